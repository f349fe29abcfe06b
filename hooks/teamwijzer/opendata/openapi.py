"""The addresses below `data/v1/` as OpenAPI describes them, for tools that make a client from it.

They are files: each is read with GET, and none takes a parameter but the id of an item.
https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import model
from ..fields import says
from . import concepts
from .feeds import feed_path
from .items import COLLECTION_SCHEMA, INDEX_SCHEMA
from .publication import (
    CATALOGUE,
    COLLECTIONS,
    COLUMNS,
    LICENCE,
    LICENCE_ADDRESS,
    OPENAPI,
    TYPES,
    Publication,
    schema_path,
    to_json,
)
from .tables import TABLES

Node = dict[str, Any]

TOOLS_LANGUAGE = "en"
"""Names of fields and what is said of them are English."""


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    name = publication.data.ui["site"]["name"].in_language(TOOLS_LANGUAGE)
    home = publication.data.of(model.Page)["home"]
    yield (
        OPENAPI,
        to_json(
            {
                "openapi": "3.1.0",
                "info": {
                    "title": name,
                    "description": home.description.in_language(TOOLS_LANGUAGE),
                    "version": publication.edition.version,
                    "license": {"name": LICENCE, "url": LICENCE_ADDRESS},
                },
                # Where this file itself stands.
                "servers": [{"url": "."}],
                "paths": dict(_paths(publication)),
            }
        ),
    )


def _paths(publication: Publication) -> Iterator[tuple[str, Node]]:
    yield "/index.json", _get("index", "Where everything is", "json", _reference(INDEX_SCHEMA))
    for name in COLLECTIONS:
        kind, item = model.KINDS[name], _reference(schema_path(name))
        items = {"properties": {"items": {"type": "array", "items": item}}}
        whole = {"allOf": [_reference(COLLECTION_SCHEMA), items]}
        yield f"/{name}.json", _get(f"all-{name}", f"All {name}", "json", whole)
        ids = list(publication.data.records[name])
        one = _get(f"one-of-{name}", says(kind).in_language(TOOLS_LANGUAGE), "json", item)
        one["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": f"Its id, as in /{name}.json",
                "schema": {"type": "string"},
                **({"example": ids[0]} if ids else {}),
            }
        ]
        one["get"]["responses"]["404"] = {"description": "There is none with that id"}
        yield f"/{name}/{{id}}.json", one
        if name in TABLES:
            yield f"/{name}.csv", _get(f"table-of-{name}", f"All {name}, for spreadsheets", "csv")
    yield f"/{COLUMNS}", _get("columns", "What the columns of the tables hold", "json")
    yield f"/{concepts.PATH}", _get("concepts", "Concepts, in SKOS", "jsonld")
    yield f"/{CATALOGUE}", _get("catalogue", "These data for open data portals, in DCAT", "jsonld")
    for language in model.LANGUAGES:
        said = f"What changed, as a feed ({language})"
        yield f"/{feed_path(language)}", _get(f"changes-{language}", said, "atom")


def _get(name: str, said: str, ending: str, schema: Node | None = None) -> Node:
    content = {TYPES[ending]: {"schema": schema} if schema else {}}
    answer = {"200": {"description": said, "content": content}}
    return {"get": {"operationId": name, "summary": said, "responses": answer}}


def _reference(path: str) -> Node:
    return {"$ref": path}
