"""Which tests meet a fault, and whether they see it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.copying import run

LONGEST = 15.0
"""Seconds: tests that take longer are left out, for they would be run hundreds of times."""
TOGETHER = 100.0
"""Seconds of tests for a fault: the quickest first. What lies beyond is not asked."""
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

    def quickest(self, tests: Iterable[str]) -> list[str]:
        """Those of the tests for which there is time, the quickest first."""
        chosen, sum_ = [], 0.0
        for test in sorted(set(tests) & set(self.seconds), key=lambda t: (self.seconds[t], t)):
            sum_ += self.seconds[test]
            if sum_ > TOGETHER or self.seconds[test] > LONGEST:
                break
            chosen.append(test)
        return chosen


def pytest(project: Path, folders: Iterable[str], seconds: float, **orders: Any) -> tuple[int, str]:
    """Runs tests in the project by the plugin, which gets these orders."""
    asked = project / "faults.json"
    asked.write_text(json.dumps({"patience": PATIENCE, **orders}), encoding="utf-8")
    options = ["--exitfirst"] if "note" not in orders else []
    return run(
        project,
        *("pytest", "-p", "tests.faults.plugin", "-p", "no:cacheprovider", "--tb=line", *options),
        *sorted(folders),
        seconds=seconds,
        values={"FAULTS": str(asked)},
    )


def note(project: Path, folders: Iterable[str], kept: Path, **orders: Any) -> Notes:
    """Runs all tests of the folders on the code as it is, or reads what an earlier run noted."""
    if not kept.exists():
        start = time.monotonic()
        _, words = pytest(project, folders, 7200, note=str(kept), **orders)
        assert kept.exists(), words
        print(f"which test meets what: noted in {time.monotonic() - start:.0f} seconds", flush=True)
    notes = Notes(**json.loads(kept.read_text(encoding="utf-8")))
    if notes.failed:
        print("left out, for they fail or are skipped as it is:", *notes.failed, sep="\n  ")
    return notes


def seen(project: Path, tests: Sequence[str], **orders: Any) -> str:
    """The test that sees the fault, or "too long"; "" where none does."""
    if not tests:
        return ""
    files = {test.partition("::")[0] for test in tests}
    status, words = pytest(project, files, 60 + 4 * TOGETHER, tests=tests, **orders)
    if status == 0:
        return ""
    if status < 0:
        return "too long"
    # A fault may also keep tests from being collected.
    lines = [line for line in words.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return lines[0].split(" ", 1)[1].split(" - ")[0] if lines else words[-300:] or "stopped"
