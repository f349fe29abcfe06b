"""The walk through the step plan."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..tools import tool
from ..views import WalkViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    walk = tool("walk")
    data = WalkViews(kit.context).data(kit.forms(walk))
    yield kit.overview(
        walk.name,
        len(kit.steps),
        scripts=(walk.script,),
        terms=False,  # a link inside a label would be a trap
        phases=kit.phases,
        actors=[(name, actor["title"]) for name, actor in data["actors"]],
        tool_data={**kit.tool_data(walk, data), "sorted": kit.walk_tasks.file},
    )
