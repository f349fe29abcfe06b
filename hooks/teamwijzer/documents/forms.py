"""The forms in Word: job description, step plan, mandates and agreements, and any other.

A form without a builder of its own is made of its parts: a heading, questions and room to
write for each. Tags of blanks: `head.school`, `duty.A1.1`, `answer.5a.done`, `step.5.owner`,
`task.T01.decides`, `part.vision.1`: see `paper`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import layout
from ..addresses import Address
from ..views.duties import SectionView
from ..views.people import GroupView
from ..views.steps import PhaseView, QuestionView, StepView
from ..views.tasks import ClusterView, TaskRow
from ..views.templates import PartView
from .frame import Frame
from .paper import Blank, Cell, Inline, Paper, Strong, Tick

STATES = ("todo", "busy", "done")


class Form(Paper):
    """A paper in one language, with the pieces that the forms share."""

    def __init__(self, frame: Frame, *, landscape: bool = False) -> None:
        super().__init__(frame, landscape=landscape)
        self.words = frame.ui["forms"]
        for text in frame.template.intro:
            self.add("Normal", [text])
        origin = frame.origin(Address.templates)
        self.add("Small", [self.words["origin"].format(origin, frame.version)])

    def blank(self, tag: str, title: str, *, date: bool = False) -> Blank:
        """A place to fill in."""
        return Blank(tag, title, self.words["prompt_date" if date else "prompt"], date)

    def head(self, *names: str) -> None:
        """Who and what the form is about: a row for each `head_…` string."""
        self.facts(
            (
                title := self.words[f"head_{name}"],
                [self.blank(f"head.{name}", title, date=name == "date")],
            )
            for name in names
        )

    def follow_up(self, tag: str, rooms: Sequence[str], *, height: int = 22) -> None:
        """Room for agreements, and who sees to them by when."""
        for number, room in enumerate(rooms, 1):
            self.facts([(room, [self.blank(f"{tag}.{number}", room)])], height=height)
        words = self.words
        self.facts(
            [
                (words["owner"], [self.blank(f"{tag}.owner", words["owner"])]),
                (words["date"], [self.blank(f"{tag}.date", words["date"], date=True)]),
            ]
        )

    def questions(self, part: PartView, number: str = "") -> None:
        """A part's heading, what belongs there, and its questions."""
        self.heading(number + part.title)
        if part.text:
            self.add("Lead", [part.text])
        self.bullets(part.points)


def job_description(frame: Frame, sections: Iterable[SectionView]) -> bytes:
    """The job description: who it is about, 32 duties to tick, room for more, signatures."""
    form = Form(frame)
    words = form.words
    form.head("institution", "number", "board", "evaluator-1", "evaluator-2")
    part = ""
    for section in sections:
        if section.code[0] != part:
            part = section.code[0]
            form.heading(f"{part}. {words[f'part_{part.lower()}']}")
        if len(section.code) > 1:
            form.heading(f"{part}.{section.code[1:]} {section.title}", 2)
        if section.condition:
            form.add("Normal", [Strong(f"{frame.ui['duties']['condition']}. "), section.condition])
        form.add("Normal", [frame.ui["duties"]["begin"]])
        for duty in section.duties:
            tick: list[Inline] = [Tick(f"duty.{duty.code}", f"{duty.code} {duty.text}"), "\t"]
            form.add("List", [*tick, f"{duty.text}."])
            if duty.municipal:
                municipal = f"{frame.ui['duties']['municipal']}: {duty.municipal}."
                form.add("List", ["\t", municipal])
    form.heading(words["own_duties"])
    form.facts([(words["own_duties_label"], [form.blank("own", words["own_duties"])])], height=25)
    form.heading(words["signatures"])
    form.table(
        [("", 44), (words["name"], 42), (words["date"], 34), (words["signature"], 50)],
        [
            [
                [Strong(title := words[f"sign_{who}"])],
                [form.blank(f"sign.{who}.name", f"{title}: {words['name']}")],
                [form.blank(f"sign.{who}.date", f"{title}: {words['date']}", date=True)],
                "",
            ]
            for who in ("coordinator", "evaluator-1", "evaluator-2")
        ],
        height=14,
    )
    return form.save()


def step_plan(frame: Frame, phases: Iterable[PhaseView]) -> bytes:
    """The eight steps: a page each, with its questions, boxes, who does what, and room."""
    form = Form(frame)
    words, steps = form.words, [step for phase in phases for step in phase.steps]
    form.head("school", "date", "present")
    form.heading(words["state"])
    form.table(
        [(words["step_column"], 74), *((words[f"state_{state}"], 32) for state in STATES)],
        (
            [
                [Strong(f"{step.number}. "), step.title],
                *(
                    [
                        Tick(
                            f"step.{step.number}.{state}",
                            f"{step.title}: {words[f'state_{state}']}",
                        )
                    ]
                    for state in STATES
                ),
            ]
            for step in steps
        ),
    )
    for step in steps:
        _step(form, step)
    return form.save()


