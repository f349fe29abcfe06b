"""The first page."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """What one can do here, the clusters, the plan."""
    yield kit.overview(
        "home",
        kit.counted,
        clusters=kit.clusters,
        phases=kit.phases,
        counted=kit.counted,
        duties=kit.duties,
    )
