"""All records of the data, with the file that each came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

from . import model
from .addresses import Lead
from .fields import walk
from .prose import Prose
from .words import Asked
from .yamlfile import Loc, YamlFile

UI = "ui"
"""The folder with the strings of templates and scripts."""

COLLECTIONS = {kind: name for name, kind in model.KINDS.items()}

R = TypeVar("R", bound=model.Record)


class RecordPart(NamedTuple):
    """A part of a record, itself among them. `kind` is its collection; `loc` leads to it in the
    record's `file`; `ref` is what its text refers to.
    """

    kind: str
    record: model.Record
    file: YamlFile
    loc: Loc
    value: Any
    ref: model.Ref | None


@dataclass(frozen=True)
class RecordText:
    """A text of a record. `kind` is its collection; `loc` leads to it in the record's `file`."""

    kind: str
    record: model.Record
    file: YamlFile
    loc: Loc
    text: model.Text

    def versions(self) -> Iterator[tuple[str, Loc, str]]:
        """The text in each language: the language, the path of fields to it, and what it says."""
        for language in model.LANGUAGES:
            yield language, (*self.loc, language), self.text.in_language(language)


@dataclass
class DataSet:
    """All records by collection and id, and the file that each came from.

    `files` also knows the records that could not be used, so that a reference to a
    broken file is not reported as a reference to nothing. `asked` holds which words of `ui`
    the templates ask for: (area, name) → where; `leads` where they lead to; `asked_by_tools`
    what the scripts of each tool ask for. `source_texts` holds what sources say, by id, of those
    whose text somebody keeps beside the project.
    """

    records: dict[str, dict[str, model.Record]]
    ui: dict[str, dict[str, model.Text]] = field(default_factory=dict)
    files: dict[str, dict[str, YamlFile]] = field(default_factory=dict)
    prose: list[Prose] = field(default_factory=list)
    asked: dict[tuple[str, str], str] = field(default_factory=dict)
    asked_by_tools: dict[str, Asked] = field(default_factory=dict)
    leads: list[Lead] = field(default_factory=list)
    source_texts: dict[str, str] = field(default_factory=dict)

    def of(self, kind: type[R]) -> dict[str, R]:
        """The records of that class, by id, in the order of the site."""
        return cast("dict[str, R]", self.records[COLLECTIONS[kind]])

    def editions(self) -> list[model.Edition]:
        """Every edition, newest first. Checked data has at least one."""
        return sorted(self.of(model.Edition).values(), key=lambda one: one.date, reverse=True)

    @property
    def edition(self) -> model.Edition:
        """The edition that is published."""
        return self.editions()[0]

    def changes(self) -> list[model.Change]:
        """Every change, newest first."""
        return sorted(self.of(model.Change).values(), key=lambda one: one.date, reverse=True)

    def changes_of(self, record: model.Record) -> list[model.Change]:
        """The changes that touch the record, newest first."""
        name = COLLECTIONS[type(record)]
        return [change for change in self.changes() if change.touches(name, record.id)]

    def file(self, record: model.Record) -> YamlFile:
        """The file of a record."""
        return self.files[COLLECTIONS[type(record)]][record.id]

    def all_records(self) -> Iterator[tuple[str, model.Record]]:
        """Every record with the name of its collection."""
        for name, records in self.records.items():
            for record in records.values():
                yield name, record

    @cached_property
    def task_lists(self) -> frozenset[str]:
        """The sources that list tasks: those in which more than one stands."""
        tasks = self.of(model.Task).values()
        named = Counter(source for task in tasks for source in task.listed_in)
        return frozenset(source for source, count in named.items() if count > 1)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The tasks that a number of tasks counts: those that every version of the list has, and
        those that stand in none, because a school added them.
        """
        return frozenset(
            task.id
            for task in self.of(model.Task).values()
            if not task.listed_in or self.task_lists <= set(task.listed_in)
        )

    @property
    def numbers(self) -> dict[str, str]:
        """What texts name in braces → the number that comes in its place: see `numbers.py`."""
        return {"tasks": str(len(self.counted))}

    def texts(self) -> Sequence[RecordText]:
        """Every text of every record."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[RecordText, ...]:
        return tuple(
            RecordText(part.kind, part.record, part.file, part.loc, part.value)
            for part in self.parts
            if isinstance(part.value, model.Text)
        )

    @cached_property
    def parts(self) -> tuple[RecordPart, ...]:
        """Every part of every record. Several checks go through all of them."""
        return tuple(
            RecordPart(name, record, file, *part)
            for name, record in self.all_records()
            for file in [self.file(record)]
            for part in walk(record)
        )
