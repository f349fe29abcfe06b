"""The documents in LibreOffice: they open, nothing is lost, and the workbook computes."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import get_column_letter

from teamwijzer import layout
from teamwijzer.documents.document import Document
from teamwijzer.loading import read
from teamwijzer.model import Cluster, Level, Priority
from tests.conftest import ROOT, Convert
from tests.documents.conftest import DOCUMENTS, WORKBOOKS, name
from tests.tools import PATIENCE

pytestmark = pytest.mark.office

PAGES = {
    "task-overview": (18, 24),
    "job-description": (2, 2),
    "step-plan": (10, 11),
    "agreements": (5, 6),
    "policy-plan": (4, 5),
}
"""The least and the most pages of each document; one that is not named may have `ANY`."""
ANY = (1, 20)
EDGE = 18
"""Points of a page's edge that stay empty."""


@dataclass(frozen=True)
class Word:
    """A word on paper: its box in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Word) -> bool:
        """Whether the two share a good part of their place."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        least = min(self.bottom - self.top, other.bottom - other.top)
        return width > 1 and height > least / 3


@dataclass(frozen=True)
class Sheet:
    """A page on paper."""

    width: float
    height: float
    words: list[Word]


def paper(pdf: Path) -> list[Sheet]:
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=PATIENCE
    )
    root = etree.fromstring(done.stdout, etree.XMLParser(recover=True))
    return [
        Sheet(
            float(page.get("width")),
            float(page.get("height")),
            [
                Word(w.text or "", *(float(w.get(k)) for k in ("xMin", "yMin", "xMax", "yMax")))
                for w in page.iter("{*}word")
            ],
        )
        for page in root.iter("{*}page")
    ]


def letters(text: str) -> str:
    """Without spaces and signs, which change where a line breaks."""
    return re.sub(r"\W|_", "", text)


@pytest.fixture(scope="module")
def pdfs(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document as a PDF."""
    folder = tmp_path_factory.mktemp("documents")
    sources = []
    for document in DOCUMENTS:
        sources.append(folder / f"{name(document)}.{document.frame.template.format}")
        sources[-1].write_bytes(document.content)
    return {pdf.stem: pdf for pdf in convert(sources, "pdf")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_all_text_is_on_paper(document: Document, pdfs: dict[str, Path]) -> None:
    pdf = pdfs[name(document)]
    least, most = PAGES.get(document.frame.template.id, ANY)
    assert least <= len(paper(pdf)) <= most
    # As the program wrote it: cell by cell, not line by line over the columns.
    command = ["pdftotext", "-raw", str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    shown = letters(done.stdout)
    for text in (*document.texts, *directions(document)):
        assert letters(text) in shown


def directions(document: Document) -> list[str]:
    """What the first sheet of a workbook says; nothing of another document."""
    if document.frame.template.format != "xlsx":
        return []
    sheet = openpyxl.load_workbook(io.BytesIO(document.content)).worksheets[0]
    found = [str(value) for row in sheet.values for value in row if value]
    assert len(found) > 20
    return found


def check_layout(pages: list[Sheet]) -> None:
    """No word covers another or comes near the edge."""
    for page in pages:
        for word in page.words:
            assert word.left >= EDGE, word
            assert word.top >= EDGE, word
            assert word.right <= page.width - EDGE, word
            assert word.bottom <= page.height - EDGE, word
        # Only words of neighbouring lines can meet.
        ordered = sorted(page.words, key=lambda word: word.top)
        for index, word in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if other.top >= word.bottom:
                    break
                assert not word.covers(other), (word, other)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_nothing_overlaps_or_leaves_the_page(document: Document, pdfs: dict[str, Path]) -> None:
    check_layout(paper(pdfs[name(document)]))


def fill(content: bytes, cells: dict[int, dict[str, float | str]]) -> bytes:
    """The workbook with values in cells, by number of the sheet, and nothing computed yet."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            if match := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", part):
                data = _filled(data, cells.get(int(match[1]), {}))
            new.writestr(part, data)
    return target.getvalue()


def _filled(sheet: bytes, values: dict[str, float | str]) -> bytes:
    root = etree.fromstring(sheet)
    for cell in root.iter("{*}c"):
        value = values.get(cell.get("r"))
        if value is not None:
            _set(cell, value)
        elif cell.find("{*}f") is not None and (old := cell.find("{*}v")) is not None:
            cell.remove(old)
    return bytes(etree.tostring(root))


def _set(cell: Any, value: float | str) -> None:
    space = etree.QName(cell).namespace
    for child in list(cell):
        cell.remove(child)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{{{space}}}is"), f"{{{space}}}t")
        text.text = value
    else:
        cell.attrib.pop("t", None)
        etree.SubElement(cell, f"{{{space}}}v").text = str(value)


