"""What the tools in the browser need is declared, there, and missed when it is gone."""

from __future__ import annotations

import json
from copy import copy

import pytest

from teamwijzer.checks import tools as rule
from teamwijzer.later import later_words
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Text
from teamwijzer.tools import TOOLS, Tool, asked_by_tools
from teamwijzer.views import Context
from teamwijzer.words import Asked, asked_by_scripts
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_page_and_its_later_script_have_every_word_once(tool: Tool, language: str) -> None:
    context = Context(DATA, language)
    first, later = context.first_words(tool), later_words(context, tool)
    name, _, rest = later.script.partition(" = ")
    assert name == f'globalThis["teamwijzer {tool.name}-words"]'
    words = json.loads(rest.removesuffix(";\n"))
    assert min(len(first), len(words)) > 30
    assert not first.keys() & words.keys()
    assert {**first, **words} == context.words(tool)
    assert later.file.startswith(f"{tool.name}-words-{language}.")


def test_what_the_page_itself_can_say_is_on_it() -> None:
    """A word that both ask for, one that only a script on demand does, and one put together."""
    tool = Tool("job", composed={"kind_{}": ("job",), "state_{}": ("done",)})
    first = Asked({"title": "a.js:1"}, {"kind_{}": "a.js:2"})
    asked = Asked(
        {"title": "a.js:1", "blank": "b.js:1"},
        {"kind_{}": "a.js:2", "state_{}": "b.js:3"},
        first,
    )
    data = copy(DATA)
    data.asked_by_tools = {"job": asked}
    names = ("title", "blank", "kind_job", "state_done")
    texts = {name: Text(**dict.fromkeys(LANGUAGES, name)) for name in names}
    data.ui = {**DATA.ui, "job": texts}
    assert list(Context(data, "nl").first_words(tool)) == ["kind_job", "title"]
    assert set(Context(data, "nl").words(tool)) == set(texts)


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
