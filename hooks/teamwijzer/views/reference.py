"""Terms, sources, tables, and everything that changed since the sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import model
from ..addresses import place
from ..languages import plain
from .base import ChangeView, Context, Link, Place


@dataclass(frozen=True)
class TermView:
    """A term of the glossary. `spellings`: the forms by which a text leads to it."""

    id: str
    path: str
    initial: str
    term: str
    abbreviation: str
    spellings: list[str]
    definition: str
    see: list[Link]
    changes: list[ChangeView]
    sources: list[Place]

    @property
    def shortened(self) -> str:
        """Its abbreviation, where that is another word."""
        return "" if self.abbreviation == self.term else self.abbreviation

    @property
    def name(self) -> str:
        """The term, with its abbreviation where that is another word."""
        return f"{self.term} ({self.shortened})" if self.shortened else self.term


@dataclass(frozen=True)
class SourceView:
    """A source, and how many records rest on it."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    read: str
    kind: str
    language: str
    description: str
    remarks: list[str]
    records: int


@dataclass(frozen=True)
class TableView:
    """Facts in rows and columns."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str
    sources: list[Place]


@dataclass(frozen=True)
class BalanceView:
    """What speaks for something and what against."""

    title: str
    pros_label: str
    cons_label: str
    pros: list[str]
    cons: list[str]
    sources: list[Place]


@dataclass(frozen=True)
class ChangeEntry:
    """A change, and the pages that it touches."""

    change: ChangeView
    pages: list[Link]


@dataclass(frozen=True)
class EditionView:
    """A version of the data, and what is new in it."""

    id: str
    title: str
    changes: list[str]


class ReferenceViews:
    """Terms, sources, tables and changes in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def terms(self) -> list[TermView]:
        """All terms in the order of the alphabet."""
        terms = [self._term(term) for term in self.context.data.of(model.Term).values()]
        return sorted(terms, key=lambda term: plain(term.term))

    def _term(self, term: model.Term) -> TermView:
        also = term.also.in_language(self.context.language) if term.also else []
        title, abbreviation = self.context.text(term.term), self.context.text(term.abbreviation)
        terms = self.context.data.of(model.Term)
        return TermView(
            id=term.id,
            path=place("terms", term.id),
            initial=plain(title)[0].upper(),
            term=title,
            abbreviation=abbreviation,
            spellings=[word for word in (title, abbreviation, *also) if word and term.link],
            definition=self.context.text(term.definition),
            see=[
                Link(place("terms", name), self.context.text(terms[name].term)) for name in term.see
            ],
            changes=self.context.changes(term),
            sources=self.context.places(term.sources),
        )

    def sources(self) -> list[SourceView]:
        """All sources in order."""
        rest_on: dict[str, int] = defaultdict(int)
        for _, record in self.context.data.all_records():
            for source in {citation.source for citation in record.sources}:
                rest_on[source] += 1
        return [
            SourceView(
                id=source.id,
                title=self.context.text(source.title),
                publisher=self.context.text(source.publisher),
                date=source.date or "",
                url=source.url or "",
                read=self.context.day(source.read) if source.read else "",
                kind=source.kind,
                language=source.language,
                description=self.context.text(source.description),
                remarks=self.context.texts(source.remarks),
                records=rest_on[source.id],
            )
            for source in self.context.data.of(model.Source).values()
        ]

    def table(self, name: str) -> TableView:
        """A table by id."""
        table = self.context.data.of(model.Table)[name]
        return TableView(
            title=self.context.text(table.title),
            columns=self.context.texts(table.columns),
            rows=[self.context.texts(row.cells) for row in table.rows],
            note=self.context.text(table.note),
            sources=self.context.places(table.sources),
        )

    def balance(self, name: str) -> BalanceView:
        """A for-and-against by id."""
        balance = self.context.data.of(model.Balance)[name]
        return BalanceView(
            title=self.context.text(balance.title),
            pros_label=self.context.text(balance.pros_label),
            cons_label=self.context.text(balance.cons_label),
            pros=self.context.texts(balance.pros),
            cons=self.context.texts(balance.cons),
            sources=self.context.places(balance.sources),
        )

    def changes_on(self, path: str) -> list[ChangeView]:
        """The changes that the page of prose at that path shows, newest first."""
        return [
            self.context.change(change)
            for change in self.context.data.changes()
            if path.rstrip("/") in change.prose
        ]

    def changes(self) -> list[ChangeEntry]:
        """Every change, newest first."""
        context = self.context
        return [
            ChangeEntry(context.change(change), self._touched(change))
            for change in context.data.changes()
        ]

    def _touched(self, change: model.Change) -> list[Link]:
        """The pages that a change touches: of records, then of prose."""
        context = self.context
        records = (
            context.data.records[collection][name]
            for collection in model.TOUCHED
            for name in getattr(change, collection)
        )
        titles = {
            page.path: page.head.title
            for page in context.data.prose
            if page.language == context.language and page.head
        }
        return [
            *(Link(path, context.name(r)) for r in records if (path := context.place(r))),
            *(Link(f"{path}/", titles[f"{path}/"]) for path in change.prose),
        ]

    def editions(self) -> list[EditionView]:
        """Every edition, newest first."""
        context = self.context
        return [
            EditionView(edition.id, context.name(edition), context.texts(edition.changes))
            for edition in context.data.editions()
        ]
