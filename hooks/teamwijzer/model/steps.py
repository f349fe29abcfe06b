"""The step-by-step plan: phases, steps, questions, and who acts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from .notes import note
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


class Actor(Record, nl="Iemand die werk krijgt in het stappenplan"):
    """Somebody who gets work to do in the step-by-step plan."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    roles: list[RoleRef] = Field(min_length=1, description=note("Wie dat is", "Who that is"))


class Phase(Sourced, nl="Een stuk van het stappenplan"):
    """A stretch of the step-by-step plan."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    summary: Text = Field(description=note("Een of twee zinnen", "One or two sentences"))


class Action(Shape, nl="Wat iemand na een antwoord doet"):
    """What somebody does after an answer."""

    actor: ActorRef = Field(description=note("Wie het doet", "Who does it"))
    text: Text = Field(description=note("Eén zin", "One sentence"))


class Support(Shape, nl="Waar je hulp vindt"):
    """Where to get help."""

    text: Text = Field(
        description=note("Wie kan helpen, en waarmee", "Who can help, and with what")
    )
    roles: list[RoleRef] = Field(
        default_factory=list, description=note("De pagina's ervan", "Their pages")
    )


class Answer(Shape, nl="Een antwoord op de vraag van een stap, en de tak die erop volgt"):
    """An answer to a step's question, and the branch that it takes.

    `next` is the id of a question, or one of the words in `TURNS`:
    again: come back to this question when the work is done; choose: pick the step
    that needs to be done again; done: the plan has reached its goal.
    """

    id: Slug = Field(
        description=note(
            "yes en no staan tussen aanhalingstekens", "yes and no stand between quotes"
        )
    )
    label: Text = Field(description=note("Een tot vier woorden", "One to four words"))
    meaning: Text = Field(description=note("Een tot drie zinnen", "One to three sentences"))
    actions: list[Action] = Field(default_factory=list)
    next: Line = Field(
        description=note(
            "Id van een vraag, of again, choose of done",
            "Id of a question, or again, choose or done",
        )
    )

    TURNS: ClassVar[tuple[str, ...]] = ("again", "choose", "done")


class Question(
    Shape, nl="Eén plaats in het stroomschema: een vraag of een actie, met de antwoorden"
):
    """One place in the flow: a question or an action, with its answers."""

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]\d?[a-z]?$")] = Field(
        description=note(
            "Met een letter als de stap vertakt", "With a letter where the step has branches"
        )
    )
    title: Text | None = Field(
        None,
        description=note(
            "Naam van de tak; leeg als er maar één is",
            "Name of the branch; absent where there is one",
        ),
    )
    text: Text = Field(
        description=note("De vraag zoals een team ze leest", "The question as a team reads it")
    )
    points: list[Text] = Field(
        default_factory=list,
        description=note(
            "Wat je bekijkt voor je antwoordt, op volgorde",
            "What to look at before answering, in order",
        ),
    )
    sorting: bool = Field(
        default=False,
        description=note(
            "Of je hier de taken sorteert: together, school, later, drop",
            "Whether the tasks are sorted here: together, school, later, drop",
        ),
    )
    answers: list[Answer] = Field(min_length=1)


class Step(Sourced, nl="Een van de acht stappen naar een team"):
    """One of the eight steps towards a team."""

    id: Slug = Field(description=note("step- en het nummer", "step- and its number"))
    number: int = Field(ge=1, description=note("De plaats in het plan", "Its place in the plan"))
    phase: PhaseRef
    title: Text = Field(description=note("Drie tot zes woorden", "Three to six words"))
    summary: Text = Field(
        description=note(
            "Eén zin, zoals hij in het stroomschema staat", "One sentence, as read in the flowchart"
        )
    )
    why: Text = Field(
        description=note(
            "Waarom het telt: twee tot vijf zinnen", "Why it matters: two to five sentences"
        )
    )
    questions: list[Question] = Field(min_length=1)
    support: list[Support] = Field(default_factory=list)
    tips: list[Text] = Field(
        default_factory=list, description=note("Wat de ervaring leert", "What experience teaches")
    )
    tasks: list[TaskRef] = Field(
        min_length=1,
        description=note("Taken waarover deze stap gaat", "Tasks that this step is about"),
    )
    groups: list[GroupRef] = Field(
        default_factory=list, description=note("Groepen die meedoen", "Groups that take part")
    )
    elsewhere: list[SourceRef] = Field(
        default_factory=list,
        description=note(
            "Pagina's van anderen die je kunt lezen, onder de samenvatting",
            "Pages of others worth reading, shown below the summary",
        ),
    )
    keywords: Words = Field(
        description=note("Woorden waarmee mensen zouden zoeken", "Words people would search by")
    )
