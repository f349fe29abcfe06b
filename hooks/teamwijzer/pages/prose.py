"""A page of prose: what Markdown made of it, with what its markers stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..addresses import Address
from ..page import SitePage
from ..prose import MARKER, Prose
from .kit import Kit


def page(kit: Kit, prose: Prose, html: str) -> SitePage:
    """The page from the HTML that Markdown made of its text."""
    parts, head = list(_parts(kit, prose.path, html)), prose.head
    return SitePage(
        path=prose.path,
        title=head.title if head else "",
        description=head.description if head else "",
        source=prose.file.name,
        template="prose.html",
        values={"parts_": parts, "sources": kit.context.places(head.sources) if head else []},
        keywords=tuple(head.keywords) if head else (),
        cited=prose.path == Address.open_data,
        search=tuple(part.striptags() for kind, part in parts if kind == "html"),
    )


def _parts(kit: Kit, path: str, html: str) -> Iterator[tuple[str, Any]]:
    """Kind and content of each part: HTML, or what a marker stands for."""
    # Markdown has made a paragraph of each marker.
    text = html.replace("<p>[[", "\n[[").replace("]]</p>", "]]\n")
    position = 0
    for match in MARKER.finditer(text):
        yield "html", Markup(text[position : match.start()])  # noqa: S704  # Markdown's own output
        yield match[1], _marked(kit, path, match[1], match[2] or "")
        position = match.end()
    yield "html", Markup(text[position:])  # noqa: S704  # as above


def _marked(kit: Kit, path: str, kind: str, name: str) -> Any:
    """What a marker on that page of prose stands for: see `prose.MARKERS`."""
    match kind:
        case "table":
            return kit.reference.table(name)
        case "balance":
            return kit.reference.balance(name)
        case "changes":
            return kit.reference.changes_on(path)
        case _:
            return kit.roles
