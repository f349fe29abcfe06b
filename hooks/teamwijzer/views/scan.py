"""The competence scan: what its scripts need to know, in one language.

Computed: which competences can be asked about. A diploma one has or has not, and what a source says
to be no condition is nothing to learn.
"""

from __future__ import annotations

from typing import Any

from .. import model
from ..tools import DIPLOMAS, INDEPENDENT, SCAN_LEVELS, SCAN_ROWS, tool
from .base import SENTENCE, Context
from .people import PeopleViews


class ScanViews:
    """The scan in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def data(self) -> dict[str, Any]:
        """What the scripts know: lists of [id, fields], so that the order stays."""
        competences = [
            competence
            for competence in PeopleViews(self.context).competences()
            if competence.id not in DIPLOMAS and competence.requirement != "not-required"
        ]
        asked = {competence.id for competence in competences}
        return {
            "language": self.context.language,
            "words": self.context.words(tool("scan")),
            "most": SCAN_ROWS,
            "competences": [
                [
                    competence.id,
                    {
                        "title": competence.link.title,
                        "text": SENTENCE.split(competence.explanation)[0],
                    },
                ]
                for competence in competences
            ],
            "tasks": [
                [
                    task.id,
                    {
                        "title": self.context.text(task.title),
                        "counted": task.id in self.context.counted,
                        "competences": [name for name in task.competences if name in asked],
                    },
                ]
                for task in self.context.data.of(model.Task).values()
            ],
            "levels": [
                [
                    level,
                    {"independent": level in INDEPENDENT, "helps": level == INDEPENDENT[-1]},
                ]
                for level in SCAN_LEVELS
            ],
        }
