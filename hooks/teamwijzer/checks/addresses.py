"""Wherever the templates and the bar on top lead, there is a page."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import HEADS, PLACES, Address, Lead
from ..dataset import DataSet
from ..messages import say
from ..model import DEFAULT_LANGUAGE
from ..problems import PUT_BACK, Problem, did_you_mean

HOME = "hooks/teamwijzer/addresses.py"


def check(data: DataSet) -> Iterator[Problem]:
    for lead in data.leads:
        if lead.collection:
            yield from _record(data, lead)
        elif lead.name not in Address.__members__:
            yield _unknown(lead, lead.name, list(Address.__members__), "Address")
    if not data.leads:
        return  # without templates the data make no site
    written = {page.path for page in data.prose}
    for address in Address:
        if address not in written and address not in HEADS.values():
            file = f"content/{DEFAULT_LANGUAGE}/{address}index.md"
            found = say(
                "deze pagina is er niet, en de site leidt ernaartoe",
                "no such page, and the site leads to it",
            )
            expected = say(
                "zet ze terug, of verander {name!r} in {home}",
                "put it back, or change {name!r} in {home}",
                name=address.name,
                home=HOME,
            )
            yield Problem(file, 1, 1, "", found, expected)


def _record(data: DataSet, lead: Lead) -> Iterator[Problem]:
    if lead.collection not in PLACES:
        yield _unknown(lead, lead.collection, list(PLACES), "PLACES")
    elif lead.name not in (known := data.files[lead.collection]):
        file = f"data/{lead.collection}/{lead.name.lower()}.yml"
        found = say(
            "dit bestand is er niet, en {place} leidt ernaartoe",
            "no such file, and {place} leads to it",
            place=f"{lead.file}:{lead.line}",
        )
        yield Problem(file, 1, 1, lead.name, found, did_you_mean(lead.name, known, PUT_BACK))


def _unknown(lead: Lead, name: str, known: list[str], where: str) -> Problem:
    otherwise = say("zie {where!r} in {home}", "see {where!r} in {home}", where=where, home=HOME)
    found = say("onbekend adres {name!r}", "unknown address {name!r}", name=name)
    hint = did_you_mean(name, known, otherwise)
    return Problem(lead.file, lead.line, lead.column, "", found, hint)
