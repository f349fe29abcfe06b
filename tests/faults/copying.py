"""A copy of the project to put faults in: what an engineer has open is never touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, surroundings

NICE = 1
"""Faults are looked for while people work, who go first."""


def copy(target: Path) -> Path:
    """All files that git knows or would take, as they are now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    return target


def variables(project: Path) -> dict[str, str]:
    """What programs are told that run in the project."""
    return {
        "PYTHONPATH": os.pathsep.join([str(project / "hooks"), str(project)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    }


def run(project: Path, *arguments: str, seconds: float) -> tuple[int, str]:
    """Runs Python's module in the project; its exit status, or -1 when it took too long, and words.

    It gets a session of its own, so that what it started ends with it.
    """
    with subprocess.Popen(
        ["nice", "-n", str(NICE), sys.executable, "-m", *arguments],
        cwd=project,
        env={**surroundings(project), **variables(project)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            words, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            words, _ = process.communicate()
            return -1, f"{words}\nstopped after {seconds:.0f} seconds"
    return process.returncode, words
