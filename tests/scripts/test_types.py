"""What `make lint` says of scripts: a copy of ours with a mistake does not pass."""

from __future__ import annotations

import shutil
from copy import copy
from pathlib import Path

import pytest

from teamwijzer.checks import tools as rule
from teamwijzer.loading import read
from teamwijzer.tools import TOOLS, Tool, asked_by_tools
from tests.conftest import ROOT
from tests.scripts.__main__ import HERE, SCRIPTS, VALUE, types
from tests.scripts.find import HOW, missing
from tests.tools import needed

MISTAKES = (
    ("job/state.js", "state.title.trim()", "state.titel.trim()", "'titel' does not exist"),
    ("job/editing.js", "this.page.type(", "this.page.tpye(", "'tpye' does not exist"),
    ("job/showing.js", "!state.proof);", "!state.prof);", "'prof' does not exist"),
    ("job/page.js", "this.data.school_tasks", "this.data.schooltasks", "'schooltasks' does not"),
    (
        "job/text.js",
        "import {",
        'import { only } from "./state.js";\nimport {',
        "'only' is declared",
    ),
    ("walk/page.js", "state.at = question", "state.att = question", "'att' does not exist"),
    (
        "walk/showing.js",
        "import {",
        'import { OWN } from "./state.js";\nimport {',
        "'OWN' is declared",
    ),
    ("plan/page.js", "this.state.wish", "this.state.wsih", "'wsih' does not exist"),
    ("office/word.js", "block.items", "block.item", "'item' does not exist"),
    ("site/search.js", "opened(content)", "opened(content.path)", "'path' does not exist"),
)
"""A module, what stands in it, what is put in its place, and what is then said of that module."""


def spoil(project: Path, module: str, right: str, wrong: str) -> None:
    path = project / "content" / "assets" / "js" / module
    text = path.read_text(encoding="utf-8")
    assert right in text, f"{module} has no {right} any more: name something else that it has"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of our scripts and of what their types are checked with."""
    shutil.copytree(SCRIPTS, tmp_path / SCRIPTS.relative_to(ROOT))
    (tmp_path / HERE.relative_to(ROOT) / "made").mkdir(parents=True)
    for path in (HERE / "tsconfig.json", *HERE.glob("*.d.ts")):
        shutil.copy(path, tmp_path / HERE.relative_to(ROOT))
    return tmp_path


def test_each_mistake_is_found_where_it_stands(project: Path) -> None:
    """All at once: the checker takes longer to begin than to check."""
    needed(missing(), HOW)
    for module, right, wrong, _ in MISTAKES:
        spoil(project, module, right, wrong)
    made = VALUE.format(name="job", language="nl", value="{}")
    (project / HERE.relative_to(ROOT) / "made" / "job-nl.ts").write_text(made, encoding="utf-8")
    said = types(project)
    for module, _, _, told in MISTAKES:
        assert any(f"js/{module}(" in line and told in line for line in said), (module, told, said)
    lacking = "is missing the following properties from type 'Written<Data>'"
    assert any("made/job-nl.ts(" in line and lacking in line for line in said), said


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_word_that_is_misspelt_is_found(project: Path, tool: Tool) -> None:
    page = f"{tool.name}/page.js"
    spoil(project, page, "this.words.", "this.words.no_such_")
    data = copy(read(ROOT / "data"))
    data.asked_by_tools = asked_by_tools(project)
    said = [str(problem) for problem in rule.check(data)]
    wanted = f"no such word, and the {tool.name} tool needs it (content/assets/js/{page}:"
    assert len(said) == 1
    assert ": no_such_" in said[0]
    assert wanted in said[0]
