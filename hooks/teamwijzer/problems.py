"""What is wrong with the data, told to the person who edits it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


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
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.found}; {self.expected}"


class DataError(Exception):
    """The data cannot be used. `problems` holds every reason, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the known word that looks most like `word`, else `otherwise`."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
