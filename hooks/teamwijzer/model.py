"""The typed model of one data set: what a record is, field by field.

One YAML file is one record. The classes below are the only list of fields: the
loader checks files against them, `teamwijzer schema` writes the JSON Schema for
editors from them. A field here is what a maintainer writes; what we compute from
it lives in `views`.

Shapes: `Text` holds one text in every language; a reference is the `id` of another
record. Cross-references, codes and the flow of the steps are checked in `checks`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
UiName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
TASK_CODE = r"[TPBA]\d{2,4}"
TaskCode = Annotated[str, StringConstraints(pattern=rf"^{TASK_CODE}$")]
Education = Literal["secondary", "bachelor", "teacher-training", "master"]


@dataclass(frozen=True)
class Ref:
    """Marks a text field as the id of a record in the collection of that name."""

    collection: str


ClusterRef = Annotated[Slug, Ref("clusters")]
TaskRef = Annotated[TaskCode, Ref("tasks")]
CompetenceRef = Annotated[Slug, Ref("competences")]
RoleRef = Annotated[Slug, Ref("roles")]
GroupRef = Annotated[Slug, Ref("groups")]
ActorRef = Annotated[Slug, Ref("actors")]
PhaseRef = Annotated[Slug, Ref("phases")]
SectionRef = Annotated[str, Ref("sections")]
LevelRef = Annotated[Slug, Ref("levels")]
SourceRef = Annotated[Slug, Ref("sources")]
TermRef = Annotated[Slug, Ref("terms")]
StepRef = Annotated[Slug, Ref("steps")]
DutyRef = Annotated[str, Ref("duties")]


class Shape(BaseModel):
    """What every part of a record has in common: no unknown keys, no guessed types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(Shape):
    """One text in every language of the site. The fields are the languages."""

    nl: Line = Field(description="Dutch, written as Dutch (B1)")
    en: Line = Field(description="Plain English")

    def in_language(self, language: str) -> str:
        """The text in that language; `language` is one of `LANGUAGES`."""
        text: str = getattr(self, language)
        return text


class Words(Shape):
    """Words people search by, in every language. Order is of no importance."""

    nl: list[Line] = Field(min_length=1)
    en: list[Line] = Field(min_length=1)

    def in_language(self, language: str) -> list[str]:
        """The words in that language; `language` is one of `LANGUAGES`."""
        words: list[str] = getattr(self, language)
        return words


LANGUAGES: tuple[str, ...] = tuple(Text.model_fields)
DEFAULT_LANGUAGE = "nl"


class Citation(Shape):
    """Where a fact comes from: a source and at least one place in it."""

    source: SourceRef = Field(description="The document")
    item: Line | None = Field(None, description="Code of the item in a list, such as T01 or A1.1")
    chapter: int | None = Field(None, ge=1, description="Its number")
    step: int | None = Field(None, ge=1, description="Number of the step in the step-by-step plan")
    section: Line | None = Field(None, description="A heading or sheet, as the source spells it")
    table: int | None = Field(None, ge=1, description="Its number")
    figure: int | None = Field(None, ge=1, description="Its number")
    box: int | None = Field(None, ge=1, description="Its number")

    @classmethod
    def places(cls) -> list[str]:
        """The fields that name a place in the source: all but the source itself."""
        return [name for name in cls.model_fields if name != "source"]


class Update(Shape):
    """Something that changed after the sources were written, with its own source."""

    date: datetime.date = Field(description="Day from which it holds, as 2026-09-01")
    text: Text = Field(description="What changed")
    sources: list[Citation] = Field(min_length=1, description="Where the news comes from")


class Record(Shape):
    """One file. Its name is its `id` in lower case."""

    id: Slug = Field(description="The name of the file")
    sources: list[Citation] = Field(
        default_factory=list, description="Where the facts of this record come from"
    )
    updates: list[Update] = Field(
        default_factory=list, description="What changed since the sources were written"
    )
    reviewed: datetime.date | None = Field(
        None, description="Day on which somebody last compared it with its sources, as 2026-09-01"
    )


