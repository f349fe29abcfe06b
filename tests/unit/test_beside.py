"""What a second process makes is what this one makes; what it cannot make is made here."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from teamwijzer import beside
from teamwijzer.beside import Beside, can_fork


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with a second processor, in a program without threads."""
    if not hasattr(os, "fork"):
        pytest.skip("this system copies no process")
    monkeypatch.setattr(beside, "can_fork", lambda: True)


def begun(makes: Mapping[str, Callable[[], Any]], folder: Path, *, ends: bool = False) -> Beside:
    """With the other process at work at "first": longer than any test takes, unless `ends`."""
    at_work = folder / "begun"

    def first() -> int:
        at_work.touch()
        time.sleep(0 if ends else 600)
        return os.getpid()

    work = Beside({"first": first, **makes})
    while not at_work.exists():
        time.sleep(0.01)
    return work


@pytest.mark.usefixtures("forks")
def test_results_come_from_either_process_in_any_order() -> None:
    pages = {"pages": ["<p>é</p>"] * 9999}
    work = Beside({"a": lambda: "first", "b": lambda: pages, "c": lambda: "last"})
    assert work.result("c") == "last"
    assert work.result("b") == pages
    assert work.result("a") == "first"
    work.close()
    assert work.result("b") == pages


@pytest.mark.usefixtures("forks")
def test_what_the_other_process_has_begun_it_makes(tmp_path: Path) -> None:
    assert begun({}, tmp_path, ends=True).result("first") != os.getpid()


@pytest.mark.usefixtures("forks")
def test_who_asks_for_what_is_not_there_makes_what_nobody_has_begun(tmp_path: Path) -> None:
    made: list[str] = []

    def make(what: str) -> list[str]:
        made.append(what)
        return made[:]

    work = begun({what: partial(make, what) for what in ("one", "two", "three")}, tmp_path)
    assert work.result("two") == ["one", "two"]
    assert work.result("one") == ["one"]
    assert made == ["one", "two"]
    work.close()
    assert work.result("first") is None
    assert work.result("three") is None


@pytest.mark.usefixtures("forks")
def test_who_makes_something_may_ask_for_it_and_makes_it_then(tmp_path: Path) -> None:
    work = begun({"own": lambda: work.result("own") or "made"}, tmp_path)
    assert work.result("own") == "made"
    work.close()


@pytest.mark.usefixtures("forks")
def test_what_fails_is_left_to_who_asks(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def fault() -> None:
        raise ValueError("only there")

    work = begun({"fault": fault, "right": lambda: "made"}, tmp_path)
    assert work.result("fault") is None
    assert work.result("right") == "made"
    work.close()
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("forks")
def test_what_fails_there_is_left_to_this_process(capfd: pytest.CaptureFixture[str]) -> None:
    here = os.getpid()

    def fault() -> str:
        assert os.getpid() == here
        return "made"

    work = Beside({"before": lambda: "made", "fault": fault, "after": lambda: "made"})
    assert {work.result(name) for name in ("fault", "after", "before")} <= {"made", None}
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("forks")
def test_a_process_that_is_gone_keeps_nobody_waiting() -> None:
    here = os.getpid()
    work = Beside({"own": lambda: os.getpid() == here or os._exit(1)})
    assert work.result("own") in {True, None}


@pytest.mark.usefixtures("forks")
def test_nobody_needs_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[int] = []
    fork = os.fork

    def counted() -> int:
        copied.append(fork())
        return copied[-1]

    monkeypatch.setattr(os, "fork", counted)
    work = Beside({"made": lambda: "made"})
    work.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(copied[0], os.WNOHANG)  # nothing is left behind


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("what", ["fork", "pipe"])
def test_where_no_process_fits_all_is_left_to_this_one(
    monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def full() -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(os, what, full)
    work = Beside({"made": lambda: "made"})
    assert work.result("made") is None
    work.close()


@pytest.mark.usefixtures("forks")
def test_where_nobody_waits_for_children_it_ends_as_well(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        work = begun({"made": lambda: "made"}, tmp_path)
        assert work.result("made") == "made"
        work.close()
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.mark.usefixtures("forks")
def test_what_did_not_reach_the_disk_is_left_to_this_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = pickle.dumps
    monkeypatch.setattr(pickle, "dumps", lambda made, protocol: whole(made, protocol)[:-3])
    assert begun({}, tmp_path, ends=True).result("first") is None


def test_without_a_second_processor_all_is_left_to_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert not can_fork()
    assert Beside({"made": lambda: "made"}).result("made") is None
