"""Where people begin: questions that lead to a first step, ways in, what to do at once."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .notes import note
from .shapes import (
    ActRef,
    ClusterRef,
    Line,
    PageRef,
    Record,
    RoleRef,
    Shape,
    Slug,
    Sourced,
    StepRef,
    TaskRef,
    TemplateRef,
    Text,
)


class Act(
    Record,
    nl="Iets wat je meteen kunt doen met een hulpmiddel of document, op plekken waar het helpt",
):
    """Something to do at once with a tool or a document, offered where it is of use.

    `along` may hold what a page has: {code} of a task, {cluster}, {role}, {preset} of the job of a
    role, or of the role that leads a task, {question} of a step. Where a page has no such thing,
    it does not offer it.
    """

    order: int = Field(
        ge=1,
        description=note(
            "Plaats tussen de andere van zijn soort; een pagina biedt de eerste drie aan",
            "Place among its kind; a page offers the first three",
        ),
    )
    title: Text = Field(
        description=note(
            "Wat je doet, zoals de link het zegt: twee tot vijf woorden",
            "What to do, as the link says it: two to five words",
        )
    )
    text: Text = Field(
        description=note("Wat eruit komt: één korte zin", "What comes of it: one short sentence")
    )
    page: PageRef = Field(description=note("Waar je het doet", "Where it is done"))
    along: Line | None = Field(
        None,
        description=note(
            "Wat na het adres komt, vanaf ? of #; zie de namen hierboven",
            "What follows the address, from its ? or #; see the names above",
        ),
    )
    every: list[Literal["steps", "tasks", "roles", "clusters", "templates"]] = Field(
        default_factory=list,
        description=note(
            "Elke pagina van deze soorten biedt het aan", "Every page of these kinds offers it"
        ),
    )
    steps: list[StepRef] = Field(
        default_factory=list, description=note("Stappen die het aanbieden", "Steps that offer it")
    )
    tasks: list[TaskRef] = Field(
        default_factory=list, description=note("Taken die het aanbieden", "Tasks that offer it")
    )
    roles: list[RoleRef] = Field(
        default_factory=list, description=note("Rollen die het aanbieden", "Roles that offer it")
    )
    clusters: list[ClusterRef] = Field(
        default_factory=list,
        description=note("Clusters die het aanbieden", "Clusters that offer it"),
    )
    templates: list[TemplateRef] = Field(
        default_factory=list,
        description=note("Sjablonen die het aanbieden", "Blank documents that offer it"),
    )

    HANDED: ClassVar[tuple[str, ...]] = ("code", "cluster", "role", "preset", "question")


class Next(Shape, nl="Een volgende stap: waarheen, één plaats, en waarom"):
    """A next step: where to go, one place, and why."""

    why: Text = Field(
        description=note(
            "Waar het goed voor is: één korte zin", "What it is good for: one short sentence"
        )
    )
    step: StepRef | None = None
    task: TaskRef | None = None
    role: RoleRef | None = None
    template: TemplateRef | None = None
    page: PageRef | None = Field(None, description=note("Een overzichtspagina", "An overview page"))
    act: ActRef | None = Field(
        None, description=note("Iets wat je meteen kunt doen", "Something to do at once")
    )
    prose: Line | None = Field(
        None,
        description=note(
            "Een pagina met tekst: het bestand onder content/nl, zonder .md",
            "A page of prose: the file below content/nl, without .md",
        ),
    )

    PLACES: ClassVar[tuple[str, ...]] = ("step", "task", "role", "template", "page", "act", "prose")

    def places(self) -> list[str]:
        """The fields that say where to go; in checked data there is one."""
        return [name for name in self.PLACES if getattr(self, name) is not None]


class Option(
    Shape, nl="Een antwoord op een vraag van de eerste pagina, en de stappen die het vraagt"
):
    """An answer to a question of the first page, and the steps that it asks for."""

    id: Slug = Field(
        description=note(
            "Blijft altijd hetzelfde: staat in adressen",
            "Stays the same for ever: it stands in addresses",
        )
    )
    label: Text = Field(description=note("Twee tot acht woorden", "Two to eight words"))
    next: list[Next] = Field(
        min_length=1,
        max_length=3,
        description=note("Het dringendste eerst", "The most urgent first"),
    )


class Ask(Sourced, nl="Een vraag van de eerste pagina"):
    """A question of the first page. The answers together make a list of next steps."""

    order: int = Field(
        ge=1,
        description=note(
            "Plaats tussen de andere van zijn soort; de laatste weegt het zwaarst",
            "Place among its kind; the last one weighs most",
        ),
    )
    text: Text = Field(description=note("De vraag", "The question"))
    options: list[Option] = Field(min_length=2, description=note("De antwoorden", "The answers"))


class Way(Record, nl="Een ingang, voor lezers van één soort"):
    """A way in, for readers of one kind."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text = Field(description=note("Wie ze zijn", "Who they are"))
    text: Text = Field(
        description=note("Waarvoor ze komen: één zin", "What they come for: one sentence")
    )
    next: list[Next] = Field(
        min_length=2,
        max_length=4,
        description=note("Waar ze kunnen beginnen", "Where they can begin"),
    )
