"""The report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..dataset import DataSet
from ..model import LANGUAGES, Record
from .findings import LONG_TEXT, Findings
from .freshness import documents
from .reading import FORMULAS, Size

LISTED = 20
"""How many items a list shows."""


def report(
    data: DataSet, findings: Findings, searches: Mapping[str, Mapping[str, list[str]]]
) -> str:
    """The whole report. `data` are those of the findings; `searches`: see `searches.missed`."""
    parts = [
        [f"# Report on the data, {findings.day.isoformat()}"],
        _reviews(data, findings),
        _documents(data, findings),
        _lengths(findings),
        _reading(findings),
        *([_searches(searches)] if searches else []),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _reviews(data: DataSet, findings: Findings) -> list[str]:
    rows = [counts[:4] for counts in findings.counts()]
    return [
        "## To review",
        "",
        "Records with sources. After comparing them, sign them with `teamwijzer reviewed`.",
        "",
        *_table(("kind", "records", "never reviewed", "over a year ago"), rows),
        "",
        *_list(
            f"{_file(data, record)}: {record.reviewed or 'never'}"
            + (f" ({record.reviewed_by})" if record.reviewed_by else "")
            for _, record in findings.due
        ),
    ]


def _documents(data: DataSet, findings: Findings) -> list[str]:
    rows = [(kind, total, single) for kind, total, _, _, single in findings.counts()]
    lines = (
        f"{_file(data, record)}: {', '.join(documents(record))}" for _, record in findings.single
    )
    return [
        "## Resting on one document",
        "",
        *_table(("kind", "records", "on one document"), rows),
        "",
        *_list(lines),
    ]


def _lengths(findings: Findings) -> list[str]:
    rows = [
        (kind, *(words[language] for language in LANGUAGES))
        for kind, words in findings.words.items()
    ]
    lines = (
        f"{found.passage.item}: "
        + ", ".join(f"{language} {found.words[language]}" for language in LANGUAGES)
        for found in findings.uneven
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


def _reading(findings: Findings) -> list[str]:
    rows = []
    lists: list[str] = []
    for language, reading in findings.reading.items():
        sizes = [*reading.kinds.items(), ("all", reading.whole)]
        name = FORMULAS[language].name
        rows += [(language, name, kind, *_averages(size, language)) for kind, size in sizes]
        lists += ["", f"### Hardest sentences: {language}", ""]
        lists += [
            f"- {hard.ease}: {hard.passage.place}: {_plain(hard.sentence)}"
            for hard in reading.hardest
        ]
    head = (
        *("language", "formula", "kind"),
        *("sentences", "words a sentence", "syllables a word", "ease"),
    )
    note = "Ease runs from 0 (hard) to 100 (easy); figures of two formulas cannot be compared."
    return ["## Reading", "", note, "", *_table(head, rows), *lists]


def _searches(searches: Mapping[str, Mapping[str, list[str]]]) -> list[str]:
    lists: list[str] = []
    for language, queries in searches.items():
        lines = (f"{_plain(query)}: {', '.join(pages)}" for query, pages in queries.items())
        lists += ["", f"### {language}", "", *_list(lines)]
    note = "Queries of the tests that find none of these pages. Keywords of the page may help."
    return ["## Searches without a right answer", "", note, *lists]


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
