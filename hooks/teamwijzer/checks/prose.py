"""Prose stands in every language, with a head, known sources and known markers.

A page has one name: its title, its heading, and what a list of pages calls it are the same.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import LANGUAGES
from ..problems import Problem, did_you_mean, one_of, see_files
from ..prose import MARKERS, Prose
from .references import unknown

HEADING = re.compile(r"# (.+)")
LISTED = re.compile(r"- \[(.+?)\]\(([\w./-]+)\):")
"""A line of a list that begins with a link and says what stands on that page."""


def check(data: DataSet) -> Iterator[Problem]:
    paths = {name: {p.path for p in data.prose if p.language == name} for name in LANGUAGES}
    sources = data.files["sources"]
    for page in data.prose:
        yield from page.file.problems
        missing = [language for language, known in paths.items() if page.path not in known]
        if missing:
            # Without this, the i18n plugin would show one language under the other's address.
            found = say("deze pagina is er niet in elke taal", "no counterpart in every language")
            expected = say(
                "schrijf hetzelfde bestand ook onder {folders}",
                "write the same file below {folders}",
                folders=", ".join(f"content/{language}" for language in missing),
            )
            yield Problem(page.file.name, 1, 1, "", found, expected)
        for index, citation in enumerate(page.head.sources if page.head else []):
            if citation.source not in sources:
                hint = did_you_mean(citation.source, sources, see_files("data/sources"))
                found = unknown("sources", citation.source)
                yield page.file.problem(("sources", index, "source"), found, hint)
        for line, kind, name in page.markers():
            yield from _marker(data, page, line, kind, name)
        yield from _names(data, page)


def _names(data: DataSet, page: Prose) -> Iterator[Problem]:
    """Where the page, or a list on it, calls a page by another name than its title."""
    titles = {p.path: p.head.title for p in data.prose if p.head and p.language == page.language}
    heading = False
    for number, line in enumerate(page.text.splitlines(), page.first_line):
        path = None
        if not heading and (match := HEADING.fullmatch(line)):
            heading, path = True, page.path
        elif match := LISTED.match(line):
            path = posixpath.normpath(posixpath.join(page.path, match[2])) + "/"
        if match and path in titles and match[1] != titles[path]:
            found = say(
                "{name!r} voor een pagina met de titel {title!r}",
                "{name!r} for a page with the title {title!r}",
                name=match[1],
                title=titles[path],
            )
            one = say("gebruik één naam", "use one name")
            yield Problem(page.file.name, number, match.start(1) + 1, "", found, one)


def _marker(data: DataSet, page: Prose, line: int, kind: str, name: str) -> Iterator[Problem]:
    if kind not in MARKERS:
        found = say("onbekende plaatshouder {name!r}", "unknown marker {name!r}", name=kind)
        hint = did_you_mean(kind, MARKERS, one_of(MARKERS))
        yield Problem(page.file.name, line, 1, "", found, hint)
        return
    collections = {"table": "tables", "balance": "balances"}
    if kind not in collections:
        if name:
            found = say("{kind} heeft geen naam nodig", "{kind} takes no name", kind=kind)
            expected = say("schrijf [[{kind}]]", "write [[{kind}]]", kind=kind)
            yield Problem(page.file.name, line, 1, "", found, expected)
        return
    known = data.files[collections[kind]]
    if name not in known:
        hint = did_you_mean(name, known, see_files(f"data/{collections[kind]}"))
        yield Problem(page.file.name, line, 1, "", unknown(collections[kind], name), hint)
