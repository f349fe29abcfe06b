"""Which pages there are, one subject a module.

A maker takes the `Kit` of a language and yields pages. A new kind of page is a module with a maker
and a line in `MAKERS`, which stands in the order in which the search lists equals: overviews come
before what they list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..page import SitePage
from . import (
    competences,
    home,
    job,
    maintenance,
    plan,
    reference,
    roles,
    scan,
    steps,
    tasks,
    templates,
    walk,
)
from .kit import Kit

MAKERS: tuple[Callable[[Kit], Iterator[SitePage]], ...] = (
    home.pages,
    tasks.overviews,
    job.pages,
    templates.pages,
    steps.overviews,
    walk.pages,
    plan.pages,
    roles.overviews,
    competences.overviews,
    scan.pages,
    reference.pages,
    tasks.pages,
    steps.pages,
    roles.pages,
    competences.pages,
    maintenance.pages,
)


def pages(kit: Kit) -> Iterator[SitePage]:
    """Every page of a language that is made from data."""
    for make in MAKERS:
        yield from make(kit)
