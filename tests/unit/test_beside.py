"""What a second process makes is what this one makes; what it cannot make is made here."""

from __future__ import annotations

import os
import pickle
import signal
import time

import pytest

from teamwijzer import beside
from teamwijzer.beside import Beside, can_fork


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with a second processor, in a program without threads."""
    if not hasattr(os, "fork"):
        pytest.skip("this system copies no process")
    monkeypatch.setattr(beside, "can_fork", lambda: True)


@pytest.mark.usefixtures("forks")
def test_results_come_from_another_process_in_any_order() -> None:
    work = Beside((os.getpid, lambda: {"pages": ["<p>é</p>"] * 9999}, os.getppid))
    assert work.result(2) == os.getpid()
    assert work.result(1) == {"pages": ["<p>é</p>"] * 9999}
    assert work.result(0) != os.getpid()
    work.close()
    assert work.result(1) == {"pages": ["<p>é</p>"] * 9999}


@pytest.mark.usefixtures("forks")
def test_what_fails_there_is_left_to_this_process(capfd: pytest.CaptureFixture[str]) -> None:
    def fault() -> None:
        raise ValueError("only there")

    work = Beside((lambda: "made", fault, lambda: "never"))
    assert work.result(1) is None
    assert work.result(2) is None
    assert work.result(0) == "made"
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("forks")
def test_nobody_needs_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[int] = []
    fork = os.fork

    def counted() -> int:
        copied.append(fork())
        return copied[-1]

    monkeypatch.setattr(os, "fork", counted)
    work = Beside((lambda: "made",))
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
    work = Beside((lambda: "made",))
    assert work.result(0) is None
    work.close()


@pytest.mark.usefixtures("forks")
def test_where_nobody_waits_for_children_it_ends_as_well() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        work = Beside((lambda: "made", lambda: time.sleep(600)))
        assert work.result(0) == "made"
        work.close()
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.mark.usefixtures("forks")
def test_what_did_not_reach_the_disk_is_left_to_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pickle, "dump", lambda made, part, _: part.write(repr(made).encode()[:3]))
    assert Beside((lambda: {"pages": []},)).result(0) is None


def test_without_a_second_processor_all_is_left_to_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert not can_fork()
    assert Beside((lambda: "made",)).result(0) is None
