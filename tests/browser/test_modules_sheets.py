"""Sheets as whichever program wrote them: which there are, and what their cells hold."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

import pytest
from playwright.sync_api import Page

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
READ = """
const { Parts } = await import('/modules/office/parts.js');
const bytes = Uint8Array.from(atob(given.file), (letter) => letter.charCodeAt(0));
const said = async (act) => { try { return await act(); } catch (error) { return `${error.name}: ${error.message}`; } };
"""


def link(id_: str, kind: str, target: str, more: str = "", base: str = OFFICE) -> str:
    return f'<Relationship Id="{id_}" Type="{base}/{kind}" Target="{target}"{more}/>'


def links(*all_: str) -> str:
    return f'<Relationships xmlns="{LINKS}">{"".join(all_)}</Relationships>'


def sheet(rows: str, prefix: str = "") -> str:
    p = f"{prefix}:" if prefix else ""
    space = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'<{p}worksheet {space}="{S}"><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>'


def package(parts: dict[str, str]) -> str:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return base64.b64encode(target.getvalue()).decode()


def book(rows: str, strings: str = "", prefix: str = "") -> str:
    """A workbook of one sheet."""
    return package(
        {
            "_rels/.rels": links(link("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Een" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": links(
                link("r1", "worksheet", "worksheets/sheet1.xml"),
                link("r2", "sharedStrings", "sharedStrings.xml"),
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{S}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": sheet(rows, prefix),
        }
    )


@pytest.fixture
def run(page: Page) -> Any:
    page.goto("404.html")
    return lambda text, **given: page.evaluate(f"async (given) => {{ {READ} {text} }}", given)


ALL = """
const parts = await Parts.open(bytes);
const { rows, cut } = await parts.cells(parts.sheets[0].path, given.most);
return { cut, rows: [...rows].map(([row, cells]) => [row, [...cells].map(([column, { value, formula, found }]) => [column, value, formula, found])]) };
"""


def test_what_cells_hold(run: Any) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>9</v></c>'
        '<c r="D2" t="inlineStr"><is><t>in</t><r><t> line</t></r></is></c>'
        '<c r="E2" t="inlineStr"/></row>'
        '<row><c><f>A2*2</f><v>3</v></c><c><f>A2</f></c><c t="str"><f>B2</f><v>tekst</v></c>'
        '<c t="str"><f>B3</f></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>'
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="e"><v>#N/A</v></c>'
        '<c t="d"><v>2026-01-01</v></c><c><v>geen getal</v></c><c><v> </v></c></row>'
        '<row r="9"><x/><c r="AA9"><v>1e3</v></c><c><v>7</v></c><c r="GR9"><v>1</v></c>'
        '<c r="GS9"><v>2</v></c><c t="str"><v/></c></row>'
        '<row r="10"><c r="A10"/></row>'
        f'<row><c t="inlineStr"><is><t>{"x" * 4001}</t></is></c></row>'
    )
    strings = "<si><t>nul</t></si><si><t>東</t><rPh><t>ひがし</t></rPh><r><t>京</t></r></si>"
    found = run(ALL, file=book(rows, strings))
    assert not found["cut"]
    assert found["rows"] == [
        [2, [[1, 1.5, None, "1.5"], [2, "東京", None, "東京"], [4, "in line", None, "in line"]]],
        [
            3,
            [
                [1, 3, "A2*2", "3"],
                [2, None, "A2", "=A2"],
                [3, "tekst", "B2", "tekst"],
                [4, None, "B3", "=B3"],
                [5, True, None, "TRUE"],
                [6, False, None, "FALSE"],
                [7, None, "1/0", "#DIV/0!"],
                [8, None, "", "#N/A"],
                [9, "2026-01-01", None, "2026-01-01"],
                [10, "geen getal", None, "geen getal"],
            ],
        ],
        [9, [[27, 1000, None, "1000"], [28, 7, None, "7"], [200, 1, None, "1"]]],
        [11, [[1, "x" * 4000, None, "x" * 4001]]],
    ]


def test_texts_in_a_sheet_are_read_as_xml_says(run: Any) -> None:
    rows = (
        '<row><c t="str"><v>a &amp;&lt;&gt;&quot;&apos; &#233;&#xE9;&#128512;</v></c>'
        '<c t="str"><v><![CDATA[<b> & ]]>c<!-- d --></v></c><c t="str"><v>e\r\nf\rg</v></c>'
        '<c t=\'str\'><v>h</v><v>i</v></c><c t = "str"  r = "F1"><f>A1&amp;B1</f><v>j</v></c>'
        '<c t="inlineStr"><is><t>k</t><rPh sb="0"><t>l</t></rPh><r><rPr><b/></rPr><t> m</t></r></is></c>'
        "</row>"
    )
    found = run(ALL, file=book(rows))
    assert [cell[1:3] for cell in found["rows"][0][1]] == [
        ["a &<>\"' éé😀", None],
        ["<b> & c", None],
        ["e\nf\ng", None],
        ["h", None],
        ["j", "A1&B1"],
        ["k m", None],
    ]


@pytest.mark.parametrize("text", ["&#1;", "&#xD800;", "&#9999999;", "&AMP;", "&#XE9;"])
def test_what_no_xml_can_hold_is_refused_in_a_sheet(run: Any, text: str) -> None:
    program = f"return said(async () => {{ {ALL} }});"
    rows = f'<row><c t="str"><v>{text}</v></c></row>'
    assert run(program, file=book(rows)).startswith("RangeError: ")


@pytest.mark.parametrize("prefix", ["", "x"])
def test_rows_beyond_the_limit_are_left(run: Any, prefix: str) -> None:
    p = f"{prefix}:" if prefix else ""
    three = "".join(f'<{p}row r="{n}"><{p}c><{p}v>{n}</{p}v></{p}c></{p}row> ' for n in (1, 2, 3))
    for most, read, cut in ((2, 2, True), (3, 3, False), (4, 3, False), (1, 1, True)):
        found = run(ALL, file=book(three, prefix=prefix), most=most)
        assert [row for row, _ in found["rows"]] == list(range(1, read + 1))
        assert found["cut"] is cut


def test_two_thousand_rows_are_read(run: Any) -> None:
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(2001))
    found = run(ALL, file=book(rows))
    assert found["cut"]
    assert len(found["rows"]) == 2000


SHEETS = """
return said(async () => {
  const parts = await Parts.open(bytes);
  return { main: parts.main, sheets: parts.sheets.map(({ title, path, hidden }) => [title, path, hidden]),
    none: await said(() => parts.cells('xl/none.xml')), xml: await parts.xml('none.xml'), strings: parts.strings.length };
});
"""


def test_which_sheets_there_are(run: Any) -> None:
    names = (
        ("Een", "r1", ""),
        ("Twee", "r2", ' state="hidden"'),
        ("Drie", "r3", ' state="veryHidden"'),
        ("Vier", "r4", ' state="visible"'),
        ("Weg", "r9", ""),
    )
    sheets = "".join(f'<sheet id="r1" name="{n}" q:id="{i}"{more}/>' for n, i, more in names)
    parts = {
        "_rels/.rels": links(
            link("r0", "thumbnail", "a.png"),
            link("r1", "officeDocument", "/map/./boek.xml", base=STRICT),
        ),
        "map/boek.xml": f'<x:workbook xmlns:x="{S}" xmlns="{S}" xmlns:q="{STRICT}"><x:sheets>'
        f"{sheets}</x:sheets></x:workbook>",
        "map/_rels/boek.xml.rels": links(
            link("r1", "worksheet", "bladen/1.xml"),
            link("r2", "worksheet", "../twee.xml"),
            link("r3", "worksheet", "/drie.xml"),
            link("r4", "worksheet", "bladen//../vier.xml"),
            link("r9", "worksheet", "https://elders.example", ' TargetMode="External"'),
        ),
    }
    found = run(SHEETS, file=package(parts))
    assert found == {
        "main": "map/boek.xml",
        "sheets": [
            ["Een", "map/bladen/1.xml", False],
            ["Twee", "twee.xml", True],
            ["Drie", "drie.xml", True],
            ["Vier", "map/vier.xml", False],
        ],
        "none": "RangeError: no sheet",
        "xml": None,
        "strings": 0,
    }


def test_what_is_no_workbook(run: Any) -> None:
    main = f'<workbook xmlns="{S}" xmlns:r="{OFFICE}"><sheets/></workbook>'
    hundred = "".join(f'<sheet name="{n}" r:id="r1"/>' for n in range(101))
    cases = {
        "usual place": ({"xl/workbook.xml": main}, "xl/workbook.xml"),
        "a link to nothing": (
            {
                "_rels/.rels": links(link("r1", "officeDocument", "weg.xml")),
                "xl/workbook.xml": main,
            },
            "xl/workbook.xml",
        ),
        "no sheets": (
            {"xl/workbook.xml": f'<workbook xmlns="{S}"/>'},
            "RangeError: no workbook",
        ),
        "nothing": ({"a": "b"}, "RangeError: no workbook"),
    }
    for name, (parts, expected) in cases.items():
        found = run(SHEETS, file=package(parts))
        assert (found if isinstance(found, str) else found["main"]) == expected, name
    parts = {
        "xl/workbook.xml": main.replace("<sheets/>", f"<sheets>{hundred}</sheets>"),
        "xl/_rels/workbook.xml.rels": links(link("r1", "worksheet", "een.xml")),
    }
    assert len(run(SHEETS, file=package(parts))["sheets"]) == 100
