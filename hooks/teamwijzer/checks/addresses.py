"""Wherever the templates and the bar on top lead, there is a page."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import HEADS, PLACES, Address, Lead
from ..dataset import DataSet
from ..model import DEFAULT_LANGUAGE
from ..problems import Problem, did_you_mean

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
            expected = f"put it back, or change {address.name!r} in {HOME}"
            yield Problem(file, 1, 1, "", "no such page, and the site leads to it", expected)


def _record(data: DataSet, lead: Lead) -> Iterator[Problem]:
    if lead.collection not in PLACES:
        yield _unknown(lead, lead.collection, list(PLACES), "PLACES")
    elif lead.name not in (known := data.files[lead.collection]):
        file = f"data/{lead.collection}/{lead.name.lower()}.yml"
        found = f"no such file, and {lead.file}:{lead.line} leads to it"
        yield Problem(file, 1, 1, lead.name, found, did_you_mean(lead.name, known, "put it back"))


def _unknown(lead: Lead, name: str, known: list[str], where: str) -> Problem:
    hint = did_you_mean(name, known, f"see {where!r} in {HOME}")
    return Problem(lead.file, lead.line, lead.column, "", f"unknown address {name!r}", hint)
