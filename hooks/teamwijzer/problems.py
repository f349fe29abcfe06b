"""What is wrong with the data, told to the person who edits it or to the host of the project."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 20
"""How many mistakes of a kind are told before the rest is counted."""
PARTICULAR = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|<[^>]*>|U\+\w+|\S*[\d/]\S*")
"""What differs between two messages of a kind: what was found, and where."""
NEAR = 0.6
"""How much alike two words must be for one to be a slip of the other, from 0 to 1."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file.

    `line` and `column` count from 1. `where` is the path of fields, such as
    `roles[0].role`, empty for the file as a whole. `expected` says how to mend it.
    """

    file: str
    line: int
    column: int
    where: str
    found: str
    expected: str

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
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kind = kinds.setdefault(PARTICULAR.sub("…", f"{problem.found}; {problem.expected}"), [])
        kind.append(problem)
        if len(kind) <= MOST:
            lines.append(str(problem))
    for kind in kinds.values():
        if more := kind[MOST:]:
            last = lines.index(str(kind[MOST - 1]))
            up_to = f"{more[-1].file}:{more[-1].line}"
            lines.insert(last + 1, f"and {len(more)} more like the last, up to {up_to}")
    return lines


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the known word that looks most like `word`, else `otherwise`."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=NEAR)
    return f"did you mean {near[0]!r}?" if near else otherwise


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
