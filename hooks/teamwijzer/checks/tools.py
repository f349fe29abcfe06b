"""What the tools in the browser need is there: see `tools.TOOLS`."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import UI, DataSet
from ..messages import say
from ..problems import PUT_BACK, TRANSLATE, Problem, did_you_mean
from ..tools import DESK, TOOLS, Tool


def check(data: DataSet) -> Iterator[Problem]:
    for tool in TOOLS:
        if tool.name in data.asked_by_tools:
            yield from _records(data, tool)
            yield from _words(data, tool)


def _records(data: DataSet, tool: Tool) -> Iterator[Problem]:
    for collection, ids in tool.needed().items():
        for name in ids:
            if name not in data.files[collection]:
                file = f"data/{collection}/{name.lower()}.yml"
                found = say(
                    "dit bestand is er niet, en het hulpmiddel {tool} heeft het nodig",
                    "no such file, and the {tool} tool needs it",
                    tool=tool.name,
                )
                yield Problem(file, 1, 1, "", found, PUT_BACK)


def _words(data: DataSet, tool: Tool) -> Iterator[Problem]:
    known = {name for area in tool.areas for name in data.ui.get(area, {})}
    broken = any(data.files[UI][a].problems for a in tool.areas if a in data.files[UI])
    asked = data.asked_by_tools[tool.name].plain
    for name in [] if broken else sorted({*asked, *tool.composed_words()} - known):
        place = asked.get(name, "hooks/teamwijzer/tools.py")
        area = DESK if f"/{DESK}/" in place else tool.name
        found = say(
            "dit woord is er niet, en het hulpmiddel {tool} heeft het nodig ({place})",
            "no such word, and the {tool} tool needs it ({place})",
            tool=tool.name,
            place=place,
        )
        hint = did_you_mean(name, known, TRANSLATE)
        yield Problem(f"data/{UI}/{area}.yml", 1, 1, name, found, hint)
