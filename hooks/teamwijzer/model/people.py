"""Who does ICT at a school: competences, roles, and the groups in which they consult."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .notes import note
from .shapes import (
    ClusterRef,
    CompetenceRef,
    Education,
    GroupRef,
    RoleRef,
    Slug,
    Sourced,
    Text,
    Words,
    YouDo,
)


class Competence(Sourced, nl="Iets wat een persoon of team moet weten, kunnen of zijn"):
    """Something that a person or a team must know, be able to do, or be like."""

    order: int = Field(
        ge=1,
        description=note(
            "Plaats tussen de andere van zijn soort en cluster", "Place among its kind and cluster"
        ),
    )
    kind: Literal["cluster", "specialisation", "generic"] = Field(
        description=note(
            "cluster: wat zijn taken vragen; specialisation: een technische"
            " specialisatie; generic: welkom bij elke taak",
            "cluster: what its tasks ask for; specialisation: of a technical kind;"
            " generic: welcome in every task",
        )
    )
    cluster: ClusterRef | None = Field(
        None,
        description=note("Leeg bij een algemene competentie", "Absent for a generic competence"),
    )
    requirement: Literal["required", "preferred", "not-required"] = Field(
        description=note(
            "not-required: volgens een bron geen voorwaarde",
            "not-required: said by a source to be no condition",
        )
    )
    education: Education | None = Field(
        None,
        description=note(
            "Opleidingsniveau, alleen als de bronnen er een noemen",
            "Level of education, only where the sources name one",
        ),
    )
    title: Text
    explanation: Text = Field(description=note("Twee tot vier zinnen", "Two to four sentences"))
    profile: YouDo = Field(
        description=note(
            "Voor een vacature, gericht aan een kandidaat: het eind van een zin na 'Je"
            " …' of 'You …', vanaf het werkwoord, in kleine letters, zonder punt",
            "For a vacancy, to a candidate: the end of a sentence after 'Je …' or 'You"
            " …', from its verb on, in lower case, without a full stop",
        )
    )
    in_practice: list[Text] = Field(
        min_length=2, max_length=4, description=note("Wat je ervan ziet", "What one sees of it")
    )
    keywords: Words = Field(
        description=note("Woorden waarmee mensen zouden zoeken", "Words people would search by")
    )


class Role(Sourced, nl="Een persoon, dienst of orgaan die taken kan opnemen"):
    """A person, a service or a body that can take on tasks."""

    slug: Slug = Field(
        description=note(
            "Adres van de pagina, in het Nederlands zoals de andere adressen",
            "Address of its page, in Dutch as the other addresses",
        )
    )
    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    ring: Literal["triangle", "team", "support", "partners", "sounding-board"] = Field(
        description=note(
            "Waar deze rol staat in het model van teamgerichte coördinatie (figuur 5)",
            "Where it stands in the model of team-oriented coordination (figure 5)",
        )
    )
    level: Literal["school", "school-group", "both", "outside"] = Field(
        description=note(
            "Waar deze rol werkt; outside: in geen van beide", "Where it works; outside: in neither"
        )
    )
    title: Text
    abbreviation: Text | None = Field(None, description=note("Zonder haakjes", "Without brackets"))
    purpose: Text = Field(description=note("Eén zin", "One sentence"))
    does: list[Text] = Field(min_length=2, description=note("Wat deze rol doet", "What it does"))
    decides: list[Text] = Field(
        default_factory=list,
        description=note(
            "Wat deze rol beslist, als de bronnen dat zeggen",
            "What it decides, where the sources say so",
        ),
    )
    competences: list[CompetenceRef] = Field(
        default_factory=list, description=note("Wat het oplevert", "What it brings")
    )
    groups: list[GroupRef] = Field(
        default_factory=list,
        description=note("Groepen waarin deze rol zit", "Groups that it sits in"),
    )
    stand_ins: list[RoleRef] = Field(
        default_factory=list,
        description=note("Rollen die kunnen invallen", "Roles that can stand in for it"),
    )
    watch_for: list[Text] = Field(
        min_length=1, description=note("Wat er mis mee kan gaan", "What can go wrong with it")
    )
    keywords: Words = Field(
        description=note("Woorden waarmee mensen zouden zoeken", "Words people would search by")
    )


class Group(Sourced, nl="Een groep waarin het team overlegt en samenwerkt"):
    """A group in which the team consults and works together."""

    order: int = Field(
        ge=1, description=note("Plaats tussen de andere van zijn soort", "Place among its kind")
    )
    title: Text
    purpose: Text = Field(description=note("Eén zin", "One sentence"))
    description: Text = Field(description=note("Twee tot vier zinnen", "Two to four sentences"))
    tips: list[Text] = Field(
        min_length=1, description=note("Wat het doet slagen", "What makes it work")
    )
