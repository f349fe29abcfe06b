"""What stands beside the content: heads of pages, sources, terms, tables, editions."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .notes import note
from .shapes import (
    Dated,
    LanguageCode,
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


class Page(Record, nl="Wat boven aan een overzichtspagina staat"):
    """What stands on top of an overview page. One about the site itself has no sources."""

    title: Text
    description: Text = Field(
        description=note(
            "Voor zoekmachines: een of twee zinnen", "For search engines: one or two sentences"
        )
    )
    intro: Text = Field(
        description=note(
            "De eerste alinea; {} is het aantal van wat de pagina opsomt",
            "The first paragraph; {} is the number of what it lists",
        )
    )
    keywords: Words | None = Field(
        None,
        description=note("Woorden waarmee mensen zouden zoeken", "Words people would search by"),
    )
    elsewhere: list[SourceRef] = Field(
        default_factory=list,
        description=note(
            "Pagina's van anderen die je kunt lezen, onder de inleiding",
            "Pages of others worth reading, shown below the intro",
        ),
    )
    not_found: list[Text] = Field(
        default_factory=list,
        description=note(
            "Alleen voor de pagina met veranderingen: wat gezocht en niet gevonden is",
            "Only for the page of changes: what was looked for and not found",
        ),
    )


class Change(
    Sourced, nl="Iets wat veranderde nadat de andere bronnen geschreven waren, en wat het raakt"
):
    """Something that changed after the other sources were written, and what it touches."""

    date: datetime.date = Field(
        description=note(
            "Dag waarop het ingaat of bekend werd, zoals 2026-09-01",
            "Day from which it holds, or on which it became known, as 2026-09-01",
        )
    )
    exact: Literal["day", "month", "year"] = Field(
        "day",
        description=note(
            "Hoeveel van de datum bekend is: de rest wordt niet getoond",
            "How much of the date is known: the rest of it is not shown",
        ),
    )
    title: Text = Field(
        description=note("Wat er veranderde, in enkele woorden", "What changed, in a few words")
    )
    text: Text = Field(
        description=note(
            "Wat er veranderde, en wat een school ermee doet",
            "What changed, and what a school does with it",
        )
    )
    tasks: list[TaskRef] = Field(
        default_factory=list,
        description=note("Taken waarvan de pagina het toont", "Tasks whose page shows it"),
    )
    steps: list[StepRef] = Field(
        default_factory=list,
        description=note("Stappen waarvan de pagina het toont", "Steps whose page shows it"),
    )
    roles: list[RoleRef] = Field(
        default_factory=list,
        description=note("Rollen waarvan de pagina het toont", "Roles whose page shows it"),
    )
    terms: list[TermRef] = Field(
        default_factory=list, description=note("Begrippen die het tonen", "Terms that show it")
    )
    prose: list[Line] = Field(
        default_factory=list,
        description=note(
            "Pagina's met tekst die het tonen waar [[changes]] staat: het bestand onder"
            " content/nl, zonder .md",
            "Pages of prose that show it where they hold [[changes]]: the file below"
            " content/nl, without .md",
        ),
    )

    def touches(self, collection: str, name: str) -> bool:
        """Whether the record of that id, in that collection, is shown with it."""
        return collection in TOUCHED and name in getattr(self, collection)


TOUCHED = ("tasks", "steps", "roles", "terms")
"""The collections whose records a change can touch."""


class Source(Record, nl="Een document waar feiten uit komen"):
    """A document that facts were taken from."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    publisher: Text | None = None
    date: Dated | None = Field(
        None,
        description=note(
            "Van het document, zo precies als het bekend is",
            "Of the document, as exact as it is known",
        ),
    )
    read: datetime.date | None = Field(
        None,
        description=note(
            "Dag waarop een webpagina gelezen is, zoals 2026-11-26",
            "Day on which a web page was read, as 2026-11-26",
        ),
    )
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")] | None = Field(
        None,
        description=note(
            "Waar je het kunt lezen, alleen als wij het daar zagen",
            "Where it can be read, only if we have seen it there",
        ),
    )
    kind: Literal["report", "workbook", "form", "flowchart", "web-page", "general-knowledge"] = (
        Field(
            description=note(
                "general-knowledge: geen document; wat elk handboek van het vak zegt",
                "general-knowledge: no document; what any handbook of the field says",
            )
        )
    )
    language: LanguageCode = Field(
        description=note("Waarin het geschreven is", "In which it is written")
    )
    description: Text = Field(
        description=note(
            "Wat het is en wat we eruit haalden", "What it is and what we took from it"
        )
    )
    remarks: list[Text] = Field(
        default_factory=list,
        description=note(
            "Waar het een andere bron tegenspreekt, en wat wij kozen",
            "Where it disagrees with another source, and our ruling",
        ),
    )


