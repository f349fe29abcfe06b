"""How long each test took at its last run, kept outside git for `make quick`."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

import pytest

KEPT = Path(__file__).parents[1] / ".cache" / "durations.json"
SHARED = 4.0
"""Seconds from which a set-up is that of something shared, such as the build."""


def known(path: Path = KEPT) -> dict[str, float]:
    """Test → seconds, with what it set up and took down."""
    try:
        found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


class Durations:
    """Takes down how long tests take. What tests share counts with none of them."""

    def __init__(self, path: Path = KEPT) -> None:
        self.path = path
        self.took: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A part of a test is over: its set-up, itself, or what comes after."""
        if report.passed and (report.when == "call" or report.duration < SHARED):
            self.took[report.nodeid] += report.duration

    def pytest_sessionfinish(self) -> None:
        """Keeps it beside what is known of other tests, where there is a place for it."""
        if not self.took:
            return
        every = {**known(self.path), **{name: round(s, 2) for name, s in self.took.items()}}
        new = self.path.with_suffix(".new")
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            new.write_text(json.dumps(every, indent=0, sort_keys=True) + "\n", encoding="utf-8")
            new.replace(self.path)
