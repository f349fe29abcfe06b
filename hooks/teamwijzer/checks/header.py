"""Every data file names its schema on the first line, so that editors help while typing."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import KINDS
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    for folder, files in data.files.items():
        schema = KINDS[folder].__name__.lower() if folder in KINDS else folder
        line = f"# yaml-language-server: $schema=../schema/{schema}.json"
        for file in files.values():
            if file.first_line not in (line, None):
                found = "a first line that names no schema"
                yield Problem(file.name, 1, 1, "", found, f"write {line}")
