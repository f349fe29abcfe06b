"""A number that a text takes from the data is one that there is."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import Message, say
from ..model import Page
from ..numbers import BLANK, CODE
from ..problems import Problem, did_you_mean, one_of


def check(data: DataSet) -> Iterator[Problem]:
    """Those that there are have been filled in by now."""
    for text in data.texts():
        if isinstance(text.record, Page) and text.loc == ("intro",):
            continue  # which has a blank of its own: see blanks
        for _, here, said in text.versions():
            for name in BLANK.findall(said):
                yield text.file.problem(here, *_unknown(data, name))
    for page in data.prose:
        plain = CODE.sub(lambda code: " " * len(code[0]), page.text)
        for blank in BLANK.finditer(plain):
            line = page.first_line + page.text.count("\n", 0, blank.start())
            column = blank.start() - page.text.rfind("\n", 0, blank.start())
            yield Problem(page.file.name, line, column, "", *_unknown(data, blank[1]))


def _unknown(data: DataSet, name: str) -> tuple[Message, Message]:
    known = data.numbers
    found = say(
        "onbekend getal {name!r} tussen accolades", "unknown number {name!r} in braces", name=name
    )
    return found, did_you_mean(name, known, one_of(f"{{{one}}}" for one in known))
