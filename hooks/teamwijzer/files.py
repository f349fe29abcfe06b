"""Only plain files inside the project are read and published.

What a symbolic link points to can be any file of the machine that builds, and to read a device or
a pipe may never end. So this is looked at before anything is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .messages import NOTHING, say
from .problems import Problem

BESIDE = ("content", "overrides")
"""The folders beside that of the data."""
NO_FILE = say("geen gewoon bestand", "no plain file")
KINDS = {
    stat.S_IFLNK: say("een snelkoppeling", "a link"),
    stat.S_IFIFO: say("een pijp", "a pipe"),
    stat.S_IFSOCK: say("een socket", "a socket"),
    stat.S_IFCHR: say("een apparaat", "a device"),
    stat.S_IFBLK: say("een apparaat", "a device"),
}


def odd_files(data: Path) -> Iterator[Problem]:
    """Everything in that folder, and in those beside it, that is neither a file nor a folder.

    Names with a dot in front are left alone: nobody reads or publishes them.
    """
    for folder in (data.name, *BESIDE):
        path = data.with_name(folder)
        if path.is_symlink():
            yield _problem(folder, path)
        elif path.is_dir():
            yield from _below(folder, path)


def _below(name: str, folder: Path) -> Iterator[Problem]:
    with os.scandir(folder) as entries:
        for entry in entries:
            inside = f"{name}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(inside, Path(entry))
            elif not entry.is_file(follow_symlinks=False):
                yield _problem(inside, Path(entry))


def _problem(name: str, path: Path) -> Problem:
    kind = KINDS.get(stat.S_IFMT(path.lstat().st_mode), NO_FILE)
    target = NOTHING
    if path.is_symlink():
        target = say(" naar {path!r}", " to {path!r}", path=str(path.readlink()))
    expected = say(
        "hier hoort een gewoon bestand: zet dat neer, of haal dit weg",
        "expected a plain file: put one there, or take this out",
    )
    found = say("{kind}{target}", "{kind}{target}", kind=kind, target=target)
    return Problem(name, 1, 1, "", found, expected)
