"""The planner: what its scripts need to know, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import layout, model
from ..tools import ANCHORS, BUCKETS, DAILY, DROPPED, GROWTH, LEVELS, LOCAL, SHARED, TEAM, tool
from .base import SENTENCE, Context
from .tasks import TaskViews


class PlanViews:
    """The planner in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def data(self, forms: Mapping[str, str]) -> dict[str, Any]:
        """What the scripts know: lists of [id, fields], so that the order stays.

        `forms` are the addresses of blank documents, by what the scripts call them.
        """
        of, text = self.context.data.of, self.context.text
        presets = {p.role: p.id for p in of(model.Preset).values() if p.role}
        roles = of(model.Role).values()
        return {
            "language": self.context.language,
            **forms,
            "words": self.context.words(tool("plan")),
            "known": {
                "dropped": DROPPED,
                "local": LOCAL,
                "shared": SHARED,
                "anchors": ANCHORS,
                "daily": DAILY,
                "growth": GROWTH,
                "team": TEAM,
                "outside": [role.id for role in roles if role.ring == "partners"],
                "printed": [
                    row.code
                    for row in TaskViews(self.context).rows.values()
                    if row.core and row.core.status == "named"
                ],
                "rooms": layout.ROWS_APART,
            },
            "buckets": [
                [name, {"level": level, "priority": priority}]
                for name, (level, priority) in BUCKETS.items()
            ],
            "clusters": [
                [c.id, {"title": text(c.title), "letter": c.letter}]
                for c in of(model.Cluster).values()
            ],
            "tasks": self._tasks(),
            "levels": [
                [r.id, {"title": text(r.title), "short": text(r.short)}]
                for r in of(model.Level).values()
                if r.id in LEVELS
            ],
            "priorities": [
                [r.id, {"title": text(r.title), "short": text(r.short)}]
                for r in of(model.Priority).values()
            ],
            "roles": [
                [
                    role.id,
                    {
                        "title": text(role.title),
                        "triangle": role.ring == "triangle",
                        "preset": presets.get(role.id, ""),
                    },
                ]
                for role in roles
            ],
        }

    def _tasks(self) -> list[list[Any]]:
        rows = TaskViews(self.context).rows
        return [
            [
                task.id,
                {
                    "title": rows[task.id].title,
                    "cluster": task.cluster,
                    "core": task.core is not None,
                    "counted": rows[task.id].counted,
                    "level": task.level.at,
                    "roles": [[role.role, role.part] for role in task.roles],
                    "text": SENTENCE.split(self.context.text(task.description))[0],
                },
            ]
            for task in self.context.data.of(model.Task).values()
        ]
