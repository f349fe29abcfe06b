"""One apostrophe everywhere, the straight one of every keyboard, and one kind of quotation marks.

So that a search for a word with an apostrophe finds it wherever it stands. Quoted words stand
between “ and ”, in every language: a single mark would look like an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..dataset import DataSet
from ..messages import Message, say
from ..model import LANGUAGES, Text, Words
from ..problems import Problem
from ..yamlfile import Loc, YamlFile

STRAIGHT = say("schrijf de rechte ' van het toetsenbord", "write the straight ' of the keyboard")
CURLY = say("schrijf “ voor de woorden en ” erna", "write “ before the words and ” after them")
APOSTROPHE = re.compile(
    "[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{ACUTE ACCENT}]|(?<=\\w)`(?=\\w)"
)
QUOTE = re.compile(r'(?<!\d)"')
"""A straight double quote; after a digit it stands for inches."""
APART = re.compile(r"(`+).+?\1|<[/a-z][^>]*>|\]\([^)]*\)|https?://\S+")
"""Code, tags, where links lead, addresses: no running text."""
WHOLE = re.compile("[\u201c\u201d\u201e].*[\u201c\u201d]")
"""A text wholly between typographic quotes."""
FENCE = re.compile(r"^ *(```|~~~)")
TEXTS = 2**15
"""Of how many texts is kept what was found: under `make serve` most stay what they are."""


def check(data: DataSet) -> Iterator[Problem]:
    for _, _, file, loc, value, _ in data.parts:
        if not isinstance(value, (Text, Words)):
            continue
        for language in LANGUAGES:
            found = value.in_language(language)
            for text in [found] if isinstance(found, str) else found:
                for _, says, expected in _strange(text):
                    yield file.problem((*loc, language), says, expected)
                if loc[-1:] == ("title",):
                    yield from _quoted(file, (*loc, language), text)
    for area, strings in data.ui.items():
        file = data.files["ui"][area]
        for name, words in strings.items():
            for language in LANGUAGES:
                for _, says, expected in _strange(words.in_language(language)):
                    yield file.problem((name, language), says, expected)
    for page in data.prose:
        if page.head:
            for name in ("title", "description"):
                for _, says, expected in _strange(getattr(page.head, name)):
                    yield page.file.problem((name,), says, expected)
            yield from _quoted(page.file, ("title",), page.head.title)
        fenced = False
        for number, line in enumerate(page.text.splitlines(), page.first_line):
            fence = FENCE.match(line) is not None
            fenced ^= fence
            for column, says, expected in _strange(line, code=fenced or fence):
                yield Problem(page.file.name, number, column, "", says, expected)


def _quoted(file: YamlFile, loc: Loc, title: str) -> Iterator[Problem]:
    """A title is no quotation: a program put these in the place of the quotes of YAML."""
    if WHOLE.fullmatch(title):
        found = say(
            "een titel die helemaal tussen {first} en {last} staat",
            "a title wholly between {first} and {last}",
            first=title[0],
            last=title[-1],
        )
        expected = say(
            "haal ze weg, of schrijf de rechte aanhalingstekens van YAML",
            "take them out, or write the straight quotes of YAML",
        )
        yield file.problem(loc, found, expected)


@lru_cache(TEXTS)
def _strange(text: str, *, code: bool = False) -> tuple[tuple[int, Message, Message], ...]:
    """The first of each kind: its column, what is found and what to write instead."""
    return tuple(_signs(text, code=code))


def _signs(text: str, *, code: bool) -> Iterator[tuple[int, Message, Message]]:
    if match := APOSTROPHE.search(text):
        found = say(
            "de apostrof {sign} in {around!r}",
            "the apostrophe {sign} in {around!r}",
            sign=match[0],
            around=_around(text, match),
        )
        yield match.start() + 1, found, STRAIGHT
    running = "" if code or '"' not in text else APART.sub(lambda apart: " " * len(apart[0]), text)
    if match := QUOTE.search(running):
        found = say(
            "het rechte aanhalingsteken in {around!r}",
            "the straight quote in {around!r}",
            around=_around(text, match),
        )
        yield match.start() + 1, found, CURLY


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 12) : match.end() + 12].strip()
