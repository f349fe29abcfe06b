"""When the files that pages are made of last changed, as git knows it."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

READ = ("data", "content")
"""What a page's source may stand in, from the project's root."""
MARK = "\x00"


def history(project: Path) -> dict[str, datetime.date]:
    """File, from the project's root → the day of its last commit.

    Empty where there is no git, and where it has only the newest commits: there every file would
    seem to be of the oldest of these.
    """
    if _git(project, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    form = "--format=%x00%ct"
    log = _git(project, "log", form, "--name-only", "--no-renames", "--relative", "--", *READ)
    found: dict[str, datetime.date] = {}
    for commit in log.split(MARK)[1:]:
        seconds, *files = commit.split("\n")
        day = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
        for file in filter(None, files):
            found.setdefault(file, day)  # the newest comes first
    return found


def _git(project: Path, *words: str) -> str:
    command = ["git", "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(  # noqa: S603  # our own words
            command, cwd=project, capture_output=True, check=False, encoding="utf-8"
        )
    except OSError:
        return ""  # no git on this machine
    return done.stdout if not done.returncode else ""
