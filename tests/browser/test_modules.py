"""Modules that compute, by themselves: what each makes of what it is given, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture
def run(page: Page) -> Any:
    """Runs a program beside a page; `load` in it imports a module."""
    page.goto("404.html")

    def program(text: str, given: Any = None) -> Any:
        load = "const load = (name) => import(`/modules/${name}.js`);"
        return page.evaluate(f"async (given) => {{ {load} {text} }}", given)

    return program


CELLS = {
    "Blad": [
        [1, 2.5, "tekst", None],
        [True, "12", "", "Geen"],
        [3, "geen", 0, "  twee   woorden "],
    ],
    "Jan's blad": [[7, 8], [9, "é"]],
    "Über_1": [["ü"]],
}
# What every spreadsheet program makes of it; an error by its name.
FORMULAS = [
    ("1+2*3", 7),
    ("(1+2)*3", 9),
    ("10-2-3", 5),
    ("0.1+0.2", 0.3),
    ("1.25", 1.25),
    ('"a ""b"""', 'a "b"'),
    ('"a"&1&TRUE1', "not ours"),
    ('"a"&1.5', "a1.5"),
    ('"a"&A2', "aTRUE"),
    ('"a"&D1&"b"', "ab"),
    ("A1&B1", "12.5"),
    ("1+1&2", "22"),
    ("D1", 0),
    ("C2", ""),
    ("A1=1", True),
    ("A1<>1", False),
    ("1<2", True),
    ("2<2", False),
    ("2<=2", True),
    ("3<=2", False),
    ("2>2", False),
    ("3>2", True),
    ("2>=2", True),
    ("1>=2", False),
    ('"a"="A"', True),
    ('"a"<"B"', True),
    ('"b">"A"', True),
    ('1="1"', False),
    ('1<"1"', True),
    ('"1"<1', False),
    ('"1">1', True),
    ("D1=0", True),
    ('D1=""', True),
    ("0=D1", True),
    ('""=D1', True),
    ('D1="x"', False),
    ("B2+1", 13),
    ("A2+1", 2),
    ("D1+1", 1),
    ("C1+1", "#VALUE!"),
    ("C2+1", "#VALUE!"),
    ("C1*2", "#VALUE!"),
    ("1-C1", "#VALUE!"),
    ("$A$1+A$3+$A3", 7),
    ("'Jan''s blad'!A2", 9),
    ("'Jan''s blad'!$B$2", "é"),
    ("Über_1!A1", "ü"),
    ("SUM(A1:C3)", 6.5),
    ("SUM(A1,A3:B3,4)", 8),
    ("SUM('Jan''s blad'!A1:B2)", 24),
    ("COUNT(A1:C3)", 4),
    ("COUNT(C1:C2)", 0),
    ('IF(A1=1,"ja","nee")', "ja"),
    ('IF(A1=2,"ja","nee")', "nee"),
    ('IF(D1,"ja","nee")', "nee"),
    ('IFERROR(C1+1,"fout")', "fout"),
    ('IFERROR(A1+1,"fout")', 2),
    ("IFERROR(INDEX(A1:A3,9),D1)", 0),
    ("AND(A1=1,A3=3)", True),
    ("AND(A1=1,A3=4)", False),
    ("OR(A1=2,A3=3)", True),
    ("OR(A1=2,A3=4)", False),
    ("SUMPRODUCT(ISNUMBER(A1:C1)*(COLUMN(A1:C1)-0))", 3),
    ("SUMPRODUCT(ISNUMBER(B1:C3)*(COLUMN(B1:C3)-1))", 3),
    ("SUMPRODUCT(A3)", 3),
    ("ISNUMBER(A1)", True),
    ("ISNUMBER(C1)", False),
    ("ISNUMBER(1+1)", True),
    ('ISNUMBER("1")', False),
    ('SUMIF(C1:C3,"tekst",A1:A3)', 1),
    ('SUMIF(B1:B3,"GEEN",A1:A3)', 3),
    ('SUMIF(B1:B3,"<>geen",A1:A3)', 1),
    ("SUMIF(C1:C3,0,A1:A3)", 3),
    ('SUMIF(C1:C3,"0",A1:A3)', 3),
    ('SUMIF(A1:A3,">1",A1:A3)', 3),
    ('SUMIF(A1:A3,">=1",A1:A3)', 4),
    ('SUMIF(A1:A3,"<3",A1:A3)', 1),
    ('SUMIF(A1:A3,"<=3",A1:A3)', 4),
    ('SUMIF(A1:A3,"=3",A1:A3)', 3),
    ('COUNTIFS(A1:A3,">0")', 2),
    ('COUNTIFS(A1:A3,">0",B1:B3,"geen")', 1),
    ('COUNTIFS(A1:A3,"<>1")', 2),
    ('COUNTIFS(D1:D3,"<>Geen")', 2),
    ('COUNTIFS(C1:C3,"")', 1),
    ("INDEX(A1:A3,3)", 3),
    ("INDEX(A1:A3,1)", 1),
    ("INDEX(A1:A3,0)", "#REF!"),
    ("INDEX(A1:A3,4)", "#REF!"),
    ("MATCH(3,A1:A3,0)", 3),
    ('MATCH("GEEN",B1:B3,0)', 3),
    ("MATCH(0,D1:D3,0)", "#N/A"),
    ("MATCH(99,A1:A3,0)", "#N/A"),
    ("TRIM(D3)", "twee woorden"),
    ("TRIM(A1)", "1"),
    ("TRIM(A2)", "TRUE"),
    (" 1 + 1", 2),
    # What our workbook does not write is refused, not guessed.
    ("1/2", "not ours"),
    ("1+", "not ours"),
    ("(1+2", "not ours"),
    ("1 2", "not ours"),
    (")", "not ours"),
    ("SUM(1", "not ours"),
    ("SUM 1", "not ours"),
    ("MEDIAN(A1:A3)", "not ours"),
    ("{1}", "not ours"),
]


