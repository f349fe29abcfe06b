"""The step-by-step plan can be walked: every branch leads on, every question is reached."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import Answer, Question, Step
from ..problems import Problem, did_you_mean, one_of
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
                found = say(
                    "vraag {id!r} staat ook in {file}",
                    "question {id!r} stands in {file} too",
                    id=question.id,
                    file=places[question.id][0].name,
                )
                own = say("geef elk een eigen id", "give each its own id")
                yield file.problem((*loc, "id"), found, own)
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
                hint = did_you_mean(answer.next, known, one_of(known))
                found = say("onbekende vraag {id!r}", "unknown question {id!r}", id=answer.next)
                yield file.problem((*loc, "answers", index, "next"), found, hint)


def _reach(
    questions: dict[str, Question], places: dict[str, tuple[YamlFile, Loc]]
) -> Iterator[Problem]:
    onward = {q.id: {a.next for a in q.answers} for q in questions.values()}
    reached = _closure({next(iter(questions), "")}, onward)
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
                say(
                    "geen antwoord leidt naar vraag {id!r}",
                    "no answer leads to question {id!r}",
                    id=question.id,
                ),
                say(
                    'schrijf `next: "{id}"` bij een antwoord van een vraag ervoor',
                    'write `next: "{id}"` with an answer of an earlier question',
                    id=question.id,
                ),
            )
        if question.id not in finishing:
            yield file.problem(
                (*loc, "answers"),
                say(
                    "geen antwoord van vraag {id!r} leidt naar het einde van het plan",
                    "no answer of question {id!r} leads to the end of the plan",
                    id=question.id,
                ),
                say(
                    "laat `next` van een ervan een latere vraag noemen, of done",
                    "let `next` of one of them name a question further on, or done",
                ),
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
