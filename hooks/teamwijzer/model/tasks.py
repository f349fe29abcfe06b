"""Tasks, the clusters that they stand in, and where and when they are done."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .notes import note
from .shapes import (
    ClusterRef,
    CompetenceRef,
    DoesIt,
    LevelRef,
    Record,
    RoleRef,
    Shape,
    Slug,
    Sourced,
    SourceRef,
    TaskCode,
    TaskRef,
    Text,
    Words,
)


class Cluster(Sourced, nl="Een van de vier groepen van taken"):
    """One of the four groups of tasks."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    letter: Literal["T", "P", "B", "A"] = Field(
        description=note(
            "Eerste letter van de codes van zijn taken", "First letter of its task codes"
        )
    )
    slug: Slug = Field(
        description=note(
            "Laatste deel van het adres van de pagina, hetzelfde in beide talen",
            "Last part of the page's address, the same in both languages",
        )
    )
    count: int = Field(
        ge=1,
        description=note(
            "Hoeveel van zijn taken meetellen: alle, behalve die maar in sommige versies van de "
            "lijst staan",
            "How many of its tasks are counted: all but those that stand in some versions "
            "of the list only",
        ),
    )
    title: Text
    summary: Text = Field(
        description=note(
            "Eén zin: welk soort werk dit is", "One sentence: what kind of work this is"
        )
    )
    description: Text = Field(description=note("Twee tot vier zinnen", "Two to four sentences"))


class CoreMark(Shape, nl="Waarom een taak telt als kerntaak van de ICT-coördinator"):
    """Why a task counts as a core task of the ICT coordinator."""

    status: Literal["named", "derived"] = Field(
        description=note(
            "named: een voorbeeld uit het rapport zelf; derived: hoe wij zijn definitie lezen",
            "named: the report's own example; derived: our reading of its definition",
        )
    )
    ground: Literal["a", "b", "c"] = Field(
        description=note(
            "a: elke dag snel antwoorden; b: kern van de administratie; c: nauw"
            " verbonden met de pedagogische visie en het beleid",
            "a: quick answers every day; b: core of the administration; c: closely tied"
            " to the pedagogical vision and policy",
        )
    )
    reason: Text = Field(
        description=note(
            "Hoe de taak aan beide helften van de definitie voldoet: een of twee zinnen",
            "How it meets both halves of the definition: one or two sentences",
        )
    )


class LevelAdvice(Shape, nl="Waar je een taak het best organiseert, en waarom"):
    """Where a task is best organised, and why."""

    at: LevelRef = Field(description=note("Waar", "Where"))
    why: Text = Field(
        description=note(
            "Een tot drie zinnen; als de school kiest: wat je afweegt",
            "One to three sentences; where the school chooses: what to weigh",
        )
    )


class TaskRole(Shape, nl="Het aandeel van een rol in een taak"):
    """The part that a role takes in a task."""

    role: RoleRef
    part: Literal["leads", "helps", "takes-over"] = Field(
        description=note(
            "leads: draagt de taak meestal; helps: neemt er een deel van op; takes-over:"
            " kan ze van de ICT-coördinator overnemen",
            "leads: usually carries the task; helps: takes a part of it; takes-over: can"
            " take it off the ICT coordinator's hands",
        )
    )
    note: Text | None = Field(
        None,
        description=note("Wat precies, of waar je op let", "What exactly, or what to watch for"),
    )


class Condition(Shape, nl="Een taak of opdracht die maar voor sommige scholen of personen geldt"):
    """A task or duty that only holds for some schools or persons."""

    key: Literal["technical-programmes", "specific-needs", "pedagogical-proof"]
    text: Text = Field(
        description=note(
            "Voor wie het geldt, als volledige zin", "For whom it holds, as a full sentence"
        )
    )


class Task(Sourced, nl="Eén taak van ICT-coördinatie uit het overzicht"):
    """One ICT coordination task of the overview."""

    id: TaskCode = Field(
        description=note(
            "De naam van het bestand, in hoofdletters", "The name of the file, in capitals"
        )
    )
    cluster: ClusterRef
    title: Text = Field(description=note("Drie tot zes woorden", "Three to six words"))
    duty: DoesIt = Field(
        description=note(
            "Voor een functiebeschrijving of vacature: het eind van een zin na 'De"
            " ICT-coördinator …' en 'Je …', of 'The ICT coordinator will …' en 'You …':"
            " vanaf het werkwoord, in kleine letters, zonder punt",
            "For a job description or vacancy: the end of a sentence after 'De"
            " ICT-coördinator …' and 'Je …', or 'The ICT coordinator will …' and 'You …':"
            " from its verb on, in lower case, without a full stop",
        )
    )
    description: Text = Field(
        description=note(
            "Twee tot vier zinnen: wat het in de praktijk betekent",
            "Two to four sentences: what it means in practice",
        )
    )
    examples: list[Text] = Field(
        min_length=2,
        max_length=4,
        description=note("Concrete stukken werk", "Concrete pieces of work"),
    )
    core: CoreMark | None = Field(
        None, description=note("Alleen voor een kerntaak", "Only for a core task")
    )
    level: LevelAdvice
    roles: list[TaskRole] = Field(
        min_length=1, description=note("Wie het op zich kan nemen", "Who can take it on")
    )
    competences: list[CompetenceRef] = Field(
        min_length=1, description=note("Wat het vraagt", "What it asks for")
    )
    condition: Condition | None = Field(
        None,
        description=note(
            "Alleen als het niet voor iedereen geldt", "Only where it does not hold for all"
        ),
    )
    related: list[TaskRef] = Field(
        min_length=1,
        description=note(
            "Taken die met deze te maken hebben; zij noemen deze taak ook",
            "Tasks that touch this one; they name this one too",
        ),
    )
    keywords: Words = Field(
        description=note("Woorden waarmee mensen zouden zoeken", "Words people would search by")
    )
    listed_in: list[SourceRef] = Field(
        default_factory=list,
        description=note(
            "De lijsten met taken waarin deze taak staat; weggelaten bij een eigen taak",
            "The task lists in which this task stands; left out for a task of your own",
        ),
    )
    remark: Text | None = Field(
        None,
        description=note(
            "Wat een lezer moet weten over de herkomst",
            "What a reader should know about its origin",
        ),
    )


class Level(Record, nl="Waar je een taak kunt organiseren"):
    """Where a task can be organised."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    short: Text = Field(description=note("Zoals in een smalle kolom", "As in a narrow column"))
    description: Text


class Priority(Record, nl="Hoe snel een school een taak opneemt"):
    """How soon a school takes a task on."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    short: Text = Field(description=note("Zoals in een smalle kolom", "As in a narrow column"))
    description: Text
