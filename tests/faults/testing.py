"""Which tests meet a fault, and whether they see it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.conftest import ROOT
from tests.faults.copying import NICE, variables

LONGEST = 15.0
"""Seconds: tests that take longer are left out, for they would be run hundreds of times."""
TOGETHER = 40.0
"""Seconds of tests for a fault: the quickest first. What lies beyond is not asked."""
AT_LAST = 120.0
"""As many for what nothing else has seen."""
PATIENCE = 15
"""Seconds that a page may keep a test waiting."""


@dataclass(frozen=True)
class Fault:
    """A fault. `where`: its file; `was`, `now`: the text that changes."""

    where: str
    line: int
    was: str
    now: str
    mark: str  # what tests are noted to meet: see the plugin
    kind: str = ""

    @property
    def key(self) -> str:
        """Its name in what one run keeps for the next."""
        return f"{self.where}:{self.line}: {self.mark}: {self.was} → {self.now}"

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {_short(self.was)}  →  {_short(self.now)}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 160 else f"{words[:159]}…"


@dataclass(frozen=True)
class Notes:
    """What a run of all tests told: which meet what, and how long each takes."""

    met: Mapping[str, Sequence[str]]
    seconds: Mapping[str, float]
    built: Sequence[str]
    failed: Sequence[str]

    def quickest(
        self, tests: Iterable[str], together: float = TOGETHER, near: str = ""
    ) -> list[str]:
        """Those of the tests for which there is time: first those in a file named after the file
        `near`, then those in one named after its folder, then those that know what is made to the
        letter, then others. Of each as many as there is time for, the quickest first.
        """
        names = (*_names(near), "golden")

        def order(test: str) -> tuple[int, float, str]:
            file = _subject(test)
            return names.index(file) if file in names else len(names), self.seconds[test], test

        known = sorted(map(order, set(tests) & set(self.seconds)))
        chosen: list[str] = []
        for rank in range(len(names) + 1):
            sum_ = 0.0
            for _, seconds, test in (one for one in known if one[0] == rank):
                sum_ += seconds
                if sum_ > together or seconds > max(LONGEST, together / 3):
                    break
                chosen.append(test)
        return chosen

    def named(self, where: str) -> set[str]:
        """The tests in files that are named after this file, or after its folder."""
        return {test for test in self.seconds if _subject(test) in _names(where)}


def _names(where: str) -> tuple[str, str]:
    return Path(where).stem, Path(where).parent.name


def _subject(test: str) -> str:
    return Path(test.partition("::")[0]).stem.removeprefix("test_")


def ask(project: Path, folders: Iterable[str], seconds: float, **orders: Any) -> tuple[int, str]:
    """Runs tests in the project by the plugin, which gets these orders."""
    asked = project / "faults.json"
    asked.write_text(json.dumps({"patience": PATIENCE, **orders}), encoding="utf-8")
    how = "--exitfirst" if "tests" in orders else "--strict-config"
    given = [
        "-p",
        "tests.faults.plugin",
        "-p",
        "no:cacheprovider",
        "--tb=native",
        "--assert=plain",
        how,
    ]
    return forked(project, [*given, *sorted(folders)], asked, seconds)


def forked(project: Path, given: list[str], asked: Path, seconds: float) -> tuple[int, str]:
    """Runs pytest in a process that has what we import from others already, and nothing of ours."""
    said = project / "faults.txt"
    process = os.fork()
    if not process:
        _become(project, given, asked, said)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")
        time.sleep(0.05)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return -1, f"stopped after {seconds:.0f} seconds"


def _become(project: Path, given: list[str], asked: Path, said: Path) -> NoReturn:
    """The child: it never comes back."""
    status = 70
    try:
        os.setsid()
        os.nice(NICE)
        os.chdir(project)
        with said.open("w", encoding="utf-8") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        os.environ.update(variables(project), FAULTS=str(asked))
        # A run without a fault leaves compiled files for all those that come after it.
        sys.dont_write_bytecode = "--exitfirst" in given
        for name in [n for n in sys.modules if n.partition(".")[0] in ("tests", "teamwijzer")]:
            del sys.modules[name]
        ours = ("", str(ROOT), str(ROOT / "hooks"))
        sys.path[:] = [str(project), *(path for path in sys.path if path not in ours)]
        status = int(pytest.main(given))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def note(project: Path, folders: Sequence[str], kept: Path, **orders: Any) -> Notes:
    """Runs all tests of the folders on the code as it is, or reads what an earlier run noted."""
    if not kept.exists():
        start = time.monotonic()
        _, words = ask(project, folders, 7200, note=str(kept), **orders)
        assert kept.exists(), words
        print(f"which test meets what: noted in {time.monotonic() - start:.0f} seconds", flush=True)
    else:
        ask(project, [*folders, "--collect-only"], 600, **orders)
    notes = Notes(**json.loads(kept.read_text(encoding="utf-8")))
    if notes.failed:
        print("left out, for they fail or are skipped as it is:", *notes.failed, sep="\n  ")
    return notes


def seen(project: Path, tests: Sequence[str], together: float = TOGETHER, **orders: Any) -> str:
    """The test that sees the fault, or "too long"; "" where none does."""
    if not tests:
        return ""
    files = {test.partition("::")[0] for test in tests}
    status, words = ask(project, files, 60 + 4 * together, tests=tests, **orders)
    if status == 0:
        return ""
    if status < 0:
        return "too long"
    # A fault may also keep tests from being collected.
    lines = [line for line in words.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return lines[0].split(" ", 1)[1].split(" - ")[0] if lines else words[-300:] or "stopped"
