"""The planner."""

from __future__ import annotations

from collections.abc import Iterator

from ..later import later_words
from ..page import SitePage
from ..tools import tool
from ..views import PlanViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    plan = tool("plan")
    data = PlanViews(kit.context).data(kit.forms(plan))
    first = kit.context.first_words(plan)
    yield kit.overview(
        plan.name,
        kit.counted,
        scripts=(plan.script,),
        terms=False,  # a link inside a label would be a trap
        counted=kit.counted,
        tool_data={**data, "words": first, "later": later_words(kit.context, plan).file},
    )
