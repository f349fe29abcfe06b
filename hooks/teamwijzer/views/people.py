"""Roles, the groups they sit in, and the competences they bring.

Computed: the tasks of a role by the part it takes in them; for whom it can stand in;
the members of a group; the tasks that ask for a competence, the roles that bring it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import model
from .base import ChangeView, Context, Link, Place, backward


@dataclass(frozen=True)
class RoleView:
    """A role's page. `tasks` goes from part (leads, helps, takes-over) to tasks."""

    id: str
    link: Link
    ring: str
    level: str
    purpose: str
    does: list[str]
    decides: list[str]
    tasks: dict[str, list[Link]]
    competences: list[Link]
    groups: list[Link]
    stand_ins: list[Link]
    stands_in_for: list[Link]
    watch_for: list[str]
    keywords: list[str]
    changes: list[ChangeView]
    sources: list[Place]


@dataclass(frozen=True)
class GroupView:
    """A group with its members."""

    id: str
    title: str
    purpose: str
    description: str
    tips: list[str]
    members: list[Link]
    sources: list[Place]


@dataclass(frozen=True)
class CompetenceView:
    """A competence's page. `cluster` is empty for a generic one."""

    id: str
    link: Link
    kind: str
    cluster: str
    requirement: str
    education: str
    explanation: str
    in_practice: list[str]
    tasks: list[Link]
    roles: list[Link]
    keywords: list[str]
    sources: list[Place]


@dataclass(frozen=True)
class MatrixRow:
    """A task, and the part that each role takes in it, by role."""

    task: Link
    cluster: str
    counted: bool
    parts: dict[str, str]


class PeopleViews:
    """Roles, groups and competences in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._roles = context.data.of(model.Role)
        self._competences = context.data.of(model.Competence)
        self._tasks = context.data.of(model.Task)
        self._members = backward((role.id, role.groups) for role in self._roles.values())
        self._bring = backward((role.id, role.competences) for role in self._roles.values())
        self._ask = backward((task.id, task.competences) for task in self._tasks.values())
        self._stand_in = backward((role.id, role.stand_ins) for role in self._roles.values())

    def roles(self) -> list[RoleView]:
        """All roles in order."""
        tasks: dict[str, dict[str, list[Link]]] = {name: defaultdict(list) for name in self._roles}
        for task in self._tasks.values():
            for part in task.roles:
                tasks[part.role][part.part].append(self.context.task(task.id))
        return [self._role(role, tasks[role.id]) for role in self._roles.values()]

    def _role(self, role: model.Role, tasks: dict[str, list[Link]]) -> RoleView:
        return RoleView(
            id=role.id,
            link=self.context.role(role.id),
            ring=role.ring,
            level=role.level,
            purpose=self.context.text(role.purpose),
            does=self.context.texts(role.does),
            decides=self.context.texts(role.decides),
            tasks=tasks,
            competences=[self.context.competence(name) for name in role.competences],
            groups=[self.context.group(name) for name in role.groups],
            stand_ins=[self.context.role(name) for name in role.stand_ins],
            stands_in_for=[self.context.role(name) for name in self._stand_in[role.id]],
            watch_for=self.context.texts(role.watch_for),
            keywords=role.keywords.in_language(self.context.language),
            changes=self.context.changes(role),
            sources=self.context.places(role.sources),
        )

    def groups(self) -> list[GroupView]:
        """All groups in order."""
        return [
            GroupView(
                id=group.id,
                title=self.context.text(group.title),
                purpose=self.context.text(group.purpose),
                description=self.context.text(group.description),
                tips=self.context.texts(group.tips),
                members=[self.context.role(name) for name in self._members[group.id]],
                sources=self.context.places(group.sources),
            )
            for group in self.context.data.of(model.Group).values()
        ]

    def competences(self) -> list[CompetenceView]:
        """All competences: by kind, by cluster, in order."""
        kinds = ("cluster", "specialisation", "generic")
        clusters = [*self.context.data.of(model.Cluster), None]
        ordered = sorted(
            self._competences.values(),
            key=lambda c: (kinds.index(c.kind), clusters.index(c.cluster), c.order),
        )
        return [self._competence(competence) for competence in ordered]

    def _competence(self, competence: model.Competence) -> CompetenceView:
        return CompetenceView(
            id=competence.id,
            link=self.context.competence(competence.id),
            kind=competence.kind,
            cluster=competence.cluster or "",
            requirement=competence.requirement,
            education=competence.education or "",
            explanation=self.context.text(competence.explanation),
            in_practice=self.context.texts(competence.in_practice),
            tasks=[self.context.task(code) for code in self._ask[competence.id]],
            roles=[self.context.role(name) for name in self._bring[competence.id]],
            keywords=competence.keywords.in_language(self.context.language),
            sources=self.context.places(competence.sources),
        )

    def matrix(self) -> list[MatrixRow]:
        """Who usually takes what: a row a task."""
        return [
            MatrixRow(
                self.context.task(task.id),
                task.cluster,
                task.id in self.context.counted,
                {part.role: part.part for part in task.roles},
            )
            for task in self._tasks.values()
        ]
