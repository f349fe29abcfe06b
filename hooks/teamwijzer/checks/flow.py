"""The step-by-step plan can be walked: every branch leads on, every question is reached."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import Answer, Question, Step
from ..problems import Problem, did_you_mean
from ..yamlfile import Loc, YamlFile


def check(data: DataSet) -> Iterator[Problem]:
    steps = data.of(Step)
    if len(steps) < len(data.files["steps"]):
        return  # a broken step file is reported already; the flow cannot be judged without it
    places: dict[str, tuple[YamlFile, Loc]] = {}
    questions: dict[str, Question] = {}
    for step in steps.values():
        for index, question in enumerate(step.questions):
            loc: Loc = ("questions", index)
            file = data.file(step)
            if question.id in questions:
                found = f"question {question.id!r} stands in {places[question.id][0].name} too"
                yield file.problem((*loc, "id"), found, "give each its own id")
                continue
            places[question.id] = (file, loc)
            questions[question.id] = question
    # With a target that does not exist, whatever lies behind it would seem out of reach.
    yield from list(_targets(questions, places)) or _reach(questions, places)


def _targets(
    questions: dict[str, Question], places: dict[str, tuple[YamlFile, Loc]]
) -> Iterator[Problem]:
    known = [*questions, *Answer.TURNS]
    for question in questions.values():
        file, loc = places[question.id]
        for index, answer in enumerate(question.answers):
            if answer.next not in known:
                hint = did_you_mean(answer.next, known, f"expected one of: {', '.join(known)}")
                yield file.problem(
                    (*loc, "answers", index, "next"), f"unknown question {answer.next!r}", hint
                )


def _reach(
    questions: dict[str, Question], places: dict[str, tuple[YamlFile, Loc]]
) -> Iterator[Problem]:
    onward = {q.id: {a.next for a in q.answers} for q in questions.values()}
    first = next(iter(questions), None)
    reached = _closure({first} if first else set(), onward)
    backward: dict[str, set[str]] = {}
    for start, targets in onward.items():
        for target in targets:
            backward.setdefault(target, set()).add(start)
    finishing = _closure({"done"}, backward)
    for question in questions.values():
        file, loc = places[question.id]
        if question.id not in reached:
            yield file.problem(
                (*loc, "id"),
                f"no answer leads to question {question.id!r}",
                f'write `next: "{question.id}"` with an answer of an earlier question',
            )
        if question.id not in finishing:
            yield file.problem(
                (*loc, "answers"),
                f"no answer of question {question.id!r} leads to the end of the plan",
                "let `next` of one of them name a question further on, or done",
            )


def _closure(start: set[str], edges: dict[str, set[str]]) -> set[str]:
    """Everything that can be reached from `start`, itself included."""
    reached, waiting = set(start), list(start)
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
