"""The blank documents to download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..documents.pictures import Picture
from ..offline import ZIP
from ..page import SitePage
from ..views.templates import TemplateView
from .kit import Kit


@dataclass(frozen=True)
class TemplateEntry:
    """A template on the page of templates: its size, and its picture if there is one."""

    template: TemplateView
    kilobytes: int
    picture: Picture | None


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of templates.

    Its template calls `entries`: to make the documents is work that other pages need not wait for.
    """
    yield kit.overview("templates", len(kit.templates), entries=partial(entries, kit), offline=ZIP)


def entries(kit: Kit) -> list[TemplateEntry]:
    """Every blank document with its size and picture."""
    return [
        TemplateEntry(
            template=document.frame.template,
            kilobytes=-(-len(document.content) // 1000),
            picture=kit.pictures.of(document),
        )
        for document in kit.catalogue.documents
    ]
