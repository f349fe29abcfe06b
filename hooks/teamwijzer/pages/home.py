"""The first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import model
from ..page import SitePage
from ..views.reference import TableView
from .kit import Kit

DIVISION = "sample-division"
"""The table that shows what a division looks like."""
LINES = 3
"""How many lines of work the sample of a vacancy has."""


@dataclass(frozen=True)
class Advert:
    """The beginning of a vacancy: its job, what it says first, and some of the work."""

    preset: str
    title: str
    text: str
    work: list[str]


def pages(kit: Kit) -> Iterator[SitePage]:
    """Three questions, what comes out, the ways in, the clusters."""
    yield kit.overview(
        "home",
        kit.counted,
        scripts=("site/start.js",),
        terms=False,
        asks=kit.guide.asks(),
        ways=kit.guide.ways(),
        division=_division(kit),
        advert=_advert(kit),
        clusters=kit.clusters,
        phases=kit.phases,
    )


def _division(kit: Kit) -> TableView | None:
    """None where the data has no such table."""
    if DIVISION not in kit.context.data.of(model.Table):
        return None
    return kit.reference.table(DIVISION)


def _advert(kit: Kit) -> Advert | None:
    """Of the first job that says what it is there for; None where there is none."""
    text, tasks = kit.context.text, kit.context.data.of(model.Task)
    for preset in kit.context.data.of(model.Preset).values():
        if preset.vacancy:
            title = text(preset.title)
            work = [text(tasks[code].duty) for code in preset.work[:LINES]]
            return Advert(preset.id, title[:1].upper() + title[1:], text(preset.vacancy), work)
    return None
