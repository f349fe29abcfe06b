"""What the sheets of the workbook share: colours, formats, a sheet with its title."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from ... import layout
from ...views.tasks import TaskRow
from ..content import Content
from ..frame import Frame
from ..packing import repack

INK, PURPLE, OPEN, LINE = "#1D3A5F", "#5B2A86", "#FFFFFF", "#A6B3C2"
LOCKED_FILL = "#F3F5F8"
TOO_MUCH, TOO_MUCH_FILL = "#8A1C1C", "#FBE3E1"
POINTS_A_LINE = 13.5
"""Height of a line of Arial 10, in points. LibreOffice does not make rows grow by itself."""
LETTERS_A_UNIT = 1.05
"""Letters of running text to a unit of column width, a little on the safe side."""


class Book:
    """The workbook in the making."""

    def __init__(self, frame: Frame, content: Content) -> None:
        self.frame, self.content = frame, content
        self.words = frame.ui["workbook"]
        self.clusters = {cluster.id: cluster.title for cluster in content.clusters}
        self.none = dict(content.priorities)["none"]
        self.last = layout.TOP + len(content.rows) + layout.OWN - 1
        """The last row of a situation."""
        self._target = io.BytesIO()
        self.file = xlsxwriter.Workbook(
            self._target,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": "Arial", "font_size": 10},
            },
        )
        self.file.set_properties(
            {
                "title": frame.template.title,
                "subject": frame.template.purpose,
                "author": frame.site,
                "created": frame.moment.replace(tzinfo=None),
            }
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def save(self) -> bytes:
        """The workbook, the same bytes for the same content."""
        self.file.close()
        return repack(self._target.getvalue())

    def format(self, **properties: Any) -> Any:
        """A format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format({"valign": "top", **properties})
        return self._formats[key]

    def head(self) -> Any:
        """The format of a table's head."""
        return self.format(
            bold=True, font_color="#FFFFFF", bg_color=INK, border=1, border_color=LINE,
            text_wrap=True, valign="vcenter",
        )  # fmt: skip

    def heading(self) -> Any:
        """The format of a line above a table or a text."""
        return self.format(bold=True, font_size=12, font_color=INK)

    def cell(self, **properties: Any) -> Any:
        """The format of a cell in a table."""
        return self.format(border=1, border_color=LINE, text_wrap=True, **properties)

    def locked(self, **properties: Any) -> Any:
        """The format of a cell among others that are to be filled in."""
        return self.cell(bg_color=LOCKED_FILL, **properties)

    def open(self, **properties: Any) -> Any:
        """The format of a cell to fill in."""
        return self.cell(bg_color=OPEN, locked=False, **properties)

    def sheet(self, title: str, widths: Sequence[float], *, wide: bool = True) -> Any:
        """A protected sheet with its title, ready to print; a wide one lies and is made to fit."""
        sheet = self.file.add_worksheet(title)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        if wide:
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        footer = f"{self.frame.template.title}: {title}".replace("&", "&&")
        version = self.frame.version.replace("&", "&&")
        sheet.set_footer(f"&L{footer}&C{version}&R{self.words['page']} &P {self.words['of']} &N")
        # No password: who must change more than the open cells, can.
        sheet.protect("", {"insert_rows": True, "format_rows": True, "format_columns": True,
                           "autofilter": True})  # fmt: skip
        sheet.set_row(0, 26)
        sheet.write_string(0, 0, title, self.format(bold=True, font_size=16, font_color=INK))
        return sheet

    def school(self, sheet: Any) -> None:
        """The name of the school: that of the current situation, unless it is typed over."""
        row, column = layout.SCHOOL_ROW, layout.TASK
        sheet.write_string(row, layout.CLUSTER, self.words["school"], self.format(bold=True))
        same = same_as(self.words["current"], row, column)
        sheet.write_formula(row, column, f"={same}", self.open(), "")

    def choices(self, sheet: Any, area: Area, choices: Sequence[str] | str, error: str) -> None:
        """Lets one choose from a list, or from the cells that a formula names."""
        sheet.data_validation(
            *area,
            {"validate": "list", "source": choices, "error_title": self.words["error"],
             "error_message": error},
        )  # fmt: skip

    def numbers(self, sheet: Any, area: Area) -> None:
        """Takes hours a week only."""
        most = layout.MOST_HOURS
        sheet.data_validation(
            *area,
            {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most,
             "error_title": self.words["error"],
             "error_message": self.words["hours_error"].format(most)},
        )  # fmt: skip


Area = tuple[int, int, int, int]
"""Cells: first row, first column, last row, last column."""


def mark(row: TaskRow) -> str:
    """The sign of a core task, or nothing."""
    if not row.core:
        return ""
    return layout.NAMED if row.core.status == "named" else layout.DERIVED


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row in points, from texts and the widths of their columns."""
    lines = max(len(textwrap.wrap(text, int(width * LETTERS_A_UNIT))) for text, width in cells)
    return max(1, lines) * POINTS_A_LINE + 3


def text(value: str) -> str:
    """A text as formulas write it."""
    return '"' + value.replace('"', '""') + '"'


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def same_as(sheet: str, row: int, column: int) -> str:
    """What another sheet's cell holds; empty when it is."""
    place = f"{quoted(sheet)}!{xl_rowcol_to_cell(row, column)}"
    return f'IF({place}="","",{place})'
