"""`teamwijzer reviewed`: many records signed at once, each in two lines of its file."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest

from teamwijzer.loading import read
from teamwijzer.model import Role, Task
from teamwijzer.reviewing import ReviewError, reviewed

from .further import COMMAND, PYTHONPATH

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 12, 1)
T01 = "data/tasks/t01.yml"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "reviewed", *words]
    environment = {"PYTHONPATH": PYTHONPATH, "PATH": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False
    )


def test_a_collection_is_signed_at_once(data: Path) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in data.glob("*/*.yml")}
    by = "An O'Neil: technisch ICT-coördinator # 1"
    done = run("tasks", "--on", "2026-12-01", "--by", by, "--data", str(data))
    assert done.stderr == ""
    files = sorted(f"data/tasks/{path.name}" for path in data.glob("tasks/*.yml"))
    count = f"{len(files)} signed on 2026-12-01: run `make check`"
    assert done.stdout.splitlines() == [*files, count]
    signed = "reviewed: 2026-12-01\nreviewed_by: 'An O''Neil: technisch ICT-coördinator # 1'\n"
    for path, text in before.items():
        added = signed if path.parent.name == "tasks" else ""
        assert path.read_text(encoding="utf-8") == text + added
    for task in read(data).of(Task).values():
        assert (task.reviewed, task.reviewed_by) == (DAY, by)


def test_a_record_is_signed_again_by_somebody_else(data: Path) -> None:
    path = data / "tasks" / "t01.yml"
    text = path.read_text(encoding="utf-8")
    old = f"reviewed_by: 'An'\nreviewed: 2025-01-01\n{text}"
    path.write_bytes(old.replace("\n", "\r\n").encode())
    assert reviewed(data, ["T01"], DAY, "Bo") == [T01]
    new = f"reviewed_by: 'Bo'\nreviewed: 2026-12-01\n{text}"
    assert path.read_bytes() == new.replace("\n", "\r\n").encode()
    # Who signed before did not do so on a later day.
    assert reviewed(data, ["T01"], DAY + datetime.timedelta(1), None) == [T01]
    assert path.read_bytes() == f"reviewed: 2026-12-02\n{text}".replace("\n", "\r\n").encode()


def test_a_last_line_without_an_end_stays_whole(data: Path) -> None:
    path = data / "tasks" / "t01.yml"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    reviewed(data, ["T01"], DAY, "Bo")
    path.write_bytes(path.read_bytes().replace(b"reviewed_by: 'Bo'\n", b"").rstrip(b"\n"))
    reviewed(data, ["T01", "tasks"], DAY, "Bo")
    assert path.read_text(encoding="utf-8").endswith("\nreviewed: 2026-12-01\nreviewed_by: 'Bo'\n")
    assert read(data).of(Task)["T01"].reviewed_by == "Bo"


def test_names_of_several_kinds(data: Path) -> None:
    assert reviewed(data, ["tict", "T01", "T01"], DAY, None) == ["data/roles/tict.yml", T01]
    assert read(data).of(Role)["tict"].reviewed == DAY


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("task", "nothing with sources is called 'task'; did you mean 'tasks'?"),
        ("levels", "nothing with sources is called 'levels'; "),
    ],
)
def test_a_name_that_means_nothing_changes_nothing(data: Path, name: str, told: str) -> None:
    before = (data / "tasks" / "t01.yml").read_bytes()
    with pytest.raises(ReviewError) as error:
        reviewed(data, ["T01", name], DAY, None)
    assert str(error.value).startswith(told)
    dutch = error.value.message.in_language("nl")
    assert dutch.startswith(f"niets met bronnen heet {name!r}; ")
    assert (data / "tasks" / "t01.yml").read_bytes() == before


@pytest.mark.parametrize(
    "words", [["T01", "--by", " "], ["T01", "--by", "a\nb"], ["T01", "--on", "2026-02-30"], []]
)
def test_what_is_no_name_and_no_day(data: Path, words: list[str]) -> None:
    done = run(*words, "--data", str(data))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_data_with_mistakes_are_not_signed(data: Path) -> None:
    path = data / "tasks" / "t01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("tict", "tikt"), encoding="utf-8")
    done = run("tasks", "--data", str(data))
    assert (done.returncode, done.stdout) == (1, "")
    assert "unknown role 'tikt'" in done.stderr
