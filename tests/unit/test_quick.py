"""`make quick`: the tests of what was changed, as many as there is time for."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests import quick


@pytest.mark.parametrize(
    ("file", "test"),
    [
        ("tests/browser/test_plan.py", "tests/browser/test_plan.py"),
        ("tests/browser/plans.py", "tests/browser/test_plan_start.py"),
        ("hooks/teamwijzer/loading.py", "tests/unit/test_loading.py"),
        ("content/assets/js/plan/page.js", "tests/browser/test_plan_start.py"),
        ("content/assets/js/job/text.js", "tests/browser/test_builder.py"),
        ("content/assets/css/plan.css", "tests/browser/test_weight.py"),
        ("overrides/pages/walk.html", "tests/browser/test_walk.py"),
        ("data/tasks/technical/T01.yml", "tests/unit/test_guide.py"),
    ],
)
def test_a_file_concerns_its_tests(file: str, test: str) -> None:
    assert test in quick.concerned([file])


def test_a_text_concerns_none() -> None:
    assert quick.concerned(["README.md"]) == []


TOOK = {"short": 1.0, "built": 2.0, "second": 3.0, "long": 20.0}


class Item:
    """A test, as far as it is chosen by its name and what it asks for."""

    def __init__(self, name: str) -> None:
        self.nodeid = name
        self.fixturenames = ["built"] if name in ("built", "second") else []


class Told:
    """Notes what is told of tests that are left out."""

    def __init__(self) -> None:
        self.hook = self
        self.left: list[str] = []

    def pytest_deselected(self, items: list[Any]) -> None:
        self.left = [item.nodeid for item in items]


@pytest.mark.parametrize(
    ("seconds", "kept"),
    [
        (0.5, []),
        (4.0, ["short"]),
        (11.0, ["short", "built"]),
        (14.0, ["short", "built", "second"]),
        (34.0, ["short", "built", "second", "long"]),
    ],
)
def test_the_shortest_are_kept(
    monkeypatch: pytest.MonkeyPatch, seconds: float, kept: list[str]
) -> None:
    """What they share is counted once."""
    monkeypatch.setattr(quick, "known", lambda: TOOK)
    items: list[Any] = [Item(name) for name in sorted(TOOK)]
    told: Any = Told()
    plugin = quick.Quick(seconds)
    plugin.pytest_collection_modifyitems(told, items)
    assert [item.nodeid for item in items] == kept
    assert sorted([*told.left, *kept]) == sorted(TOOK)
    assert plugin.left == len(TOOK) - len(kept)


def test_no_test_begins_when_the_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    plugin = quick.Quick(25.0)
    clock[0] = 124.9
    assert plugin.pytest_runtest_protocol() is None
    clock[0] = 125.0
    assert plugin.pytest_runtest_protocol() is True
    assert plugin.left == 1
