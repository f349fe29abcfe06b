"""The sheet of mandates: who decides, carries out, follows up, and who the people are."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_range_abs

from ... import layout
from ...layout import FIRST, HEAD_ROW, LAST, MANDATES, MORE_MANDATES, WHOSE
from .book import POINTS_A_LINE, Book, same_as

NAME, ROLE, KIND = WHOSE, WHOSE + 1, WHOSE + 2
"""Columns of the table of people."""
LIST = WHOSE + len(MANDATES) + 2
"""A hidden column with the roles that one can choose."""


def mandates(book: Book) -> None:
    """Who is who, then the mandates of clusters and of tasks that are settled apart.

    The mandates come last, so that a program can add rows.
    """
    words, named = book.words, book.frame.ui["forms"]
    sheet = book.sheet(words["mandates"], [7, 48, *[30] * len(MANDATES)])
    sheet.write_string(1, 0, words["mandates_hint"])
    book.school(sheet)
    line = _people(book, sheet, HEAD_ROW) + 1
    heads = (words["code"], words["whose"], *(named[f"mandate_{name}"] for name in MANDATES))
    for column, head in enumerate(heads):
        sheet.write_string(line, column, head, book.head())
    core = [row for row in book.content.rows if row.core and row.core.status == "named"]
    known = [("", title) for title in book.clusters.values()]
    known += [(row.code, row.title) for row in core]
    for code, title in known:
        line += 1
        sheet.write(line, layout.CODE, code or None, book.locked())
        sheet.write_string(line, WHOSE, title, book.locked(bold=not code))
        _who(book, sheet, line)
    for _ in range(MORE_MANDATES):
        line += 1
        sheet.write_blank(line, layout.CODE, None, book.open())
        sheet.write_blank(line, WHOSE, None, book.open())
        _who(book, sheet, line)
    sheet.freeze_panes(0, WHOSE + 1)
    sheet.print_area(0, 0, line, WHOSE + len(MANDATES))


def _who(book: Book, sheet: Any, line: int) -> None:
    """Room for names, two lines of them."""
    for column in range(WHOSE + 1, WHOSE + 1 + len(MANDATES)):
        sheet.write_blank(line, column, None, book.open())
    sheet.set_row(line, 2 * POINTS_A_LINE + 3)


def _people(book: Book, sheet: Any, line: int) -> int:
    """The names of the current situation, with a role and a kind. Returns the next row."""
    words = book.words
    for column, name in ((NAME, "name"), (ROLE, "role"), (KIND, "kind")):
        sheet.write_string(line, column, words[name], book.head())
    first = line + 1
    for row, column in enumerate(range(FIRST, LAST + 1), first):
        number = column - FIRST + 1
        name = words["person"].format(number) if number <= layout.READY else ""
        same = same_as(words["current"], HEAD_ROW, column)
        sheet.write_formula(row, NAME, f"={same}", book.open(bold=True), name)
        sheet.write_blank(row, ROLE, None, book.open())
        sheet.write_blank(row, KIND, None, book.open())
    last = first + LAST - FIRST
    roles = [title for _, title in book.content.roles]
    for row, title in enumerate(roles, first):
        sheet.write_string(row, LIST, title)
    sheet.set_column(LIST, LIST, None, None, {"hidden": True})
    source = f"={xl_range_abs(first, LIST, first + len(roles) - 1, LIST)}"
    book.choices(sheet, (first, ROLE, last, ROLE), source, words["role_error"])
    kinds = [words[f"kind_{kind}"] for kind in layout.KINDS]
    message = words["kind_error"].format(", ".join(kinds))
    book.choices(sheet, (first, KIND, last, KIND), kinds, message)
    return last + 1