def _step(form: Form, step: StepView) -> None:
    words, steps = form.words, form.frame.ui["steps"]
    form.heading(steps["page_title"].format(step.number, step.title), new_page=True)
    form.add("Small", [f"{step.phase_title}. {step.summary}"])
    if len(step.questions) > 1:
        form.add("Normal", [steps["branches_text"]])
    for number, question in enumerate(step.questions):
        _question(form, question, new_page=number > 0)
    form.heading(words["agreements"], 2)
    form.follow_up(f"step.{step.number}", [words["agreements"]], height=55)


def _question(form: Form, question: QuestionView, *, new_page: bool) -> None:
    words, steps = form.words, form.frame.ui["steps"]
    if question.title:
        form.heading(f"{question.id}. {question.title}", 2, new_page=new_page)
    form.add("Normal", [Strong(question.text)])
    form.bullets(question.points)
    for answer in question.answers:
        tag = f"answer.{question.id}.{answer.id}"
        goal = (
            words["go"].format(answer.target.code)
            if answer.target
            else steps[f"turn_{answer.turn}"]
        )
        label = Strong(f"{answer.label}. ")
        form.add("List", [Tick(tag, answer.label), "\t", label, f"{answer.meaning} ", Strong(goal)])
    actions: list[list[Cell]] = [
        [answer.label, action.actor, text]
        for answer in question.answers
        for action in answer.actions
        for text in action.texts
    ]
    if actions:
        columns = [(words["answer"], 26), (words["who"], 38), (words["what"], 106)]
        form.table(columns, actions)


def agreements(
    frame: Frame,
    clusters: Iterable[ClusterView],
    tasks: Iterable[TaskRow],
    groups: Iterable[GroupView],
) -> bytes:
    """Mandates per cluster and for the tasks given, and what the team agrees on."""
    form = Form(frame, landscape=True)
    words = form.words
    form.head("school", "date")
    for part in frame.template.parts:
        form.questions(part)
        match part.id:
            case "mandates":
                named: list[tuple[Cell, str, str]] = [
                    ([Strong(c.title)], f"cluster.{c.id}", c.title) for c in clusters
                ]
                _mandates(form, words["cluster"], named, height=14)
            case "chosen-tasks":
                rows: list[tuple[Cell, str, str]] = [
                    ([Strong(f"{row.code} "), row.title], f"task.{row.code}", row.code)
                    for row in tasks
                ]
                for number in range(1, layout.ROWS_APART + 1):
                    own, title = f"own.{number}", f"{words['task']} {number}"
                    rows.append(([form.blank(f"{own}.task", title)], own, title))
                _mandates(form, words["task"], rows, height=11)
            case "groups":
                _groups(form, groups)
            case _:
                form.follow_up(f"part.{part.id}", part.rooms or [words["agreements"]])
    return form.save()


def _mandates(
    form: Form, title: str, rows: Iterable[tuple[Cell, str, str]], *, height: int
) -> None:
    """Who has which mandate: each row with its first cell, its tag, and its name."""
    names = {who: form.words[f"mandate_{who}"] for who in layout.MANDATES}
    columns = [(name, 40) for name in names.values()]
    lines: list[list[Cell]] = [
        [first, *([form.blank(f"{tag}.{who}", f"{name}: {title}")] for who, title in names.items())]
        for first, tag, name in rows
    ]
    form.table([(title, form.width - 200), *columns], lines, height=height)


def _groups(form: Form, groups: Iterable[GroupView]) -> None:
    """Who meets, how often, and who passes on what was said."""
    names = {key: form.words[f"group_{key}"] for key in ("members", "link", "rhythm", "report")}
    columns = [(name, 45) for name in names.values()]
    lines: list[list[Cell]] = [
        [
            [Strong(group.title)],
            *(
                [form.blank(f"group.{group.id}.{key}", f"{group.title}: {name}")]
                for key, name in names.items()
            ),
        ]
        for group in groups
    ]
    form.table([(form.words["group"], form.width - 180), *columns], lines, height=16)


def questionnaire(frame: Frame) -> bytes:
    """A form made of its parts alone."""
    form = Form(frame)
    form.head("school", "date", "authors")
    for number, part in enumerate(frame.template.parts, 1):
        form.questions(part, f"{number}. ")
        help_ = [form.words["step"].format(step.code, step.title) for step in part.steps]
        help_ += [f"{task.code} {task.title}" for task in part.tasks]
        if help_:
            form.add("Small", [f"{form.words['see']} {'; '.join(help_)}."])
        for index, room in enumerate(part.rooms or [form.words["room"]], 1):
            blank = form.blank(f"part.{part.id}.{index}", f"{part.title}: {room}")
            form.facts([(room, [blank])], height=30)
    return form.save()
