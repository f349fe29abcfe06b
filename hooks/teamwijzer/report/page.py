"""The report as Markdown."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..dataset import DataSet
from ..model import LANGUAGES, Record
from .freshness import documents, is_due, sourced
from .reading import FORMULAS, Size, measure, sentences, together
from .texts import Passage, lengths, passages, uneven

LISTED = 20
"""How many items a list shows."""

LONG_TEXT = 12
"""From this many words on, a version that is much longer than the other is worth a look."""

LONG_SENTENCE = 8
"""A sentence of fewer words is not listed as hard: one long compound would make it so."""


def report(data: DataSet, today: datetime.date) -> str:
    """The whole report, as on that day."""
    found = list(passages(data))
    parts = [
        [f"# Report on the data, {today.isoformat()}"],
        _reviews(data, today),
        _documents(data),
        _lengths(found),
        _reading(found),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _reviews(data: DataSet, today: datetime.date) -> list[str]:
    due = [(kind, record) for kind, record in sourced(data) if is_due(record, today)]
    due.sort(key=lambda pair: pair[1].reviewed or datetime.date.min)
    never = Counter(kind for kind, record in due if record.reviewed is None)
    late = Counter(kind for kind, record in due if record.reviewed is not None)
    total = Counter(kind for kind, _ in sourced(data))
    rows = [(kind, total[kind], never[kind], late[kind]) for kind in total]
    return [
        "## To review",
        "",
        "Records with sources. After comparing one with them, set `reviewed` to the day.",
        "",
        *_table(("kind", "records", "never reviewed", "over a year ago"), rows),
        "",
        *_list(f"{_file(data, record)}: {record.reviewed or 'never'}" for _, record in due),
    ]


def _documents(data: DataSet) -> list[str]:
    single = [(kind, record) for kind, record in sourced(data) if len(documents(record)) == 1]
    total = Counter(kind for kind, _ in sourced(data))
    count = Counter(kind for kind, _ in single)
    return [
        "## Resting on one document",
        "",
        *_table(("kind", "records", "on one document"), [(k, total[k], count[k]) for k in total]),
        "",
        *_list(f"{_file(data, record)}: {', '.join(documents(record))}" for _, record in single),
    ]


def _lengths(found: Sequence[Passage]) -> list[str]:
    counts = lengths(found)
    total: dict[str, Counter[str]] = {}
    kinds = {passage.item: passage.kind for passage in found}
    for item, by_language in counts.items():
        total.setdefault(kinds[item], Counter()).update(by_language)
    rows = [(kind, *(words[language] for language in LANGUAGES)) for kind, words in total.items()]
    lines = (
        f"{item}: " + ", ".join(f"{language} {counts[item][language]}" for language in LANGUAGES)
        for item in uneven(counts, LONG_TEXT)
    )
    return [
        "## Words",
        "",
        *_table(("kind", *LANGUAGES), rows),
        "",
        f"Texts of {LONG_TEXT} words or more that are over half again as long in one language:",
        "",
        *_list(lines),
    ]


def _reading(found: Sequence[Passage]) -> list[str]:
    measured = {
        language: [
            (size, sentence, passage.place)
            for passage in found
            # A text without a full stop is a title or a label, not a sentence.
            if passage.language == language and passage.text.rstrip('"”’)').endswith((*".!?…",))
            for sentence in sentences(passage.text)
            if (size := measure(sentence, language)).words
        ]
        for language in LANGUAGES
        if language in FORMULAS
    }
    rows = []
    lists: list[str] = []
    for language, entries in measured.items():
        if not entries:
            continue
        size = together(size for size, _, _ in entries)
        rows.append((language, FORMULAS[language].name, *_averages(size, language)))
        hardest = sorted(
            (round(size.ease(language)), place, sentence)
            for size, sentence, place in entries
            if size.words >= LONG_SENTENCE
        )
        lists += ["", f"### Hardest sentences: {language}", ""]
        lists += [f"- {ease}: {place}: {_plain(text)}" for ease, place, text in hardest[:LISTED]]
    head = ("language", "formula", "sentences", "words a sentence", "syllables a word", "ease")
    note = "Ease runs from 0 (hard) to 100 (easy); figures of two formulas cannot be compared."
    return ["## Reading", "", note, "", *_table(head, rows), *lists]


def _averages(size: Size, language: str) -> tuple[object, ...]:
    return (
        size.sentences,
        f"{size.words / size.sentences:.1f}",
        f"{size.syllables / size.words:.2f}",
        round(size.ease(language)),
    )


def _file(data: DataSet, record: Record) -> str:
    return data.file(record).name


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(map(str, line))} |" for line in lines]


def _list(lines: Iterable[str]) -> list[str]:
    """The first lines as a list, with the number of those left out."""
    known = list(lines)
    shown = [f"- {line}" for line in known[:LISTED]]
    if len(known) > LISTED:
        shown.append(f"- … and {len(known) - LISTED} more")
    return shown or ["None."]


def _plain(text: str) -> str:
    """The text, with what Markdown would read as markup escaped."""
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text)
