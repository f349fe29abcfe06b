"""`teamwijzer reviewed tasks --on 2026-12-01`: writes into records that somebody compared them.

A file is changed in these lines and nowhere else.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .dataset import DataSet
from .loading import read
from .messages import ToldError, say
from .model import Record
from .problems import did_you_mean
from .report.freshness import sourced

DAY, WHO = "reviewed", "reviewed_by"
LINE = r"^{name}:[^\r\n]*(\r\n|\r|\n|\Z)"


class ReviewError(ToldError):
    """What was named cannot be signed."""


def reviewed(folder: Path, names: Sequence[str], day: datetime.date, by: str | None) -> list[str]:
    """Signs the records that these names mean; their files. Raises `ReviewError`, `DataError`.

    A name is that of a collection, such as tasks, or the id of a record. `by`: a name or a role;
    without it nobody is named, for who reviewed it before did not do so on this day.
    """
    data = read(folder)
    files = sorted({data.file(record).name for name in names for record in _meant(data, name)})
    for file in files:
        path = folder.parent / file
        text = path.read_bytes().decode("utf-8")
        text = _put(text, DAY, day.isoformat())
        text = _put(text, WHO, "'{}'".format(by.replace("'", "''")) if by else None)
        new = path.with_name(f".{path.name}.new")
        new.write_bytes(text.encode("utf-8"))
        new.replace(path)
    return files


def _meant(data: DataSet, name: str) -> Iterator[Record]:
    """Those with sources to compare them with."""
    all_of_them = list(sourced(data))
    # A page of overview may be called as what it lists: then all of these are meant.
    found = [record for kind, record in all_of_them if kind == name]
    found = found or [record for _, record in all_of_them if record.id == name]
    if not found:
        known = {kind for kind, _ in all_of_them} | {record.id for _, record in all_of_them}
        otherwise = say(
            "schrijf een map van de gegevens, of het id van een bestand",
            "expected a folder of the data, or the id of a record",
        )
        raise ReviewError(
            say(
                "niets met bronnen heet {name!r}; {hint}",
                "nothing with sources is called {name!r}; {hint}",
                name=name,
                hint=did_you_mean(name, known, otherwise),
            )
        )
    yield from found


def _put(text: str, name: str, value: str | None) -> str:
    """The text with that field in it once; without it where there is no value."""
    match = re.search(LINE.format(name=name), text, re.MULTILINE)
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{name}: {value}{end}" if value is not None else ""
    if match:
        return text[: match.start()] + line + text[match.end() :]
    if not line:
        return text
    if after := re.search(LINE.format(name=DAY), text, re.MULTILINE):
        # That line was put before this one, and has its end.
        return text[: after.end()] + line + text[after.end() :]
    return text + ("" if text.endswith(("\n", "\r")) else end) + line
