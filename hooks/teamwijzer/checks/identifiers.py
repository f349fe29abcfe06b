"""Every version of the data names things alike: an identifier is for ever."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    editions = data.editions()
    for edition in editions[:-1]:
        first = editions[-1]
        if edition.identifiers != first.identifiers:
            yield data.file(edition).problem(
                ("identifiers",),
                say(
                    "{here!r}, en versie {version} heeft een andere",
                    "{here!r}, and version {version} has another",
                    here=edition.identifiers,
                    version=first.version,
                ),
                say(
                    "schrijf {first}: wat anderen onder een naam kennen, houdt die naam",
                    "write {first}: what others know by its identifier keeps it",
                    first=first.identifiers,
                ),
            )
