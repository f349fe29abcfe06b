"""The job description, which a tool puts together."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import Address
from ..page import SitePage
from ..views import BuilderViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    builder = BuilderViews(kit.context)
    yield kit.overview(
        "job-description",
        kit.duties,
        scripts=("job/page.js",),
        terms=False,  # a link inside a label would be a trap
        sections=kit.sections,
        clusters=kit.clusters,
        competences=[c for c in kit.competences if c.requirement != "not-required"],
        levels=kit.levels,
        presets=builder.presets(),
        builder=builder.data(kit.template_address("job-description", Address.job)),
    )