def test_formulas_give_what_a_spreadsheet_program_gives(run: Any) -> None:
    found = run(
        """
        const { evaluate, Fault } = await load('office/formulas');
        const look = (sheet, row, column) => given.cells[sheet]?.[row - 1]?.[column - 1] ?? null;
        return given.formulas.map((formula) => {
          try { return evaluate(formula, 'Blad', look); } catch (error) {
            if (error instanceof Fault) return error.message;
            if (error.message === `a formula that is not ours: ${formula}`) return 'not ours';
            throw error;
          }
        });
        """,
        {"cells": CELLS, "formulas": [formula for formula, _ in FORMULAS]},
    )
    assert list(zip([f for f, _ in FORMULAS], found, strict=True)) == FORMULAS


def test_a_formula_looks_at_each_cell_once_and_in_its_own_sheet(run: Any) -> None:
    found = run(
        """
        const { evaluate } = await load('office/formulas');
        const looked = [];
        const look = (sheet, row, column) => { looked.push([sheet, row, column]); return 1; };
        const other = () => 5;
        return [evaluate('SUM(A1:B1)+SUM(A1:B1)', 'Een', look), evaluate('SUM(A1:B1)', 'Twee', look),
          evaluate('SUM(A1:B1)', 'Een', other), looked];
        """
    )
    assert found == [4, 2, 10, [["Een", 1, 1], ["Een", 1, 2], ["Twee", 1, 1], ["Twee", 1, 2]]]


def test_columns_and_their_letters(run: Any) -> None:
    letters = ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    found = run(
        """
        const { columnOf, lettersOf } = await load('office/formulas');
        return given.map((letters) => [columnOf(letters), lettersOf(columnOf(letters))]);
        """,
        letters,
    )
    numbers = [1, 2, 26, 27, 52, 53, 702, 703]
    assert found == [[n, text] for n, text in zip(numbers, letters, strict=True)]


