"""What maintainers look at: the fields of the data, and what the data could do with."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import KINDS
from ..page import SitePage
from ..report.freshness import sourced
from ..views import FieldViews, MaintenanceViews
from ..views.fields import tool_needs
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """A page each. The second works out the findings when its template asks for them."""
    context = kit.context
    needs = tool_needs(context)
    fields = FieldViews(context)
    yield kit.overview("fields", len(KINDS), terms=False, fields=fields, needs=needs)
    yield kit.overview(
        "maintenance",
        sum(1 for _ in sourced(context.data)),
        terms=False,
        needs=needs,
        findings=lambda: MaintenanceViews(context, kit.findings()).findings(),
    )
