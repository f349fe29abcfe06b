"""Builds that are stopped half-way, and two at a time: the last good site stays whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from teamwijzer import building
from teamwijzer.building import NEW, OLD, SITE, BusyError, alone, build
from tests.tools import PATIENCE

HOOKS = str(Path(building.__file__).parents[1])
WRITE = """
import pathlib, sys, time
new = pathlib.Path("site.new"); new.mkdir(exist_ok=True)
(new / "half").write_text("new"); {between}
(new / "whole").write_text("new")
"""
"""What a build does, as far as this is about it: it writes one file after the other."""


def write(between: str = "pass") -> list[str]:
    return [sys.executable, "-c", WRITE.format(between=between)]


SLOW = write("time.sleep(600)")


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """A project with a good site."""
    (tmp_path / SITE).mkdir()
    for name in ("half", "whole"):
        (tmp_path / SITE / name).write_text("last", encoding="utf-8")
    return tmp_path


def texts(project: Path) -> dict[str, str]:
    """Every file of the project by path, but for what it keeps for itself."""
    files = sorted(p for p in project.rglob("*") if p.is_file() and ".cache" not in p.parts)
    return {str(path.relative_to(project)): path.read_text(encoding="utf-8") for path in files}


GOOD = {"site/half": "last", "site/whole": "last"}
NEWER = {"site/half": "new", "site/whole": "new"}


@contextmanager
def half_way(project: Path, command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A build of that project, in a process group of its own, that has written its first file."""
    # A shell that starts tests in the background has them ignore an interrupt.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = (
        f"{heed}; import pathlib, teamwijzer.building as b; b.build(pathlib.Path('.'), {command!r})"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=project,
        env={**os.environ, "PYTHONPATH": HOOKS},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        end = time.monotonic() + PATIENCE
        while not (project / NEW / "half").is_file():
            assert time.monotonic() < end
            assert process.poll() is None
            time.sleep(0.01)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait(PATIENCE)


def test_a_new_site_takes_the_place_of_the_last(last: Path) -> None:
    assert build(last, write()) == 0
    assert texts(last) == NEWER


def test_the_first_site(tmp_path: Path) -> None:
    assert build(tmp_path, write()) == 0
    assert texts(tmp_path) == NEWER


@pytest.mark.skipif(sys.platform != "linux", reason="the call of Linux")
def test_where_the_system_can_the_two_change_places_at_once(
    last: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no moment without a site; where a file system cannot, it is done in steps."""
    asked: list[tuple[object, ...]] = []

    class System:
        def __init__(self, _: None) -> None:
            pass

        def renameat2(self, *given: object) -> int:
            asked.append(given)
            return 0 if len(asked) == 1 else -1

    monkeypatch.setattr("teamwijzer.building.ctypes.CDLL", System)
    (last / NEW).mkdir()
    for _ in range(2):
        building.exchange(last / NEW, last / SITE)
    new, old = str(last / NEW).encode(), str(last / SITE).encode()
    assert asked == [(building.HERE, new, building.HERE, old, building.EXCHANGE)] * 2
    assert texts(last) == {"site.new/half": "last", "site.new/whole": "last"}  # by the second


def test_where_the_system_cannot_exchange(last: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamwijzer.building.sys.platform", "darwin")
    assert build(last, write()) == 0
    assert texts(last) == NEWER
    assert not (last / OLD).exists()


def test_a_build_that_fails(last: Path) -> None:
    assert build(last, write("sys.exit(3)")) == 3
    assert texts(last) == GOOD


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_stopped(last: Path, sent: signal.Signals) -> None:
    with half_way(last, SLOW) as process:
        os.killpg(process.pid, sent)
        assert process.wait(PATIENCE) != 0
        assert {k: v for k, v in texts(last).items() if k.startswith("site/")} == GOOD
    assert build(last, write()) == 0
    assert texts(last) == NEWER


def test_of_two_builds_one_says_why_not(last: Path) -> None:
    waits = "\nwhile not pathlib.Path('go').exists(): time.sleep(0.01)"
    with half_way(last, write(waits)) as process:
        with pytest.raises(BusyError, match=f"another build writes into {last}: wait until"):
            build(last, write())
        assert (last / NEW / "half").is_file()
        (last / "go").touch()
        assert process.wait(PATIENCE) == 0
    (last / "go").unlink()
    assert texts(last) == NEWER


def test_a_site_that_another_program_writes_is_left_to_it(last: Path) -> None:
    """As `mkdocs build` does, which knows no `NEW`."""
    with (
        alone(last / SITE),
        pytest.raises(BusyError, match=f"another build writes into {last / SITE}"),
    ):
        build(last, write())
    assert texts(last) == GOOD


def test_a_build_whose_parent_was_killed_keeps_its_folder(last: Path) -> None:
    (last / NEW).mkdir()
    (last / NEW / "half").write_text("orphan", encoding="utf-8")
    with alone(last / NEW):
        assert build(last, [sys.executable, "-c", "raise SystemExit(1)"]) == 1
    assert texts(last) == {**GOOD, "site.new/half": "orphan"}


def test_a_folder_that_made_place_for_a_newer_one_is_not_locked(last: Path) -> None:
    """Who opened it before the exchange would write into the newer one without a lock."""
    opened = os.open

    def late(path: Path, flags: int) -> int:
        found = opened(path, flags)
        (last / NEW).mkdir()
        building.exchange(last / NEW, last / SITE)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("teamwijzer.building.os.open", late)
        with pytest.raises(BusyError), alone(last / SITE):
            pass
