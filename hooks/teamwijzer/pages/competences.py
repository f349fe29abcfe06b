"""Competences: their overview, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..views.base import shorten
from ..views.people import CompetenceView
from .kit import Kit


def overviews(kit: Kit) -> Iterator[SitePage]:
    """All competences."""
    yield kit.overview(
        "competences", len(kit.competences), clusters=kit.clusters, competences=kit.competences
    )


def pages(kit: Kit) -> Iterator[SitePage]:
    """Each competence."""
    yield from (_competence(kit, competence) for competence in kit.competences)


def _competence(kit: Kit, competence: CompetenceView) -> SitePage:
    return SitePage(
        path=competence.link.path,
        title=kit.ui["competences"]["page_title"].format(competence.link.title),
        description=shorten(competence.explanation),
        source=f"data/competences/{competence.id}.yml",
        template="competence.html",
        search=(competence.explanation, *competence.in_practice),
        keywords=tuple(competence.keywords),
        values={"competence": competence},
    )
