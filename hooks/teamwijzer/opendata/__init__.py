"""The data itself, for programs and spreadsheets of others: everything below `data/v1/`.

    data/v1/index.json               version, date, licence and the list of collections
    data/v1/tasks.json, …            a collection: all items with all fields, in both languages
    data/v1/tasks/T01.json, …        one item
    data/v1/tasks.csv, …             the collections that a spreadsheet has use for
    data/v1/schema/task.json, …      JSON Schema of an item, of a collection and of the index
    data/v1/csv-metadata.json        what the columns of the tables hold: CSV on the Web
    data/v1/skos.jsonld              clusters, tasks, competences, roles and terms as SKOS concepts
    data/v1/changes.atom, …          what changed, a feed a language
    data/v1/openapi.json             all of these addresses, as OpenAPI describes them
    data/v1/dcat.jsonld              what the data are, for open data portals: DCAT

The promise: in v1 a field keeps its name and its meaning, and new ones may come. What
would break a program that reads v1 becomes a v2 beside it. The same data and address
give the same bytes. Identifiers come from the data alone: a site that moves keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from . import catalogue, columns, concepts, feeds, items, openapi, schemas, tables
from .publication import FOLDER, Publication

ROOT = "site:///"
"""In the place of an address that is not known, until it is clear from which file it counts."""


def open_data(data: DataSet, address: str) -> Iterator[tuple[str, bytes]]:
    """Every file: its path from the site's root, and its content.

    `address` is where the site is published, with a slash at the end. Where it is "", addresses
    count from the file that they stand in.
    """
    publication = Publication(data, address or ROOT)
    for part in (items, tables, columns, schemas, concepts, feeds, openapi, catalogue):
        for path, content in part.files(publication):
            up = "../" * (FOLDER + path).count("/")
            yield FOLDER + path, content if address else content.replace(ROOT.encode(), up.encode())
