"""Prose is Markdown: HTML inside it only where it is harmless, and no address that is a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import markdown

from ..dataset import DataSet
from ..markup import Unfit, is_plain, unfit
from ..problems import Problem

EXTENSIONS = ("fenced_code", "tables", "toc")
"""Those of mkdocs.yml, and those that MkDocs adds."""
CODE = re.compile(r"^(```+|~~~+).*?^\1|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)


def check(data: DataSet) -> Iterator[Problem]:
    for page in data.prose:
        for line, column, what in _places(page.text):
            yield Problem(
                page.file.name, page.first_line + line, column, "", what.found, what.expected
            )


@lru_cache(maxsize=1000)  # under `make serve` a page that stays the same is not parsed again
def _places(text: str) -> list[tuple[int, int, Unfit]]:
    """Line, counted from 0, and column of everything that may not stand there."""
    if is_plain(text):
        return []
    # What stands in code is shown to readers as it is, so it is not what was found.
    outside = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    found = []
    for what in unfit(markdown.markdown(text, extensions=EXTENSIONS)):
        starts = [
            match.start(match.lastindex or 0)
            for match in re.finditer(what.looks, outside, re.MULTILINE)
        ]
        for start in starts or [0]:
            *lines, last = text[:start].split("\n")
            found.append((len(lines), len(last) + 1, what))
    return found
