"""What is left out of a published script changes nothing: rjsmin reads JavaScript by patterns only,
and took a blank out of a text that stood in another text.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import rjsmin

from tests.conftest import ROOT
from tests.scripts.__main__ import HERE, SCRIPTS
from tests.scripts.find import HOW, missing
from tests.tools import needed


def changed(folder: Path, scripts: dict[str, str]) -> list[str]:
    """The names of the scripts that mean something else when they are made smaller."""
    for name, text in scripts.items():
        (folder / name).write_text(text, encoding="utf-8")
        smaller = rjsmin.jsmin(text, keep_bang_comments=True)
        (folder / f"{name}.min").write_text(smaller, encoding="utf-8")
    command = ["node", str(HERE / "tokens.mjs"), *(str(folder / name) for name in scripts)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(line).name for line in done.stdout.splitlines()]


@pytest.fixture(autouse=True)
def _node() -> None:
    needed(missing(), HOW)


def test_every_script_of_ours_stays_what_it_is(tmp_path: Path) -> None:
    ours = {
        path.relative_to(SCRIPTS).as_posix().replace("/", "-"): path.read_text(encoding="utf-8")
        for path in SCRIPTS.glob("*/*.js")
    }
    assert changed(tmp_path, ours) == []


def test_a_blank_that_is_lost_shows(tmp_path: Path) -> None:
    text = "const a = (x) => `1:${x ? `${x}: ${a}` : x}`;\n"
    assert changed(tmp_path, {"a.js": text, "b.js": "const b = 1;\n"}) == ["a.js"]
