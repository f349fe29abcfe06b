"""What maintainers look at: what the data could do with. The facts are those of `report`.

Computed: everything. Kinds and records get their names in one language, and each record and
page of prose the path on which it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from .. import model
from ..languages import plain
from ..report import Findings
from ..report.findings import LONG_TEXT, Found
from ..report.reading import FORMULAS, Size
from .base import Context, shorten

K = TypeVar("K", "Counts", "Figures", "ItemGroup")
NAME = 60
"""A longer name is cut: some records are called by a whole sentence."""


@dataclass(frozen=True)
class Item:
    """A record or page of prose: its name, its path or None where no page is its own, its file.

    `note` is what the list that it stands in says of it.
    """

    name: str
    path: str | None
    file: str
    note: str = ""


@dataclass(frozen=True)
class ItemGroup:
    """The items of one kind."""

    kind: str
    items: list[Item]


@dataclass(frozen=True)
class Counts:
    """How many records of a kind have sources, and how many of those could do with what."""

    kind: str
    records: int
    never: int
    late: int
    single: int


@dataclass(frozen=True)
class Figures:
    """What was counted or worked out of a kind, in each language."""

    kind: str
    figures: list[str]


@dataclass(frozen=True)
class UnevenView:
    """A text that is much longer in one language: its field, and its words in each language."""

    item: Item
    where: str
    words: list[int]


@dataclass(frozen=True)
class HardView:
    """A sentence that is hard to read, and the line of the file on which it stands."""

    ease: str
    sentence: str
    item: Item
    line: int


@dataclass(frozen=True)
class FindingsView:
    """Everything that is found. Lists of numbers and texts have one for each language.

    `day` in words and `date`; `formulas` of which language; `eases` of every kind and `whole` of
    everything; `long` is what a long text is in words; `hardest` are sentences in this language.
    """

    day: str
    date: str
    counts: list[Counts]
    due: list[ItemGroup]
    single: list[ItemGroup]
    languages: list[str]
    words: list[Figures]
    long: int
    uneven: list[UnevenView]
    formulas: list[tuple[str, str]]
    eases: list[Figures]
    whole: list[str]
    hardest: list[HardView]


class MaintenanceViews:
    """What the data could do with, in one language."""

    def __init__(self, context: Context, found: Findings) -> None:
        self.context = context
        self._found = found
        self._kinds = context.ui["kinds"]
        self._items = {**self._prose(), **self._records()}

    def _prose(self) -> dict[str, Item]:
        """File → page of prose in this language, whatever the language of the file."""
        own = {
            page.path: Item(page.head.title if page.head else page.path, page.path, page.file.name)
            for page in self.context.data.prose
            if page.language == self.context.language
        }
        return {page.file.name: own[page.path] for page in self.context.data.prose}

    def _records(self) -> dict[str, Item]:
        """File → record."""
        items = {}
        for _, record in self.context.data.all_records():
            file = self.context.data.file(record).name
            name = shorten(self.context.name(record), NAME)
            items[file] = Item(name, self.context.place(record), file)
        return items

    def findings(self) -> FindingsView:
        """Everything that is found."""
        found, kinds, languages = self._found, self._kinds, model.LANGUAGES
        never, late = self.context.ui["maintenance"]["never"], self.context.day
        reviewed = ((f, late(f[1].reviewed) if f[1].reviewed else never) for f in found.due)
        return FindingsView(
            day=self.context.day(found.day),
            date=found.day.isoformat(),
            counts=_by_kind(Counts(kinds[kind], *counts) for kind, *counts in found.counts()),
            due=self._groups(reviewed),
            single=self._groups((f, self._documents(f[1])) for f in found.single),
            languages=list(languages),
            words=_by_kind(
                Figures(kinds[kind], [str(words[lang]) for lang in languages])
                for kind, words in found.words.items()
            ),
            long=LONG_TEXT,
            uneven=[
                UnevenView(
                    item=self._items[text.passage.file],
                    where=text.passage.where.rpartition(".")[0],
                    words=[text.words[lang] for lang in languages],
                )
                for text in found.uneven
            ],
            formulas=[(lang, FORMULAS[lang].name) for lang in found.reading],
            eases=self._eases(),
            whole=[_ease(reading.whole, lang) for lang, reading in found.reading.items()],
            hardest=self._hardest(),
        )

    def _groups(self, noted: Iterable[tuple[Found, str]]) -> list[ItemGroup]:
        """The records with what is said of each, kind by kind."""
        groups: dict[str, list[Item]] = {}
        for (kind, record), note in noted:
            item = self._items[self.context.data.file(record).name]
            groups.setdefault(kind, []).append(replace(item, note=note))
        return _by_kind(ItemGroup(self._kinds[kind], items) for kind, items in groups.items())

    def _documents(self, record: model.Record) -> str:
        return "; ".join(place.title for place in self.context.places(record.sources))

    def _eases(self) -> list[Figures]:
        """The ease of each kind, in each language with a formula."""
        reading = self._found.reading
        kinds = dict.fromkeys(kind for one in reading.values() for kind in one.kinds)
        return _by_kind(
            Figures(
                self._kinds[kind],
                [_ease(one.kinds.get(kind), language) for language, one in reading.items()],
            )
            for kind in kinds
        )

    def _hardest(self) -> list[HardView]:
        reading = self._found.reading.get(self.context.language)
        return [
            HardView(
                ease=_number(hard.ease),
                sentence=hard.sentence,
                item=self._items[hard.passage.file],
                line=hard.passage.line,
            )
            for hard in (reading.hardest if reading else [])
        ]


def _by_kind(items: Iterable[K]) -> list[K]:
    """In the order of the kinds' names."""
    return sorted(items, key=lambda item: plain(item.kind))


def _ease(size: Size | None, language: str) -> str:
    """The ease of so much text; a dash of none."""
    return _number(round(size.ease(language))) if size else "–"


def _number(number: int) -> str:
    """A number with a real minus sign."""
    return f"{number}".replace("-", "−")
