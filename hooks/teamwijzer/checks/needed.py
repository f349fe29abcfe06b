"""What no site can be made without: a head for every overview page, and an edition.

Of two editions it must be plain which is the newer one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import HEADS
from ..dataset import DataSet
from ..model import Edition, Page
from ..problems import Problem, did_you_mean


def check(data: DataSet) -> Iterator[Problem]:
    for name in HEADS:
        if name not in data.files["pages"]:
            file = f"data/pages/{name}.yml"
            yield Problem(file, 1, 1, "", "no such file", "put it back: the site needs it")
    yield from _editions(data)
    for name, page in data.of(Page).items():
        if name not in HEADS:
            hint = did_you_mean(name, HEADS, "a page of prose belongs in content/")
            yield data.file(page).problem(("id",), f"{name!r}, which is no overview page", hint)


def _editions(data: DataSet) -> Iterator[Problem]:
    if not data.files["editions"]:
        yield Problem("data/editions", 1, 1, "", "no edition", "add one: the site needs it")
    seen: dict[object, str] = {}
    for edition in data.of(Edition).values():
        for field in ("version", "date"):
            value = getattr(edition, field)
            if value in seen:
                found = f"{value}, which {seen[value]!r} has already"
                yield data.file(edition).problem((field,), found, "give each edition its own")
            seen.setdefault(value, edition.id)
