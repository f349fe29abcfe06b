"""`teamwijzer check` and `teamwijzer schema` as a maintainer runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from teamwijzer.schema import schemas

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "teamwijzer", *arguments]
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "PATH": ""}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_check_of_good_data(data: Path) -> None:
    done = run("check", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("records checked: no problems\n")


def test_check_of_bad_data(data: Path) -> None:
    path = data / "tasks/t01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("tict", "tikt"), encoding="utf-8")
    done = run("check", str(data))
    assert done.returncode == 1
    assert done.stderr == (
        "data/tasks/t01.yml:21:11: roles[0].role: unknown role 'tikt'; did you mean 'tict'?\n"
        "1 problem in the data\n"
    )


def test_check_of_no_folder() -> None:
    done = run("check", "nowhere")
    assert done.returncode == 2
    assert "no folder nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_real_data_is_right() -> None:
    assert run("check", str(ROOT / "data")).returncode == 0


def test_the_committed_schemas_are_those_of_the_model() -> None:
    folder = ROOT / "data" / "schema"
    committed = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.json")}
    assert committed == schemas(), "run `make schema`"


def test_schema_writes_what_editors_need(data: Path) -> None:
    assert run("schema", str(data)).returncode == 0
    assert (data / "schema/task.json").read_text(encoding="utf-8") == schemas()["task.json"]
