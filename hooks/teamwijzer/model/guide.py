"""Where people begin: questions that lead to a first step, ways in, what to do at once."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

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


class Act(Record):
    """Something to do at once with a tool or a document, offered where it is of use.

    `along` may hold what a page has: {code} of a task, {cluster}, {role}, {preset} of the job of a
    role, or of the role that leads a task, {question} of a step. Where a page has no such thing,
    it does not offer it.
    """

    order: int = Field(ge=1, description="Place among its kind; a page offers the first three")
    title: Text = Field(description="What to do, as the link says it: two to five words")
    text: Text = Field(description="What comes of it: one short sentence")
    page: PageRef = Field(description="Where it is done")
    along: Line | None = Field(
        None, description="What follows the address, from its ? or #; see the names above"
    )
    every: list[Literal["steps", "tasks", "roles", "clusters", "templates"]] = Field(
        default_factory=list, description="Every page of these kinds offers it"
    )
    steps: list[StepRef] = Field(default_factory=list, description="Steps that offer it")
    tasks: list[TaskRef] = Field(default_factory=list, description="Tasks that offer it")
    roles: list[RoleRef] = Field(default_factory=list, description="Roles that offer it")
    clusters: list[ClusterRef] = Field(default_factory=list, description="Clusters that offer it")
    templates: list[TemplateRef] = Field(
        default_factory=list, description="Blank documents that offer it"
    )

    HANDED: ClassVar[tuple[str, ...]] = ("code", "cluster", "role", "preset", "question")


class Next(Shape):
    """A next step: where to go, one place, and why."""

    why: Text = Field(description="What it is good for: one short sentence")
    step: StepRef | None = None
    task: TaskRef | None = None
    role: RoleRef | None = None
    template: TemplateRef | None = None
    page: PageRef | None = Field(None, description="An overview page")
    act: ActRef | None = Field(None, description="Something to do at once")
    prose: Line | None = Field(
        None, description="A page of prose: the file below content/nl, without .md"
    )

    PLACES: ClassVar[tuple[str, ...]] = ("step", "task", "role", "template", "page", "act", "prose")

    def places(self) -> list[str]:
        """The fields that say where to go; in checked data there is one."""
        return [name for name in self.PLACES if getattr(self, name) is not None]


class Option(Shape):
    """An answer to a question of the first page, and the steps that it asks for."""

    id: Slug = Field(description="Stays the same for ever: it stands in addresses")
    label: Text = Field(description="Two to eight words")
    next: list[Next] = Field(min_length=1, max_length=3, description="The most urgent first")


class Ask(Sourced):
    """A question of the first page. The answers together make a list of next steps."""

    order: int = Field(ge=1, description="Place among its kind; the last one weighs most")
    text: Text = Field(description="The question")
    options: list[Option] = Field(min_length=2, description="The answers")


class Way(Record):
    """A way in, for readers of one kind."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text = Field(description="Who they are")
    text: Text = Field(description="What they come for: one sentence")
    next: list[Next] = Field(min_length=2, max_length=4, description="Where they can begin")
