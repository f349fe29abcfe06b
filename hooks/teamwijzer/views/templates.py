"""The blank documents to download: what each is for, and what stands in it.

Computed: `TemplateView.path`, where the file is downloaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import model
from ..addresses import Address
from .base import Context, Link, Place


@dataclass(frozen=True)
class PartView:
    """A part of a blank document."""

    id: str
    title: str
    text: str
    points: list[str]
    rooms: list[str]
    steps: list[Link]
    tasks: list[Link]


@dataclass(frozen=True)
class TemplateView:
    """A blank document. `path` is its address below the language's root."""

    id: str
    format: str
    title: str
    path: str
    purpose: str
    use: str
    intro: list[str]
    steps: list[Link]
    parts: list[PartView]
    sources: list[Place]

    def part(self, name: str) -> PartView:
        """The part of that id."""
        return next(part for part in self.parts if part.id == name)


class TemplateViews:
    """The blank documents in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def templates(self) -> list[TemplateView]:
        """All blank documents in order."""
        return [self._view(t) for t in self.context.data.of(model.Template).values()]

    def _view(self, template: model.Template) -> TemplateView:
        return TemplateView(
            id=template.id,
            format=template.format,
            title=self.context.text(template.title),
            path=f"{Address.templates}{self.context.text(template.file)}.{template.format}",
            purpose=self.context.text(template.purpose),
            use=self.context.text(template.use),
            intro=self.context.texts(template.intro),
            steps=self._steps(template.steps),
            parts=[self._part(part) for part in template.parts],
            sources=self.context.places(template.sources),
        )

    def _part(self, part: model.Part) -> PartView:
        return PartView(
            id=part.id,
            title=self.context.text(part.title),
            text=self.context.text(part.text),
            points=self.context.texts(part.points),
            rooms=self.context.texts(part.rooms),
            steps=self._steps(part.steps),
            tasks=[self.context.task(code) for code in part.tasks],
        )

    def _steps(self, names: list[str]) -> list[Link]:
        steps = self.context.data.of(model.Step)
        return [self.context.step(steps[name]) for name in names]
