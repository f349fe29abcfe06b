"""What leads people on: what to do at once, the questions of the first page, the ways in.

Computed: `Doing.path`, with what goes along; `NextView.path` and `.title`, those of the place that
it leads to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import model
from ..addresses import HEADS, place_of
from ..fields import references
from ..guiding import along_of, offered_on
from ..prose import prose_at
from .base import Context


@dataclass(frozen=True)
class Doing:
    """Something to do at once, from one page."""

    id: str
    path: str
    title: str
    text: str


@dataclass(frozen=True)
class NextView:
    """A next step, and what it is good for."""

    path: str
    title: str
    why: str


@dataclass(frozen=True)
class OptionView:
    """An answer with what it asks for."""

    id: str
    label: str
    next: list[NextView]


@dataclass(frozen=True)
class AskView:
    """A question of the first page."""

    id: str
    text: str
    options: list[OptionView]


@dataclass(frozen=True)
class WayView:
    """A way in. `path` is its place on the first page."""

    id: str
    path: str
    title: str
    text: str
    next: list[NextView]


class GuideViews:
    """What leads people on, in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._acts = list(context.data.of(model.Act).values())

    def doings(self, kind: str, record: model.Record) -> list[Doing]:
        """What the page of a record offers; `kind` is its collection."""
        along = along_of(self.context.data, record)
        return [self._doing(act, along) for act in offered_on(self._acts, kind, record.id, along)]

    def _doing(self, act: model.Act, along: Mapping[str, str]) -> Doing:
        return Doing(
            id=act.id,
            path=HEADS[act.page] + (act.along or "").format_map(along),
            title=self.context.text(act.title),
            text=self.context.text(act.text),
        )

    def asks(self) -> list[AskView]:
        """The questions in order."""
        return [
            AskView(
                id=ask.id,
                text=self.context.text(ask.text),
                options=[
                    OptionView(
                        option.id, self.context.text(option.label), [*map(self._next, option.next)]
                    )
                    for option in ask.options
                ],
            )
            for ask in self.context.data.of(model.Ask).values()
        ]

    def ways(self) -> list[WayView]:
        """The ways in, in order."""
        return [
            WayView(
                id=way.id,
                path=place_of(way) or "",
                title=self.context.text(way.title),
                text=self.context.text(way.text),
                next=[*map(self._next, way.next)],
            )
            for way in self.context.data.of(model.Way).values()
        ]

    def _next(self, step: model.Next) -> NextView:
        path, title = self._place(step)
        return NextView(path, title, self.context.text(step.why))

    def _place(self, step: model.Next) -> tuple[str, str]:
        """Where a step leads, and what that is called."""
        data = self.context.data
        [name] = step.places()
        goal = getattr(step, name)
        ref = references(model.Next)[name]
        if not ref:
            page = prose_at(data.prose, self.context.language, goal)
            return (page.path, page.head.title) if page and page.head else ("", "")
        record = data.records[ref.collection][goal]
        if isinstance(record, model.Act):
            doing = self._doing(record, {})
            return doing.path, doing.title
        return place_of(record) or "", self.context.name(record)
