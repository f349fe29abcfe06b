"""The walk through the step plan: what its scripts need to know, in one language.

The page itself shows steps, questions and tasks through the other views.
"""

from __future__ import annotations

from typing import Any

from .. import model
from .base import Context

FROM_FORMS = ("state_", "agreements", "owner")
"""The words that the walk shares with the form of the step plan."""


class WalkViews:
    """The walk in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def data(self, **addresses: str) -> dict[str, Any]:
        """What the scripts know: lists of [id, fields], so that the order stays.

        `addresses` leads, from the page, to the blank form and workbook (form, workbook).
        """
        of, text, ui = self.context.data.of, self.context.text, self.context.ui
        return {
            "language": self.context.language,
            **addresses,
            "sheet": ui["workbook"]["target"],
            "words": {
                **{k: v for k, v in ui["forms"].items() if k.startswith(FROM_FORMS)},
                **ui["walk-text"],
            },
            "says": {**ui["desk"], **ui["walk-says"]},
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
            "tasks": [[t.id, {"title": text(t.title)}] for t in of(model.Task).values()],
            "levels": [[r.id, {"short": text(r.short)}] for r in of(model.Level).values()],
            "priorities": [[r.id, {"short": text(r.short)}] for r in of(model.Priority).values()],
        }

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
