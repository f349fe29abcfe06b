"""The job description: its parts and duties, and the jobs that one can start from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .shapes import (
    CompetenceRef,
    DutyRef,
    Education,
    HeDoes,
    LevelRef,
    Record,
    RoleRef,
    SectionRef,
    Shape,
    Slug,
    Sourced,
    TaskRef,
    Text,
    YouDo,
)
from .tasks import Condition


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
    text: HeDoes = Field(description="The end of the sentence, from its verb on")
    municipal: HeDoes | None = Field(
        None, description="Other wording where the school board is a municipality"
    )
    group: HeDoes | None = Field(
        None, description="Other wording where a school group or community is the employer"
    )
    vacancy: YouDo = Field(
        description="For a vacancy: the same after 'Je …' or 'You …', whoever is the employer"
    )
    tasks: list[TaskRef] = Field(
        default_factory=list, description="Tasks of the overview that it rests on"
    )


class Extra(Shape):
    """Work that belongs to a job, and that no task or duty names."""

    id: Slug = Field(description="Stays the same for ever: kept texts name it")
    text: HeDoes = Field(
        description="For the job description: after 'De ICT-coördinator …' or 'The ICT "
        "coordinator …', from its verb on"
    )
    vacancy: YouDo = Field(description="For a vacancy: the same after 'Je …' or 'You …'")


class Preset(Record):
    """Where a job description can start from: a job and what usually belongs to it."""

    order: int = Field(ge=1, description="Place among its kind")
    title: Text = Field(description="The name of the job, in lower case where the language asks")
    summary: Text = Field(description="For whom it is, as read when choosing: one sentence")
    purpose: Text | None = Field(
        None, description="Why the job exists: one or two full sentences about the person"
    )
    vacancy: Text | None = Field(
        None,
        description="Why the job is there, to a candidate (je, you), whoever is the employer: "
        "two or three sentences",
    )
    role: RoleRef | None = Field(None, description="The role whose job it is")
    level: LevelRef | None = Field(None, description="Only where the sources place the job")
    education: Education | None = Field(None, description="Only where the sources name a level")
    proof: bool = Field(
        default=False, description="Whether proof of pedagogical competence is expected: opens A.3"
    )
    extra: list[Extra] = Field(
        default_factory=list, description="Work that no task or duty names; ticked at first"
    )
    tasks: list[TaskRef] = Field(default_factory=list, description="Ticked at first")
    duties: list[DutyRef] = Field(default_factory=list, description="Ticked at first")
    work: list[TaskRef] = Field(
        default_factory=list,
        max_length=8,
        description="Tasks that a vacancy tells of, the core first; `extra` comes before them",
    )
    experience: bool = Field(
        default=False, description="Whether experience may take the place of a diploma"
    )
    required: list[CompetenceRef] = Field(
        default_factory=list,
        max_length=5,
        description="Competences that a vacancy asks for, the most important first",
    )
    preferred: list[CompetenceRef] = Field(
        default_factory=list, max_length=3, description="Competences that it calls a plus"
    )
