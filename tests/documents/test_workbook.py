"""The workbook as a spreadsheet program reads it."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from teamwijzer import layout
from teamwijzer.documents.catalogue import Catalogue, Made
from teamwijzer.documents.document import Document
from teamwijzer.documents.workbook import workbook
from teamwijzer.documents.workbook.book import height
from teamwijzer.loading import read
from teamwijzer.model import Level, Priority, Role, Task
from teamwijzer.views import Context
from tests.conftest import ROOT
from tests.documents.conftest import ADDRESS, WORKBOOKS, name

DATA = read(ROOT / "data")
CODES = list(DATA.of(Task))
LEVELS = [level for level in DATA.of(Level).values() if level.id != "either"]
PRIORITIES = list(DATA.of(Priority).values())
each = pytest.mark.parametrize("document", WORKBOOKS, ids=name)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def situations(book: Any) -> list[Any]:
    return list(book.worksheets[2:4])


@each
def test_sheets_stand_in_order(document: Document) -> None:
    book = opened(document.content)
    words = document.frame.ui["workbook"]
    names = ("directions", "overview", "current", "target", "competences", "insights", "mandates")
    assert book.sheetnames == [*(words[n] for n in names), layout.META]
    meta = book[layout.META]
    assert meta.sheet_state == "hidden"
    facts = {row[0].value: row[1].value for row in meta.iter_rows()}
    assert facts == {
        "template": "task-overview",
        "format": str(layout.FORMAT),
        "version": document.frame.edition,
        "date": document.frame.date.isoformat(),
        "language": document.frame.language,
    }


@each
def test_every_task_is_found_by_its_code(document: Document) -> None:
    book = opened(document.content)
    for sheet in situations(book):
        column = [sheet.cell(row, 1).value for row in range(layout.TOP + 1, sheet.max_row + 1)]
        assert [code for code in column if code] == CODES
    overview = book.worksheets[1]
    assert [row[0].value for row in overview.iter_rows(min_row=4)] == CODES
    for row in overview.iter_rows(min_row=4):
        assert row[6].hyperlink.target == f"{document.frame.address}taken/{row[0].value.lower()}/"
    marks = {row[0].value: (row[3].value or "")[:1] for row in overview.iter_rows(min_row=4)}
    assert marks["T01"] == layout.NAMED
    assert marks["T02"] == layout.DERIVED
    assert marks["T06"] == ""


@each
def test_the_directions_say_all(document: Document) -> None:
    sheet = opened(document.content).worksheets[0]
    frame = document.frame
    words = frame.ui["workbook"]
    expected: list[tuple[str | None, str | None]] = [(None, text) for text in frame.template.intro]
    expected.append((None, f"{words['origin'].format(frame.address)} {frame.version}."))
    expected.append((None, words["marks"].format(layout.NAMED, layout.DERIVED)))
    headings = []
    for part in frame.template.parts:
        headings.append(len(expected) + 2)
        expected.append((part.title, None))
        expected += [(None, part.text)] if part.text else []
        expected += [(str(number), point) for number, point in enumerate(part.points, 1)]
    rows = list(sheet.iter_rows(min_row=2))
    assert [(row[0].value or None, row[1].value or None) for row in rows] == expected
    for number, row in enumerate(rows, 2):
        tall = sheet.row_dimensions[number].height
        if number in headings:
            assert row[0].font.bold
            assert tall == pytest.approx(26, abs=0.3)
        else:
            assert tall == pytest.approx(height([(row[1].value, 86)]) + 3, abs=0.3)
            assert row[1].alignment.wrap_text
            assert row[0].alignment.horizontal == "right"
    assert [one.id for one in sheet.row_breaks.brk] == [
        next(
            h
            for h, part in zip(headings, frame.template.parts, strict=True)
            if part.id == "identification"
        )
        - 1
    ]


@each
@pytest.mark.parametrize(
    ("number", "names", "frozen"),
    [
        (1, ("code", "cluster", "task", "core", "explanation", "suggested", "link"), "D4"),
        (4, ("cluster", "competence", "requirement", "education", "explanation"), "C4"),
    ],
)
def test_lists_to_read_have_a_head(
    document: Document, number: int, names: tuple[str, ...], frozen: str
) -> None:
    sheet = opened(document.content).worksheets[number]
    words = document.frame.ui["workbook"]
    head = sheet[3]
    assert [cell.value for cell in head] == [words[name] for name in names]
    assert all(cell.font.bold and cell.fill.fgColor.rgb == "FF1D3A5F" for cell in head)
    assert sheet.freeze_panes == frozen
    assert sheet.print_title_rows == "$3:$3"
    last = sheet.max_row
    assert sheet.auto_filter.ref == f"A3:{head[-1].column_letter}{last}"
    for row in range(4, last + 1):
        cells = sheet[row]
        assert all(cell.value for cell in cells if cell.column_letter not in "CD")
        sides = [sheet.column_dimensions[cell.column_letter].width for cell in cells]
        # The width in the file has the margin of a cell in it: 5 of 7 pixels to a unit.
        texts = [
            (str(cell.value or ""), side - 5 / 7) for cell, side in zip(cells, sides, strict=True)
        ]
        own = texts if number == 4 else texts[:6]
        assert sheet.row_dimensions[row].height == pytest.approx(height(own), abs=0.3)


def test_rows_are_as_high_as_their_longest_text() -> None:
    one = height([("kort", 30)])
    assert one == 13.5 + 3
    assert height([("", 30)]) == one
    words = " ".join(["woord"] * 20)  # 119 letters: 6 to a word, 5 words to 31 letters
    assert height([("kort", 30), (words, 30)]) == 4 * 13.5 + 3


@each
def test_only_what_is_filled_in_is_open(document: Document) -> None:
    book = opened(document.content)
    for sheet in book.worksheets[:6]:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet.protection.insertRows is False  # not forbidden
    for sheet in situations(book):
        row = layout.TOP + 1
        own = row + len(CODES)
        persons = range(layout.FIRST + 1, layout.LAST + 2)
        for column in (layout.LEVEL + 1, layout.PRIORITY + 1, *persons):
            assert not sheet.cell(row, column).protection.locked
            assert not sheet.cell(own, column).protection.locked
        assert all(not sheet.cell(layout.HEAD_ROW + 1, c).protection.locked for c in persons)
        for column in (layout.CODE + 1, layout.TASK + 1):
            assert sheet.cell(row, column).protection.locked
            assert not sheet.cell(own, column).protection.locked
        for column in (layout.HOURS + 1, layout.PEOPLE + 1):
            assert sheet.cell(row, column).protection.locked
            assert sheet.cell(own, column).protection.locked


@each
def test_choices_and_limits(document: Document) -> None:
    words = document.frame.ui["workbook"]
    for sheet in situations(opened(document.content)):
        rules = {
            str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation
        }
        hours = rules[f"G{layout.TOP + 1}"]
        assert (hours.type, hours.formula1, hours.formula2) == ("decimal", "0", "40")
        assert hours.error == words["hours_error"].format(40)
        for column, listed in (("E", LEVELS), ("F", PRIORITIES)):
            short = ",".join(one.short.in_language(document.frame.language) for one in listed)
            assert rules[f"{column}{layout.TOP + 1}"].formula1 == f'"{short}"'
        assert all(rule.showErrorMessage and rule.error for rule in rules.values())
        last = layout.TOP + len(CODES) + layout.OWN
        own = layout.TOP + len(CODES) + 1
        assert f"B{own}" in rules  # a task of one's own says its cluster
        assert str(rules[f"B{own}"].sqref) == f"B{own}:B{last}"
        assert str(hours.sqref) == f"G{layout.TOP + 1}:R{last}"


@each
def test_sheets_are_ready_to_print(document: Document) -> None:
    for sheet in opened(document.content).worksheets[1:6]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert "&P" in sheet.oddFooter.right.text
    for sheet in situations(opened(document.content)):
        assert sheet.freeze_panes == f"D{layout.TOP + 1}"
        assert sheet.print_title_rows == f"${layout.AVAILABLE_ROW + 1}:${layout.HEAD_ROW + 1}"
        assert sheet.auto_filter.ref


@each
def test_charts_have_a_description(document: Document) -> None:
    insights = opened(document.content).worksheets[5]
    assert len(insights._charts) == 2  # openpyxl has no public list
    texts = document.frame.ui["workbook"]
    assert f'descr="{texts["chart_per_person"]}"'.encode() in _part(document, "drawing1.xml")


def _part(document: Document, ending: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document.content)) as package:
        return next(package.read(n) for n in package.namelist() if n.endswith(ending))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "{=1}"])
def test_a_title_stays_text(start: str) -> None:
    document = WORKBOOKS[0]
    catalogue = Catalogue(Context(DATA, "nl"), ADDRESS, Made())
    content = catalogue._content()  # the same lists with one title changed
    cluster = content.clusters[0]
    row = dataclasses.replace(cluster.tasks[0], title=start)
    changed = dataclasses.replace(cluster, title=start, tasks=[row, *cluster.tasks[1:]])
    clusters = [changed, *content.clusters[1:]]
    book = opened(workbook(document.frame, dataclasses.replace(content, clusters=clusters)))
    for sheet in book.worksheets[1:4]:
        cells = [cell for line in sheet.iter_rows() for cell in line if cell.value == start]
        assert cells
        assert all(cell.data_type == "s" for cell in cells)


@each
def test_mandates_and_who_is_who(document: Document) -> None:
    book = opened(document.content)
    words, named = document.frame.ui["workbook"], document.frame.ui["forms"]
    sheet = book[words["mandates"]]
    rows = [[cell.value for cell in row[:7]] for row in sheet.iter_rows()]
    heads = [words["code"], words["whose"], *(named[f"mandate_{m}"] for m in layout.MANDATES)]
    head = rows.index(heads)
    people = rows.index([None, words["name"], words["role"], words["kind"], None, None, None])
    assert head - people == layout.READY + layout.MORE + 2
    assert rows[people + 1][1] == f"=IF('{words['current']}'!G5=\"\",\"\",'{words['current']}'!G5)"
    lines = rows[head + 1 :]
    assert [line[0] for line in lines[:5]] == [None, None, None, None, "T01"]
    assert len(lines) == 4 + 6 + layout.MORE_MANDATES
    for row in (head + 2, head + 6, head + 2 + len(lines) - 1):
        assert all(not sheet.cell(row, column).protection.locked for column in range(3, 8))
    lists = {r.formula1 for r in sheet.data_validations.dataValidation}
    kinds = ",".join(words[f"kind_{kind}"] for kind in layout.KINDS)
    roles = DATA.of(Role)
    first = people + 2  # as a spreadsheet counts
    assert lists == {f'"{kinds}"', f"$I${first}:$I${first + len(roles) - 1}"}
    assert [sheet.cell(first + n, 9).value for n in range(len(roles))] == [
        role.title.in_language(document.frame.language) for role in roles.values()
    ]


@each
def test_hours_that_people_have(document: Document) -> None:
    words = document.frame.ui["workbook"]
    for sheet in situations(opened(document.content)):
        row = layout.AVAILABLE_ROW + 1
        assert sheet.cell(row, layout.PRIORITY + 1).value == words["available"]
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        assert (rules["G3:R3"].formula1, rules["G3:R3"].formula2) == ("0", "40")
        assert not sheet["G3"].protection.locked
        coloured = {
            str(area.sqref): [(rule.formula[0], rule.dxf.numFmt) for rule in rules]
            for area, rules in sheet.conditional_formatting._cf_rules.items()
        }
        ((formula, shown),) = coloured["G4:R4"]
        assert formula == "AND(ISNUMBER(G3),G4>G3)"
        assert shown.formatCode == 'General" !"'


@each
def test_insights_look_at_every_row_of_a_person(document: Document) -> None:
    book = opened(document.content)
    first, last = layout.TOP + 1, layout.TOP + len(CODES) + layout.OWN
    found = [
        re.findall(r"!([A-Z]+\d+(?::[A-Z]+\d+)?)", str(cell.value))
        for row in book.worksheets[5].iter_rows()
        for cell in row
        if "IF(COUNT(" in str(cell.value)
    ]
    letters = [get_column_letter(column + 1) for column in range(layout.FIRST, layout.LAST + 1)]
    available = layout.AVAILABLE_ROW + 1
    assert found == [[f"{c}{available}", f"{c}{first}:{c}{last}"] * 2 for c in letters]
