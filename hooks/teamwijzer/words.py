"""Which words of `data/ui` the templates and the scripts ask for by name, and where.

A word whose name is put together, such as `ui.home["way_" ~ name]`, cannot be told here; when
one of those is missing, `rendering` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ASKED = re.compile(r'\bui\.(\w+)\.(\w+)\b|\bui(?:\.(\w+)|\["([\w-]+)"\])\["(\w+)"\]')
NOT_WORDS = frozenset({"items", "values"})
"""What a template does with a whole area."""


def asked(templates: Path) -> dict[tuple[str, str], str]:
    """(area, word) → the first template that asks for it, from the project's root, and its line."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(templates.glob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for match in ASKED.finditer(line):
                area, name = (part for part in match.groups() if part)
                if name not in NOT_WORDS:
                    place = path.relative_to(templates.parents[1]).as_posix()
                    found.setdefault((area, name), f"{place}:{number}")
    return found


# Each begins with letters, which are looked for ten times as fast as a bound before them.
PLAIN = re.compile(r"words\.(\w+)")
NAMED = re.compile(r"format\(\s*([^,)]*)")
COMPOSED = re.compile(r"words\[(?:`([^`]*)`|([^\]]+))\]")
QUOTED = re.compile(r'"(\w+)"')
HOLE = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True)
class Asked:
    """What scripts ask for. `plain`: word → file:line of the first that asks for it; `composed`:
    a word with {} where something is put in → the same; `first`: what of these the scripts ask for
    that a page loads at once, none where that was not looked at.
    """

    plain: dict[str, str]
    composed: dict[str, str]
    first: Asked | None = field(default=None, compare=False)


def asked_by_scripts(modules: Iterable[tuple[str, str]]) -> Asked:
    """The words in those modules, of which each is a file name and a text.

    A script asks with `words.name`, with `format("name", …)`, or with a name that it puts together.
    """
    found = Asked({}, {})
    for file, text in modules:
        asked = _asked_by(file, text)
        for known, more in (found.plain, asked.plain), (found.composed, asked.composed):
            for name, place in more.items():
                known.setdefault(name, place)
    return found


@cache  # tools share modules
def _asked_by(file: str, text: str) -> Asked:
    found = Asked({}, {})
    for match in _whole(PLAIN, text):
        # `state.words` are wordings that a school typed.
        if not text.endswith("state.", 0, match.start()):
            found.plain.setdefault(match[1], _place(file, match))
    for match in _whole(COMPOSED, text):
        pattern = HOLE.sub("{}", match[1]) if match[1] else "{}"
        found.composed.setdefault(pattern, _place(file, match))
    for match in _whole(NAMED, text):
        for name in QUOTED.findall(match[1]):
            found.plain.setdefault(name, _place(file, match))
    return found


def _whole(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The places where the pattern does not begin inside a word."""
    for match in pattern.finditer(text):
        start = match.start()
        if not (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            yield match


def _place(file: str, match: re.Match[str]) -> str:
    line = match.string.count("\n", 0, match.start()) + 1
    return f"{file}:{line}"
