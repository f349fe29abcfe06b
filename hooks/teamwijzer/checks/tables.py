"""A row of a table has as many cells as the table has columns."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import Table
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    for table in data.of(Table).values():
        columns = len(table.columns)
        for index, row in enumerate(table.rows):
            if len(row.cells) != columns:
                yield data.file(table).problem(
                    ("rows", index, "cells"),
                    say(
                        "{cells} cellen onder {columns} kolommen",
                        "{cells} cells below {columns} columns",
                        cells=len(row.cells),
                        columns=columns,
                    ),
                    say(
                        "geef elke kolom een cel, zoals nl: – en en: –",
                        "give each column a cell, such as nl: – and en: –",
                    ),
                )
