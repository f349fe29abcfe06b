"""The index, a file for each collection, and a file for each item."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from .. import model
from . import concepts
from .feeds import feed_path
from .publication import (
    CATALOGUE,
    COLLECTIONS,
    COLUMNS,
    LICENCE,
    LICENCE_ADDRESS,
    OPENAPI,
    Publication,
    item_path,
    schema_path,
    to_json,
)
from .tables import TABLES

INDEX_SCHEMA = "schema/index.json"
COLLECTION_SCHEMA = "schema/collection.json"


class Licence(model.Shape):
    """What one may do with the data."""

    name: str
    address: str


class Published(model.Shape):
    """What the data are, so that a copy says it too."""

    version: str = Field(description="Version of the data, such as 1.0")
    date: datetime.date = Field(description="Day of that version")
    licence: Licence


class Entry(model.Shape):
    """A collection: where it stands, and how many items it holds."""

    name: str
    count: int
    address: str = Field(description="All items in one file")
    item_address: str = Field(description="One item: its id comes in the place of {id}")
    schema_: str = Field(serialization_alias="schema", description="JSON Schema of an item")
    csv: str | None = Field(description="For spreadsheets; null where there is none")


class Collection(Entry, Published):
    """A collection with all its items, in the order of the site."""

    items: list[dict[str, Any]] = Field(description="Each as in `schema`")


class Schemas(model.Shape):
    """The schemas of what holds no item."""

    index: str
    collection: str


class Index(Published):
    """Where everything is."""

    name: model.Text = Field(description="Name of the site")
    languages: list[str]
    collections: list[Entry]
    concepts: str = Field(
        description="Tasks, competences, roles and terms in SKOS, as JSON-LD",
    )
    columns: str = Field(description="What the columns of the tables hold, as CSV on the Web")
    openapi: str = Field(description="All addresses, as OpenAPI describes them")
    catalogue: str = Field(description="What the data are, in DCAT, as JSON-LD")
    changes: dict[str, str] = Field(description="Language → Atom feed of what changed")
    schemas: Schemas


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Path and content of the index, of each collection, of each item."""
    edition = publication.edition
    published: dict[str, Any] = {
        "version": edition.version,
        "date": edition.date,
        "licence": Licence(name=LICENCE, address=LICENCE_ADDRESS),
    }
    entries = [_entry(publication, name) for name in COLLECTIONS]
    index = Index(
        **published,
        name=publication.data.ui["site"]["name"],
        languages=list(model.LANGUAGES),
        collections=entries,
        concepts=publication.address(concepts.PATH),
        columns=publication.address(COLUMNS),
        openapi=publication.address(OPENAPI),
        catalogue=publication.address(CATALOGUE),
        changes={lang: publication.address(feed_path(lang)) for lang in model.LANGUAGES},
        schemas=Schemas(
            index=publication.address(INDEX_SCHEMA),
            collection=publication.address(COLLECTION_SCHEMA),
        ),
    )
    yield "index.json", to_json(index)
    for entry in entries:
        records = publication.data.records[entry.name].values()
        items = [publication.item(entry.name, record) for record in records]
        collection = Collection(**published, **dict(entry), items=items)
        yield f"{entry.name}.json", to_json(collection)
        for record, item in zip(records, items, strict=True):
            yield item_path(entry.name, record), to_json(item)


def _entry(publication: Publication, name: str) -> Entry:
    address = publication.address
    return Entry(
        name=name,
        count=len(publication.data.records[name]),
        address=address(f"{name}.json"),
        item_address=address(f"{name}/{{id}}.json"),
        schema_=address(schema_path(name)),
        csv=address(f"{name}.csv") if name in TABLES else None,
    )
