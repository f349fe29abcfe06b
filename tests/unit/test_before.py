"""What needs no data set is made first, with little of the program: it is what a build reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from teamwijzer.asking import asked_for
from teamwijzer.assets import assets_of
from teamwijzer.before import Before
from teamwijzer.loading import load

ROOT = Path(__file__).parents[2]
SHEETS = (ROOT / "content/assets/css/base.css",)
MAKING = f"""
import sys
from pathlib import Path
from teamwijzer import beside, events
made = []
beside.can_fork = lambda: False
class Made(beside.Beside):
    def __init__(self, makes):
        for name, make in makes.items():
            make()
            made.append(name)
from teamwijzer import before
before.Beside = Made
before.Before(Path({str(ROOT)!r}), [])
print(*made, sep=",")
print(*{{"pydantic", "docx", "PIL", "teamwijzer.adapter", "teamwijzer.model"}} & sys.modules.keys())
"""


def test_a_second_processor_waits_for_little_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAKING],
        cwd=ROOT / "hooks",
        capture_output=True,
        text=True,
        check=True,
    )
    made, loaded = done.stdout.splitlines()
    assert {"assets", "data 0", "asked", "patterns", "templates"} <= set(made.split(","))
    assert loaded == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no process")
def test_all_that_is_made_first_is_what_a_build_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamwijzer.beside.can_fork", lambda: True)
    before = Before(ROOT, SHEETS)
    try:
        files, asked, assets = before.files(), before.asked(), before.assets()
    finally:
        before.close()
    data, problems = load(ROOT / "data")
    assert not problems
    read = [file for kind in data.files.values() for file in kind.values()]
    assert {file.name: file.value for file in read} == {
        name: file.value for name, file in files.items()
    }
    assert asked == asked_for(ROOT) == (data.asked, data.asked_by_tools, data.leads)
    own = assets_of(ROOT, SHEETS)
    assert assets
    assert assets.sheets == own.sheets