DEEP = 100
XML = {
    "<a/>": "a",
    "<a></a>": "a",
    "\ufeff<a/>": "a",
    '<?xml version="1.0"?>\n<!-- b --><a> <b/>\n</a> ': "a",
    "<a><![CDATA[<b>&]]></a>": "a",
    "<a b=\"1\" c='2'/>": "a",
    "<a b = \"1\"\n c='>' />": "a",
    "<é-1.x_/>": "é-1.x_",
    '<x:a xmlns:x="urn:x" x:b="1"/>': "x:a",
    '<a xml:space="preserve"> </a>': "a",
    "<a>&amp;&lt;&gt;&quot;&apos;&#169;&#xA9;&#xa9;</a>": "a",
    "<a>]]</a>": "a",
    "<a></a >": "a",
    "": "not well-formed",
    "tekst": "not well-formed",
    "<a>": "not well-formed",
    "</a>": "not well-formed",
    "<a></b>": "not well-formed",
    "<a><b></a></b>": "not well-formed",
    "<a/><b/>": "not well-formed",
    "<a/>tekst": "not well-formed",
    "tekst<a/>": "not well-formed",
    "<a>&</a>": "not well-formed",
    "<a>&nbsp;</a>": "not well-formed",
    "<a>&#0;</a>": "not well-formed",
    "<a>]]></a>": "not well-formed",
    '<a b="&x"/>': "not well-formed",
    '<a b="<"/>': "not well-formed",
    "<a b=1/>": "not well-formed",
    '<a b="1" b="2"/>': "not well-formed",
    '<a b="1"c="2"/>': "not well-formed",
    "<x:a/>": "not well-formed",
    '<a x:b="1"/>': "not well-formed",
    "<1/>": "not well-formed",
    "< a/>": "not well-formed",
    "<a><!-- b</a>": "not well-formed",
    "<a><![CDATA[b</a>": "not well-formed",
    "<a>\u0001</a>": "not well-formed",
    "<a>\ufffe</a>": "not well-formed",
    "<!DOCTYPE a><a/>": "a document type",
    "<!doctype a><a/>": "a document type",
    "<a>" * (DEEP + 1) + "</a>" * (DEEP + 1): "a",
    "<a>" * (DEEP + 2) + "</a>" * (DEEP + 2): "too much",
    "<a>" + "<b/>" * 299_999 + "</a>": "a",
    "<a>" + "<b/>" * 300_000 + "</a>": "too much",
}


def test_parts_are_read_where_they_are_well_formed(run: Any) -> None:
    found = run(
        """
        const { parseXml } = await load('office/xml');
        return given.map((text) => {
          try { return parseXml(new TextEncoder().encode(text)).documentElement.nodeName; }
          catch (error) { return error instanceof RangeError ? error.message : String(error); }
        });
        """,
        list(XML),
    )
    assert {text[:60]: said for text, said in zip(XML, found, strict=True)} == {
        text[:60]: said for text, said in XML.items()
    }


def test_a_part_is_written_with_one_head(run: Any) -> None:
    found = run(
        """
        const { parseXml, serialise, child, W, S } = await load('office/xml');
        const read = (text) => parseXml(new TextEncoder().encode(text));
        const written = (text) => new TextDecoder().decode(serialise(read(text)));
        let latin = '';
        try { parseXml(Uint8Array.of(60, 97, 62, 233, 60, 47, 97, 62)); } catch (error) { latin = error.name; }
        const named = read(`<a xmlns="${W}"><b n="1"/><b n="2"/><b xmlns="${S}" n="3"/></a>`).documentElement;
        return [written('<a>é</a>'), written('<?xml version="1.0"?>\\n<a/>'), latin,
          child(named, 'b').getAttribute('n'), child(named, 'b', S).getAttribute('n'), child(named, 'c') ?? null];
        """
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    assert found == [f"{head}<a>é</a>", f"{head}<a/>", "TypeError", "1", "3", None]
