"""Who does ICT at a school: competences, roles, and the groups in which they consult."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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
    profile: YouDo = Field(
        description="For a vacancy, to a candidate: the end of a sentence after 'Je …' or 'You …', "
        "from its verb on, in lower case, without a full stop"
    )
    in_practice: list[Text] = Field(min_length=2, max_length=4, description="What one sees of it")
    keywords: Words = Field(description="Words people would search by")


class Role(Sourced):
    """A person, a service or a body that can take on tasks."""

    slug: Slug = Field(description="Address of its page, in Dutch as the other addresses")
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
