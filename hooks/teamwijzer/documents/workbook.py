"""The task overview as a workbook: directions, tasks, two situations, competences, insights.

A program reads a situation back by the code in column A, never by row; the hidden sheet
`meta` says which format, edition and language it has to do with.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from ..views.people import CompetenceView
from ..views.tasks import ClusterView, TaskRow
from .frame import Frame
from .packing import repack

FORMAT = 1
"""Goes up when a program that reads an older workbook would misread this one."""
META = "meta"
FIRST_USE = "identification"
"""The part of the directions that begins a page: what the workbook is good for."""
NAMED, DERIVED = "◆", "◇"
PERSONS, MORE_PERSONS, OWN_TASKS = 8, 4, 20
"""Columns with a name ready, columns without one, empty rows for a school's own tasks."""
MOST_HOURS = 40

CODE, CLUSTER, TASK, CORE, LEVEL, PRIORITY, FIRST = range(7)
LAST = FIRST + PERSONS + MORE_PERSONS - 1
HOURS, PEOPLE = LAST + 1, LAST + 2
SCHOOL_ROW, TOTAL_ROW, HEAD_ROW = 2, 3, 4
TOP = HEAD_ROW + 1

INK, PURPLE, SHADE, OPEN, LINE = "#1D3A5F", "#5B2A86", "#E8EEF5", "#FFFFFF", "#A6B3C2"
LOCKED_FILL = "#F3F5F8"
POINTS_A_LINE = 13.5
"""Height of a line of Arial 10, in points. LibreOffice does not make rows grow by itself."""
LETTERS_A_UNIT = 1.05
"""Letters of running text to a unit of column width, a little on the safe side."""

_Line = tuple[str, str | None, list[str]]
"""A row of the insights: its name, the formula of the name where it has one, and of the hours."""


@dataclass(frozen=True)
class Content:
    """What the workbook lists. `descriptions` goes from task code to a short explanation."""

    clusters: Sequence[ClusterView]
    descriptions: dict[str, str]
    competences: Sequence[CompetenceView]
    levels: Sequence[tuple[str, str]]
    priorities: Sequence[tuple[str, str]]

    @property
    def rows(self) -> list[TaskRow]:
        """All tasks in order."""
        return [row for cluster in self.clusters for row in cluster.tasks]


def workbook(frame: Frame, content: Content) -> bytes:
    """The workbook, the same bytes for the same content."""
    return _Workbook(frame, content).save()


