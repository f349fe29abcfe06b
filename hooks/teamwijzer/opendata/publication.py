"""What is published, and where: the collections, the addresses of their items and pages.

Published is what is about ICT coordination. Left out is what only makes pages or documents:
`pages`, `tables` and `balances` (parts of prose), `templates`, and the edition, whose
version and date stand in the index and in every collection. `phases` and `actors` are
there because the steps name them: every id in the data leads to an item.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from pydantic import Field, TypeAdapter

from .. import model
from ..addresses import root_of
from ..dataset import DataSet
from ..views import Context

FOLDER = "data/v1/"
"""Below the site's root. Everything here stays where it is for ever."""
COLUMNS = "csv-metadata.json"
OPENAPI = "openapi.json"
CATALOGUE = "dcat.jsonld"
TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
}
"""Ending of a file → what it is to a program that gets it."""
LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

COLLECTIONS = (
    "tasks",
    "clusters",
    "competences",
    "roles",
    "groups",
    "steps",
    "phases",
    "actors",
    "duties",
    "sections",
    "levels",
    "priorities",
    "presets",
    "terms",
    "changes",
    "sources",
)
"""What is published, in the order of the index."""


class Update(model.Shape):
    """A change as each record that it touches tells it too."""

    date: datetime.date = Field(description="Day from which it holds")
    text: model.Text = Field(description="What changed")
    sources: list[model.Citation] = Field(description="Where the news comes from")


class Publication:
    """A data set that is published at an address. What names things for ever does not follow from
    it: see `identifier`.
    """

    def __init__(self, data: DataSet, address: str) -> None:
        self.data = data
        self.site = address
        self.contexts = {language: Context(data, language) for language in model.LANGUAGES}
        self.edition = data.edition

    def address(self, path: str) -> str:
        """The address of a file below `FOLDER`."""
        return self.site + FOLDER + path

    def identifier(self, path: str) -> str:
        """What names a file below `FOLDER`, or something in it, wherever the site is published."""
        return self.edition.identifiers + FOLDER + path

    def records(self) -> Iterator[tuple[str, model.Record]]:
        """Every record that is published, with the name of its collection."""
        for name in COLLECTIONS:
            for record in self.data.records[name].values():
                yield name, record

    def item(self, name: str, record: model.Record) -> dict[str, Any]:
        """A record as it is published: its fields, and where it stands."""
        return {
            **record.model_dump(),
            "updates": [
                Update(**{name: getattr(change, name) for name in Update.model_fields}).model_dump()
                for change in self.data.changes_of(record)
            ],
            "address": self.address(item_path(name, record)),
            "pages": self.pages(record),
        }

    def pages(self, record: model.Record) -> dict[str, str] | None:
        """The record's page, or its place on one, by language; None where it has none."""
        # Paths are the same in each language.
        path = self.contexts[model.DEFAULT_LANGUAGE].place(record)
        if path is None:
            return None
        return {language: self.page(path, language) for language in model.LANGUAGES}

    def page(self, path: str, language: str) -> str:
        """The address of a page in that language; `path` counts from the language's root."""
        return self.site + root_of(language) + path


def item_path(name: str, record: model.Record) -> str:
    """Where an item of that collection stands, below `FOLDER`."""
    return f"{name}/{record.id}.json"


def schema_path(name: str) -> str:
    """Where the schema of that collection's items stands, below `FOLDER`."""
    return f"schema/{model.KINDS[name].__name__.lower()}.json"


def to_json(value: Any) -> bytes:
    """The value as JSON that people can read too. Pydantic's, because it is five times as fast."""
    return _ANYTHING.dump_json(value, indent=1, by_alias=True) + b"\n"


_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)
