"""Every text that readers see in full, from records and pages of prose, with its place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..dataset import DataSet
from ..model import LANGUAGES
from ..prose import Prose
from ..yamlfile import spell
from .reading import words

PROSE = "prose"
"""What pages of Markdown are counted as, beside the collections of records."""

NO_TEXT = re.compile(r"#|\||\[\[|<|```")
"""A line that begins so is a heading, a table, a marker or code."""

LIST_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s+")
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|\*+|__|`|\{[^}]*\}")
"""A link, of which the words stay; emphasis, code and attributes, of which nothing stays."""


@dataclass(frozen=True)
class Passage:
    """A text in one language.

    `kind` is its collection; `item` names the same text in every language, which is the
    whole page for prose; it stands in `file`, on `line`, and `where` is the path of fields,
    empty for prose.
    """

    kind: str
    item: str
    language: str
    file: str
    line: int
    where: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, as people read it: `file:line` and the path of fields."""
        return f"{self.file}:{self.line} {self.where}".rstrip()


def passages(data: DataSet) -> Iterator[Passage]:
    """Every text of the records and of the prose, without headings and tables of the latter."""
    for text in data.texts():
        file = text.file
        item = f"{file.name}:{file.spot(text.loc, at_key=True)[0]} {spell(text.loc)}"
        for language, here, said in text.versions():
            line = file.spot(here)[0]
            yield Passage(text.kind, item, language, file.name, line, spell(here), said)
    for page in data.prose:
        for line, said in _paragraphs(page):
            yield Passage(PROSE, page.path, page.language, page.file.name, line, "", said)


def _paragraphs(page: Prose) -> Iterator[tuple[int, str]]:
    """Each paragraph and list item as plain text, with its line in the file."""
    start, parts = 0, list[str]()
    for number, line in enumerate([*page.text.splitlines(), ""], page.first_line):
        bare = line.strip()
        item = LIST_ITEM.match(bare)
        if parts and (not bare or item):
            yield start, " ".join(parts)
            parts = []
        if bare and not NO_TEXT.match(bare):
            start = start if parts else number
            parts.append(MARKUP.sub(r"\1", bare[item.end() :] if item else bare))


def lengths(found: Iterable[Passage]) -> Mapping[str, Counter[str]]:
    """Item → words in each language."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in found:
        counts[passage.item][passage.language] += len(words(passage.text))
    return counts


def uneven(counts: Mapping[str, Counter[str]], long: int) -> list[str]:
    """The items whose longest version has more than half again as many words as the shortest.

    A version of fewer than `long` words is no reason: short texts differ by nature.
    """
    result = []
    for item, by_language in counts.items():
        sizes = [by_language[language] for language in LANGUAGES]
        if max(sizes) >= long and max(sizes) > 1.5 * min(sizes):
            result.append(item)
    return result
