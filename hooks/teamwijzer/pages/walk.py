"""The walk through the step plan."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import Address
from ..page import SitePage
from ..views import WalkViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    data = WalkViews(kit.context).data(
        form=kit.template_address("step-plan", Address.walk),
        workbook=kit.template_address("task-overview", Address.walk),
    )
    yield kit.overview(
        "walk",
        len(kit.steps),
        scripts=("walk/page.js",),
        terms=False,  # a link inside a label would be a trap
        phases=kit.phases,
        clusters=kit.clusters,
        actors=[(name, actor["title"]) for name, actor in data["actors"]],
        walk=data,
    )
