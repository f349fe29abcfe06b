"""One language's view of the data, ready for a template.

A view holds texts, not `Text`s; its links are site paths such as `taken/t01/`, the
same in every language. All computed fields are made and documented here:

* `Task.steps`, `Task.duties`: the steps and duties that name the task;
* `Task.previous`, `Task.next`: its neighbours in the order of the list;
* `ClusterView.counted`: its tasks that stand in every version of the list;
* `Place`: a citation spelled out;
* `StepView.previous`, `.next`; `AnswerView.target`: where an answer leads.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from . import model
from .dataset import DataSet

T = TypeVar("T")
MENTION = re.compile(rf"\b({model.TASK_CODE})\b")
"""A task code in running text."""


@dataclass(frozen=True)
class Link:
    """A page of this site: `code` stands before the title where there is one."""

    path: str
    title: str
    code: str = ""


@dataclass(frozen=True)
class Place:
    """A source and the places in it, spelled out."""

    source: str
    title: str
    where: str


@dataclass(frozen=True)
class UpdateView:
    """What changed since the sources were written."""

    date: datetime.date
    day: str
    text: str
    sources: list[Place]


@dataclass(frozen=True)
class PageView:
    """What stands on top of an overview page."""

    title: str
    description: str
    intro: str
    sources: list[Place]


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
    """A task in a list. `search` is all text that a filter looks through."""

    code: str
    path: str
    title: str
    cluster: str
    core: CoreView | None
    level: LevelView
    counted: bool
    condition: str
    keywords: list[str]
    search: str


@dataclass(frozen=True)
class RoleView:
    """The part that a role takes in a task."""

    title: str
    abbreviation: str
    part: str
    note: str


@dataclass(frozen=True)
class CompetenceView:
    """A competence that a task asks for."""

    title: str
    explanation: str
    requirement: str


@dataclass(frozen=True)
class DutyView:
    """A duty of the job description; `municipal` is the wording for a municipal board."""

    code: str
    text: str
    municipal: str
    tasks: list[Link]


@dataclass(frozen=True)
class SectionView:
    """A part of the job description with its duties."""

    code: str
    title: str
    condition: str
    duties: list[DutyView]
    sources: list[Place]


@dataclass(frozen=True)
class TaskView:
    """A task page."""

    row: TaskRow
    cluster: Link
    description: str
    examples: list[str]
    level_why: str
    roles: list[RoleView]
    competences: list[CompetenceView]
    related: list[Link]
    steps: list[Link]
    duties: list[DutyView]
    remark: str
    updates: list[UpdateView]
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


@dataclass(frozen=True)
class ActionView:
    """What one actor does after an answer."""

    actor: str
    texts: list[str]


@dataclass(frozen=True)
class AnswerView:
    """An answer. `target` is the page it leads to, `turn` a word of `Answer.TURNS` or empty."""

    id: str
    label: str
    meaning: str
    actions: list[ActionView]
    target: Link | None
    turn: str


@dataclass(frozen=True)
class QuestionView:
    """A question of a step; `title` names the branch where a step has more than one."""

    id: str
    anchor: str
    title: str
    text: str
    points: list[str]
    answers: list[AnswerView]


@dataclass(frozen=True)
class GroupView:
    """A group in which the team consults."""

    title: str
    purpose: str


@dataclass(frozen=True)
class SupportView:
    """Where to get help."""

    text: str
    roles: list[str]


@dataclass(frozen=True)
class StepView:
    """A step of the plan."""

    number: int
    path: str
    title: str
    summary: str
    phase: str
    phase_title: str
    why: str
    questions: list[QuestionView]
    support: list[SupportView]
    tips: list[str]
    tasks: list[Link]
    groups: list[GroupView]
    keywords: list[str]
    updates: list[UpdateView]
    sources: list[Place]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class PhaseView:
    """A phase with its steps."""

    order: int
    title: str
    summary: str
    steps: list[StepView]


Ui = Mapping[str, Mapping[str, str]]
"""The strings of the templates in one language: area → name → text."""


class Views:
    """All views of a data set in one language."""

    def __init__(self, data: DataSet, language: str) -> None:
        self.data = data
        self.language = language
        self.ui: Ui = {
            area: {name: text.in_language(language) for name, text in strings.items()}
            for area, strings in data.ui.items()
        }
        self._clusters = data.of(model.Cluster)
        self._tasks = data.of(model.Task)
        self._steps = data.of(model.Step)
        self.levels = {level.id: self._level(level) for level in data.of(model.Level).values()}
        self._question_steps = {
            question.id: step for step in self._steps.values() for question in step.questions
        }
        lists = {source for task in self._tasks.values() for source in task.listed_in}
        self._counted = {t.id for t in self._tasks.values() if lists == set(t.listed_in)}
        self._task_steps = _by_task((step, step.tasks) for step in self._steps.values())
        self._task_duties = _by_task((d, d.tasks) for d in data.of(model.Duty).values())
        self.rows = {task.id: self._row(task) for task in self._tasks.values()}

    def page(self, name: str, number: int) -> PageView:
        """The head of an overview page; `number` fills the {} of its introduction."""
        page = self.data.of(model.Page)[name]
        return PageView(
            self._t(page.title),
            self._t(page.description),
            self._t(page.intro).format(number),
            self._places(page.sources),
        )

    # Tasks and clusters

    def clusters(self) -> list[ClusterView]:
        """All clusters in order, each with its tasks."""
        rows: dict[str, list[TaskRow]] = defaultdict(list)
        for row in self.rows.values():
            rows[row.cluster].append(row)
        return [
            ClusterView(
                id=cluster.id,
                letter=cluster.letter,
                path=cluster_path(cluster),
                title=self._t(cluster.title),
                summary=self._t(cluster.summary),
                description=self._t(cluster.description),
                tasks=rows[cluster.id],
                counted=sum(row.counted for row in rows[cluster.id]),
                sources=self._places(cluster.sources),
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
        competences = self.data.of(model.Competence)
        return TaskView(
            row=self.rows[task.id],
            cluster=Link(cluster_path(cluster), self._t(cluster.title)),
            description=self._t(task.description),
            examples=self._all(task.examples),
            level_why=self._t(task.level.why),
            roles=[self._role(role) for role in task.roles],
            competences=[
                CompetenceView(self._t(c.title), self._t(c.explanation), c.requirement)
                for c in map(competences.__getitem__, task.competences)
            ],
            related=[self._task_link(code) for code in task.related],
            steps=[self._step_link(step) for step in self._task_steps[task.id]],
            duties=[self._duty(duty) for duty in self._task_duties[task.id]],
            remark=self._t(task.remark),
            updates=self._updates(task),
            sources=self._places(task.sources),
            previous=self._task_link(before) if before else None,
            next=self._task_link(after) if after else None,
        )

    def _row(self, task: model.Task) -> TaskRow:
        core = task.core
        title, description = self._t(task.title), self._t(task.description)
        keywords = task.keywords.in_language(self.language)
        return TaskRow(
            code=task.id,
            path=task_path(task.id),
            title=title,
            cluster=task.cluster,
            core=CoreView(core.status, core.ground, self._t(core.reason)) if core else None,
            level=self.levels[task.level.at],
            counted=task.id in self._counted,
            condition=self._t(task.condition.text) if task.condition else "",
            keywords=keywords,
            search=" ".join([task.id, title, description, *keywords]),
        )

    def _role(self, part: model.TaskRole) -> RoleView:
        role = self.data.of(model.Role)[part.role]
        return RoleView(
            self._t(role.title), self._t(role.abbreviation), part.part, self._t(part.note)
        )

    # The step-by-step plan

    def phases(self) -> list[PhaseView]:
        """The phases of the plan, each with its steps."""
        steps = self.steps()
        return [
            PhaseView(
                order=phase.order,
                title=self._t(phase.title),
                summary=self._t(phase.summary),
                steps=[step for step in steps if step.phase == phase.id],
            )
            for phase in self.data.of(model.Phase).values()
        ]

    def steps(self) -> list[StepView]:
        """All steps in order."""
        steps = list(self._steps.values())
        around = zip([None, *steps], steps, [*steps[1:], None], strict=False)
        return [self._step(step, before, after) for before, step, after in around]

    def _step(
        self, step: model.Step, before: model.Step | None, after: model.Step | None
    ) -> StepView:
        phase = self.data.of(model.Phase)[step.phase]
        groups = self.data.of(model.Group)
        roles = self.data.of(model.Role)
        return StepView(
            number=step.number,
            path=step_path(step),
            title=self._t(step.title),
            summary=self._t(step.summary),
            phase=step.phase,
            phase_title=self._t(phase.title),
            why=self._t(step.why),
            questions=[self._question(question) for question in step.questions],
            support=[
                SupportView(self._t(s.text), [self._t(roles[role].title) for role in s.roles])
                for s in step.support
            ],
            tips=self._all(step.tips),
            tasks=[self._task_link(code) for code in step.tasks],
            groups=[
                GroupView(self._t(group.title), self._t(group.purpose))
                for group in map(groups.__getitem__, step.groups)
            ],
            keywords=step.keywords.in_language(self.language),
            updates=self._updates(step),
            sources=self._places(step.sources),
            previous=self._step_link(before) if before else None,
            next=self._step_link(after) if after else None,
        )

    def _question(self, question: model.Question) -> QuestionView:
        return QuestionView(
            id=question.id,
            anchor=f"q{question.id}",
            title=self._t(question.title),
            text=self._t(question.text),
            points=self._all(question.points),
            answers=[self._answer(answer) for answer in question.answers],
        )

    def _answer(self, answer: model.Answer) -> AnswerView:
        actors = self.data.of(model.Actor)
        texts: dict[str, list[str]] = defaultdict(list)
        for action in answer.actions:
            texts[action.actor].append(self._t(action.text))
        target = None
        if step := self._question_steps.get(answer.next):
            branch = f"#q{answer.next}" if len(step.questions) > 1 else ""
            code = answer.next if branch else str(step.number)
            target = Link(step_path(step) + branch, self._t(step.title), code)
        return AnswerView(
            id=answer.id,
            label=self._t(answer.label),
            meaning=self._t(answer.meaning),
            actions=[ActionView(self._t(actors[a].title), said) for a, said in texts.items()],
            target=target,
            turn="" if target else answer.next,
        )

    # The job description

    def sections(self) -> list[SectionView]:
        """The parts of the job description, each with its duties."""
        duties: dict[str, list[DutyView]] = defaultdict(list)
        for duty in self.data.of(model.Duty).values():
            duties[duty.section].append(self._duty(duty))
        return [
            SectionView(
                code=section.id,
                title=self._t(section.title),
                condition=self._t(section.condition.text) if section.condition else "",
                duties=duties[section.id],
                sources=self._places(section.sources),
            )
            for section in self.data.of(model.Section).values()
        ]

    def _duty(self, duty: model.Duty) -> DutyView:
        return DutyView(
            code=duty.id,
            text=self._t(duty.text),
            municipal=self._t(duty.municipal),
            tasks=[self._task_link(code) for code in duty.tasks],
        )

    # Parts that all records share

    def _t(self, text: model.Text | None) -> str:
        return text.in_language(self.language) if text else ""

    def _all(self, texts: Iterable[model.Text]) -> list[str]:
        return [self._t(text) for text in texts]

    def _level(self, level: model.Level) -> LevelView:
        return LevelView(
            level.id, self._t(level.title), self._t(level.short), self._t(level.description)
        )

    def _task_link(self, code: str) -> Link:
        return Link(task_path(code), self._t(self._tasks[code].title), code)

    def _step_link(self, step: model.Step) -> Link:
        return Link(step_path(step), self._t(step.title), str(step.number))

    def _updates(self, record: model.Record) -> list[UpdateView]:
        """Newest first."""
        return [
            UpdateView(
                date=update.date,
                day=self.day(update.date),
                text=self._t(update.text),
                sources=self._places(update.sources),
            )
            for update in sorted(record.updates, key=lambda u: u.date, reverse=True)
        ]

    def _places(self, citations: Iterable[model.Citation]) -> list[Place]:
        """Citations spelled out, those of one source together."""
        sources = self.data.of(model.Source)
        grouped: dict[str, list[str]] = defaultdict(list)
        for citation in citations:
            grouped[citation.source].append(self._where(citation))
        return [
            Place(source, self._t(sources[source].title), "; ".join(where))
            for source, where in grouped.items()
        ]

    def _where(self, citation: model.Citation) -> str:
        words = self.ui["source"]
        parts = [
            words[place].format(getattr(citation, place))
            for place in model.Citation.PLACES
            if getattr(citation, place) is not None
        ]
        return ", ".join(parts)

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """The text cut at the task codes in it, each piece with the path it leads to, or ""."""
        parts = MENTION.split(text)
        return [(part, task_path(part) if part in self._tasks else "") for part in parts if part]

    def day(self, date: datetime.date) -> str:
        """A date as people write it in this language."""
        months = self.ui["site"]["months"].split()
        return f"{date.day} {months[date.month - 1]} {date.year}"


def task_path(code: str) -> str:
    """Where a task's page stands."""
    return f"taken/{code.lower()}/"


def cluster_path(cluster: model.Cluster) -> str:
    """Where a cluster's page stands."""
    return f"taken/{cluster.slug}/"


def step_path(step: model.Step) -> str:
    """Where a step's page stands."""
    return f"stappenplan/{step.number}/"


def _by_task(pairs: Iterable[tuple[T, Iterable[str]]]) -> dict[str, list[T]]:
    """Task code → what names it."""
    found: dict[str, list[T]] = defaultdict(list)
    for item, codes in pairs:
        for code in codes:
            found[code].append(item)
    return found
