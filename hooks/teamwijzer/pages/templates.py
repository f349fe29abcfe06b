"""The blank documents to download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..documents.pictures import Picture
from ..offline import ZIP
from ..page import SitePage
from ..views.guide import Doing
from ..views.templates import TemplateView
from .kit import Kit

WORKBOOK = "task-overview"
"""The template that a page of its own explains, and that page's head."""


@dataclass(frozen=True)
class TemplateEntry:
    """A template on the page of templates: its size, its picture if there is one, what to do."""

    template: TemplateView
    kilobytes: int
    picture: Picture | None
    doings: list[Doing]


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of templates, and one that says how to use the workbook.

    The first calls `entries`: to make the documents is work that other pages need not wait for.
    """
    yield kit.overview("templates", len(kit.templates), entries=partial(entries, kit), offline=ZIP)
    workbook = next((t for t in kit.templates if t.id == WORKBOOK), None)
    parts = workbook.parts if workbook else []
    yield kit.overview(
        WORKBOOK,
        kit.counted,
        search=tuple(point for part in parts for point in part.points),
        workbook=workbook,
    )


def entries(kit: Kit) -> list[TemplateEntry]:
    """Every blank document with its size and picture."""
    return [
        TemplateEntry(
            template=document.frame.template,
            kilobytes=-(-len(document.content) // 1000),
            picture=kit.pictures.of(document),
            doings=kit.doings("templates", document.frame.template.id),
        )
        for document in kit.catalogue.documents
    ]
