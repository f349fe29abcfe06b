"""What the tools in the browser need is declared, there, and missed when it is gone."""

from __future__ import annotations

from copy import copy

import pytest

from teamwijzer.checks import tools as rule
from teamwijzer.loading import read
from teamwijzer.tools import TOOLS, Tool, asked_by_tools
from teamwijzer.words import asked_by_scripts
from tests.conftest import ROOT

DATA = read(ROOT / "data")
RECORDS = [(t, kind, name) for t in TOOLS for kind, ids in t.needed().items() for name in ids]
NAMES = {t.name: {*DATA.asked_by_tools[t.name].plain, *t.composed_words()} for t in TOOLS}


def test_all_is_there() -> None:
    assert list(rule.check(DATA)) == []


@pytest.mark.parametrize(("tool", "kind", "name"), RECORDS, ids=lambda x: getattr(x, "name", x))
def test_a_record_that_is_gone_is_named(tool: Tool, kind: str, name: str) -> None:
    without = copy(DATA)
    kept = {id_: file for id_, file in DATA.files[kind].items() if id_ != name}
    without.files = {**DATA.files, kind: kept}
    said = [str(problem) for problem in rule.check(without)]
    place = f"data/{kind}/{name.lower()}.yml:1:1"
    assert f"{place}: no such file, and the {tool.name} tool needs it; put it back" in said


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_each_word_that_is_gone_is_named(tool: Tool) -> None:
    assert len(NAMES[tool.name]) > 50
    for name in NAMES[tool.name]:
        without = copy(DATA)
        without.ui = {
            area: {word: text for word, text in words.items() if word != name}
            for area, words in DATA.ui.items()
        }
        said = [str(problem) for problem in rule.check(without)]
        wanted = f": {name}: no such word, and the {tool.name} tool needs it"
        assert any(wanted in line for line in said), name


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_what_scripts_put_together_is_declared_and_the_other_way_round(tool: Tool) -> None:
    asked = asked_by_tools(ROOT)[tool.name]
    declared = set(tool.composed)
    assert set(asked.composed) == declared, asked.composed


def test_a_script_asks_in_three_ways() -> None:
    text = """
      say(this.words.said_done, data.words.title);
      format("said_added", name), format(on ? "one" : "other", name);
      words[`kind_${kind}`]; words[name]; state.words.push(1);
    """
    asked = asked_by_scripts([("a.js", text)])
    assert asked.plain == {
        "said_done": "a.js:2",
        "title": "a.js:2",
        "said_added": "a.js:3",
        "one": "a.js:3",
        "other": "a.js:3",
    }
    assert asked.composed == {"kind_{}": "a.js:4", "{}": "a.js:4"}
