"""What `teamwijzer fix` mends, what it leaves alone, and what it says of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from teamwijzer.fix import fix
from teamwijzer.problems import DataError

from .conftest import problems

ROOT = Path(__file__).parents[2]
T01, T02 = "tasks/t01.yml", "tasks/t02.yml"
HEADER = "# yaml-language-server: $schema=../schema/task.json"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check_mend(data: Path, name: str, old: str, new: str, told: str) -> None:
    """The good file comes back from the spoilt one; nothing else changes, nor a second time."""
    good = contents(data)
    text = good[name].decode("utf-8")
    assert text.count(old) == 1
    (data / name).write_bytes(text.replace(old, new).encode("utf-8"))
    assert [str(mend) for mend in fix(data)] == [f"data/{name}:{told}"]
    assert contents(data) == good
    assert fix(data) == []
    assert contents(data) == good


def test_good_data_is_left_alone(data: Path) -> None:
    good = contents(data)
    assert fix(data) == []
    assert contents(data) == good


def test_the_real_data_is_left_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    good = contents(tmp_path / "data")
    assert fix(tmp_path / "data") == []
    assert contents(tmp_path / "data") == good


@pytest.fixture(params=[("", "\n"), ("\ufeff", "\r\n")], ids=["unix", "windows"])
def end(request: pytest.FixtureRequest, data: Path) -> str:
    """The line end with which a file was saved, on Windows behind a mark too."""
    mark, end = request.param
    text = (data / T01).read_text(encoding="utf-8")
    (data / T01).write_bytes((mark + text).replace("\n", end).encode("utf-8"))
    return str(end)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nl: Titel T01", "nl: Titel T01 \t", "5: took blanks off the end of the line"),
        ("  nl: Titel T01", "\tnl: Titel T01", "5: indented with spaces instead of tabs"),
        ("  - nl: Nog een", "\t-\tnl: Nog een", "13: indented with spaces instead of tabs"),
        (HEADER, f"{HEADER[:-9]}role.json", "1: named the schema of this folder"),
        (f"{HEADER}\n", "", "1: named the schema of this folder"),
    ],
)
def test_a_file_gets_back_what_it_had(data: Path, end: str, old: str, new: str, told: str) -> None:
    check_mend(data, T01, old.replace("\n", end), new.replace("\n", end), told)


def test_a_letter_and_its_accent_become_one_sign(data: Path) -> None:
    for name, text in ((T01, "nl: Titel één Ångström 1Ω"), (T02, "nl: Naïef")):
        path = data / name
        spoilt = path.read_text("utf-8").replace(f"nl: Titel {path.stem.upper()}", text)
        path.write_text(spoilt, encoding="utf-8")
    path = data / T01
    good = path.read_bytes()
    accented = path.read_text("utf-8").replace("é", "e\u0301").replace("Å", "A\u030a")
    path.write_text(accented, encoding="utf-8")
    told = "5: made one sign of a letter and its accent"
    assert [str(mend) for mend in fix(data)] == [f"data/{T01}:{told}"]
    assert path.read_bytes() == good


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("nl: Titel T01", "nl: \u201cTitel T01\u201d", 'nl: "Titel T01"'),
        ("nl: Titel T01", "nl: \u201eTitel: T01\u201d", 'nl: "Titel: T01"'),
        ("- knowledge", "- \u201cknowledge\u201d", '- "knowledge"'),
        ("at: school", "at: \u201dschool\u201d", 'at: "school"'),
        ("en: An example", "en: \u201cAn example: this\u201d", 'en: "An example: this"'),
    ],
)
def test_typographic_quotes_in_the_place_of_straight_ones(
    data: Path, old: str, new: str, after: str
) -> None:
    path = data / T01
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    (mend,) = fix(data)
    assert (
        str(mend.done)
        == f"made straight quotes of {new.partition(': ')[2][:1] or new[2]} and its partner"
    )
    assert path.read_text(encoding="utf-8") == text.replace(old, after)
    assert problems(data) == []
    assert fix(data) == []


@pytest.mark.parametrize(
    "text", ["\u201cEen voorbeeld\u201d", "\u201cEen\u201d of \u201ctwee\u201d", "a\tb"]
)
def test_what_somebody_says_and_a_tab_in_a_text_are_left_alone(data: Path, text: str) -> None:
    path = data / T01
    path.write_text(path.read_text("utf-8").replace("Een voorbeeld", text), encoding="utf-8")
    assert fix(data) == []


@pytest.mark.parametrize(
    ("list_", "after"),
    [
        ("related: [P01]", "related: [P01, T01]"),
        ("related: [ 'P01' ]  # buren", "related: [ 'P01', T01 ]  # buren"),
        ("related:\n  - P01\n", "related:\n  - P01\n  - T01\n"),
        ("related:\n- P01  # buur\n", "related:\n- P01  # buur\n- T01\n"),
        ("related: [\n    P01\n  ]", "related: [\n    P01, T01\n  ]"),
    ],
)
def test_related_tasks_name_each_other(data: Path, list_: str, after: str) -> None:
    path = data / T02
    text = path.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("related:")]
    path.write_text(text.replace(line, list_.rstrip("\n")), encoding="utf-8")
    told = [str(mend) for mend in fix(data) if mend.file == f"data/{T02}"]
    assert [line.partition(": ")[2] for line in told] == [
        "added T01 to `related`: related tasks name each other"
    ]
    assert path.read_text(encoding="utf-8") == text.replace(line, after.rstrip("\n"))
    assert problems(data) == []
    assert fix(data) == []


def test_a_list_at_the_end_of_a_file_without_a_last_line_end(data: Path) -> None:
    path = data / T02
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("related:")]
    path.write_text("\n".join([*kept, "related:", "  - P01"]), encoding="utf-8")
    fix(data)
    assert path.read_text(encoding="utf-8").endswith("\nrelated:\n  - P01\n  - T01")
    assert problems(data) == []


def test_a_count_is_that_of_the_tasks(data: Path) -> None:
    check_mend(
        data,
        "clusters/technical.yml",
        "count: 2\n",
        "count: 12\n",
        "6: changed `count` from 12 to 2",
    )


def test_a_count_waits_until_every_task_can_be_read(data: Path) -> None:
    path = data / "clusters/technical.yml"
    path.write_text(path.read_text("utf-8").replace("count: 2", "count: 3"), encoding="utf-8")
    (data / T01).write_text("id: T01\n", encoding="utf-8")
    assert [mend.file for mend in fix(data)] == [f"data/{T01}"]  # its first line


def test_records_with_one_place_make_room(data: Path) -> None:
    text = (data / "roles/tict.yml").read_text(encoding="utf-8")
    for name, order in (("pict", 1), ("bict", 2), ("zict", 9)):
        made = text.replace("id: tict", f"id: {name}").replace("order: 1", f"order: {order}  # x")
        (data / f"roles/{name}.yml").write_text(made, encoding="utf-8")
    assert [str(mend) for mend in fix(data)] == [
        "data/roles/tict.yml:4: changed `order` from 1 to 2",
        "data/roles/bict.yml:4: changed `order` from 2 to 3",
    ]
    assert "order: 3  # x\n" in (data / "roles/bict.yml").read_text(encoding="utf-8")
    assert fix(data) == []


def test_a_file_takes_the_place_of_the_old_one_when_it_is_whole(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data / T01
    path.write_text(path.read_text("utf-8").replace("Titel T01", "Titel T01 "), encoding="utf-8")
    path.chmod(0o640)
    before = contents(data)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            fix(data)
    assert contents(data) == before
    assert len(fix(data)) == 1
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_read_is_left_to_the_check(data: Path) -> None:
    (data / T01).write_bytes(b"\xff \n")
    assert fix(data) == []
    (data / T01).unlink()
    (data / T01).symlink_to(data / T02)
    with pytest.raises(DataError, match="a link"):
        fix(data)


def test_the_command_says_what_it_did(data: Path) -> None:
    path = data / T01
    path.write_text(path.read_text("utf-8").replace("Titel T01", "Titel T01 "), encoding="utf-8")
    told = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "teamwijzer", "fix", str(data)],
            capture_output=True,
            text=True,
            check=False,
        )
        told.append((done.returncode, done.stdout, done.stderr))
    mended = f"data/{T01}:5: took blanks off the end of the line\n"
    assert told == [
        (0, f"{mended}1 mended in 1 file: run `make check`\n", ""),
        (0, "nothing to mend\n", ""),
    ]
