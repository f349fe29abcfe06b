"""A data file that names a schema on its first line names its own: editors help by it.

It need not name one: `.vscode/settings.json` says which schema each folder has.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import KINDS
from ..problems import Problem

NAMES = "# yaml-language-server:"
"""What such a line begins with."""


def header(folder: str) -> str:
    """The first line of the files of that folder."""
    schema = KINDS[folder].__name__.lower() if folder in KINDS else folder
    return f"{NAMES} $schema=../schema/{schema}.json"


def check(data: DataSet) -> Iterator[Problem]:
    for folder, files in data.files.items():
        line = header(folder)
        for file in files.values():
            first = file.first_line or ""
            if first.startswith(NAMES) and first != line:
                found = say(
                    "een eerste regel die een ander schema noemt",
                    "a first line that names another schema",
                )
                expected = say(
                    "schrijf {line}, of haal hem weg", "write {line}, or take it out", line=line
                )
                yield Problem(file.name, 1, 1, "", found, expected)