class Sourced(Record):
    """A record whose facts come from outside: it names at least one source."""

    sources: list[Citation] = Field(
        min_length=1, description="Where the facts of this record come from"
    )


class Page(Record):
    """What stands on top of an overview page. One about the site itself has no sources."""

    title: Text
    description: Text = Field(description="For search engines: one or two sentences")
    intro: Text = Field(description="The first paragraph; {} is the number of what it lists")
    keywords: Words | None = Field(None, description="Words people would search by")


class Cluster(Sourced):
    """One of the four groups of tasks."""

    order: int = Field(ge=1, description="Place among its kind")
    letter: Literal["T", "P", "B", "A"] = Field(description="First letter of its task codes")
    slug: Slug = Field(description="Last part of the page's address, the same in both languages")
    count: int = Field(ge=1, description="How many of its tasks stand in every version of the list")
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
    reason: Text = Field(description="One sentence")


class LevelAdvice(Shape):
    """Where a task is best organised, and why."""

    at: LevelRef = Field(description="Where")
    why: Text = Field(description="One or two sentences; say so where the sources are silent")


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
        min_length=1, description="The task lists in which this task stands"
    )
    remark: Text | None = Field(None, description="What a reader should know about its origin")


class Competence(Sourced):
    """Something that a person or a team must know, be able to do, or be like."""

    order: int = Field(ge=1, description="Place among its kind and cluster")
    kind: Literal["cluster", "specialisation", "generic"] = Field(
        description="cluster: what its tasks ask for; specialisation: of a technical kind; "
        "generic: welcome in every task"
    )
    cluster: ClusterRef | None = Field(None, description="Absent for a generic competence")
    requirement: Literal["required", "preferred", "not-required"] = Field(
        description="not-required: said by a source to be no condition"
    )
    education: Education | None = Field(
        None, description="Level of education, only where the sources name one"
    )
    title: Text
    explanation: Text = Field(description="Two to four sentences")
    profile: Text = Field(
        description="For a vacancy: the end of a sentence after 'Je …' or 'You …', "
        "beginning with the verb, without a full stop"
    )
    in_practice: list[Text] = Field(min_length=2, max_length=4, description="What one sees of it")
    keywords: Words = Field(description="Words people would search by")


class Role(Sourced):
    """A person, a service or a body that can take on tasks."""

    order: int = Field(ge=1, description="Place among its kind")
    ring: Literal["triangle", "team", "support", "partners", "sounding-board"] = Field(
        description="Where it stands in the model of team-oriented coordination (figure 5)"
    )
    level: Literal["school", "school-group", "both", "outside"] = Field(
        description="Where it works; outside: in neither"
    )
    title: Text
    abbreviation: Text | None = Field(None, description="Without brackets")
    purpose: Text = Field(description="One sentence")
    does: list[Text] = Field(min_length=2, description="What it does")
    decides: list[Text] = Field(
        default_factory=list, description="What it decides, where the sources say so"
    )
    competences: list[CompetenceRef] = Field(default_factory=list, description="What it brings")
    groups: list[GroupRef] = Field(default_factory=list, description="Groups that it sits in")
    stand_ins: list[RoleRef] = Field(
        default_factory=list, description="Roles that can stand in for it"
    )
    watch_for: list[Text] = Field(min_length=1, description="What can go wrong with it")
    keywords: Words = Field(description="Words people would search by")


class Group(Sourced):
    """A group in which the team consults and works together."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    purpose: Text = Field(description="One sentence")
    description: Text = Field(description="Two to four sentences")
    tips: list[Text] = Field(min_length=1, description="What makes it work")


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
    keywords: Words = Field(description="Words people would search by")


class Section(Sourced):
    """A part of the job description."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-C]\d?$")] = Field(
        description="The name of the file, in capitals"
    )
    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    condition: Condition | None = Field(None, description="Only where it does not hold for all")


