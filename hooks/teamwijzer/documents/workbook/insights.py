"""The sheet of insights: both situations side by side. Everything on it is computed.

Formulas that every spreadsheet program knows, and no arrays: which people and tasks are to be
listed is counted up in hidden columns, and each line of a list looks up its own number there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from ... import layout
from ...layout import FIRST, HEAD_ROW, HOURS, LAST, PEOPLE, TOP, TOTAL_ROW
from .book import INK, OPEN, PURPLE, Book, quoted, text

WIDTHS = (60, 24, 24, 3)
CHARTS = 4
"""The first column beside the tables; the charts take nine."""
LATEST, PLACE, NOW, GOAL = range(14, 18)
"""Hidden columns: how many were to be listed up to here; which one a line lists; who does a
task alone, now and in the target."""

_Rows = tuple[int, int]
"""The first and the last row of a list."""
_Blank = tuple[int, int]
_Line = tuple[str, list[str]]
"""A row of a table: its name, and the formulas of its hours."""


def insights(book: Book) -> None:
    """Writes the sheet."""
    _Insights(book).write()


class _Insights:
    """The sheet in the making."""

    def __init__(self, book: Book) -> None:
        self.book, self.words = book, book.words
        self.places = [quoted(book.words[key]) for key in ("current", "target")]
        self.sheet = book.sheet(book.words["insights"], WIDTHS)

    def write(self) -> None:
        book, words, sheet = self.book, self.words, self.sheet
        sheet.set_column(CHARTS, CHARTS + 8, 10)
        sheet.set_column(LATEST, GOAL, None, None, {"hidden": True})
        sheet.write_string(1, 0, words["insights_hint"])
        school = f"{self.places[0]}!{xl_rowcol_to_cell(layout.SCHOOL_ROW, layout.TASK)}"
        sheet.write_formula(2, 0, f'={school}&""', book.heading(), "")
        persons = row = self._heads(3, words["per_person"], words["who"])
        row = self._persons(row) + 1
        per_cluster = self._hours(layout.CLUSTER, book.clusters.values(), "no_cluster")
        clusters = row + 2
        row = self._block(row, "per_cluster", "cluster", per_cluster) + 1
        levels = [short for _, short in book.content.levels]
        per_level = self._hours(layout.LEVEL, levels, "no_level")
        row = self._block(row, "per_level", "level", per_level) + 1
        row = self._counts(row) + 1
        row = self._tasks(row)
        people = LAST - FIRST + 1
        self._chart("per_person", top=3, start=persons, length=people)
        self._chart("per_cluster", top=29, start=clusters, length=len(book.clusters))
        sheet.print_area(0, 0, row - 1, CHARTS + 8)

    # Hours

    def _heads(self, row: int, title: str, first: str) -> int:
        self.sheet.write_string(row, 0, title, self.book.heading())
        self.sheet.set_row(row, 20)
        for index, name in enumerate((first, self.words["current"], self.words["target"])):
            self.sheet.write_string(row + 1, index, name, self.book.head())
        return row + 2

    def _persons(self, top: int) -> int:
        """Whoever has hours or does something, one after the other. Returns the next row."""
        last = top + LAST - FIRST
        heads, totals = (
            [f"{place}!{xl_range_abs(line, FIRST, line, LAST)}" for place in self.places]
            for line in (HEAD_ROW, TOTAL_ROW)
        )
        for row in range(top, last + 1):
            column = xl_col_to_name(FIRST + row - top)
            rows = (f"{layout.AVAILABLE_ROW + 1}", f"{TOP + 1}:{column}{self.book.last + 1}")
            cells = ",".join(f"{place}!{column}{r}" for place in self.places for r in rows)
            at = self._place(row, (top, last), f"COUNT({cells})>0")
            a, b = (self._name(names, at) for names in heads)
            # Whoever is replaced in the target stands there with both names.
            none = self.words["nobody_yet"] if row == top else ""
            name = f'IF({at}=0,{text(none)},IF({a}={b},{a},{a}&" → "&{b}))'
            self.sheet.write_formula(row, 0, f"={name}", self.book.format(), none)
            for index, total in enumerate(totals, 1):
                hours = f'=IF({at}=0,"",INDEX({total},{at}))'
                style = self.book.format(num_format="0.00", align="right")
                self.sheet.write_formula(row, index, hours, style, "")
        self._frame(top, last)
        return last + 1

    def _name(self, heads: str, n: str) -> str:
        """The name over column `n`, or which one it is where nobody gave a name."""
        before, after = self.words["person"].split("{}")
        number = "&".join(
            part for part in (before and text(before), n, after and text(after)) if part
        )
        return f'IF(INDEX({heads},{n})="",{number},INDEX({heads},{n}))'

    def _place(self, row: int, rows: _Rows, wanted: str, blank: _Blank = (0, 0)) -> str:
        """Counts what is to be listed, and finds what this row lists: a cell, 0 for nothing.

        `blank` is what the two cells hold in a blank workbook.
        """
        top, last = rows
        latest, place = blank
        before = "" if row == top else f"{xl_rowcol_to_cell(row - 1, LATEST)}+"
        self.sheet.write_formula(row, LATEST, f"={before}IF({wanted},1,0)", None, latest)
        counted = xl_range_abs(top, LATEST, last, LATEST)
        found = f"=IFERROR(MATCH({row - top + 1},{counted},0),0)"
        self.sheet.write_formula(row, PLACE, found, None, place)
        return str(xl_rowcol_to_cell(row, PLACE, col_abs=True))

    def _frame(self, top: int, last: int) -> None:
        """Lines round the rows of a list that hold something."""
        lined = self.book.file.add_format({"border": 1, "border_color": "#A6B3C2"})
        filled = {"type": "formula", "criteria": f'=$A{top + 1}<>""', "format": lined}
        self.sheet.conditional_format(top, 0, last, 2, filled)

    def _column(self, place: str, index: int) -> str:
        return f"{place}!{xl_range_abs(TOP, index, self.book.last, index)}"

    def _hours(self, index: int, titles: Iterable[str], rest: str) -> list[_Line]:
        """The hours of each title that column `index` of a situation can hold, and the rest."""
        sums = [
            f"SUMIF({self._column(p, index)},{{label}},{self._column(p, HOURS)})"
            for p in self.places
        ]
        total = xl_rowcol_to_cell(TOTAL_ROW, HOURS)
        others = [f"{place}!{total}-SUM({{above}})" for place in self.places]
        return [*((title, sums) for title in titles), (self.words[rest], others)]

    def _block(self, row: int, title: str, first: str, lines: Sequence[_Line]) -> int:
        """Hours in two columns. Returns the next row."""
        start = row = self._heads(row, self.words[title], self.words[first])
        for name, formulas in lines:
            self.sheet.write_string(row, 0, name, self.book.cell())
            label = f"$A{row + 1}"
            for index, formula in enumerate(formulas, 1):
                above = f"{xl_rowcol_to_cell(start, index)}:{xl_rowcol_to_cell(row - 1, index)}"
                cell = formula.format(label=label, above=above)
                self.sheet.write_formula(
                    row, index, f"={cell}", self.book.cell(num_format="0.00"), 0
                )
            row += 1
        return row

    # Tasks

    def _counts(self, row: int) -> int:
        """How many tasks nobody does, one person, more. What is dropped is left out."""
        words, book = self.words, self.book
        row = self._heads(row, words["attention"], words["what"])
        kept, soon = text(f"<>{book.none}"), text(dict(book.content.priorities)["short-term"])
        counted = sum(r.counted for r in book.content.rows)
        for name, people, priority, blank in (
            ("alone_none", "0", kept, counted),
            ("alone_short", "0", soon, 0),
            ("alone_one", "1", kept, 0),
            ("alone_more", '">1"', kept, 0),
        ):
            self.sheet.write_string(row, 0, words[name], book.cell())
            for index, place in enumerate(self.places, 1):
                doers, urgent = (self._column(place, c) for c in (PEOPLE, layout.PRIORITY))
                formula = f"=COUNTIFS({doers},{people},{urgent},{priority})"
                self.sheet.write_formula(row, index, formula, book.cell(num_format="0"), blank)
            row += 1
        return row

    def _tasks(self, start: int) -> int:
        """The tasks that nobody does or that rest on one person. Returns the next row."""
        words, book, write = self.words, self.book, self.sheet.write_formula
        top = self._heads(start, words["listed"], words["task"])
        rows = top, top + book.last - TOP
        # In a blank workbook nobody does anything, and what is not counted is dropped.
        listed = [at for at, row in enumerate(book.content.rows) if row.counted]
        codes, tasks = (self._column(self.places[0], c) for c in (layout.CODE, layout.TASK))
        later = self._column(self.places[1], layout.TASK)
        for at, row in enumerate(range(top, rows[1] + 1)):
            one = book.content.rows[listed[at]] if at < len(listed) else None
            open_ = ",".join(_is_open(place, TOP + at, book.none) for place in self.places)
            blank = sum(n <= at for n in listed), listed[at] + 1 if one else 0
            n = self._place(row, rows, f"OR({open_})", blank)
            own = f'IF(INDEX({tasks},{n})="",INDEX({later},{n}),INDEX({tasks},{n}))'
            title = f'=IF({n}=0,"",TRIM(INDEX({codes},{n})&" "&{own}))'
            write(row, 0, title, book.format(), f"{one.code} {one.title}" if one else "")
            for index, (place, who) in enumerate(zip(self.places, (NOW, GOAL), strict=True), 1):
                across = f"{place}!{xl_range_abs(TOP + at, FIRST, TOP + at, LAST)}"
                doer = f"=SUMPRODUCT(ISNUMBER({across})*(COLUMN({across})-{FIRST}))"
                write(row, who, doer, None, 0)
                alone = f"INDEX({xl_range_abs(top, who, rows[1], who)},{n})"
                state = self._state(place, n, alone)
                write(row, index, f"={state}", book.format(), words["nobody"] if one else "")
        self._frame(*rows)
        return rows[1] + 1

    def _state(self, place: str, n: str, alone: str) -> str:
        """What a situation says of a task: dropped, nobody, whose it is alone, or shared."""
        dropped, nobody, shared = (text(self.words[w]) for w in ("dropped", "nobody", "shared"))
        people, priority = (
            f"INDEX({self._column(place, column)},{n})" for column in (PEOPLE, layout.PRIORITY)
        )
        name = self._name(f"{place}!{xl_range_abs(HEAD_ROW, FIRST, HEAD_ROW, LAST)}", alone)
        return (
            f'IF({n}=0,"",IF({priority}={text(self.book.none)},{dropped},IF({people}="","",'
            f"IF({people}=0,{nobody},IF({people}=1,{name},{shared})))))"
        )

    def _chart(self, name: str, *, top: int, start: int, length: int) -> None:
        """Bars of both situations, from the rows of a table."""
        chart = self.book.file.add_chart({"type": "bar"})
        words = self.words
        # A hatch as well as a colour, so that the two are told apart on a grey print.
        fills: tuple[dict[str, Any], ...] = (
            {"fill": {"color": "#2C6E8F"}},
            {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": PURPLE, "bg_color": OPEN}},
        )
        place, last = words["insights"], start + length - 1
        for index, (key, fill) in enumerate(zip(("current", "target"), fills, strict=True), 1):
            chart.add_series(
                {
                    "name": words[key],
                    "categories": [place, start, 0, last, 0],
                    "values": [place, start, index, last, index],
                    "border": {"color": INK},
                    **fill,
                }
            )
        chart.set_title({"name": words[name], "name_font": {"size": 12, "color": INK}})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"name": words["hours"], "min": 0, "num_format": "General"})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 620, "height": 180 + 20 * length})
        options = {"description": words[f"chart_{name}"], "object_position": 2}
        self.sheet.insert_chart(top, CHARTS, chart, options)


def _is_open(place: str, line: int, none: str) -> str:
    """Whether a task that is wanted has nobody or one person."""
    people, priority = (
        f"{place}!{xl_rowcol_to_cell(line, column)}" for column in (PEOPLE, layout.PRIORITY)
    )
    return f"AND({priority}<>{text(none)},OR({people}=0,{people}=1))"
