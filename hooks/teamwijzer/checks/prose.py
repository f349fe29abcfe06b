"""Prose stands in every language, with a head, known sources and known markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dataset import DataSet
from ..model import LANGUAGES
from ..problems import Problem, did_you_mean
from ..prose import MARKERS, Prose


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


def _marker(data: DataSet, page: Prose, line: int, kind: str, name: str) -> Iterator[Problem]:
    if kind not in MARKERS:
        hint = did_you_mean(kind, MARKERS, f"expected one of: {', '.join(MARKERS)}")
        yield Problem(page.file.name, line, 1, "", f"unknown marker {kind!r}", hint)
        return
    collections: Mapping[str, tuple[str, ...]] = {
        "table": ("tables",),
        "balance": ("balances",),
        "updates": ("steps", "tasks", "terms"),
    }
    # A marker that stands alone, such as [[model]], names nothing.
    known = (
        set().union(*(data.files[c] for c in collections[kind])) if kind in collections else {""}
    )
    if name not in known:
        hint = did_you_mean(name, known, f"see the files in data/{kind}s")
        yield Problem(page.file.name, line, 1, "", f"unknown {kind} {name!r}", hint)