def test_a_blank_workbook_shows_what_it_works_out(convert: Convert, tmp_path: Path) -> None:
    """Who looks without working it out, such as a phone, sees the values that stand in the file."""
    blanks = {tmp_path / f"{name(document)}.xlsx": document for document in WORKBOOKS}
    for path, document in blanks.items():
        openpyxl.load_workbook(io.BytesIO(document.content)).save(path)  # without the values
    computed = [openpyxl.load_workbook(file, data_only=True) for file in convert([*blanks], "xlsx")]
    for document, theirs in zip(blanks.values(), computed, strict=True):
        ours = openpyxl.load_workbook(io.BytesIO(document.content), data_only=True)
        formulas = [
            (sheet.title, cell.coordinate)
            for sheet in openpyxl.load_workbook(io.BytesIO(document.content)).worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        assert formulas
        for title, place in formulas:
            here, there = (book[title][place].value for book in (ours, theirs))
            assert (here or "") == (there or ""), (title, place)


@pytest.mark.parametrize("document", WORKBOOKS, ids=name)
def test_the_workbook_computes(document: Document, convert: Convert, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(document.content))
    rows = {c.value: c.row for c in book.worksheets[2]["A"] if c.value}
    own = max(rows.values()) + 1
    data, language = read(ROOT / "data"), document.frame.language
    school, level = (
        data.of(Level)[name].short.in_language(language) for name in ("school", "school-group")
    )
    none, soon = (
        data.of(Priority)[name].short.in_language(language) for name in ("none", "short-term")
    )
    now: dict[str, float | str] = {
        "G5": "Ann",
        f"G{rows['T01']}": 4.0, f"H{rows['T01']}": 2.5, f"E{rows['T01']}": level,
        f"G{rows['P01']}": 3.0, f"E{rows['P01']}": school,
        f"F{rows['B01']}": none, f"F{rows['B02']}": soon,
        f"C{own}": "Drones", f"O{own}": 1.0,
        "C3": "North", "G3": 6.0, f"I{rows['T02']}": 0, f"G{rows['B01']}": 0,
    }  # fmt: skip
    goal: dict[str, float | str] = {
        "H5": "Bo", f"H{rows['T01']}": 6.0, f"R{rows['A11']}": 0.25,
    }  # fmt: skip
    filled = tmp_path / f"{name(document)}.xlsx"
    filled.write_bytes(fill(document.content, {3: now, 4: goal}))
    result = openpyxl.load_workbook(convert([filled], "xlsx")[0], data_only=True)
    insights = result.worksheets[5]
    lines = [(row[0].value, (row[1].value, row[2].value)) for row in insights.iter_rows(min_row=3)]
    table = dict(lines)
    words = document.frame.ui["workbook"]
    person = words["person"].format
    assert table["Ann"] == (7, 0)
    assert table[f"{person(2)} → Bo"] == (2.5, 6)
    assert table[person(3)] == (0, 0)  # does a task, in hours that nobody noted
    assert person(4) not in table
    # Whoever is there stands at the top, and the rest of the list is empty.
    assert [name for name, _ in lines[3:15]].index(None) == 5
    technical, _, _, administrative = [
        row[0].value for row in insights.iter_rows(min_row=21, max_row=24)
    ]
    assert table[technical] == (6.5, 6)
    assert table[administrative] == (0, 0.25)
    assert table[words["no_cluster"]] == (1, 0)
    assert table[level] == (6.5, 0)
    assert table[school] == (3, 0)
    assert table[words["no_level"]] == (1, 6.25)
    # T01, T02, P01 and Drones have somebody, in the target T01 and A11; B01 is not wanted.
    counted = sum(cluster.count for cluster in data.of(Cluster).values())
    assert table[words["alone_none"]] == (counted - 4, counted - 2)
    assert table[words["alone_short"]] == (1, 0)
    assert table[words["alone_one"]] == (3, 2)
    assert table[words["alone_more"]] == (1, 0)
    current, target = result.worksheets[2:4]
    assert current.cell(rows["T01"], layout.HOURS + 1).value == 6.5
    assert current.cell(rows["T01"], layout.PEOPLE + 1).value == 2
    assert current.cell(own, layout.PEOPLE + 1).value == 1
    assert current.cell(own + 1, layout.PEOPLE + 1).value in (None, "")
    assert current[f"{get_column_letter(layout.HOURS + 1)}{layout.TOTAL_ROW + 1}"].value == 10.5
    assert target["G5"].value == "Ann"
    assert [sheet["C3"].value for sheet in (target, result.worksheets[6])] == ["North"] * 2
    assert insights["A3"].value == "North"
    titles = {code: str(current.cell(row, layout.TASK + 1).value) for code, row in rows.items()}
    assert table[f"T01 {titles['T01']}"] == (words["shared"], "Bo")
    assert table[f"T02 {titles['T02']}"] == (person(3), words["nobody"])
    assert table[f"T03 {titles['T03']}"] == (words["nobody"], words["nobody"])
    assert table[f"B01 {titles['B01']}"] == (words["dropped"], words["nobody"])
    assert table["Drones"] == (person(9), None)
    assert f"B17 {titles['B17']}" not in table
