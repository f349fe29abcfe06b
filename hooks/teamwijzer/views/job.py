"""The job-description builder: what its scripts need to know, in one language.

The page itself shows tasks, duties and competences through the other views; `JobViews`
adds the presets, and the data that the page hands to its scripts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import model
from ..tools import APPOINTMENTS, BLANK, EDUCATION, LEVELS, SCHOOL_TASKS, tool
from .base import Context


@dataclass(frozen=True)
class PresetView:
    """A job that a description can start from."""

    id: str
    title: str
    summary: str
    role: str
    tasks: int
    duties: int
    extra: list[tuple[str, str]]
    """Id and wording of what belongs to this job alone."""


class JobViews:
    """The builder in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def presets(self) -> list[PresetView]:
        """All presets in order; a title begins with a capital, as it stands in a list."""
        return [
            PresetView(
                preset.id,
                (title := self.context.text(preset.title))[:1].upper() + title[1:],
                self.context.text(preset.summary),
                preset.role or "",
                len(preset.tasks),
                len(preset.duties),
                [(extra.id, self.context.text(extra.text)) for extra in preset.extra],
            )
            for preset in self.context.data.of(model.Preset).values()
        ]

    def data(self, forms: Mapping[str, str]) -> dict[str, Any]:
        """What the scripts know: lists of [id, fields], so that the order stays.

        `forms` are the addresses of blank documents, by what the scripts call them.
        """
        of, text = self.context.data.of, self.context.text
        return {
            "language": self.context.language,
            **forms,
            "words": self.context.words(tool("job")),
            "blank": BLANK,
            "school_tasks": [[name, code] for name, code in SCHOOL_TASKS.items()],
            "levels": [
                [level.id, {"title": text(level.title)}]
                for level in of(model.Level).values()
                if level.id in LEVELS
            ],
            "education": [[name, {}] for name in EDUCATION],
            "appointments": list(APPOINTMENTS),
            "clusters": [[c.id, {"title": text(c.title)}] for c in of(model.Cluster).values()],
            "tasks": [
                [
                    t.id,
                    {
                        "title": text(t.title),
                        "duty": text(t.duty),
                        "cluster": t.cluster,
                        "core": t.core is not None,
                    },
                ]
                for t in of(model.Task).values()
            ],
            "sections": [
                [s.id, {"title": text(s.title), "condition": s.condition is not None}]
                for s in of(model.Section).values()
            ],
            "duties": [
                *([duty.id, self._duty(duty)] for duty in of(model.Duty).values()),
                *(
                    [extra.id, self._extra(extra)]
                    for preset in of(model.Preset).values()
                    for extra in preset.extra
                ),
            ],
            "competences": [
                [
                    c.id,
                    {
                        "title": text(c.title),
                        "profile": text(c.profile),
                        "education": c.education or "",
                    },
                ]
                for c in of(model.Competence).values()
                if c.requirement != "not-required"
            ],
            "presets": [[p.id, self._preset(p)] for p in of(model.Preset).values()],
        }

    def _extra(self, extra: model.Extra) -> dict[str, Any]:
        text = self.context.text
        return {"section": "", "text": text(extra.text), "vacancy": text(extra.vacancy)}

    def _duty(self, duty: model.Duty) -> dict[str, Any]:
        text = self.context.text
        fields = {
            "section": duty.section,
            "text": text(duty.text),
            "municipal": text(duty.municipal),
            "group": text(duty.group),
            "vacancy": text(duty.vacancy),
            "tasks": duty.tasks,
        }
        return {name: value for name, value in fields.items() if value}

    def _preset(self, preset: model.Preset) -> dict[str, Any]:
        text = self.context.text
        return {
            "title": text(preset.title),
            "purpose": text(preset.purpose),
            "vacancy": text(preset.vacancy),
            "level": preset.level or "",
            "education": preset.education or "",
            "proof": preset.proof,
            "experience": preset.experience,
            "tasks": preset.tasks,
            "duties": [extra.id for extra in preset.extra] + preset.duties,
            "work": [extra.id for extra in preset.extra] + preset.work,
            "required": preset.required,
            "preferred": preset.preferred,
        }
