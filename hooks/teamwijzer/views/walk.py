"""The walk through the step plan: what its scripts need to know, in one language.

The page itself shows steps, questions and tasks through the other views.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import model
from ..tools import BLANK, BUCKETS, RECRUIT, RECRUIT_ANSWER, tool
from .base import SENTENCE, Context
from .sheets import SheetViews


class WalkViews:
    """The walk in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def data(self, forms: Mapping[str, str]) -> dict[str, Any]:
        """What the scripts know: lists of [id, fields], so that the order stays.

        `forms` are the addresses of blank documents, by what the scripts call them.
        """
        of, text = self.context.data.of, self.context.text
        return {
            "language": self.context.language,
            **forms,
            "sheet": SheetViews(self.context).layout(),
            "words": self.context.words(tool("walk")),
            "recruit": {"step": RECRUIT, "answer": RECRUIT_ANSWER},
            "blank": BLANK,
            "buckets": [
                [name, {"level": level, "priority": priority}]
                for name, (level, priority) in BUCKETS.items()
            ],
            "steps": [
                [s.id, {"number": s.number, "title": text(s.title)}]
                for s in of(model.Step).values()
            ],
            "questions": [
                [question.id, self._question(step, question)]
                for step in of(model.Step).values()
                for question in step.questions
            ],
            "actors": [[a.id, {"title": text(a.title)}] for a in of(model.Actor).values()],
            "clusters": [[c.id, {"title": text(c.title)}] for c in of(model.Cluster).values()],
            "codes": list(of(model.Task)),
            "tasks": [],
            "levels": [[r.id, {"short": text(r.short)}] for r in of(model.Level).values()],
            "priorities": [[r.id, {"short": text(r.short)}] for r in of(model.Priority).values()],
        }

    def tasks(self) -> list[list[Any]]:
        """What the scripts show of tasks that are to be sorted, as lists of [id, fields]."""
        text = self.context.text
        return [
            [
                task.id,
                {
                    "title": text(task.title),
                    "cluster": task.cluster,
                    "level": task.level.at,
                    "text": SENTENCE.split(text(task.description))[0],
                },
            ]
            for task in self.context.data.of(model.Task).values()
        ]

    def _question(self, step: model.Step, question: model.Question) -> dict[str, Any]:
        text = self.context.text
        return {
            "step": step.id,
            "text": text(question.text),
            "sorting": question.sorting,
            "answers": [
                {
                    "id": answer.id,
                    "label": text(answer.label),
                    "meaning": text(answer.meaning),
                    "next": answer.next,
                    "actions": [
                        {"actor": action.actor, "text": text(action.text)}
                        for action in answer.actions
                    ],
                }
                for answer in question.answers
            ],
        }
