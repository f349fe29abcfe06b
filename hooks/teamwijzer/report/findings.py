"""What the report finds, as values: `page` prints them, the site's page for maintainers shows them.

Computed once for all languages; the same data and day give the same findings.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..dataset import DataSet
from ..model import LANGUAGES, Record
from .freshness import documents, is_due, sourced
from .reading import FORMULAS, Size, measure, sentences, together
from .texts import Passage, lengths, passages, uneven

HARDEST = 20
"""How many of the hardest sentences are found in each language."""

LONG_TEXT = 12
"""From this many words on, a version that is much longer than the other is worth a look."""

LONG_SENTENCE = 8
"""A sentence of fewer words is not listed as hard: one long compound would make it so."""

Found = tuple[str, Record]
"""A record with the name of its collection."""


@dataclass(frozen=True)
class Uneven:
    """A text that is much longer in one language. `passage` is its first version."""

    passage: Passage
    words: Counter[str]


@dataclass(frozen=True)
class Hard:
    """A sentence that is hard to read; `ease` is rounded to a whole number."""

    ease: int
    sentence: str
    passage: Passage


@dataclass(frozen=True)
class Reading:
    """How a language reads: kind → size, only of kinds with sentences; the hardest come first."""

    kinds: dict[str, Size]
    whole: Size
    hardest: list[Hard]


@dataclass(frozen=True)
class Findings:
    """Everything that is found, as on `day`.

    `records`: kind → how many records with sources; `due`: those that nobody reviewed for a
    year, longest ago first; `single`: those that rest on one document; `words`: kind → words in
    each language; `reading`: of each language with a formula and a sentence.
    """

    day: datetime.date
    records: Counter[str]
    due: list[Found]
    single: list[Found]
    words: dict[str, Counter[str]]
    uneven: list[Uneven]
    reading: dict[str, Reading]

    def counts(self) -> list[tuple[str, int, int, int, int]]:
        """Kind, its records, never reviewed, reviewed over a year ago, resting on one document."""
        never = Counter(kind for kind, record in self.due if record.reviewed is None)
        due, single = (Counter(kind for kind, _ in found) for found in (self.due, self.single))
        return [
            (kind, total, never[kind], due[kind] - never[kind], single[kind])
            for kind, total in self.records.items()
        ]


def find(data: DataSet, day: datetime.date) -> Findings:
    """What the data could do with, as on that day."""
    known = list(sourced(data))
    due = [(kind, record) for kind, record in known if is_due(record, day)]
    due.sort(key=lambda pair: pair[1].reviewed or datetime.date.min)
    found = list(passages(data))
    words, longer = _lengths(found)
    return Findings(
        day=day,
        records=Counter(kind for kind, _ in known),
        due=due,
        single=[(kind, record) for kind, record in known if len(documents(record)) == 1],
        words=words,
        uneven=longer,
        reading={
            language: reading
            for language in LANGUAGES
            if language in FORMULAS and (reading := _reading(found, language))
        },
    )


def _lengths(found: Sequence[Passage]) -> tuple[dict[str, Counter[str]], list[Uneven]]:
    """Kind → words in each language, and the texts that are much longer in one."""
    counts = lengths(found)
    first: dict[str, Passage] = {}
    for passage in found:
        first.setdefault(passage.item, passage)
    total: dict[str, Counter[str]] = {}
    for item, by_language in counts.items():
        total.setdefault(first[item].kind, Counter()).update(by_language)
    longer = [Uneven(first[item], counts[item]) for item in uneven(counts, LONG_TEXT)]
    return total, longer


def _reading(found: Sequence[Passage], language: str) -> Reading | None:
    """How the language reads; None where it has no sentence."""
    measured = [
        (measure(sentence, language), sentence, passage)
        for passage in found
        # A text without a full stop is a title or a label, not a sentence.
        if passage.language == language and passage.text.rstrip('"”’)').endswith((*".!?…",))
        for sentence in sentences(passage.text)
    ]
    kinds: dict[str, list[Size]] = {}
    hard = []
    for size, sentence, passage in measured:
        if not size.words:
            continue
        kinds.setdefault(passage.kind, []).append(size)
        if size.words >= LONG_SENTENCE:
            hard.append(Hard(round(size.ease(language)), sentence, passage))
    hard.sort(key=lambda one: (one.ease, one.passage.file, one.passage.line, one.sentence))
    sizes = {kind: together(parts) for kind, parts in kinds.items()}
    return Reading(sizes, together(sizes.values()), hard[:HARDEST]) if sizes else None
