"""A new site takes the place of the last one when it is whole, and not before.

A build that stops half-way (a mistake, Ctrl-C, a full disk, no power) leaves the last good site
as it was, and two builds at a time do not write into one folder: the second says why not.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from .messages import ToldError, say
from .unchanged import ingredients, is_same, write_down

SITE = "site"
NEW = "site.new"
"""Where a site is built before it takes the place of the last one."""
OLD = "site.old"
BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", NEW)
HERE = -100
EXCHANGE = 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux: see renameat2(2)."""


class BusyError(ToldError):
    """Another build writes into the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            say(
                "een ander programma bouwt al in {folder}: wacht tot het klaar is",
                "another build writes into {folder}: wait until it is done",
                folder=str(folder),
            )
        )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keeps other builds out of the folder. Raises `BusyError` where one is in it.

    The folder itself is locked, so that no file stays behind and the lock of a program that was
    killed is gone. Windows knows no such lock: there nothing is kept out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  # Windows has none

    opened = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(folder) from None
        if not (folder.is_dir() and os.path.samestat(os.fstat(opened), folder.stat())):
            raise BusyError(folder)  # it made place for a newer one just now
        yield
    finally:
        os.close(opened)


def build(project: Path, command: Sequence[str] = BUILD, *, anew: bool = False) -> int:
    """Builds the project's site with the command, which writes into `NEW`; its exit status.

    A site that the same ingredients made is left as it is, but for `anew`. Raises `BusyError`, and
    `KeyboardInterrupt` when it was stopped.
    """
    site, new = project / SITE, project / NEW
    with alone(project):
        made_of = ingredients(project)
        if not anew and is_same(project, site, made_of):
            print(
                say(
                    "{site}/ is wat deze bestanden opleveren: er valt niets te bouwen",
                    "{site}/ is what these files make: nothing to build",
                    site=SITE,
                )
            )
            return 0
        try:
            done = subprocess.run(command, cwd=project, check=False)  # noqa: S603  # our own
            status = done.returncode
            if not status:
                with alone(site):
                    exchange(new, site)
                    write_down(project, site, made_of)
        finally:
            _remove(new)
    return status


def _remove(folder: Path) -> None:
    """Removes it, but for one that a build goes on in whose parent was killed."""
    with suppress(BusyError), alone(folder):
        shutil.rmtree(folder, ignore_errors=True)


def exchange(new: Path, last: Path) -> None:
    """Puts each of two folders in the place of the other, at once where the system can do that."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if rename and not rename(HERE, os.fsencode(new), HERE, os.fsencode(last), EXCHANGE):
        return
    aside = last.with_name(OLD)
    shutil.rmtree(aside, ignore_errors=True)
    last.rename(aside)
    new.rename(last)
    aside.rename(new)
