"""What all views share: texts of one language, links, citations, changes."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .. import model
from ..addresses import place, place_of
from ..dataset import DataSet
from ..tools import Tool

T = TypeVar("T")
SENTENCE = re.compile(r"(?<=[.!?]) ")
"""Between two sentences."""
MENTION = re.compile(rf"\b({model.TASK_CODE})\b")
"""A task code in running text."""

SHOWN = {"day": 10, "month": 7, "year": 4}
"""How many characters of a date such as 2026-09-01 are shown."""

Ui = Mapping[str, Mapping[str, str]]
"""The strings of the templates in one language: area → name → text."""


@dataclass(frozen=True)
class Link:
    """A page of this site: `code` stands before the title where there is one."""

    path: str
    title: str
    code: str = ""


@dataclass(frozen=True)
class Place:
    """A source and the places in it, spelled out. `url`: where it can be read, or ""."""

    source: str
    title: str
    url: str
    where: str


@dataclass(frozen=True)
class Elsewhere:
    """A page of others that is worth reading."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True)
class ChangeView:
    """What changed since the sources were written. `date`: as exact as known, such as 2024-01."""

    id: str
    date: str
    day: str
    title: str
    text: str
    sources: list[Place]


@dataclass(frozen=True)
class PageView:
    """What stands on top of an overview page."""

    title: str
    description: str
    intro: str
    keywords: list[str]
    sources: list[Place]
    elsewhere: list[Elsewhere]
    not_found: list[str]
    reviewed: str


