"""The commands of `teamwijzer` as a maintainer, or the host of the project, runs them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from teamwijzer import cli
from teamwijzer.messages import Message, quote
from teamwijzer.problems import MOST, Problem, github_annotation, gitlab_report, summary
from teamwijzer.reviewing import ReviewError
from teamwijzer.schema import SETTINGS, schemas

from .further import COMMAND, PYTHONPATH

ROOT = Path(__file__).parents[2]
DONE = Message("gedaan", "done")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": PYTHONPATH, "PATH": ""}
    command = [*COMMAND, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def spoil(data: Path) -> None:
    path = data / "tasks/t01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("tict", "tikt"), encoding="utf-8")


def test_check_of_good_data(data: Path) -> None:
    done = run("check", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("records checked: no problems\n")


def test_check_of_bad_data(data: Path) -> None:
    spoil(data)
    done = run("check", str(data))
    assert done.returncode == 1
    assert done.stderr == (
        "data/tasks/t01.yml:21:11: roles[0].role: unknown role 'tikt'; did you mean 'tict'?\n"
        "1 problem in the data\n"
    )


def test_of_very_many_mistakes_the_first_are_told_and_how_many_more(data: Path) -> None:
    path = data / "tasks/t01.yml"
    text = path.read_text(encoding="utf-8").replace("[woord]", f"[{', '.join('7' * 3000)}]")
    path.write_text(text, encoding="utf-8")
    done = run("check", str(data))
    assert done.returncode == 1
    *shown, last, more, count = done.stderr.splitlines()
    at = "data/tasks/t01.yml:27"
    told = "7; expected text: put it between quotes"
    assert shown == [f"{at}:{8 + 3 * i}: keywords.nl[{i}]: {told}" for i in range(19)]
    assert last == f"{at}:{8 + 3 * 19}: keywords.nl[19]: {told}"
    assert more == f"and 2980 more like the last, up to {at}"
    assert count == "3000 problems in the data; `teamwijzer check --all` names each of them"
    every = run("check", "--all", str(data)).stderr.splitlines()
    assert len(every) == 3001
    assert every[-2] == f"{at}:{8 + 3 * 2999}: keywords.nl[2999]: {told}"
    assert every[-1] == "3000 problems in the data"


def test_how_many_more_and_where_the_last_one_is() -> None:
    found = [Problem("a.yml", line, 1, "", quote("x"), DONE) for line in range(1, MOST + 6)]
    lines = summary(found)
    assert len(lines) == MOST + 1
    assert lines[-1] == f"and 5 more like the last, up to a.yml:{MOST + 5}"


def test_data_without_files_are_told_once(data: Path) -> None:
    for path in data.rglob("*.yml"):
        path.unlink()
    done = run("check", str(data))
    assert (done.returncode, done.stderr) == (
        1,
        (
            "data:1:1: no data in it; put the folders with files back: the site is made from them\n"
            "1 problem in the data\n"
        ),
    )


def test_check_prints_annotations_for_github_beside_the_text(data: Path) -> None:
    spoil(data)
    done = run("check", "--format", "github", str(data))
    assert done.returncode == 1
    assert done.stderr == run("check", str(data)).stderr
    assert done.stdout == (
        "::error file=data/tasks/t01.yml,line=21,col=11::"
        "roles[0].role: unknown role 'tikt'; did you mean 'tict'?\n"
    )


def test_annotations_hold_what_would_end_them() -> None:
    problem = Problem(
        "data/a,b:c%.yml", 2, 3, "title", quote("50%\r\nof 'a: b, c'"), quote("mend it")
    )
    assert github_annotation(problem) == (
        "::error file=data/a%2Cb%3Ac%25.yml,line=2,col=3::title: 50%25%0D%0Aof 'a: b, c'; mend it"
    )


def test_check_prints_a_report_for_gitlab(data: Path) -> None:
    spoil(data)
    done = run("check", "--format", "gitlab", str(data))
    assert done.returncode == 1
    assert done.stderr == run("check", str(data)).stderr
    (entry,) = json.loads(done.stdout)
    assert len(entry.pop("fingerprint")) == 64
    assert entry == {
        "description": "roles[0].role: unknown role 'tikt'; did you mean 'tict'?",
        "check_name": "teamwijzer check",
        "severity": "major",
        "location": {"path": "data/tasks/t01.yml", "lines": {"begin": 21}},
    }


def test_the_report_of_good_data_is_empty(data: Path) -> None:
    done = run("check", "--format", "gitlab", str(data))
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], "")


def test_no_two_problems_share_a_fingerprint() -> None:
    problems = [
        Problem(file, line, 1, "", quote("found"), quote("mend"))
        for file in ("a", "b")
        for line in (1, 2)
    ]
    assert len({entry["fingerprint"] for entry in json.loads(gitlab_report(problems))}) == 4


def test_new_writes_a_file_and_says_which(data: Path) -> None:
    done = run("new", "task", "--cluster", "technical", "--data", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "data/tasks/t03.yml: fill it in, then run `make check`\n"
    assert (
        (data / "tasks/t03.yml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../schema/task.json\n")
    )


def test_new_tells_why_not(data: Path) -> None:
    done = run("new", "role", "tict", "--data", str(data))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "data/roles/tict.yml is there already: change that file, or choose another id\n"
    )


def test_report_is_as_on_that_day(data: Path) -> None:
    done = run("report", "--today", "2026-11-22", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Report on the data, 2026-11-22\n\n## To review\n")
    assert done.stdout == run("report", "--today", "2026-11-22", str(data)).stdout


def test_report_names_searches_that_find_nothing(data: Path) -> None:
    tried = data.parent / "tests/browser/queries.yml"
    tried.parent.mkdir(parents=True)
    tried.write_text("wanted: {nl: {beamer: [taken/t01/]}}\nmissed: {nl: [beamer]}\n", "utf-8")
    said = run("report", "--today", "2026-11-22", str(data)).stdout
    assert re.search(r"beamer.*taken/t01/", said)


def test_report_of_bad_data_tells_what_is_wrong(data: Path) -> None:
    spoil(data)
    done = run("report", str(data))
    assert (done.returncode, done.stdout) == (1, "")
    assert "unknown role 'tikt'" in done.stderr


def test_no_pictures_are_made_of_bad_data(data: Path) -> None:
    spoil(data)
    done = run("pictures", str(data))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/tasks/t01.yml:21:11: roles[0].role: unknown role 'tikt'")


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30"])
def test_report_of_no_day(data: Path, day: str) -> None:
    done = run("report", "--today", day, str(data))
    assert done.returncode == 2
    assert f"{day!r}; expected a day of the calendar, such as 2026-09-01" in done.stderr


def test_check_of_no_folder() -> None:
    done = run("check", "nowhere")
    assert done.returncode == 2
    assert "no folder nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_real_data_is_right() -> None:
    assert run("check", str(ROOT / "data")).returncode == 0


def test_schema_writes_what_editors_need(data: Path) -> None:
    assert run("schema", str(data)).returncode == 0
    assert (data / "schema/task.json").read_text(encoding="utf-8") == schemas()["task.json"]
    known = json.loads((data.parent / SETTINGS).read_text(encoding="utf-8"))["yaml.schemas"]
    assert known["./data/schema/task.json"] == "/data/tasks/*.yml"
    folders = {path.parent.name for path in data.glob("*/*.yml")}
    assert {name.split("/")[2] for name in known.values()} >= folders
    assert all((data.parent / schema).is_file() for schema in known)


def test_steps_are_said_one_by_one_until_one_fails(capsys: pytest.CaptureFixture[str]) -> None:
    def steps() -> Iterator[Message]:
        yield DONE
        raise ReviewError(DONE)

    assert cli._told(iter([DONE, DONE])) == 0
    assert capsys.readouterr().out.count("\n") == 2
    assert cli._told(steps()) == 1
    said = capsys.readouterr()
    assert said.out == said.err == f"{DONE}\n"
