"""The step-by-step plan: phases, steps, questions, and who acts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from .shapes import (
    ActorRef,
    GroupRef,
    Line,
    PhaseRef,
    Record,
    RoleRef,
    Shape,
    Slug,
    Sourced,
    SourceRef,
    TaskRef,
    Text,
    Words,
)


class Actor(Record):
    """Somebody who gets work to do in the step-by-step plan."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    roles: list[RoleRef] = Field(min_length=1, description="Who that is")


class Phase(Sourced):
    """A stretch of the step-by-step plan."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    summary: Text = Field(description="One or two sentences")


class Action(Shape):
    """What somebody does after an answer."""

    actor: ActorRef = Field(description="Who does it")
    text: Text = Field(description="One sentence")


class Support(Shape):
    """Where to get help."""

    text: Text = Field(description="Who can help, and with what")
    roles: list[RoleRef] = Field(default_factory=list, description="Their pages")


class Answer(Shape):
    """An answer to a step's question, and the branch that it takes.

    `next` is the id of a question, or one of the words in `TURNS`:
    again: come back to this question when the work is done; choose: pick the step
    that needs to be done again; done: the plan has reached its goal.
    """

    id: Slug = Field(description="yes and no stand between quotes")
    label: Text = Field(description="One to four words")
    meaning: Text = Field(description="One to three sentences")
    actions: list[Action] = Field(default_factory=list)
    next: Line = Field(description="Id of a question, or again, choose or done")

    TURNS: ClassVar[tuple[str, ...]] = ("again", "choose", "done")


class Question(Shape):
    """One place in the flow: a question or an action, with its answers."""

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]\d?[a-z]?$")] = Field(
        description="With a letter where the step has branches"
    )
    title: Text | None = Field(None, description="Name of the branch; absent where there is one")
    text: Text = Field(description="The question as a team reads it")
    points: list[Text] = Field(
        default_factory=list, description="What to look at before answering, in order"
    )
    sorting: bool = Field(
        default=False,
        description="Whether the tasks are sorted here: together, school, later, drop",
    )
    answers: list[Answer] = Field(min_length=1)


class Step(Sourced):
    """One of the eight steps towards a team."""

    id: Slug = Field(description="step- and its number")
    number: int = Field(ge=1, description="Its place in the plan")
    phase: PhaseRef
    title: Text = Field(description="Three to six words")
    summary: Text = Field(description="One sentence, as read in the flowchart")
    why: Text = Field(description="Why it matters: two to five sentences")
    questions: list[Question] = Field(min_length=1)
    support: list[Support] = Field(default_factory=list)
    tips: list[Text] = Field(default_factory=list, description="What experience teaches")
    tasks: list[TaskRef] = Field(min_length=1, description="Tasks that this step is about")
    groups: list[GroupRef] = Field(default_factory=list, description="Groups that take part")
    elsewhere: list[SourceRef] = Field(
        default_factory=list, description="Pages of others worth reading, shown below the summary"
    )
    keywords: Words = Field(description="Words people would search by")
