"""The planner."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..tools import tool
from ..views import PlanViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    plan = tool("plan")
    data = PlanViews(kit.context).data(kit.forms(plan))
    yield kit.overview(
        plan.name,
        kit.counted,
        scripts=(plan.script,),
        terms=False,  # a link inside a label would be a trap
        counted=kit.counted,
        tool_data={**kit.tool_data(plan, data), "book": kit.plan_sheets.file},
    )
