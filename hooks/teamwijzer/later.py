"""What scripts load when it is asked for: words and texts, as scripts of their own, by language.

A page carries what it can say and show at once. Words that only scripts on demand ask for come with
these: see `moreWords` in desk/desk.js. What tasks are searched by comes when somebody searches (see
base/task-texts.js), the tasks of the walk when somebody sorts them, and the words on the sheets of
a workbook with what opens one. All of it would be a good part of a first visit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .scripts import with_digest
from .tools import Tool
from .views import Context, WalkViews
from .views.sheets import SheetViews
from .views.tasks import TaskRow


@dataclass(frozen=True)
class Later:
    """`file`: the name of the script, beside those of the tools."""

    file: str
    script: str


def later_words(context: Context, tool: Tool) -> Later:
    """The words of a tool that its page does not carry, as a script that hands them over."""
    first = context.first_words(tool)
    later = {name: text for name, text in context.words(tool).items() if name not in first}
    return _handed_over(context, f"{tool.name}-words", later)


def task_texts(context: Context, rows: Iterable[TaskRow]) -> Later:
    """What each task is searched by, as a script that hands it over."""
    return _handed_over(context, "task-texts", {row.code: row.search for row in rows})


def walk_tasks(context: Context) -> Later:
    """The tasks that a team sorts on its walk, as a script that hands them over."""
    return _handed_over(context, "walk-tasks", WalkViews(context).tasks())


def plan_sheets(context: Context) -> Later:
    """What reads and fills workbooks needs to know of them, as a script that hands it over."""
    return _handed_over(context, "plan-sheets", SheetViews(context).data())


def _handed_over(context: Context, name: str, value: Mapping[str, Any] | list[Any]) -> Later:
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    script = f"globalThis[{json.dumps(f'teamwijzer {name}')}] = {said};\n"
    return Later(with_digest(f"{name}-{context.language}.js", script), script)
