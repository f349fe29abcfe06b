"""JSON Schema of what is published, made from the model.

It differs from the schema for maintainers below `data/schema` in what a reader may count
on: every field is there, with null or an empty list where it holds nothing, and fields
that are not named here may come.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, Field, create_model

from .. import model
from .items import COLLECTION_SCHEMA, INDEX_SCHEMA, Collection, Index
from .publication import COLLECTIONS, Publication, Update, schema_path, to_json

Schema = dict[str, Any]

ADDRESS = {"type": "string", "format": "uri-reference"}
"""A whole one, but for a site that does not know its own: there it counts from the file."""
OWN: Schema = {
    "address": {**ADDRESS, "description": "Where this item stands as a file"},
    "pages": {
        "anyOf": [
            {
                "type": "object",
                "properties": dict.fromkeys(model.LANGUAGES, ADDRESS),
                "required": list(model.LANGUAGES),
            },
            {"type": "null"},
        ],
        "description": "Its page, or its place on one, by language; null where it has none",
    },
}
"""What an item has beside the fields of its record."""


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Path and content of the schema of each collection's items, of collections, of the index."""
    shapes: list[tuple[str, type[BaseModel], Schema]] = [
        *((schema_path(name), _published(model.KINDS[name]), OWN) for name in COLLECTIONS),
        (COLLECTION_SCHEMA, Collection, {}),
        (INDEX_SCHEMA, Index, {}),
    ]
    for path, shape, own in shapes:
        schema = _schema(shape)
        head = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": publication.identifier(path),
        }
        properties = {**schema["properties"], **own}
        required = [*schema["required"], *own]
        yield path, to_json({**head, **schema, "properties": properties, "required": required})


@functools.cache
def _published(kind: type[model.Record]) -> type[BaseModel]:
    """The class with what an item tells of the changes that touch it."""
    updates = (list[Update], Field(description="What changed since the sources were written"))
    return create_model(kind.__name__, __base__=kind, __doc__=kind.__doc__, updates=updates)


@functools.cache
def _schema(shape: type[BaseModel]) -> Schema:
    """The schema of a class. Kept, because only a change of the code changes it."""
    schema = shape.model_json_schema(mode="serialization")
    parts = {name: _open(part) for name, part in schema.get("$defs", {}).items()}
    return {**_open(schema), **({"$defs": parts} if parts else {})}


def _open(shape: Schema) -> Schema:
    """An object that has every field, and may get more; without the titles made of names."""
    fields = {
        name: {key: value for key, value in field.items() if key not in ("default", "title")}
        for name, field in shape["properties"].items()
    }
    kept = {key: value for key, value in shape.items() if key != "additionalProperties"}
    return {**kept, "properties": fields, "required": list(fields)}
