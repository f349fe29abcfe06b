"""Programs that the tests need and pip does not bring."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress

import pytest

PATIENCE = 600
"""Seconds after which what was expected will not come any more. Bounds a failing test only."""

PAUSE = 2
"""Seconds between two attempts to get what another program holds."""


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
    _apt_get("update", "--quiet")
    _apt_get("install", "--yes", "--quiet", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> None:
    """Runs it once no other program holds a lock of the package manager."""
    wait = f"DPkg::Lock::Timeout={PATIENCE}"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    end = time.monotonic() + PATIENCE
    while True:
        done = subprocess.run(
            ["apt-get", "-o", wait, *arguments],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        # The lists of packages have a lock of their own, for which it does not wait by itself.
        if "Could not get lock" not in done.stderr or time.monotonic() > end:
            print(done.stderr, end="", file=sys.stderr)
            return
        time.sleep(PAUSE)


def needed(lacking: Iterable[str], how: str) -> None:
    """Skips the test where programs are not there, and says how to get them. In CI it fails."""
    if names := " and ".join(lacking):
        assert not os.environ.get("CI"), f"no {names}"
        pytest.skip(f"no {names}: {how}")


def free_port() -> int:
    """One that no system gives away by itself: what takes it may begin to listen later."""
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311  # no secret
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
