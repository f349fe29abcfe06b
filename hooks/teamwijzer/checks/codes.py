"""Codes and order numbers run on without a gap, and agree with what they belong to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import Message, say
from ..model import KINDS, Cluster, Competence, Duty, Record, Role, Step, Task
from ..problems import Problem, taken


def check(data: DataSet) -> Iterator[Problem]:
    yield from _gaps(data, "tasks", r"([TPBA])(\d+)", "{0}{1:02}")
    yield from _gaps(data, "duties", r"([A-C]\d?)\.(\d)", "{0}.{1}")
    yield from _gaps(data, "steps", r"(step-)(\d+)", "{0}{1}")
    yield from _clusters(data)
    yield from _steps(data)
    yield from _duties(data)
    yield from _order(data)
    yield from _addresses(data)


def _gaps(data: DataSet, collection: str, pattern: str, code: str) -> Iterator[Problem]:
    """The numbers of each series run from 1 to the highest."""
    if len(data.records[collection]) < len(data.files[collection]):
        return  # a broken file is reported already; which number is its own, it does not say
    series: dict[str, dict[int, str]] = defaultdict(dict)
    for known in data.files[collection]:
        if match := re.fullmatch(pattern, known):
            series[match[1]][int(match[2])] = known
    for letter, numbers in series.items():
        for number in range(1, max(numbers)):
            if number not in numbers:
                after = min(n for n in numbers if n > number)
                missing = code.format(letter, number)
                yield data.files[collection][numbers[after]].problem(
                    ("id",),
                    say(
                        "{code} zonder {missing} ervoor",
                        "{code} without {missing} before it",
                        code=numbers[after],
                        missing=missing,
                    ),
                    say(
                        "voeg data/{folder}/{name}.yml toe, of laat de codes op elkaar aansluiten",
                        "add data/{folder}/{name}.yml, or close the gap",
                        folder=collection,
                        name=missing.lower(),
                    ),
                )


def counted(data: DataSet) -> Counter[str]:
    """Letter of a cluster → how many of its tasks are counted."""
    return Counter(code[0] for code in data.counted)


def _clusters(data: DataSet) -> Iterator[Problem]:
    """A task's letter is its cluster's; a cluster says how many of its tasks are counted."""
    clusters = data.of(Cluster)
    lists = data.task_lists
    for task in data.of(Task).values():
        cluster = clusters.get(task.cluster)
        if cluster and cluster.letter != task.id[0]:
            letter = task.id[0]
            right = next((c.id for c in clusters.values() if c.letter == letter), None)
            yield data.file(task).problem(
                ("cluster",),
                say(
                    "{id} in de cluster {cluster!r}, waarvan de codes met {letter} beginnen",
                    "{id} in the cluster {cluster!r}, whose codes begin with {letter}",
                    id=task.id,
                    cluster=cluster.id,
                    letter=cluster.letter,
                ),
                _right(right or say("een ander", "another")),
            )
        for index, source in enumerate(task.listed_in):
            if source not in lists and lists:
                found = say(
                    "{source!r}, waarin geen enkele andere taak staat",
                    "{source!r}, in which no other task stands",
                    source=source,
                )
                expected = say(
                    "schrijf een van de lijsten met taken: {lists}",
                    "expected one of the task lists: {lists}",
                    lists=", ".join(sorted(lists)),
                )
                yield data.file(task).problem(("listed_in", index), found, expected)
    if len(data.of(Task)) < len(data.files["tasks"]):
        return  # a broken task file is reported already; its count would be wrong
    numbers = counted(data)
    for cluster in clusters.values():
        if cluster.count != numbers[cluster.letter]:
            yield data.file(cluster).problem(
                ("count",),
                say(
                    "aangekondigde taken: {count}, in elke lijst: {number}",
                    "tasks announced: {count}, in every list: {number}",
                    count=cluster.count,
                    number=numbers[cluster.letter],
                ),
                say(
                    "schrijf {number} als dat juist is; anders ontbreekt er een taak, of is haar"
                    " `listed_in` niet volledig",
                    "write {number} if that is right; else a task is missing, or its"
                    " `listed_in` is not complete",
                    number=numbers[cluster.letter],
                ),
            )


def _steps(data: DataSet) -> Iterator[Problem]:
    for step in data.of(Step).values():
        if step.id != f"step-{step.number}":
            yield data.file(step).problem(
                ("number",),
                say(
                    "nummer {number} in {id}",
                    "number {number} in {id}",
                    number=step.number,
                    id=step.id,
                ),
                say("maak die twee gelijk", "the two agree"),
            )
        for index, question in enumerate(step.questions):
            if question.id.rstrip("abcdefghijklmnopqrstuvwxyz") != str(step.number):
                yield data.file(step).problem(
                    ("questions", index, "id"),
                    say(
                        "vraag {id!r} in stap {number}",
                        "question {id!r} in step {number}",
                        id=question.id,
                        number=step.number,
                    ),
                    say(
                        'schrijf "{number}", met een letter als de stap vertakt',
                        'expected "{number}", with a letter where the step has branches',
                        number=step.number,
                    ),
                )


def _duties(data: DataSet) -> Iterator[Problem]:
    for duty in data.of(Duty).values():
        if duty.section != duty.id.split(".")[0]:
            yield data.file(duty).problem(
                ("section",),
                say(
                    "deel {section!r} bij {id}",
                    "section {section!r} for {id}",
                    section=duty.section,
                    id=duty.id,
                ),
                _right(duty.id.split(".")[0]),
            )


def _right(word: str | Message) -> Message:
    return say("schrijf {word!r}", "expected {word!r}", word=word)


def groups(data: DataSet) -> Iterator[tuple[str, list[Record]]]:
    """The records whose `order` is compared, with their collection; competences by their group."""
    for name, kind in KINDS.items():
        if "order" in kind.model_fields:
            together: dict[tuple[object, ...], list[Record]] = defaultdict(list)
            for record in data.records[name].values():
                group = (record.kind, record.cluster) if isinstance(record, Competence) else ()
                together[group].append(record)
            for records in together.values():
                yield name, records


def _order(data: DataSet) -> Iterator[Problem]:
    """No two records of one list have the same place."""
    for _, records in groups(data):
        holders: dict[object, str] = {}
        for record in records:
            place = getattr(record, "order", None)
            if place in holders:
                expected = say("geef elk een eigen nummer", "give each its own number")
                found = taken(f"order {place}", holders[place])
                yield data.file(record).problem(("order",), found, expected)
            holders.setdefault(place, record.id)


def _addresses(data: DataSet) -> Iterator[Problem]:
    """No two roles have the same address."""
    holders: dict[str, str] = {}
    for role in data.of(Role).values():
        if role.slug in holders:
            expected = say("geef elke rol een eigen adres", "give each its own address")
            found = taken(repr(role.slug), holders[role.slug])
            yield data.file(role).problem(("slug",), found, expected)
        holders.setdefault(role.slug, role.id)
