"""The collections that a spreadsheet has use for, as CSV that a Flemish Excel opens by itself.

Separated by semicolons, because Excel takes the list separator of the machine's region, and
that is a semicolon where the comma is the decimal sign; in UTF-8 with a byte order mark,
without which Excel reads the bytes as Windows-1252; lines end in CR LF. A text has a column
for each language; ids of other items stand in one cell with a comma between them.

No cell is read as a formula: see `_safe`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .. import model
from .publication import Publication

Row = dict[str, str]
"""Column → cell."""

SEPARATOR = ";"
"""Between two cells."""
BETWEEN = ", "
"""Between two ids in a cell."""
LIST_COLUMNS = frozenset(
    "leads helps takes_over competences related listed_in groups stand_ins tasks see".split()
)
"""The columns whose cells hold ids."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet may take for a formula."""


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Path and content of each table."""
    for name in TABLES:
        yield f"{name}.csv", _csv(rows(publication, name))


def rows(publication: Publication, name: str) -> list[Row]:
    """The rows of the collection's table."""
    records = publication.data.records[name].values()
    return [{**TABLES[name](record), **_pages(publication, record)} for record in records]


def _csv(rows: list[Row]) -> bytes:
    """The rows below their heads; nothing at all of no rows, which no checked data has."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_safe(cell) for cell in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    """The cell with an apostrophe before it where a program might take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _text(name: str, text: model.Text | None) -> Row:
    """A column for each language."""
    return {
        f"{name}_{language}": text.in_language(language) if text else ""
        for language in model.LANGUAGES
    }


def _ids(ids: Iterable[str]) -> str:
    return BETWEEN.join(ids)


def _pages(publication: Publication, record: model.Record) -> Row:
    pages = publication.pages(record) or {}
    return {f"page_{language}": pages.get(language, "") for language in model.LANGUAGES}


def _task(task: model.Task) -> Row:
    def who(part: str) -> str:
        return _ids(role.role for role in task.roles if role.part == part)

    return {
        "id": task.id,
        "cluster": task.cluster,
        **_text("title", task.title),
        **_text("duty", task.duty),
        **_text("description", task.description),
        "core": task.core.status if task.core else "",
        "level": task.level.at,
        "leads": who("leads"),
        "helps": who("helps"),
        "takes_over": who("takes-over"),
        "competences": _ids(task.competences),
        "related": _ids(task.related),
        **_text("condition", task.condition.text if task.condition else None),
        "listed_in": _ids(task.listed_in),
    }


def _competence(competence: model.Competence) -> Row:
    return {
        "id": competence.id,
        "kind": competence.kind,
        "cluster": competence.cluster or "",
        "requirement": competence.requirement,
        "education": competence.education or "",
        **_text("title", competence.title),
        **_text("explanation", competence.explanation),
        **_text("profile", competence.profile),
    }


def _role(role: model.Role) -> Row:
    return {
        "id": role.id,
        "ring": role.ring,
        "level": role.level,
        **_text("title", role.title),
        **_text("abbreviation", role.abbreviation),
        **_text("purpose", role.purpose),
        "competences": _ids(role.competences),
        "groups": _ids(role.groups),
        "stand_ins": _ids(role.stand_ins),
    }


def _duty(duty: model.Duty) -> Row:
    return {
        "id": duty.id,
        "section": duty.section,
        **_text("text", duty.text),
        **_text("municipal", duty.municipal),
        **_text("group", duty.group),
        **_text("vacancy", duty.vacancy),
        "tasks": _ids(duty.tasks),
    }


def _term(term: model.Term) -> Row:
    return {
        "id": term.id,
        **_text("term", term.term),
        **_text("abbreviation", term.abbreviation),
        **_text("definition", term.definition),
        "see": _ids(term.see),
    }


TABLES: dict[str, Callable[[Any], Row]] = {
    "tasks": _task,
    "competences": _competence,
    "roles": _role,
    "duties": _duty,
    "terms": _term,
}
"""Collection → what a row of it says."""
