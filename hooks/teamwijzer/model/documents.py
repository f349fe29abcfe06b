"""The blank documents to download."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .notes import note
from .shapes import Shape, Slug, Sourced, StepRef, TaskRef, Text


class Part(
    Shape, nl="Een deel van een blanco document: een kop met vragen of aanwijzingen eronder"
):
    """A part of a blank document: a heading with questions or directions below it."""

    id: Slug = Field(
        description=note(
            "Blijft altijd hetzelfde: programma's vinden er een ingevuld deel mee",
            "Stays the same for ever: programs find a filled part by it",
        )
    )
    title: Text
    text: Text | None = Field(
        None,
        description=note(
            "Wat hier hoort: een tot drie zinnen", "What belongs here: one to three sentences"
        ),
    )
    points: list[Text] = Field(
        default_factory=list, description=note("Vragen of aanwijzingen", "Questions or directions")
    )
    rooms: list[Text] = Field(
        default_factory=list,
        description=note(
            "Namen van de vakken om in te schrijven; zonder namen is er één vak",
            "Names of the spaces to write in; without them there is one space",
        ),
    )
    steps: list[StepRef] = Field(
        default_factory=list,
        description=note("Stappen die erbij helpen", "Steps that help with it"),
    )
    tasks: list[TaskRef] = Field(
        default_factory=list, description=note("Taken waarover het gaat", "Tasks that it is about")
    )


class Template(
    Sourced, nl="Een blanco document om te downloaden: wat erin staat en waarvoor het dient"
):
    """A blank document to download: what stands in it and what it is for."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    format: Literal["xlsx", "docx"] = Field(
        description=note("Een werkboek of een formulier", "A workbook or a form")
    )
    title: Text = Field(description=note("Zoals op de eerste pagina", "As on the first page"))
    file: Text = Field(
        description=note(
            "Naam van het bestand, zonder .docx of .xlsx: kleine letters en koppeltekens",
            "Name of the file without ending: lower case and hyphens",
        )
    )
    purpose: Text = Field(
        description=note(
            "Waarvoor het dient: een of twee zinnen", "What it is for: one or two sentences"
        )
    )
    use: Text = Field(
        description=note(
            "Wanneer je het gebruikt: een of twee zinnen", "When to use it: one or two sentences"
        )
    )
    intro: list[Text] = Field(
        min_length=1,
        description=note(
            "Wat het document eerst zegt: alinea's", "What the document says first: paragraphs"
        ),
    )
    steps: list[StepRef] = Field(
        min_length=1,
        description=note("Stappen waarin je het nodig hebt", "Steps in which it is needed"),
    )
    parts: list[Part] = Field(
        default_factory=list,
        description=note("Wat het vraagt, op volgorde", "What it asks, in order"),
    )
