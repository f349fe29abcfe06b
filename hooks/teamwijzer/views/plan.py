"""The planner: what its scripts need to know, in one language."""

from __future__ import annotations

from typing import Any

from .. import model
from .base import Context
from .tasks import TaskViews

KNOWN: dict[str, Any] = {
    "dropped": "none",
    "urgent": "short-term",
    "shared": "school-group",
    "local": "school",
    "anchors": ["T03", "T04"],
    "daily": ["technical", "administrative"],
    "growth": ["pedagogical", "policy"],
}
"""The records that the planner gives a meaning: see `Known` in `plan.js`."""
NO_CHOICE = "either"
"""The level that says where a task is best organised, but not where a school does."""


class PlanViews:
    """The planner in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def data(self) -> dict[str, Any]:
        """What the scripts know: lists of [id, fields], so that the order stays."""
        of, text = self.context.data.of, self.context.text
        presets = {p.role: p.id for p in of(model.Preset).values() if p.role}
        roles = of(model.Role).values()
        return {
            "language": self.context.language,
            "known": {**KNOWN, "outside": [r.id for r in roles if r.ring == "partners"]},
            "clusters": [
                [c.id, {"title": text(c.title), "letter": c.letter}]
                for c in of(model.Cluster).values()
            ],
            "tasks": self._tasks(),
            "levels": [
                [r.id, {"title": text(r.title), "short": text(r.short)}]
                for r in of(model.Level).values()
                if r.id != NO_CHOICE
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
                    "leads": [role.role for role in task.roles if role.part == "leads"],
                },
            ]
            for task in self.context.data.of(model.Task).values()
        ]
