"""What no site can be made without: a head for every overview page, and an edition.

Of two editions it must be plain which is the newer one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import HEADS
from ..dataset import DataSet
from ..messages import Message, say
from ..model import Edition, Page
from ..problems import Problem, did_you_mean, taken


def check(data: DataSet) -> Iterator[Problem]:
    for name in HEADS:
        if name not in data.files["pages"]:
            file = f"data/pages/{name}.yml"
            found = say("dit bestand is er niet", "no such file")
            expected = say(
                "zet het terug: de site heeft het nodig", "put it back: the site needs it"
            )
            yield Problem(file, 1, 1, "", found, expected)
    yield from _editions(data)
    for name, page in data.of(Page).items():
        if name not in HEADS:
            otherwise = say(
                "een pagina met tekst hoort in content/", "a page of prose belongs in content/"
            )
            hint = did_you_mean(name, HEADS, otherwise)
            yield data.file(page).problem(("id",), no_overview(name), hint)


def _editions(data: DataSet) -> Iterator[Problem]:
    if not data.files["editions"]:
        found = say("geen uitgave", "no edition")
        expected = say("voeg er een toe: de site heeft ze nodig", "add one: the site needs it")
        yield Problem("data/editions", 1, 1, "", found, expected)
    seen: dict[object, str] = {}
    for edition in data.of(Edition).values():
        for field in ("version", "date"):
            value = getattr(edition, field)
            if value in seen:
                own = say("geef elke uitgave een eigen", "give each edition its own")
                yield data.file(edition).problem((field,), taken(value, seen[value]), own)
            seen.setdefault(value, edition.id)


def no_overview(page: str) -> Message:
    """Found: the name of a page that stands there without data of its own."""
    return say(
        "{page!r}, en dat is geen overzichtspagina",
        "{page!r}, which is no overview page",
        page=page,
    )
