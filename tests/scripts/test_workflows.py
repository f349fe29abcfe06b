"""What actionlint says of the workflows: expressions, contexts, words that GitHub does not know."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.scripts.__main__ import HERE
from tests.scripts.find import HOW, missing
from tests.tools import needed

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# The version that comes as a package of npm is older than these names of machines, and than
# variables of a repository.
OLDER = re.compile(r': runner-label: |: undefined variable "vars"\.')


@pytest.fixture(autouse=True)
def _node() -> None:
    needed(missing(), HOW)


def found(*files: Path) -> list[str]:
    """What is wrong in these files."""
    command = ["node", str(HERE / "workflows.mjs"), *map(str, files)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if not OLDER.search(line)]


def test_nothing_is_wrong_in_the_workflows() -> None:
    assert len(WORKFLOWS) >= 3
    assert found(*WORKFLOWS) == []


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    spoilt = tmp_path / "ci.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    spoilt.write_text(text.replace("matrix.python", "matrix.snake"), encoding="utf-8")
    assert any('property "snake" is not defined' in line for line in found(spoilt))
