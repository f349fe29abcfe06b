"""What is no plain file is named, and neither followed nor read."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from teamwijzer.yamlfile import LARGEST
from tests.tools import PATIENCE

from .conftest import problems
from .further import COMMAND, PYTHONPATH

EXPECTED = "expected a plain file: put one there, or take this out"


def check(data: Path) -> list[str]:
    """What a maintainer reads; in a program of its own, which can be stopped when it hangs."""
    done = subprocess.run(
        [*COMMAND, "check", str(data)],
        env={"PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    *found, count = done.stderr.splitlines()
    assert count.startswith(str(len(found)))
    return found


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("data/terms/zero.yml", "/dev/zero"),
        ("data/tasks/t03.yml", "t02.yml"),
        ("data/taken", "tasks"),
        ("content/assets/env.txt", "/proc/self/environ"),
        ("content/nl/over.md", "/nowhere"),
        ("content/nl", "en"),
        ("overrides/pages/odd.html", "../../../secret"),
    ],
)
def test_a_link_is_not_followed(data: Path, place: str, target: str) -> None:
    link = data.parent / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    assert check(data) == [f"{place}:1:1: a link to {target!r}; {EXPECTED}"]


def test_a_folder_that_is_a_link(data: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (data.parent / "content").symlink_to("elsewhere")
    assert problems(data) == [f"content:1:1: a link to 'elsewhere'; {EXPECTED}"]


def test_a_pipe_and_a_socket_hang_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(data / "terms.yml")
    os.mkfifo(data / "ui" / "site.yaml")
    monkeypatch.chdir(data)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("tasks/t01.sock")
        assert check(data) == [
            f"data/tasks/t01.sock:1:1: a socket; {EXPECTED}",
            f"data/terms.yml:1:1: a pipe; {EXPECTED}",
            f"data/ui/site.yaml:1:1: a pipe; {EXPECTED}",
        ]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a device")
def test_a_device_is_not_read(data: Path) -> None:
    try:
        os.mknod(data / "tasks/t03.yml", 0o600 | 0o020000, os.makedev(1, 5))  # as /dev/zero
    except OSError:
        pytest.skip("no devices in this container")
    assert check(data) == [f"data/tasks/t03.yml:1:1: a device; {EXPECTED}"]


def test_what_an_editor_keeps_beside_a_file_is_left_alone(data: Path) -> None:
    (data / "tasks" / ".#t01.yml").symlink_to("somebody@somewhere.1234")
    assert problems(data) == []


def test_a_file_of_any_size_is_read_no_further_than_needed(data: Path) -> None:
    with (data / "tasks/t01.yml").open("wb") as file:
        file.truncate(1 << 40)
    (found,) = [one for one in check(data) if "t01.yml" in one]
    assert found == (
        f"data/tasks/t01.yml:1:1: a file of 1099511627 kB; "
        f"expected at most {LARGEST // 1000} kB of text"
    )
