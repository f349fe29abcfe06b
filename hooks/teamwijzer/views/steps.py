"""The step-by-step plan: phases, steps, questions.

Computed: `AnswerView.target`, the page that an answer leads to; `StepView.previous` and
`.next`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import model
from ..addresses import place
from .base import ChangeView, Context, Elsewhere, Link, Place


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
    sorting: bool
    answers: list[AnswerView]


@dataclass(frozen=True)
class GroupView:
    """A group in which the team consults."""

    group: Link
    purpose: str


@dataclass(frozen=True)
class SupportView:
    """Where to get help."""

    text: str
    roles: list[Link]


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
    changes: list[ChangeView]
    elsewhere: list[Elsewhere]
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


class StepViews:
    """The step-by-step plan in one language."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._steps = context.data.of(model.Step)
        self._question_steps = {
            question.id: step for step in self._steps.values() for question in step.questions
        }

    def phases(self) -> list[PhaseView]:
        """The phases of the plan, each with its steps."""
        steps = self.steps()
        return [
            PhaseView(
                order=phase.order,
                title=self.context.text(phase.title),
                summary=self.context.text(phase.summary),
                steps=[step for step in steps if step.phase == phase.id],
            )
            for phase in self.context.data.of(model.Phase).values()
        ]

    def steps(self) -> list[StepView]:
        """All steps in order."""
        steps = list(self._steps.values())
        around = zip([None, *steps], steps, [*steps[1:], None], strict=False)
        return [self._step(step, before, after) for before, step, after in around]

    def _step(
        self, step: model.Step, before: model.Step | None, after: model.Step | None
    ) -> StepView:
        phase = self.context.data.of(model.Phase)[step.phase]
        groups = self.context.data.of(model.Group)
        return StepView(
            number=step.number,
            path=place("steps", step.id),
            title=self.context.text(step.title),
            summary=self.context.text(step.summary),
            phase=step.phase,
            phase_title=self.context.text(phase.title),
            why=self.context.text(step.why),
            questions=[self._question(question) for question in step.questions],
            support=[
                SupportView(self.context.text(s.text), [self.context.role(r) for r in s.roles])
                for s in step.support
            ],
            tips=self.context.texts(step.tips),
            tasks=[self.context.task(code) for code in step.tasks],
            groups=[
                GroupView(self.context.group(name), self.context.text(groups[name].purpose))
                for name in step.groups
            ],
            keywords=step.keywords.in_language(self.context.language),
            changes=self.context.changes(step),
            elsewhere=self.context.elsewhere(step.elsewhere),
            sources=self.context.places(step.sources),
            previous=self.context.step(before) if before else None,
            next=self.context.step(after) if after else None,
        )

    def _question(self, question: model.Question) -> QuestionView:
        return QuestionView(
            id=question.id,
            anchor=f"q{question.id}",
            title=self.context.text(question.title),
            text=self.context.text(question.text),
            points=self.context.texts(question.points),
            sorting=question.sorting,
            answers=[self._answer(answer) for answer in question.answers],
        )

    def _answer(self, answer: model.Answer) -> AnswerView:
        actors = self.context.data.of(model.Actor)
        texts: dict[str, list[str]] = defaultdict(list)
        for action in answer.actions:
            texts[action.actor].append(self.context.text(action.text))
        target = None
        if step := self._question_steps.get(answer.next):
            branch = f"#q{answer.next}" if len(step.questions) > 1 else ""
            code = answer.next if branch else str(step.number)
            target = Link(place("steps", step.id) + branch, self.context.text(step.title), code)
        return AnswerView(
            id=answer.id,
            label=self.context.text(answer.label),
            meaning=self.context.text(answer.meaning),
            actions=[
                ActionView(self.context.text(actors[a].title), said) for a, said in texts.items()
            ],
            target=target,
            turn="" if target else answer.next,
        )