class _Workbook:
    """The workbook in the making."""

    def __init__(self, frame: Frame, content: Content) -> None:
        self.frame, self.content = frame, content
        self.words = frame.ui["workbook"]
        self._target = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self._target,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": "Arial", "font_size": 10},
            },
        )
        self.clusters = {cluster.id: cluster.title for cluster in content.clusters}
        self.level_names = [short for _, short in content.levels]
        self.priority_names = [short for _, short in content.priorities]
        self.none = dict(content.priorities)["none"]
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def save(self) -> bytes:
        """Writes all sheets."""
        frame, words = self.frame, self.words
        self.book.set_properties(
            {
                "title": frame.template.title,
                "subject": frame.template.purpose,
                "author": frame.site,
                "created": frame.moment.replace(tzinfo=None),
            }
        )
        self._directions()
        self._overview()
        for key in ("current", "target"):
            self._situation(words[key], words[f"{key}_hint"], first=key == "current")
        self._competences()
        self._insights()
        self._meta()
        self.book.close()
        return repack(self._target.getvalue())

    # What the sheets share

    def format(self, **properties: Any) -> Any:
        """A format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"valign": "top", **properties})
        return self._formats[key]

    def _head(self) -> Any:
        return self.format(
            bold=True, font_color="#FFFFFF", bg_color=INK, border=1, border_color=LINE,
            text_wrap=True, valign="vcenter",
        )  # fmt: skip

    def _cell(self, **properties: Any) -> Any:
        return self.format(border=1, border_color=LINE, text_wrap=True, **properties)

    def _locked(self, **properties: Any) -> Any:
        return self._cell(bg_color=LOCKED_FILL, **properties)

    def _open(self, **properties: Any) -> Any:
        return self._cell(bg_color=OPEN, locked=False, **properties)

    def _sheet(self, title: str, widths: Sequence[float], *, wide: bool = True) -> Any:
        """A protected sheet with its title, ready to print; a wide one lies and is made to fit."""
        sheet = self.book.add_worksheet(title)
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

    # The sheets

    def _directions(self) -> None:
        frame = self.frame
        width = 86
        sheet = self._sheet(self.words["directions"], [4, width], wide=False)
        text = self.format(text_wrap=True, indent=1)
        lines: list[tuple[str, str, Any]] = [("", t, text) for t in frame.template.intro]
        lines.append(("", f"{self.words['origin'].format(frame.address)} {frame.version}.", text))
        lines += [("", self.words["marks"].format(NAMED, DERIVED), text)]
        for part in frame.template.parts:
            if part.id == FIRST_USE:
                sheet.set_h_pagebreaks([len(lines) + 1])
            lines.append((part.title, "", None))
            if part.text:
                lines.append(("", part.text, text))
            lines += [(str(i), point, text) for i, point in enumerate(part.points, 1)]
        bold = self.format(bold=True, font_size=12, font_color=INK)
        for row, (left, right, style) in enumerate(lines, 1):
            sheet.write_string(row, 0, left, bold if style is None else self.format(align="right"))
            sheet.write_string(row, 1, right, style)
            sheet.set_row(row, 26 if style is None else _height([(right, width)]) + 3)

    def _overview(self) -> None:
        words, rows = self.words, self.content.rows
        widths = (7, 18, 32, 12, 62, 20, 12)
        sheet = self._sheet(words["overview"], widths)
        counted = sum(row.counted for row in rows)
        sheet.write_string(1, 0, words["overview_hint"].format(counted))
        names = ("code", "cluster", "task", "core", "explanation", "suggested", "link")
        for column, name in enumerate(names):
            sheet.write_string(2, column, words[name], self._head())
        for line, row in enumerate(rows, 3):
            title = row.title if row.counted else f"{row.title} ({words['apart']})"
            core = f"{_mark(row)} {words[row.core.status]}" if row.core else ""
            texts = (row.code, self.clusters[row.cluster], title, core,
                     self.content.descriptions[row.code], row.level.title)  # fmt: skip
            for column, value in enumerate(texts):
                emphasis = {"bold": True, "font_color": PURPLE} if row.core and column == 2 else {}
                sheet.write_string(line, column, value, self._cell(**emphasis))
            link = self._cell(font_color="#0B5394", underline=1)
            address = f"{self.frame.address}{row.path}"
            sheet.write_url(line, 6, address, link, words["link_text"].format(row.code))
            sheet.set_row(line, _height(zip(texts, widths, strict=False)))
        sheet.autofilter(2, 0, 2 + len(rows), 6)
        sheet.freeze_panes(3, 3)
        sheet.repeat_rows(2)

    def _situation(self, title: str, hint: str, *, first: bool) -> None:
        """A sheet to fill in: who does what in how many hours."""
        words, rows = self.words, self.content.rows
        last = TOP + len(rows) + OWN_TASKS - 1
        task_width = 36
        widths = [7, 18, task_width, 8, 10, 10, *[9] * PERSONS, *[7] * MORE_PERSONS, 8, 9]
        sheet = self._sheet(title, widths)
        sheet.write_string(1, 0, f"{hint} {words['marks'].format(NAMED, DERIVED)}")
        sheet.write_string(SCHOOL_ROW, 1, words["school"], self.format(bold=True))
        sheet.write_blank(SCHOOL_ROW, TASK, None, self._open())
        names = ("code", "cluster", "task", "core", "level", "priority")
        for column, name in enumerate(names):
            sheet.write_string(HEAD_ROW, column, words[name], self._head())
        sheet.write_string(HEAD_ROW, HOURS, words["hours"], self._head())
        sheet.write_string(HEAD_ROW, PEOPLE, words["people"], self._head())
        sheet.set_row(HEAD_ROW, 3 * POINTS_A_LINE)
        self._persons(sheet, last, first=first)
        for line, row in enumerate(rows, TOP):
            task = row.title if row.counted else f"{row.title} ({words['apart']})"
            sheet.write_string(line, CODE, row.code, self._locked())
            sheet.write_string(line, CLUSTER, self.clusters[row.cluster], self._locked())
            sheet.write_string(line, TASK, task, self._locked())
            sheet.write(line, CORE, _mark(row) or None, self._open(align="center"))
            sheet.write_blank(line, LEVEL, None, self._open())
            # What only one list has is not counted along until a school takes it on.
            sheet.write(line, PRIORITY, None if row.counted else self.none, self._open())
            self._hours(sheet, line, named=True)
            sheet.set_row(line, _height([(task, task_width), (self.clusters[row.cluster], 18)]))
        for line in range(TOP + len(rows), last + 1):
            for column in range(FIRST):
                sheet.write_blank(line, column, None, self._open())
            self._hours(sheet, line, named=False)
        self._validate(sheet, last)
        core = self.book.add_format({"bold": True, "font_color": PURPLE})
        sheet.conditional_format(
            TOP, CODE, last, CORE,
            {"type": "formula", "criteria": f'=$D{TOP + 1}<>""', "format": core},
        )  # fmt: skip
        sheet.autofilter(HEAD_ROW, 0, last, PEOPLE)
        sheet.freeze_panes(TOP, TASK + 1)
        sheet.repeat_rows(TOTAL_ROW, HEAD_ROW)
        sheet.print_area(0, 0, last, PEOPLE)

    def _persons(self, sheet: Any, last: int, *, first: bool) -> None:
        """Names of persons, and above them their hours."""
        words = self.words
        style = self._open(bold=True, valign="vcenter")
        total = self._locked(bold=True, num_format="General")
        sheet.write_string(TOTAL_ROW, TASK, words["total"], self.format(bold=True, align="right"))
        for column in range(FIRST, LAST + 1):
            name = words["person"].format(column - FIRST + 1) if column < FIRST + PERSONS else ""
            if first:
                sheet.write_string(HEAD_ROW, column, name, style)
            else:
                above = f"{_quoted(words['current'])}!{xl_rowcol_to_cell(HEAD_ROW, column)}"
                sheet.write_formula(HEAD_ROW, column, f'=IF({above}="","",{above})', style, name)
        for column in range(FIRST, HOURS + 1):
            hours = f"{xl_rowcol_to_cell(TOP, column)}:{xl_rowcol_to_cell(last, column)}"
            sheet.write_formula(TOTAL_ROW, column, f"=SUM({hours})", total, 0)

    def _hours(self, sheet: Any, line: int, *, named: bool) -> None:
        """The hours of one task, their sum, and how many people share it."""
        style = self._open()
        for column in range(FIRST, LAST + 1):
            sheet.write_blank(line, column, None, style)
        hours = f"{xl_rowcol_to_cell(line, FIRST)}:{xl_rowcol_to_cell(line, LAST)}"
        total = self._locked(bold=True, num_format="General;-General;")
        sheet.write_formula(line, HOURS, f"=SUM({hours})", total, 0)
        count = f'COUNTIF({hours},">0")'
        title = xl_rowcol_to_cell(line, TASK)
        formula = f"={count}" if named else f'=IF({title}="","",{count})'
        sheet.write_formula(line, PEOPLE, formula, self._locked(), 0 if named else "")

    def _validate(self, sheet: Any, last: int) -> None:
        words = self.words
        lists = (
            (CORE, CORE, [NAMED, DERIVED], "core_error"),
            (LEVEL, LEVEL, self.level_names, "level_error"),
            (PRIORITY, PRIORITY, self.priority_names, "priority_error"),
        )
        for left, right, choices, error in lists:
            sheet.data_validation(
                TOP, left, last, right,
                {"validate": "list", "source": list(choices), "error_title": words["error"],
                 "error_message": words[error].format(", ".join(choices))},
            )  # fmt: skip
        own = TOP + len(self.content.rows)
        sheet.data_validation(
            own, CLUSTER, last, CLUSTER,
            {"validate": "list", "source": list(self.clusters.values()),
             "error_title": words["error"], "error_message": words["cluster_error"]},
        )  # fmt: skip
        sheet.data_validation(
            TOP, FIRST, last, LAST,
            {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MOST_HOURS,
             "error_title": words["error"],
             "error_message": words["hours_error"].format(MOST_HOURS)},
        )  # fmt: skip

    def _competences(self) -> None:
        words, kinds = self.words, self.frame.ui["competences"]
        widths = (28, 36, 14, 26, 78)
        sheet = self._sheet(words["competences"], widths)
        sheet.write_string(1, 0, words["competences_hint"])
        names = ("cluster", "competence", "requirement", "education", "explanation")
        for column, name in enumerate(names):
            sheet.write_string(2, column, words[name], self._head())
        for line, competence in enumerate(self.content.competences, 3):
            kind = competence.kind if competence.kind != "cluster" else competence.cluster
            education = kinds[f"education_{competence.education}"] if competence.education else ""
            texts = (
                kinds[f"kind_{kind}"],
                competence.link.title,
                kinds[f"requirement_{competence.requirement}"],
                education,
                competence.explanation,
            )
            for column, value in enumerate(texts):
                sheet.write_string(line, column, value, self._cell(bold=column == 1))
            sheet.set_row(line, _height(zip(texts, widths, strict=True)))
        sheet.autofilter(2, 0, 2 + len(self.content.competences), 4)
        sheet.freeze_panes(3, 2)
        sheet.repeat_rows(2)

    def _insights(self) -> None:
        """Both situations side by side. Everything here is computed."""
        words = self.words
        sheet = self._sheet(words["insights"], [44, 18, 18, 3])
        sheet.set_column(4, 12, 10)
        sheet.write_string(1, 0, words["insights_hint"])
        now, goal = _quoted(words["current"]), _quoted(words["target"])
        last = TOP + len(self.content.rows) + OWN_TASKS - 1

        def column(sheet_name: str, index: int) -> str:
            return f"{sheet_name}!{xl_range_abs(TOP, index, last, index)}"

        def hours(index: int, titles: Iterable[str]) -> list[_Line]:
            """The hours of each title that column `index` of a situation can hold."""
            sums = [f"SUMIF({column(s, index)},{{label}},{column(s, HOURS)})" for s in (now, goal)]
            return [(title, None, sums) for title in titles]

        persons: list[_Line] = []
        for index in range(FIRST, LAST + 1):
            head, total = xl_rowcol_to_cell(HEAD_ROW, index), xl_rowcol_to_cell(TOTAL_ROW, index)
            a, b = f"{now}!{head}", f"{goal}!{head}"
            # Whoever is replaced in the target stands there with both names.
            name = f'IF({a}={b},{a}&"",{a}&" → "&{b})'
            ready = words["person"].format(index - FIRST + 1) if index < FIRST + PERSONS else ""
            persons.append((ready, name, [f"{now}!{total}", f"{goal}!{total}"]))
        total = xl_rowcol_to_cell(TOTAL_ROW, HOURS)
        rest = [f"{s}!{total}-SUM({{above}})" for s in (now, goal)]
        blocks = (
            ("per_person", "who", persons),
            (
                "per_cluster",
                "cluster",
                [*hours(CLUSTER, self.clusters.values()), (words["no_cluster"], None, rest)],
            ),
            (
                "per_level",
                "level",
                [*hours(LEVEL, self.level_names), (words["no_level"], None, rest)],
            ),
        )
        row, places = 3, {}
        for title, first, lines in blocks:
            places[title] = row
            row = self._block(sheet, row, words[title], words[first], lines) + 1
        row = self._heads(sheet, row, words["attention"], words["what"])
        none, short = (_text(name) for name in (self.none, self.priority_names[0]))
        counts = (
            ("alone_none", 'COUNTIFS({people},0,{priority},"<>"&' + none + ")"),
            ("alone_short", "COUNTIFS({people},0,{priority}," + short + ")"),
            ("alone_one", "COUNTIF({people},1)"),
            ("alone_more", 'COUNTIF({people},">1")'),
        )
        for name, formula in counts:
            sheet.write_string(row, 0, words[name], self._cell())
            value = sum(r.counted for r in self.content.rows) if name == "alone_none" else 0
            for index, s in enumerate((now, goal), 1):
                cell = formula.format(people=column(s, PEOPLE), priority=column(s, PRIORITY))
                sheet.write_formula(row, index, f"={cell}", self._cell(num_format="0"), value)
            row += 1
        sheet.write_string(row, 0, words["attention_hint"], self.format(italic=True))
        for title, top, length in (
            ("per_person", 3, len(persons)),
            ("per_cluster", 25, len(self.clusters)),
        ):
            chart = self._chart(words[title], places[title] + 2, length)
            options = {"description": words[f"chart_{title}"], "object_position": 2}
            sheet.insert_chart(top, 4, chart, options)

    def _heads(self, sheet: Any, row: int, title: str, first: str) -> int:
        sheet.write_string(row, 0, title, self.format(bold=True, font_size=12, font_color=INK))
        sheet.set_row(row, 20)
        for index, name in enumerate((first, self.words["current"], self.words["target"])):
            sheet.write_string(row + 1, index, name, self._head())
        return row + 2

    def _block(self, sheet: Any, row: int, title: str, first: str, lines: Sequence[_Line]) -> int:
        """Hours in two columns. Returns the next row."""
        start = row = self._heads(sheet, row, title, first)
        for name, computed, formulas in lines:
            if computed:
                sheet.write_formula(row, 0, f"={computed}", self._cell(), name)
            else:
                sheet.write_string(row, 0, name, self._cell())
            label = f"$A{row + 1}"
            for index, formula in enumerate(formulas, 1):
                above = f"{xl_rowcol_to_cell(start, index)}:{xl_rowcol_to_cell(row - 1, index)}"
                cell = formula.format(label=label, above=above)
                sheet.write_formula(row, index, f"={cell}", self._cell(num_format="0.0"), 0)
            row += 1
        return row

    def _chart(self, title: str, start: int, length: int) -> Any:
        """Bars of both situations, from the rows of a block."""
        chart = self.book.add_chart({"type": "bar"})
        names = (self.words["current"], self.words["target"])
        # A hatch as well as a colour, so that the two are told apart on a grey print.
        fills: tuple[dict[str, Any], ...] = (
            {"fill": {"color": "#2C6E8F"}},
            {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": PURPLE, "bg_color": OPEN}},
        )
        place, last = self.words["insights"], start + length - 1
        for index, (name, fill) in enumerate(zip(names, fills, strict=True), 1):
            chart.add_series(
                {
                    "name": name,
                    "categories": [place, start, 0, last, 0],
                    "values": [place, start, index, last, index],
                    "border": {"color": INK},
                    **fill,
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"name": self.words["hours"], "min": 0, "num_format": "General"})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 620, "height": 180 + 20 * length})
        return chart

    def _meta(self) -> None:
        frame = self.frame
        sheet = self.book.add_worksheet(META)
        facts = {
            "template": frame.template.id,
            "format": str(FORMAT),
            "version": frame.edition,
            "date": frame.date.isoformat(),
            "language": frame.language,
        }
        for row, (name, value) in enumerate(facts.items()):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value)
        sheet.hide()


def _mark(row: TaskRow) -> str:
    if not row.core:
        return ""
    return NAMED if row.core.status == "named" else DERIVED


def _height(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row in points, from texts and the widths of their columns."""
    lines = max(len(textwrap.wrap(text, int(width * LETTERS_A_UNIT))) for text, width in cells)
    return max(1, lines) * POINTS_A_LINE + 3


def _text(value: str) -> str:
    """A text as formulas write it."""
    return '"' + value.replace('"', '""') + '"'


def _quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"
