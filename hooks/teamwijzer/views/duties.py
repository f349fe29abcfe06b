"""The job description: its parts and duties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import model
from .base import Context, Link, Place


@dataclass(frozen=True)
class DutyView:
    """A duty of the job description; `municipal` is the wording for a municipal board."""

    code: str
    text: str
    municipal: str
    tasks: list[Link]


@dataclass(frozen=True)
class SectionView:
    """A part of the job description with its duties."""

    code: str
    title: str
    condition: str
    duties: list[DutyView]
    sources: list[Place]


class DutyViews:
    """The job description in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def sections(self) -> list[SectionView]:
        """The parts of the job description, each with its duties."""
        duties: dict[str, list[DutyView]] = defaultdict(list)
        for duty in self.context.data.of(model.Duty).values():
            duties[duty.section].append(self.duty(duty))
        return [
            SectionView(
                code=section.id,
                title=self.context.text(section.title),
                condition=self.context.text(section.condition.text) if section.condition else "",
                duties=duties[section.id],
                sources=self.context.places(section.sources),
            )
            for section in self.context.data.of(model.Section).values()
        ]

    def duty(self, duty: model.Duty) -> DutyView:
        """One duty."""
        return DutyView(
            code=duty.id,
            text=self.context.text(duty.text),
            municipal=self.context.text(duty.municipal),
            tasks=[self.context.task(code) for code in duty.tasks],
        )
