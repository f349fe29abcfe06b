"""Prose stands in every language, with a head, known sources and known markers.

A page has one name: its title, its heading, and what a list of pages calls it are the same.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..model import LANGUAGES
from ..problems import Problem, did_you_mean
from ..prose import MARKERS, Prose

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
            expected = f"write the same file below content/{' and content/'.join(missing)}"
            yield Problem(page.file.name, 1, 1, "", "no counterpart in every language", expected)
        for index, citation in enumerate(page.head.sources if page.head else []):
            if citation.source not in sources:
                hint = did_you_mean(citation.source, sources, "see the files in data/sources")
                found = f"unknown source {citation.source!r}"
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
            found = f"{match[1]!r} for a page with the title {titles[path]!r}"
            yield Problem(page.file.name, number, match.start(1) + 1, "", found, "use one name")


def _marker(data: DataSet, page: Prose, line: int, kind: str, name: str) -> Iterator[Problem]:
    if kind not in MARKERS:
        hint = did_you_mean(kind, MARKERS, f"expected one of: {', '.join(MARKERS)}")
        yield Problem(page.file.name, line, 1, "", f"unknown marker {kind!r}", hint)
        return
    collections = {"table": "tables", "balance": "balances"}
    if kind not in collections:
        if name:
            expected = f"write [[{kind}]]"
            yield Problem(page.file.name, line, 1, "", f"{kind} takes no name", expected)
        return
    known = data.files[collections[kind]]
    if name not in known:
        hint = did_you_mean(name, known, f"see the files in data/{kind}s")
        yield Problem(page.file.name, line, 1, "", f"unknown {kind} {name!r}", hint)
