"""The job description: its parts and duties, and the jobs that one can start from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .notes import note
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


class Section(Sourced, nl="Een deel van de functiebeschrijving"):
    """A part of the job description."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-C]\d?$")] = Field(
        description=note(
            "De naam van het bestand, in hoofdletters", "The name of the file, in capitals"
        )
    )
    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    condition: Condition | None = Field(
        None,
        description=note(
            "Alleen als het niet voor iedereen geldt", "Only where it does not hold for all"
        ),
    )


class Duty(Sourced, nl="Eén opdracht van de functiebeschrijving, als het eind van een zin"):
    """One duty of the job description, as the end of a sentence.

    It follows on "De ICT-coördinator …" or "The ICT coordinator …", begins with the
    verb, in lower case, and has no full stop.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-C]\d?\.\d$")] = Field(
        description=note(
            "De naam van het bestand, in hoofdletters", "The name of the file, in capitals"
        )
    )
    section: SectionRef = Field(
        description=note(
            "Het deel van de functiebeschrijving waarin het staat",
            "The part of the job description it stands in",
        )
    )
    text: HeDoes = Field(
        description=note(
            "Het eind van de zin, vanaf het werkwoord", "The end of the sentence, from its verb on"
        )
    )
    municipal: HeDoes | None = Field(
        None,
        description=note(
            "Andere tekst als een gemeente het schoolbestuur is",
            "Other wording where the school board is a municipality",
        ),
    )
    group: HeDoes | None = Field(
        None,
        description=note(
            "Andere tekst als een scholengroep of scholengemeenschap de werkgever is",
            "Other wording where a school group or community is the employer",
        ),
    )
    vacancy: YouDo = Field(
        description=note(
            "Voor een vacature: hetzelfde na 'Je …' of 'You …', wie ook de werkgever is",
            "For a vacancy: the same after 'Je …' or 'You …', whoever is the employer",
        )
    )
    tasks: list[TaskRef] = Field(
        default_factory=list,
        description=note(
            "Taken van het overzicht waarop dit steunt", "Tasks of the overview that it rests on"
        ),
    )


class Extra(Shape, nl="Werk dat bij een functie hoort, en dat geen taak of opdracht noemt"):
    """Work that belongs to a job, and that no task or duty names."""

    id: Slug = Field(
        description=note(
            "Blijft altijd hetzelfde: bewaarde teksten noemen het",
            "Stays the same for ever: kept texts name it",
        )
    )
    text: HeDoes = Field(
        description=note(
            "Voor de functiebeschrijving: na 'De ICT-coördinator …' of 'The ICT"
            " coordinator …', vanaf het werkwoord",
            "For the job description: after 'De ICT-coördinator …' or 'The ICT"
            " coordinator …', from its verb on",
        )
    )
    vacancy: YouDo = Field(
        description=note(
            "Voor een vacature: hetzelfde na 'Je …' of 'You …'",
            "For a vacancy: the same after 'Je …' or 'You …'",
        )
    )


class Preset(
    Record,
    nl="Waar een functiebeschrijving van vertrekt: een functie en wat er gewoonlijk bij hoort",
):
    """Where a job description can start from: a job and what usually belongs to it."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text = Field(
        description=note(
            "De naam van de functie, in kleine letters waar de taal dat vraagt",
            "The name of the job, in lower case where the language asks",
        )
    )
    summary: Text = Field(
        description=note(
            "Voor wie het is, zoals je het leest bij het kiezen: één zin",
            "For whom it is, as read when choosing: one sentence",
        )
    )
    purpose: Text | None = Field(
        None,
        description=note(
            "Waarom de functie bestaat: een of twee volledige zinnen over de persoon",
            "Why the job exists: one or two full sentences about the person",
        ),
    )
    vacancy: Text | None = Field(
        None,
        description=note(
            "Waarom de functie er is, gericht aan een kandidaat (je, you), wie ook de"
            " werkgever is: twee of drie zinnen",
            "Why the job is there, to a candidate (je, you), whoever is the employer:"
            " two or three sentences",
        ),
    )
    role: RoleRef | None = Field(
        None, description=note("De rol van wie dit de functie is", "The role whose job it is")
    )
    level: LevelRef | None = Field(
        None,
        description=note(
            "Alleen als de bronnen zeggen waar de functie thuishoort",
            "Only where the sources place the job",
        ),
    )
    education: Education | None = Field(
        None,
        description=note(
            "Alleen als de bronnen een niveau noemen", "Only where the sources name a level"
        ),
    )
    proof: bool = Field(
        default=False,
        description=note(
            "Of een bewijs van pedagogische bekwaamheid verwacht wordt: opent A.3",
            "Whether proof of pedagogical competence is expected: opens A.3",
        ),
    )
    extra: list[Extra] = Field(
        default_factory=list,
        description=note(
            "Werk dat geen taak of opdracht noemt; staat aangevinkt om te beginnen",
            "Work that no task or duty names; ticked at first",
        ),
    )
    tasks: list[TaskRef] = Field(
        default_factory=list, description=note("Staat aangevinkt om te beginnen", "Ticked at first")
    )
    duties: list[DutyRef] = Field(
        default_factory=list, description=note("Staat aangevinkt om te beginnen", "Ticked at first")
    )
    work: list[TaskRef] = Field(
        default_factory=list,
        max_length=8,
        description=note(
            "Taken waarover een vacature vertelt, de kern eerst; `extra` komt ervoor",
            "Tasks that a vacancy tells of, the core first; `extra` comes before them",
        ),
    )
    experience: bool = Field(
        default=False,
        description=note(
            "Of ervaring in de plaats van een diploma mag komen",
            "Whether experience may take the place of a diploma",
        ),
    )
    required: list[CompetenceRef] = Field(
        default_factory=list,
        max_length=5,
        description=note(
            "Competenties die een vacature vraagt, de belangrijkste eerst",
            "Competences that a vacancy asks for, the most important first",
        ),
    )
    preferred: list[CompetenceRef] = Field(
        default_factory=list,
        max_length=3,
        description=note(
            "Competenties die de vacature een plus noemt", "Competences that it calls a plus"
        ),
    )
