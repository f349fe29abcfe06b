"""A site that is there, whole and of the same ingredients, need not be built again.

Beside the project's other temporary files stands of what the last site was made and what it held, a
digest each. Where either differs, or the note cannot be read, the site is built as if there were
none.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .history import history

NOTE = ".cache/site"
"""From the project's root."""
CONFIG = "mkdocs.yml"
READ = (CONFIG, "content", "data", "hooks", "overrides", "sources")
"""What a build reads of the project."""
ASKED = re.compile(r"!ENV\s+\[?\s*(\w+)")
"""A variable that the configuration asks for."""
EPOCH = "SOURCE_DATE_EPOCH"


def ingredients(project: Path) -> str:
    """A digest of all that a build depends on: files, their days, variables, and programs."""
    made = hashlib.sha256()
    for name in READ:
        _add(made, project / name)
    config = project / CONFIG
    asked = ASKED.findall(config.read_text(encoding="utf-8")) if config.is_file() else []
    libraries = (entry.name for entry in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    others = (
        sys.version,
        sorted(libraries),
        [(name, os.environ.get(name)) for name in (*asked, EPOCH)],
        sorted(history(project).items()),
    )
    made.update(repr(others).encode())
    return made.hexdigest()


def content(site: Path) -> str:
    """A digest of every file of a site."""
    made = hashlib.sha256()
    _add(made, site)
    return made.hexdigest()


def is_same(project: Path, site: Path, made_of: str) -> bool:
    """Whether the site is what these ingredients made."""
    with suppress(OSError, ValueError):
        noted = (project / NOTE).read_text(encoding="utf-8").split()
        return noted == [made_of, content(site)]
    return False


def write_down(project: Path, site: Path, made_of: str) -> None:
    """Notes what the site was made of, but where an ingredient has changed since."""
    with suppress(OSError):  # the next build is a whole one
        (project / NOTE).parent.mkdir(exist_ok=True)
        known = [made_of, content(site)] if ingredients(project) == made_of else []
        (project / NOTE).write_text(" ".join(known), encoding="utf-8")


def _add(made: hashlib._Hash, path: Path) -> None:
    for file in sorted(_files(path)):
        made.update(f"\n{file.relative_to(path.parent).as_posix()}\n".encode())
        made.update(hashlib.sha256(_held(file)).digest())


def _files(path: Path) -> Iterator[Path]:
    """All below that path which is no folder."""
    if path.is_symlink() or not path.is_dir():
        yield path
    elif path.name != "__pycache__":
        for inside in path.iterdir():
            yield from _files(inside)


def _held(file: Path) -> bytes:
    if file.is_symlink():
        return os.fsencode(file.readlink())
    # Of a pipe or a device it is enough to know that it is there.
    return file.read_bytes() if file.is_file() else b""
