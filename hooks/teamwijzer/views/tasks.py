"""Tasks and their clusters.

Computed: `TaskView.steps` and `.duties` name the task; `.previous` and `.next` are its
neighbours in the list; `TaskRow.counted` says whether a number of tasks counts it
along; `ClusterView.counted` how many of its tasks that holds for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import model
from ..addresses import place
from .base import ChangeView, Context, Link, Place, backward
from .duties import DutyView, DutyViews


@dataclass(frozen=True)
class LevelView:
    """Where a task is best organised."""

    id: str
    title: str
    short: str
    description: str


@dataclass(frozen=True)
class CoreView:
    """Why a task is a core task. `status` is named or derived, `ground` a letter."""

    status: str
    ground: str
    reason: str


@dataclass(frozen=True)
class TaskRow:
    """A task in a list. `parts`: the part that each role can take in it, by role; `search`: all
    text that a filter looks through.
    """

    code: str
    path: str
    title: str
    cluster: str
    core: CoreView | None
    level: LevelView
    counted: bool
    condition: str
    keywords: list[str]
    parts: dict[str, str]
    search: str


@dataclass(frozen=True)
class PartView:
    """The part that a role takes in a task: leads, helps or takes-over."""

    role: Link
    part: str
    note: str


@dataclass(frozen=True)
class AskedView:
    """A competence that a task asks for."""

    competence: Link
    requirement: str


@dataclass(frozen=True)
class TaskView:
    """A task page."""

    row: TaskRow
    cluster: Link
    description: str
    examples: list[str]
    level_why: str
    roles: list[PartView]
    competences: list[AskedView]
    related: list[Link]
    steps: list[Link]
    duties: list[DutyView]
    remark: str
    changes: list[ChangeView]
    sources: list[Place]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class ClusterView:
    """A cluster with its tasks."""

    id: str
    letter: str
    path: str
    title: str
    summary: str
    description: str
    tasks: list[TaskRow]
    counted: int
    sources: list[Place]


class TaskViews:
    """Tasks and clusters in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context
        data = context.data
        self._clusters = data.of(model.Cluster)
        self._tasks = data.of(model.Task)
        self._duties = DutyViews(context)
        self.levels = {level.id: self._level(level) for level in data.of(model.Level).values()}
        self._task_steps = backward((s, s.tasks) for s in data.of(model.Step).values())
        self._task_duties = backward((d, d.tasks) for d in data.of(model.Duty).values())
        self.rows = {task.id: self._row(task) for task in self._tasks.values()}

    def clusters(self) -> list[ClusterView]:
        """All clusters in order, each with its tasks."""
        rows: dict[str, list[TaskRow]] = defaultdict(list)
        for row in self.rows.values():
            rows[row.cluster].append(row)
        return [
            ClusterView(
                id=cluster.id,
                letter=cluster.letter,
                path=place("clusters", cluster.slug),
                title=self.context.text(cluster.title),
                summary=self.context.text(cluster.summary),
                description=self.context.text(cluster.description),
                tasks=rows[cluster.id],
                counted=sum(row.counted for row in rows[cluster.id]),
                sources=self.context.places(cluster.sources),
            )
            for cluster in self._clusters.values()
        ]

    def tasks(self) -> list[TaskView]:
        """All task pages in the order of the list."""
        codes = list(self._tasks)
        around = zip([None, *codes], codes, [*codes[1:], None], strict=False)
        return [self._task(self._tasks[code], before, after) for before, code, after in around]

    def _task(self, task: model.Task, before: str | None, after: str | None) -> TaskView:
        cluster = self._clusters[task.cluster]
        competences = self.context.data.of(model.Competence)
        return TaskView(
            row=self.rows[task.id],
            cluster=Link(place("clusters", cluster.slug), self.context.text(cluster.title)),
            description=self.context.text(task.description),
            examples=self.context.texts(task.examples),
            level_why=self.context.text(task.level.why),
            roles=[self._part(part) for part in task.roles],
            competences=[
                AskedView(self.context.competence(name), competences[name].requirement)
                for name in task.competences
            ],
            related=[self.context.task(code) for code in task.related],
            steps=[self.context.step(step) for step in self._task_steps[task.id]],
            duties=[self._duties.duty(duty) for duty in self._task_duties[task.id]],
            remark=self.context.text(task.remark),
            changes=self.context.changes(task),
            sources=self.context.places(task.sources),
            previous=self.context.task(before) if before else None,
            next=self.context.task(after) if after else None,
        )

    def _row(self, task: model.Task) -> TaskRow:
        core = task.core
        title, description = self.context.text(task.title), self.context.text(task.description)
        keywords = task.keywords.in_language(self.context.language)
        return TaskRow(
            code=task.id,
            path=place("tasks", task.id),
            title=title,
            cluster=task.cluster,
            core=CoreView(core.status, core.ground, self.context.text(core.reason))
            if core
            else None,
            level=self.levels[task.level.at],
            counted=task.id in self.context.counted,
            condition=self.context.text(task.condition.text) if task.condition else "",
            keywords=keywords,
            parts={part.role: part.part for part in task.roles},
            search=" ".join([task.id, title, description, *keywords]),
        )

    def _part(self, part: model.TaskRole) -> PartView:
        return PartView(self.context.role(part.role), part.part, self.context.text(part.note))

    def _level(self, level: model.Level) -> LevelView:
        return LevelView(
            level.id,
            self.context.text(level.title),
            self.context.text(level.short),
            self.context.text(level.description),
        )
