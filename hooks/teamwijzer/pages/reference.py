"""The glossary, what changed, and the sources."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SitePage
from .kit import Kit


def pages(kit: Kit) -> Iterator[SitePage]:
    """A page each."""
    yield kit.overview(
        "glossary",
        len(kit.terms),
        search=tuple(f"{term.term}: {term.definition}" for term in kit.terms),
        list_=kit.terms,
        # Every definition would lead to its neighbours: here they have `see` for that.
        terms=False,
        cited=True,
    )
    changes = kit.reference.changes()
    yield kit.overview(
        "changes",
        len(changes),
        search=tuple(f"{entry.change.title}. {entry.change.text}" for entry in changes),
        changes=changes,
        editions=kit.reference.editions(),
    )
    sources = kit.reference.sources()
    yield kit.overview("sources", len(sources), list_=sources)
