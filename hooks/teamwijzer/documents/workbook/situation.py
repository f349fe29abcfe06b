"""The sheets to fill in: who does what in how many hours, now and in the target."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from ... import layout
from ...layout import AVAILABLE_ROW, CORE, FIRST, HEAD_ROW, HOURS, LAST, TASK, TOP, TOTAL_ROW
from .book import POINTS_A_LINE, PURPLE, TOO_MUCH, TOO_MUCH_FILL, Book, height, mark, same_as

TASK_WIDTH = 36


def situation(book: Book, key: str) -> None:
    """The sheet `current` or `target`."""
    words, rows, last = book.words, book.content.rows, book.last
    first = key == "current"
    ready, more = layout.READY, layout.MORE
    widths = [7, 18, TASK_WIDTH, 8, 10, 10, *[9] * ready, *[7] * more, 8, 9]
    sheet = book.sheet(words[key], widths)
    marks = words["marks"].format(layout.NAMED, layout.DERIVED)
    sheet.write_string(1, 0, f"{words[f'{key}_hint']} {marks}")
    book.school(sheet)
    if first:
        sheet.write_blank(layout.SCHOOL_ROW, TASK, None, book.open())
    for column, name in enumerate(("code", "cluster", "task", "core", "level", "priority")):
        sheet.write_string(HEAD_ROW, column, words[name], book.head())
    sheet.write_string(HEAD_ROW, HOURS, words["hours"], book.head())
    sheet.write_string(HEAD_ROW, layout.PEOPLE, words["people"], book.head())
    sheet.set_row(HEAD_ROW, 3 * POINTS_A_LINE)
    _persons(book, sheet, first=first)
    for line, row in enumerate(rows, TOP):
        task = row.title if row.counted else f"{row.title} ({words['apart']})"
        cluster = book.clusters[row.cluster]
        sheet.write_string(line, layout.CODE, row.code, book.locked())
        sheet.write_string(line, layout.CLUSTER, cluster, book.locked())
        sheet.write_string(line, TASK, task, book.locked())
        sheet.write(line, CORE, mark(row) or None, book.open(align="center"))
        sheet.write_blank(line, layout.LEVEL, None, book.open())
        # What only one list has is not counted along until a school takes it on.
        sheet.write(line, layout.PRIORITY, None if row.counted else book.none, book.open())
        _hours(book, sheet, line, named=True)
        sheet.set_row(line, height([(task, TASK_WIDTH), (cluster, 18)]))
    for line in range(TOP + len(rows), last + 1):
        for column in range(FIRST):
            sheet.write_blank(line, column, None, book.open())
        _hours(book, sheet, line, named=False)
    _validate(book, sheet)
    _colour(book, sheet)
    sheet.autofilter(HEAD_ROW, 0, last, layout.PEOPLE)
    sheet.freeze_panes(TOP, TASK + 1)
    sheet.repeat_rows(AVAILABLE_ROW, HEAD_ROW)
    sheet.print_area(0, 0, last, layout.PEOPLE)


def _persons(book: Book, sheet: Any, *, first: bool) -> None:
    """Names of persons, and above them the hours that they have and those that are planned."""
    words = book.words
    style = book.open(bold=True, valign="vcenter")
    total = book.locked(bold=True, num_format="General")
    right = book.format(bold=True, align="right")
    sheet.write_string(AVAILABLE_ROW, layout.PRIORITY, words["available"], right)
    sheet.write_string(TOTAL_ROW, TASK, words["total"], right)
    for column in range(FIRST, LAST + 1):
        number = column - FIRST + 1
        name = words["person"].format(number) if number <= layout.READY else ""
        if first:
            sheet.write_string(HEAD_ROW, column, name, style)
        else:
            same = same_as(words["current"], HEAD_ROW, column)
            sheet.write_formula(HEAD_ROW, column, f"={same}", style, name)
        sheet.write_blank(AVAILABLE_ROW, column, None, book.open())
    for column in range(FIRST, HOURS + 1):
        hours = f"{xl_rowcol_to_cell(TOP, column)}:{xl_rowcol_to_cell(book.last, column)}"
        sheet.write_formula(TOTAL_ROW, column, f"=SUM({hours})", total, 0)
    everybody = _across(AVAILABLE_ROW)
    style = book.locked(bold=True, num_format="General;-General;")
    sheet.write_formula(AVAILABLE_ROW, HOURS, f"=SUM({everybody})", style, 0)


def _across(line: int) -> str:
    """The cells of all people in a row."""
    return f"{xl_rowcol_to_cell(line, FIRST)}:{xl_rowcol_to_cell(line, LAST)}"


def _hours(book: Book, sheet: Any, line: int, *, named: bool) -> None:
    """The hours of one task, their sum, and how many people share it.

    A 0 counts as a person: somebody does it, in hours that nobody noted.
    """
    style = book.open()
    for column in range(FIRST, LAST + 1):
        sheet.write_blank(line, column, None, style)
    hours = _across(line)
    total = book.locked(bold=True, num_format="General;-General;")
    sheet.write_formula(line, HOURS, f"=SUM({hours})", total, 0)
    count = f"COUNT({hours})"
    title = xl_rowcol_to_cell(line, TASK)
    formula = f"={count}" if named else f'=IF({title}="","",{count})'
    sheet.write_formula(line, layout.PEOPLE, formula, book.locked(), 0 if named else "")


def _validate(book: Book, sheet: Any) -> None:
    words, last = book.words, book.last
    lists = (
        (CORE, [layout.NAMED, layout.DERIVED], "core_error"),
        (layout.LEVEL, [short for _, short in book.content.levels], "level_error"),
        (layout.PRIORITY, [short for _, short in book.content.priorities], "priority_error"),
    )
    for column, choices, error in lists:
        message = words[error].format(", ".join(choices))
        book.choices(sheet, (TOP, column, last, column), choices, message)
    own, clusters = TOP + len(book.content.rows), list(book.clusters.values())
    area = (own, layout.CLUSTER, last, layout.CLUSTER)
    book.choices(sheet, area, clusters, words["cluster_error"])
    book.numbers(sheet, (TOP, FIRST, last, LAST))
    book.numbers(sheet, (AVAILABLE_ROW, FIRST, AVAILABLE_ROW, LAST))


def _colour(book: Book, sheet: Any) -> None:
    """Core tasks, and people who would do more hours than they have."""
    core = book.file.add_format({"bold": True, "font_color": PURPLE})
    sheet.conditional_format(
        TOP, layout.CODE, book.last, CORE,
        {"type": "formula", "criteria": f'=$D{TOP + 1}<>""', "format": core},
    )  # fmt: skip
    # A sign as well as a colour, for who does not see the colour.
    much = book.file.add_format(
        {"font_color": TOO_MUCH, "bg_color": TOO_MUCH_FILL, "num_format": 'General" !"'}
    )
    has, does = (xl_rowcol_to_cell(row, FIRST) for row in (AVAILABLE_ROW, TOTAL_ROW))
    sheet.conditional_format(
        TOTAL_ROW, FIRST, TOTAL_ROW, LAST,
        {"type": "formula", "criteria": f"=AND(ISNUMBER({has}),{does}>{has})", "format": much},
    )  # fmt: skip
