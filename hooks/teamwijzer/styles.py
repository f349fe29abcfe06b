"""The theme's style sheets without the rules that no page of ours can meet.

Most of the theme styles what we do not use: drawer, search, tabs, diagrams. A rule goes when
each of its selectors names a class that no template and no script of ours has, and a custom
property when nobody asks for it. All else stays, so an upgrade of the theme needs no work here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
# What may hold a brace that is none, and the braces.
TOKEN = re.compile(
    r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\([^)]*\)|[{};]", re.DOTALL
)
NAMED = re.compile(r'\bclass(?:Name)?(?:=|: )"([^"]*)"|\bclassList\.\w+\("([^"]*)"')
VALUE = re.compile(r'(--[\w-]+):(?:"(?:\\.|[^"\\])*"|url\([^)]*\)|[^;{}"])*(?:;|(?=\}))')
ASKED = re.compile(r"var\((--[\w-]+)")
COMMA = re.compile(r",(?![^(]*\))")
INSIDE = ("@media", "@supports", "@layer")
"""Rules that hold rules."""


def used_classes(sources: Iterable[Path]) -> frozenset[str]:
    """The classes that these templates and scripts name."""
    named = (NAMED.findall(path.read_text(encoding="utf-8")) for path in sources)
    return frozenset(word for found in named for parts in found for word in "".join(parts).split())


def trimmed(css: str, used: frozenset[str], others: str = "") -> str:
    """The style sheet without what only styles other classes, and without values nobody asks for.

    `others`: style sheets that may ask for its values.
    """
    kept = "".join(_kept(css, used))
    while (less := _without_unused(kept, kept + others)) != kept:
        kept = less
    return kept


def _without_unused(css: str, asking: str) -> str:
    asked = set(ASKED.findall(asking))
    return VALUE.sub(lambda value: value[0] if value[1] in asked else "", css)


def _kept(css: str, used: frozenset[str]) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head  # @charset, @import
        elif head.startswith(INSIDE):
            if inside := "".join(_kept(body, used)):
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := [s for s in COMMA.split(head) if used.issuperset(CLASS.findall(s))]:
            yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of each rule on the first level; the body of a statement is None."""
    depth = start = opened = 0
    for token in TOKEN.finditer(css):
        match token[0]:
            case "{":
                if not depth:
                    opened = token.start()
                depth += 1
            case "}":
                depth -= 1
                if not depth:
                    yield _clean(css[start:opened]), css[opened + 1 : token.start()]
                    start = token.end()
            case ";":
                if not depth:
                    yield css[start : token.end()], None
                    start = token.end()


def _clean(head: str) -> str:
    return re.sub(r"/\*.*?\*/", "", head, flags=re.DOTALL).strip()
