"""What the columns of the tables hold, for programs: CSV on the Web.

A program that knows the standard finds this file beside the tables by its name, and reads them with
the right sign between cells, texts in their language, and lists as lists.
https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import model
from . import concepts
from .publication import COLUMNS, LICENCE_ADDRESS, Publication, to_json
from .tables import BETWEEN, LIST_COLUMNS, SEPARATOR, TABLES, rows

Node = dict[str, Any]

DIALECT: Node = {
    "delimiter": SEPARATOR,
    "encoding": "utf-8",
    "lineTerminators": ["\r\n"],
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """The one file."""
    tables = [_table(publication, name) for name in TABLES if publication.data.records[name]]
    yield (
        COLUMNS,
        to_json(
            {
                "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
                "dc:license": {"@id": LICENCE_ADDRESS},
                "dc:modified": {"@value": publication.edition.date, "@type": "xsd:date"},
                "dialect": DIALECT,
                "tables": tables,
            }
        ),
    )


def _table(publication: Publication, name: str) -> Node:
    names = list(rows(publication, name)[0])
    schema: Node = {"columns": [_column(column) for column in names], "primaryKey": "id"}
    if name in concepts.CONCEPTS:
        schema["aboutUrl"] = publication.identifier(f"{concepts.PATH}#{name}/") + "{id}"
    return {"url": f"{name}.csv", "tableSchema": schema}


def _column(name: str) -> Node:
    column: Node = {"name": name, "titles": name, "datatype": "string"}
    language = name.rpartition("_")[2]
    if name.startswith("page_"):
        column["datatype"] = "anyURI"
    elif language in model.LANGUAGES:
        column["lang"] = language
    if name in LIST_COLUMNS:
        column["separator"] = BETWEEN
    if name == "id":
        column["required"] = True
    return column