class Term(Sourced, nl="Een begrip of afkorting, met de betekenis"):
    """A term or abbreviation with its meaning."""

    term: Text
    abbreviation: Text | None = None
    also: Words | None = Field(
        None,
        description=note(
            "Andere schrijfwijzen en verbogen vormen", "Other spellings and inflected forms"
        ),
    )
    definition: Text = Field(description=note("Een tot drie zinnen", "One to three sentences"))
    link: bool = Field(
        True,
        description=note(
            "false voor een woord dat te gewoon is om overal naar de begrippenlijst te leiden",
            "false for a word too common to lead to the glossary wherever it stands",
        ),
    )
    see: list[TermRef] = Field(
        default_factory=list,
        description=note("Andere begrippen die je kunt lezen", "Other terms worth reading"),
    )


class Row(Shape, nl="Een rij van een tabel; de eerste cel noemt de rij"):
    """A row of a table; its first cell names it."""

    cells: list[Text] = Field(
        min_length=2,
        description=note("Evenveel als er kolommen zijn", "As many as there are columns"),
    )


class Table(
    Sourced, nl="Feiten in rijen en kolommen, op een pagina met tekst getoond door `[[table id]]`"
):
    """Facts in rows and columns, shown on a page of prose by `[[table id]]`."""

    title: Text = Field(
        description=note("Bijschrift: wat de tabel toont", "Caption: what the table shows")
    )
    columns: list[Text] = Field(
        min_length=2,
        description=note("Wat boven elke kolom staat", "What stands above each column"),
    )
    rows: list[Row] = Field(min_length=1)
    note: Text | None = Field(
        None,
        description=note(
            "Wat je ervan moet weten, eronder getoond: een tot drie zinnen",
            "What to know of it, shown below: one to three sentences",
        ),
    )


class Balance(Sourced, nl="Wat voor iets spreekt en wat ertegen, getoond door `[[balance id]]`"):
    """What speaks for something and what against, shown by `[[balance id]]`."""

    title: Text
    pros_label: Text = Field(
        description=note("Kop van wat ervoor spreekt", "Heading of what speaks for it")
    )
    cons_label: Text = Field(
        description=note("Kop van wat ertegen spreekt", "Heading of what speaks against it")
    )
    pros: list[Text] = Field(
        min_length=1, description=note("Wat ervoor spreekt", "What speaks for it")
    )
    cons: list[Text] = Field(
        min_length=1, description=note("Wat ertegen spreekt", "What speaks against it")
    )


class Edition(Record, nl="Een versie van de gegevens"):
    """A version of the data. The newest is printed on the site and on paper."""

    version: Line = Field(
        description=note("Zoals '1.0', tussen aanhalingstekens", "Such as '1.0', between quotes")
    )
    date: datetime.date = Field(
        description=note(
            "Dag van die versie, zoals 2026-09-01", "Day of that version, as 2026-09-01"
        )
    )
    identifiers: Annotated[str, StringConstraints(pattern=r"^https://[^\s?#]+/$")] = Field(
        description=note(
            "Waarmee de namen in de open data beginnen: in elke versie dezelfde, waar de site ook "
            "staat",
            "What the identifiers of the open data begin with: the same in every version, "
            "wherever the site is published",
        )
    )
    changes: list[Text] = Field(
        min_length=1,
        description=note(
            "Wat nieuw is voor programma's die de gegevens lezen: volledige zinnen",
            "What is new for programs that read the data: full sentences",
        ),
    )
