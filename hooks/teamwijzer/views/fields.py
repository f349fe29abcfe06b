"""The fields that a data file may hold, for maintainers. The list is that of the model (`fields`).

Computed: which parts the records are made of, and where each is explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import model
from ..addresses import HEADS
from ..fields import FieldNote, notes, says
from ..languages import plain
from ..messages import SPOKEN
from ..tools import TOOLS
from .base import Context


@dataclass(frozen=True)
class FieldView:
    """A field. `said`: what it is for, and which form a text has; `part` and `anchor`: the part
    that it holds, and where that is explained.
    """

    note: FieldNote
    said: str
    part: str
    anchor: str


@dataclass(frozen=True)
class ShapeView:
    """Something with fields, below `anchor`. `says`: what it is.

    For a kind of record: its `folder` and how many `records` there are; else "" and 0.
    """

    anchor: str
    title: str
    says: str
    fields: list[FieldView]
    folder: str = ""
    records: int = 0


@dataclass(frozen=True)
class ToolNeedsView:
    """What a tool in the browser cannot do without: files of the data, and words by file.

    `title` and `path` are those of its page.
    """

    title: str
    path: str
    files: list[str]
    words: list[tuple[str, int]]


def tool_needs(context: Context) -> list[ToolNeedsView]:
    """What each tool needs, as `tools.TOOLS` declares it and the check proves it."""
    pages = context.data.of(model.Page)
    return [
        ToolNeedsView(
            title=context.text(pages[tool.name].title),
            path=HEADS[tool.name],
            files=[
                f"data/{collection}/{name.lower()}.yml"
                for collection, names in tool.needed().items()
                for name in names
            ],
            words=[
                (f"data/ui/{area}.yml", len(names))
                for area, names in context.words_by_area(tool).items()
            ],
        )
        for tool in TOOLS
    ]


class FieldViews:
    """Kinds of record and their parts; what all records have stands apart."""

    def __init__(self, context: Context) -> None:
        self.context = context
        # A language that messages do not have reads the notes in English.
        self.spoken = context.language if context.language in SPOKEN else "en"
        self._shared = notes(model.Record)

    def kinds(self) -> list[ShapeView]:
        """Every kind of record in the order of its name, with the fields that not all have."""
        kinds = [
            ShapeView(
                anchor=name,
                title=self.context.ui["kinds"][name],
                says=says(kind).in_language(self.spoken),
                fields=[self._field(note) for note in notes(kind) if note not in self._shared[1:]],
                folder=f"data/{name}/",
                records=len(self.context.data.records[name]),
            )
            for name, kind in model.KINDS.items()
        ]
        return sorted(kinds, key=lambda kind: plain(kind.title))

    def shared(self) -> list[FieldView]:
        """What every record may have, beside its id."""
        return [self._field(note) for note in self._shared[1:]]

    def parts(self) -> list[ShapeView]:
        """What records are made of, in the order of the alphabet."""
        found = {part.__name__: part for kind in model.KINDS.values() for part in _parts(kind)}
        return [
            ShapeView(
                anchor=_anchor(part),
                title=_title(part),
                says=says(part).in_language(self.spoken),
                fields=[self._field(note) for note in notes(part)],
            )
            for _, part in sorted(found.items())
        ]

    def _field(self, note: FieldNote) -> FieldView:
        parts = (text.in_language(self.spoken) for text in (note.said, note.form))
        said = ": ".join(filter(None, parts))
        if note.holds == "part" and note.shape:
            return FieldView(note, said, _title(note.shape), _anchor(note.shape))
        return FieldView(note, said, "", note.collection)


def _parts(shape: type[model.Shape]) -> Iterator[type[model.Shape]]:
    for note in notes(shape):
        if note.holds == "part" and note.shape:
            yield note.shape
            yield from _parts(note.shape)


def _title(part: type[model.Shape]) -> str:
    """The name of a class as words: CoreMark → core mark."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part.__name__).lower()


def _anchor(part: type[model.Shape]) -> str:
    return "part-" + _title(part).replace(" ", "-")