class Duty(Sourced):
    """One duty of the job description, as the end of a sentence.

    It follows on "De ICT-coördinator …" or "The ICT coordinator …", begins with the
    verb, in lower case, and has no full stop.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-C]\d?\.\d$")] = Field(
        description="The name of the file, in capitals"
    )
    section: SectionRef = Field(description="The part of the job description it stands in")
    text: Text = Field(description="The end of the sentence, from its verb on")
    municipal: Text | None = Field(
        None, description="Other wording where the school board is a municipality"
    )
    vacancy: Text = Field(
        description="For a vacancy: the same after 'Je …' or 'You …', whatever the school board"
    )
    tasks: list[TaskRef] = Field(
        default_factory=list, description="Tasks of the overview that it rests on"
    )


class Preset(Record):
    """Where a job description can start from: a job and what usually belongs to it."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text = Field(description="The name of the job, in lower case where the language asks")
    summary: Text = Field(description="For whom it is, as read when choosing: one sentence")
    purpose: Text | None = Field(
        None, description="Why the job exists: one or two full sentences about the person"
    )
    vacancy: Text | None = Field(
        None, description="The same, addressed to a candidate (je, you): one to three sentences"
    )
    role: RoleRef | None = Field(None, description="The role whose job it is")
    level: LevelRef | None = Field(None, description="Only where the sources place the job")
    education: Education | None = Field(None, description="Only where the sources name a level")
    proof: bool = Field(
        default=False, description="Whether proof of pedagogical competence is expected: opens A.3"
    )
    tasks: list[TaskRef] = Field(default_factory=list, description="Ticked at first")
    duties: list[DutyRef] = Field(default_factory=list, description="Ticked at first")
    required: list[CompetenceRef] = Field(
        default_factory=list, description="Competences that a vacancy asks for"
    )
    preferred: list[CompetenceRef] = Field(
        default_factory=list, description="Competences that it calls a plus"
    )


class Part(Shape):
    """A part of a blank document: a heading with questions or directions below it."""

    id: Slug = Field(description="Stays the same for ever: programs find a filled part by it")
    title: Text
    text: Text | None = Field(None, description="What belongs here: one to three sentences")
    points: list[Text] = Field(default_factory=list, description="Questions or directions")
    rooms: list[Text] = Field(
        default_factory=list,
        description="Names of the spaces to write in; without them there is one space",
    )
    steps: list[StepRef] = Field(default_factory=list, description="Steps that help with it")
    tasks: list[TaskRef] = Field(default_factory=list, description="Tasks that it is about")


class Template(Sourced):
    """A blank document to download: what stands in it and what it is for."""

    order: int = Field(ge=1, description="Place among its kind")
    format: Literal["xlsx", "docx"] = Field(description="A workbook or a form")
    title: Text = Field(description="As on the first page")
    file: Text = Field(description="Name of the file without ending: lower case and hyphens")
    purpose: Text = Field(description="What it is for: one or two sentences")
    use: Text = Field(description="When to use it: one or two sentences")
    intro: list[Text] = Field(min_length=1, description="What the document says first: paragraphs")
    steps: list[StepRef] = Field(min_length=1, description="Steps in which it is needed")
    parts: list[Part] = Field(default_factory=list, description="What it asks, in order")


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


class Source(Record):
    """A document that facts were taken from."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text
    publisher: Text | None = None
    date: Line | None = Field(None, description="As exact as known: 2023, 2023-10 or 2023-10-10")
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")] | None = Field(
        None, description="Where it can be read, only if we have seen it there"
    )
    kind: Literal["report", "workbook", "form", "flowchart", "web-page"]
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
    changes: list[Text] = Field(
        min_length=1, description="What is new for programs that read the data: full sentences"
    )


KINDS: dict[str, type[Record]] = {
    "actors": Actor,
    "balances": Balance,
    "clusters": Cluster,
    "competences": Competence,
    "duties": Duty,
    "editions": Edition,
    "groups": Group,
    "levels": Level,
    "pages": Page,
    "phases": Phase,
    "presets": Preset,
    "priorities": Priority,
    "roles": Role,
    "sections": Section,
    "sources": Source,
    "steps": Step,
    "tables": Table,
    "tasks": Task,
    "templates": Template,
    "terms": Term,
}
"""Folder below `data/` → the class of its records."""
