"""Tasks, the clusters that they stand in, and where and when they are done."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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


class Cluster(Sourced):
    """One of the four groups of tasks."""

    order: int = Field(ge=1, description="Place among its kind")
    letter: Literal["T", "P", "B", "A"] = Field(description="First letter of its task codes")
    slug: Slug = Field(description="Last part of the page's address, the same in both languages")
    count: int = Field(
        ge=1,
        description="How many of its tasks are counted: all but those that stand in some versions "
        "of the list only",
    )
    title: Text
    summary: Text = Field(description="One sentence: what kind of work this is")
    description: Text = Field(description="Two to four sentences")


class CoreMark(Shape):
    """Why a task counts as a core task of the ICT coordinator."""

    status: Literal["named", "derived"] = Field(
        description="named: the report's own example; derived: our reading of its definition"
    )
    ground: Literal["a", "b", "c"] = Field(
        description="a: quick answers every day; b: core of the administration; "
        "c: closely tied to the pedagogical vision and policy"
    )
    reason: Text = Field(
        description="How it meets both halves of the definition: one or two sentences"
    )


class LevelAdvice(Shape):
    """Where a task is best organised, and why."""

    at: LevelRef = Field(description="Where")
    why: Text = Field(description="One to three sentences; where the school chooses: what to weigh")


class TaskRole(Shape):
    """The part that a role takes in a task."""

    role: RoleRef
    part: Literal["leads", "helps", "takes-over"] = Field(
        description="leads: usually carries the task; helps: takes a part of it; "
        "takes-over: can take it off the ICT coordinator's hands"
    )
    note: Text | None = Field(None, description="What exactly, or what to watch for")


class Condition(Shape):
    """A task or duty that only holds for some schools or persons."""

    key: Literal["technical-programmes", "specific-needs", "pedagogical-proof"]
    text: Text = Field(description="For whom it holds, as a full sentence")


class Task(Sourced):
    """One ICT coordination task of the overview."""

    id: TaskCode = Field(description="The name of the file, in capitals")
    cluster: ClusterRef
    title: Text = Field(description="Three to six words")
    duty: DoesIt = Field(
        description="For a job description or vacancy: the end of a sentence after 'De "
        "ICT-coördinator …' and 'Je …', or 'The ICT coordinator will …' and 'You …': from its "
        "verb on, in lower case, without a full stop"
    )
    description: Text = Field(description="Two to four sentences: what it means in practice")
    examples: list[Text] = Field(min_length=2, max_length=4, description="Concrete pieces of work")
    core: CoreMark | None = Field(None, description="Only for a core task")
    level: LevelAdvice
    roles: list[TaskRole] = Field(min_length=1, description="Who can take it on")
    competences: list[CompetenceRef] = Field(min_length=1, description="What it asks for")
    condition: Condition | None = Field(None, description="Only where it does not hold for all")
    related: list[TaskRef] = Field(
        min_length=1, description="Tasks that touch this one; they name this one too"
    )
    keywords: Words = Field(description="Words people would search by")
    listed_in: list[SourceRef] = Field(
        default_factory=list,
        description="The task lists in which this task stands; left out for a task of your own",
    )
    remark: Text | None = Field(None, description="What a reader should know about its origin")


class Level(Record):
    """Where a task can be organised."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    short: Text = Field(description="As in a narrow column")
    description: Text


class Priority(Record):
    """How soon a school takes a task on."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    short: Text = Field(description="As in a narrow column")
    description: Text
