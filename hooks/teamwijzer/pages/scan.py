"""The competence scan."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from ..tools import SCAN_ROWS, tool
from ..views import ScanViews
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """The page of the tool."""
    scan = tool("scan")
    yield kit.overview(
        scan.name,
        SCAN_ROWS,
        scripts=(scan.script,),
        terms=False,  # a link inside a label would be a trap
        tool_data=kit.tool_data(scan, ScanViews(kit.context).data()),
    )
