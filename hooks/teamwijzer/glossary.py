"""Links from the first mention of a term on a page to the glossary, and what the terms mean.

Works on finished HTML, so that it serves pages from data and from prose alike. Only
running text counts: nothing inside headings, links, table heads, labels or code.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from .views.base import shorten
from .views.reference import TermView

TAG = re.compile(r"(<[^>]+>)")
WORD = re.compile(r"[\w-]+")
LINKED = re.compile(r'<a class="tw-term" href="[^"#]*#([\w.-]+)">')
NAME = re.compile(r"</?([a-z0-9]+)")
LONGEST = 200
"""Signs of a meaning that opens in the page; all of it stands in the glossary."""
TEXT_TAGS = frozenset({"p", "li", "dd", "td"})
CLOSED_TAGS = frozenset(
    "a h1 h2 h3 h4 h5 h6 th dt label legend button summary code nav aside caption option"
    " time figure footer cite small abbr".split()
)


class Glossary:
    """The terms of one language, ready to be found in texts."""

    def __init__(self, terms: Iterable[TermView]) -> None:
        self._terms = {term.id: term for term in terms}
        # First word → the spellings that begin with it, longest first, with their paths.
        self._spellings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for term in self._terms.values():
            for spelling in map(_escape, term.spellings):
                if first := WORD.match(spelling):
                    self._spellings[first[0].casefold()].append((spelling, term.path))
        for spellings in self._spellings.values():
            spellings.sort(key=lambda pair: len(pair[0]), reverse=True)

    def meanings(self, text: str) -> dict[str, tuple[str, str]]:
        """The terms that are linked in the HTML: id → name, and what it means in short."""
        linked = (self._terms[found] for found in LINKED.findall(text))
        return {term.id: (term.name, shorten(term.definition, LONGEST)) for term in linked}

    def link(self, text: str, to: Callable[[str], str]) -> str:
        """The HTML with the first mention of each term turned into a link.

        `to` makes an address of a path of this site.
        """
        linked: set[str] = set()
        closed = inside = 0
        parts = TAG.split(text)
        for index, part in enumerate(parts):
            if index % 2:
                match = NAME.match(part)
                step = -1 if part.startswith("</") else 1
                if match and match[1] in CLOSED_TAGS:
                    closed += step
                elif match and match[1] in TEXT_TAGS:
                    inside += step
            elif part and inside and not closed:
                parts[index] = self._link_text(part, to, linked)
        return "".join(parts)

    def _link_text(self, text: str, to: Callable[[str], str], linked: set[str]) -> str:
        done, position = [], 0
        for word in WORD.finditer(text):
            if word.start() < position:
                continue
            for spelling, path in self._spellings.get(word[0].casefold(), ()):
                end = word.start() + len(spelling)
                if path in linked or not _same(spelling, text[word.start() : end]):
                    continue
                if WORD.match(text, end):
                    continue
                linked.add(path)
                address = _escape(to(path))
                done += [
                    text[position : word.start()],
                    f'<a class="tw-term" href="{address}">{text[word.start() : end]}</a>',
                ]
                position = end
                break
        return "".join([*done, text[position:]])


def _same(spelling: str, found: str) -> bool:
    """An abbreviation counts as it is written; a word at any place of a sentence."""
    return spelling == found or (not spelling.isupper() and spelling.casefold() == found.casefold())


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
