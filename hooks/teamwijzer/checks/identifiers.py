"""Every version of the data names things alike: an identifier is for ever."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    editions = data.editions()
    for edition in editions[:-1]:
        first = editions[-1]
        if edition.identifiers != first.identifiers:
            yield data.file(edition).problem(
                ("identifiers",),
                f"{edition.identifiers!r}, and version {first.version} has another",
                f"write {first.identifiers}: what others know by its identifier keeps it",
            )
