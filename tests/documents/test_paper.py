"""How the forms look: sizes, spacing, indents, the heights of rows, spaces that must stay."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import docx
import pytest
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn

from teamwijzer.documents.document import Document
from teamwijzer.documents.paper import Blank, Paper, Strong
from tests.documents.conftest import FORMS, name

each = pytest.mark.parametrize("document", FORMS, ids=name)
FRAME = FORMS[0].frame
# Size in points, space above and below, kept with the next paragraph.
STYLES = {
    "Normal": (10, 0, 4, False),
    "Title": (20, 0, 6, True),
    "Heading 1": (14, 12, 4, True),
    "Heading 2": (12, 8, 3, True),
    "Heading 3": (11, 8, 3, True),
    "List": (10, 0, 2, False),
    "List Bullet": (10, 0, 2, False),
    "Footer": (8.5, 0, 0, False),
    "Lead": (10, None, 4, True),
    "Cell": (9.5, None, 0, False),
    "Small": (9, None, 4, True),
    "Gap": (4, None, 4, False),
}


def saved(paper: Paper) -> Any:
    return docx.Document(io.BytesIO(paper.save()))


@each
def test_styles_have_their_sizes_and_spacing(document: Document) -> None:
    styles = docx.Document(io.BytesIO(document.content)).styles
    found = {}
    for style in STYLES:
        form = styles[style].paragraph_format
        above, below = form.space_before, form.space_after
        found[style] = (
            styles[style].font.size.pt,
            None if above is None else above.pt,
            below.pt,
            form.keep_with_next,
        )
    assert found == STYLES
    hanging: Any = styles["List"].paragraph_format
    assert [round(hanging.left_indent.mm), round(hanging.first_line_indent.mm)] == [7, -7]
    assert [round(stop.position.mm) for stop in hanging.tab_stops] == [7]
    for style in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        assert styles[style].font.bold
        assert str(styles[style].font.color.rgb) == "1D3A5F"
    assert str(styles["Prompt"].font.color.rgb) == "595959"


@each
def test_the_page_is_a4_with_margins(document: Document) -> None:
    section: Any = docx.Document(io.BytesIO(document.content)).sections[0]
    size = sorted([round(section.page_width.mm), round(section.page_height.mm)])
    assert size == [210, 297]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 18, 18]


def test_spaces_at_the_ends_of_a_text_stay() -> None:
    """Word leaves them out where a text does not ask for them."""
    paper = Paper(FRAME)
    paper.add("Normal", ["een ", Strong(" twee "), Blank("a", "b", " drie")])
    texts = saved(paper).element.body.findall(f".//{qn('w:t')}")
    assert [t.text for t in texts[-3:]] == ["een ", " twee ", " drie"]
    preserve = "{http://www.w3.org/XML/1998/namespace}space"
    assert {t.get(preserve) for t in texts} == {"preserve"}


def test_rows_have_the_height_that_is_asked_for() -> None:
    paper = Paper(FRAME)
    paper.table([("een", 30), ("twee", 50)], [["a", "b"], ["c", "d"]], height=20)
    paper.facts([("e", "f")], height=10)
    paper.table([("drie", 80)], [["g"]])
    tables = saved(paper).tables
    heights = [
        [(row.height and round(row.height.mm), row.height_rule) for row in table.rows]
        for table in tables
    ]
    at_least = WD_ROW_HEIGHT_RULE.AT_LEAST
    assert heights == [
        [(None, None), (20, at_least), (20, at_least)],
        [(10, at_least)],
        [(None, None), (None, None)],
    ]
    assert [[round(cell.width.mm) for cell in table.rows[0].cells] for table in tables] == [
        [30, 50],
        [48, 122],
        [80],
    ]
    for table in tables:
        sides = table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert [side.tag for side in sides] == [
            qn(f"w:{n}") for n in "top left bottom right".split()
        ]
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_last_line_of_a_list_stays_with_what_follows() -> None:
    paper = Paper(FRAME)
    paper.bullets(["een", "twee", "drie"])
    lines = [p for p in saved(paper).paragraphs if p.style.name == "List Bullet"]
    assert [p.text for p in lines] == ["een", "twee", "drie"]
    assert [bool(p.paragraph_format.keep_with_next) for p in lines] == [False, False, True]


def test_a_heading_can_begin_a_page() -> None:
    paper = Paper(FRAME)
    paper.heading("een")
    paper.heading("twee", 2, new_page=True)
    found = [p for p in saved(paper).paragraphs if p.style.name.startswith("Heading")]
    assert [(p.style.name, p.text, bool(p.paragraph_format.page_break_before)) for p in found] == [
        ("Heading 1", "een", False),
        ("Heading 2", "twee", True),
    ]


def test_the_properties_are_those_of_the_form() -> None:
    core = saved(Paper(FRAME)).core_properties
    template = FRAME.template
    assert (core.title, core.subject, core.author) == (template.title, template.purpose, FRAME.site)
    assert (core.version, core.comments, core.keywords) == (FRAME.edition, "", "")
    other = dataclasses.replace(FRAME, edition="9.9")
    assert saved(Paper(other)).core_properties.version == "9.9"
