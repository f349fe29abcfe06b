"""What stands beside the content: heads of pages, sources, terms, tables, editions."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .shapes import (
    Dated,
    Line,
    Record,
    RoleRef,
    Shape,
    Sourced,
    SourceRef,
    StepRef,
    TaskRef,
    TermRef,
    Text,
    Words,
)


class Page(Record):
    """What stands on top of an overview page. One about the site itself has no sources."""

    title: Text
    description: Text = Field(description="For search engines: one or two sentences")
    intro: Text = Field(description="The first paragraph; {} is the number of what it lists")
    keywords: Words | None = Field(None, description="Words people would search by")
    elsewhere: list[SourceRef] = Field(
        default_factory=list, description="Pages of others worth reading, shown below the intro"
    )
    not_found: list[Text] = Field(
        default_factory=list,
        description="Only for the page of changes: what was looked for and not found",
    )


class Change(Sourced):
    """Something that changed after the other sources were written, and what it touches."""

    date: datetime.date = Field(
        description="Day from which it holds, or on which it became known, as 2026-09-01"
    )
    exact: Literal["day", "month", "year"] = Field(
        "day", description="How much of the date is known: the rest of it is not shown"
    )
    title: Text = Field(description="What changed, in a few words")
    text: Text = Field(description="What changed, and what a school does with it")
    tasks: list[TaskRef] = Field(default_factory=list, description="Tasks whose page shows it")
    steps: list[StepRef] = Field(default_factory=list, description="Steps whose page shows it")
    roles: list[RoleRef] = Field(default_factory=list, description="Roles whose page shows it")
    terms: list[TermRef] = Field(default_factory=list, description="Terms that show it")
    prose: list[Line] = Field(
        default_factory=list,
        description="Pages of prose that show it where they hold [[changes]]: the file below "
        "content/nl, without .md",
    )

    def touches(self, collection: str, name: str) -> bool:
        """Whether the record of that id, in that collection, is shown with it."""
        return collection in TOUCHED and name in getattr(self, collection)


TOUCHED = ("tasks", "steps", "roles", "terms")
"""The collections whose records a change can touch."""


class Source(Record):
    """A document that facts were taken from."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    publisher: Text | None = None
    date: Dated | None = Field(None, description="Of the document, as exact as it is known")
    read: datetime.date | None = Field(
        None, description="Day on which a web page was read, as 2026-11-26"
    )
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")] | None = Field(
        None, description="Where it can be read, only if we have seen it there"
    )
    kind: Literal["report", "workbook", "form", "flowchart", "web-page", "general-knowledge"] = (
        Field(description="general-knowledge: no document; what any handbook of the field says")
    )
    language: Literal["nl", "en"] = Field(description="In which it is written")
    description: Text = Field(description="What it is and what we took from it")
    remarks: list[Text] = Field(
        default_factory=list, description="Where it disagrees with another source, and our ruling"
    )


class Term(Sourced):
    """A term or abbreviation with its meaning."""

    term: Text
    abbreviation: Text | None = None
    also: Words | None = Field(None, description="Other spellings and inflected forms")
    definition: Text = Field(description="One to three sentences")
    link: bool = Field(
        True, description="false for a word too common to lead to the glossary wherever it stands"
    )
    see: list[TermRef] = Field(default_factory=list, description="Other terms worth reading")


class Row(Shape):
    """A row of a table; its first cell names it."""

    cells: list[Text] = Field(min_length=2, description="As many as there are columns")


class Table(Sourced):
    """Facts in rows and columns, shown on a page of prose by `[[table id]]`."""

    title: Text = Field(description="Caption: what the table shows")
    columns: list[Text] = Field(min_length=2, description="What stands above each column")
    rows: list[Row] = Field(min_length=1)
    note: Text | None = Field(
        None, description="What to know of it, shown below: one to three sentences"
    )


class Balance(Sourced):
    """What speaks for something and what against, shown by `[[balance id]]`."""

    title: Text
    pros_label: Text = Field(description="Heading of what speaks for it")
    cons_label: Text = Field(description="Heading of what speaks against it")
    pros: list[Text] = Field(min_length=1, description="What speaks for it")
    cons: list[Text] = Field(min_length=1, description="What speaks against it")


class Edition(Record):
    """A version of the data. The newest is printed on the site and on paper."""

    version: Line = Field(description="Such as '1.0', between quotes")
    date: datetime.date = Field(description="Day of that version, as 2026-09-01")
    identifiers: Annotated[str, StringConstraints(pattern=r"^https://[^\s?#]+/$")] = Field(
        description="What the identifiers of the open data begin with: the same in every version, "
        "wherever the site is published"
    )
    changes: list[Text] = Field(
        min_length=1, description="What is new for programs that read the data: full sentences"
    )
