"""What is wrong with the data, told to the person who edits it or to the host of the project."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from .messages import Message, say

MOST = 20
"""How many mistakes of a kind are told before the rest is counted."""
NEAR = 0.6
"""How much alike two words must be for one to be a slip of the other, from 0 to 1."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file.

    `line` and `column` count from 1. `where` is the path of fields, such as
    `roles[0].role`, empty for the file as a whole. `expected` says how to mend it. As a text it is
    in the language that was asked for, like all messages.
    """

    file: str
    line: int
    column: int
    where: str
    found: Message
    expected: Message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    @property
    def message(self) -> str:
        """What people read, without the place in the file."""
        where = f"{self.where}: " if self.where else ""
        return f"{where}{self.found}; {self.expected}"


class DataError(Exception):
    """The data cannot be used. `problems` holds every reason, sorted by place.

    As a text it names the first of each kind, and says how many there are more.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(summary(self.problems)))


def summary(problems: Iterable[Problem]) -> list[str]:
    """A line for each problem; of a kind that is there very often, for the first ones only."""
    lines: list[str] = []
    kinds: dict[object, list[Problem]] = {}
    for problem in problems:
        kind = kinds.setdefault((problem.found.kind, problem.expected.kind), [])
        kind.append(problem)
        if len(kind) <= MOST:
            lines.append(str(problem))
    for kind in kinds.values():
        if more := kind[MOST:]:
            last = lines.index(str(kind[MOST - 1]))
            up_to = f"{more[-1].file}:{more[-1].line}"
            rest = say(
                "en nog {number} zoals de vorige, tot en met {up_to}",
                "and {number} more like the last, up to {up_to}",
                number=len(more),
                up_to=up_to,
            )
            lines.insert(last + 1, str(rest))
    return lines


def did_you_mean(word: str, known: Iterable[str], otherwise: Message) -> Message:
    """A hint with the known word that looks most like `word`, else `otherwise`."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=NEAR)
    if not near:
        return otherwise
    return say("bedoel je {near!r}?", "did you mean {near!r}?", near=near[0])


def one_of(words: Iterable[str]) -> Message:
    """Expected: one of these words."""
    listed = ", ".join(words)
    return say("schrijf een van: {words}", "expected one of: {words}", words=listed)


def see_files(folder: str) -> Message:
    """Expected: what has a file in that folder."""
    return say(
        "kijk welke bestanden er in {folder} staan", "see the files in {folder}", folder=folder
    )


TAKE_OUT = say("haal het weg", "take it out")
PUT_BACK = say("zet het terug", "put it back")
TRANSLATE = say("schrijf het in elke taal", "write it in each language")


def twice(name: str) -> Message:
    """Found: something that stands there already."""
    return say("{name!r} staat er een tweede keer", "{name!r} a second time", name=name)


def taken(value: object, holder: str) -> Message:
    """Found: what belongs to another record already."""
    return say(
        "{value}, maar dat heeft {holder!r} al",
        "{value}, which {holder!r} has already",
        value=str(value),
        holder=holder,
    )


def github_annotation(problem: Problem) -> str:
    """The problem as a workflow command: GitHub shows it beside the changed line."""
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::error {place}::{_command_text(problem.message)}"


def _command_text(text: str) -> str:
    """The text as a workflow command holds it: on one line, without a bare %."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The same before the second `::`, where commas and colons have a meaning."""
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")


def gitlab_report(problems: Iterable[Problem]) -> str:
    """A code quality report, as JSON. Without problems it is an empty list: GitLab compares.

    GitLab shows one problem per fingerprint; place and message together are unique.
    """
    entries = [
        {
            "description": problem.message,
            "check_name": "teamwijzer check",
            "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
            "severity": "major",
            "location": {"path": problem.file, "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False)
