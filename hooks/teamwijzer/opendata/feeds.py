"""What changed, as an Atom feed a language: https://www.rfc-editor.org/rfc/rfc4287

An entry for each change, dated with the day from which it holds, and one for
each edition, which says what is new in the data. The days come from the data and no clock is asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from .. import model
from ..addresses import Address
from ..views import Context
from .publication import Publication, item_path

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    """An entry of the feed. `links`: relation, media type, address."""

    id: str
    day: datetime.date
    title: str
    category: str
    links: list[tuple[str, str, str]]
    text: str


def feed_path(language: str) -> str:
    """Where the feed in that language stands, below `FOLDER`."""
    end = "" if language == model.DEFAULT_LANGUAGE else f"-{language}"
    return f"changes{end}.atom"


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Path and content of each language's feed."""
    for language in model.LANGUAGES:
        yield feed_path(language), _feed(publication, publication.contexts[language])


def _feed(publication: Publication, context: Context) -> bytes:
    language, site = context.language, context.ui["site"]
    here, name = (
        publication.address(feed_path(language)),
        publication.identifier(feed_path(language)),
    )
    head = publication.data.of(model.Page)["changes"]
    entries = sorted(
        [*_editions(publication, context), *_changes(publication, context)],
        key=lambda entry: entry.day,
        reverse=True,
    )
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", LANG: language})
    _add(feed, "id", name)
    _add(feed, "title", f"{site['name']}: {context.text(head.title)}")
    _add(feed, "subtitle", context.text(head.description))
    _add(feed, "updated", _moment(entries[0].day))
    _add(ET.SubElement(feed, "author"), "name", site["name"])
    _add(feed, "rights", site["licence"])
    _link(feed, "self", "application/atom+xml", here)
    _link(feed, "alternate", "text/html", publication.page(Address.changes, language))
    for entry in entries:
        part = ET.SubElement(feed, "entry")
        _add(part, "id", f"{name}#{entry.id}")
        _add(part, "title", entry.title)
        _add(part, "updated", _moment(entry.day))
        ET.SubElement(part, "category", {"term": entry.category})
        for link in entry.links:
            _link(part, *link)
        _add(part, "content", entry.text)
    ET.indent(feed, " ")
    text = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _editions(publication: Publication, context: Context) -> Iterator[Entry]:
    for edition in publication.data.editions():
        pages = publication.pages(edition) or {}
        yield Entry(
            id=f"editions/{edition.version}",
            day=edition.date,
            title=context.name(edition),
            category="editions",
            links=[
                ("alternate", "text/html", pages[context.language]),
                ("related", "application/json", publication.address("index.json")),
            ],
            text="\n".join(context.texts(edition.changes)),
        )


def _changes(publication: Publication, context: Context) -> Iterator[Entry]:
    sources = publication.data.of(model.Source)
    for change in publication.data.changes():
        pages = publication.pages(change) or {}
        via = dict.fromkeys(sources[citation.source].url for citation in change.sources)
        cited = "; ".join(f"{p.title} ({p.where})" for p in context.places(change.sources))
        yield Entry(
            id=f"changes/{change.id}",
            day=change.date,
            title=context.text(change.title),
            category="changes",
            links=[
                ("alternate", "text/html", pages[context.language]),
                ("related", "application/json", publication.address(item_path("changes", change))),
                *(("via", "text/html", url) for url in via if url),
            ],
            text=f"{context.text(change.text)}\n{context.ui['site']['sources']}: {cited}",
        )


def _moment(day: datetime.date) -> str:
    """The first second of a day, as Atom writes it."""
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, kind: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})