class Context:
    """A data set seen in one language. `counted`: the tasks that a number of tasks counts."""

    def __init__(self, data: DataSet, language: str) -> None:
        self.data = data
        self.language = language
        self.counted = data.counted
        self.ui: Ui = {
            area: {name: text.in_language(language) for name, text in strings.items()}
            for area, strings in data.ui.items()
        }

    def words(self, tool: Tool) -> dict[str, str]:
        """The words that the scripts of a tool ask for, by name; none where it has no scripts."""
        found = self.words_by_area(tool)
        words = {name: self.ui[area][name] for area, names in found.items() for name in names}
        return dict(sorted(words.items()))

    def first_words(self, tool: Tool) -> dict[str, str]:
        """Those of them that the scripts ask for which a page loads at once; the others come with
        the scripts that are loaded on demand.
        """
        asked = self.data.asked_by_tools.get(tool.name)
        first = asked.first if asked else None
        known = {*first.plain, *tool.composed_words(first.composed)} if first else set()
        return {name: text for name, text in self.words(tool).items() if name in known}

    def words_by_area(self, tool: Tool) -> dict[str, list[str]]:
        """The names of those words by the file that they stand in."""
        asked = self.data.asked_by_tools.get(tool.name)
        found: dict[str, list[str]] = {area: [] for area in tool.areas}
        for name in sorted({*asked.plain, *tool.composed_words()}) if asked else ():
            found[next(a for a in tool.areas if name in self.ui.get(a, {}))].append(name)
        return found

    def page(self, name: str, number: int) -> PageView:
        """The head of an overview page; `number` fills the {} of its introduction."""
        page = self.data.of(model.Page)[name]
        return PageView(
            self.text(page.title),
            self.text(page.description),
            self.text(page.intro).format(number),
            page.keywords.in_language(self.language) if page.keywords else [],
            self.places(page.sources),
            self.elsewhere(page.elsewhere),
            self.texts(page.not_found),
            self.day(page.reviewed) if page.reviewed else "",
        )

    def text(self, text: model.Text | None) -> str:
        """The text in this language, "" where there is none."""
        return text.in_language(self.language) if text else ""

    def texts(self, texts: Iterable[model.Text]) -> list[str]:
        """The texts in this language."""
        return [self.text(text) for text in texts]

    def task(self, code: str) -> Link:
        """A link to a task's page."""
        return Link(place("tasks", code), self.text(self.data.of(model.Task)[code].title), code)

    def step(self, step: model.Step) -> Link:
        """A link to a step's page."""
        return Link(place("steps", step.id), self.text(step.title), str(step.number))

    def role(self, name: str) -> Link:
        """A link to a role's page; its code is the abbreviation."""
        role = self.data.of(model.Role)[name]
        return Link(place("roles", role.slug), self.text(role.title), self.text(role.abbreviation))

    def competence(self, name: str) -> Link:
        """A link to a competence's page."""
        title = self.text(self.data.of(model.Competence)[name].title)
        return Link(place("competences", name), title)

    def group(self, name: str) -> Link:
        """A link to a group, on the page of all roles."""
        return Link(place("groups", name), self.text(self.data.of(model.Group)[name].title))

    def place(self, record: model.Record) -> str | None:
        """The path of the record's page, or of its place on one; None where it has none."""
        match record:
            case model.Table():
                return self._marked("table", record.id)
            case model.Balance():
                return self._marked("balance", record.id)
            case _:
                return place_of(record)

    def _marked(self, kind: str, name: str) -> str | None:
        """The page of prose with that marker."""
        return next(
            (
                page.path
                for page in self.data.prose
                if any((k, n) == (kind, name) for _, k, n in page.markers())
            ),
            None,
        )

    def name(self, record: model.Record) -> str:
        """What people call the record."""
        match record:
            case model.Step():
                return self.ui["steps"]["page_title"].format(record.number, self.text(record.title))
            case model.Task() | model.Section():
                return f"{record.id} {self.text(record.title)}"
            case model.Duty():
                return f"{record.id} {self.text(record.text)}"
            case model.Term():
                return self.text(record.term)
            case model.Ask():
                return self.text(record.text)
            case model.Edition():
                return self.ui["site"]["version"].format(record.version, self.day(record.date))
            case _:
                return self.text(getattr(record, "title", None)) or record.id

    def changes(self, record: model.Record) -> list[ChangeView]:
        """The changes that touch the record, newest first."""
        return [self.change(change) for change in self.data.changes_of(record)]

    def change(self, change: model.Change) -> ChangeView:
        """A change in this language."""
        return ChangeView(
            id=change.id,
            date=change.date.isoformat()[: SHOWN[change.exact]],
            day=self.day(change.date, change.exact),
            title=self.text(change.title),
            text=self.text(change.text),
            sources=self.places(change.sources),
        )

    def elsewhere(self, names: Iterable[str]) -> list[Elsewhere]:
        """Pages of others; `names` are ids of sources that have an address."""
        sources = (self.data.of(model.Source)[name] for name in names)
        return [Elsewhere(self.text(s.title), self.text(s.publisher), s.url or "") for s in sources]

    def places(self, citations: Iterable[model.Citation]) -> list[Place]:
        """Citations spelled out, those of one source together."""
        sources = self.data.of(model.Source)
        grouped: dict[str, list[str]] = defaultdict(list)
        for citation in citations:
            grouped[citation.source].append(self._where(citation))
        return [
            Place(
                source,
                self.text(sources[source].title),
                sources[source].url or "",
                "; ".join(where),
            )
            for source, where in grouped.items()
        ]

    def _where(self, citation: model.Citation) -> str:
        words = self.ui["source"]
        parts = [
            words[place].format(getattr(citation, place))
            for place in model.Citation.places()
            if getattr(citation, place) is not None
        ]
        return ", ".join(parts)

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """The text cut at the task codes in it, each piece with the path it leads to, or ""."""
        parts = MENTION.split(text)
        return [
            (part, place("tasks", part) if part in self.data.of(model.Task) else "")
            for part in parts
            if part
        ]

    def day(self, date: datetime.date, exact: str = "day") -> str:
        """A date as people write it in this language, or only its month or year."""
        month = self.ui["site"]["months"].split()[date.month - 1]
        written = {"day": f"{date.day} {month} {date.year}", "month": f"{month} {date.year}"}
        return written.get(exact, str(date.year))


def backward(pairs: Iterable[tuple[T, Iterable[str]]]) -> dict[str, list[T]]:
    """Id → what names it."""
    found: dict[str, list[T]] = defaultdict(list)
    for item, names in pairs:
        for name in names:
            found[name].append(item)
    return found


def shorten(text: str, length: int = 155) -> str:
    """As many whole sentences as fit in `length` characters; else as many whole words."""
    if len(text) <= length:
        return text
    head = text[: length + 1]
    if (end := head.rfind(". ")) > length // 3:
        return head[: end + 1]
    return head[: head.rfind(" ")].rstrip(",;:") + " …"
