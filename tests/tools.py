"""Programs that the tests need and pip does not bring."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping


def lacking(programs: Mapping[str, str]) -> list[str]:
    """The names, as people know them, of the programs that are not there."""
    return [name for program, name in programs.items() if not shutil.which(program)]


def provide(programs: Mapping[str, str], packages: Iterable[str]) -> list[str]:
    """Installs Debian's packages where a program is missing and we may; what is still not there."""
    if lacking(programs):
        install_from_debian(*packages)
    return lacking(programs)


def install_from_debian(*packages: str) -> None:
    """Installs Debian packages where we may; elsewhere does nothing."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "--quiet"], install):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
