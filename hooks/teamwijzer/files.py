"""Only plain files inside the project are read and published.

What a symbolic link points to can be any file of the machine that builds, and to read a device or
a pipe may never end. So this is looked at before anything is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from .problems import Problem

BESIDE = ("content", "overrides")
"""The folders beside that of the data."""
KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
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
    kind = KINDS.get(stat.S_IFMT(path.lstat().st_mode), "no plain file")
    target = f" to {str(path.readlink())!r}" if path.is_symlink() else ""
    expected = "expected a plain file: put one there, or take this out"
    return Problem(name, 1, 1, "", f"{kind}{target}", expected)
