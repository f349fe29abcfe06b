"""Modules that compute, by themselves: what each makes of what it is given, to the letter."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any

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
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a/>': "a",
    "\ufeff<?xml version='1.0'?><a/>": "a",
    '<?mso-application progid="x"?><a><?b?></a><!-- c - d -->': "a",
    ' <?xml version="1.0"?><a/>': "not well-formed",
    '<a><?xml version="1.0"?></a>': "not well-formed",
    '<?xml version="1.0"?><?xml version="1.0"?><a/>': "not well-formed",
    '<?xml version="9.0"?><a/>': "not well-formed",
    "<?xml?><a/>": "not well-formed",
    "<?XML version='1.0'?><a/>": "not well-formed",
    "<??><a/>": "not well-formed",
    "<a><!-- b -- c --></a>": "not well-formed",
    "<a><!-- b ---></a>": "not well-formed",
    "<![CDATA[b]]><a/>": "not well-formed",
    "<a/><![CDATA[b]]>": "not well-formed",
    "<a>\u0001</a>": "not well-formed",
    "<a>\ufffe</a>": "not well-formed",
    "<!DOCTYPE a><a/>": "a document type",
    "<!doctype a><a/>": "a document type",
    "<a>" * (DEEP + 1) + "</a>" * (DEEP + 1): "a",
    "<a>" * (DEEP + 2) + "</a>" * (DEEP + 2): "too much",
    "<a>" + "<b/>" * 299_999 + "</a>": "a",
    "<a>" + "<b/>" * 300_000 + "</a>": "too much",
}


REDRAWN = [
    ("<p>a</p><p>b</p>", "<p>a</p><p>b</p>", [0, 1]),
    ("<p>a</p><p>b</p>", "<p>a</p><p>c</p>", [0, 1]),
    ("<p>a</p><p>b</p>", "<p>a</p><h2>b</h2>", [0, None]),
    ("<p>a</p><p>b</p>", "<p>b</p>", [1]),
    ("", "<p>a</p>", [None]),
    ("<p>a</p>", "", []),
    # A line more or less, in a list that stays.
    ("<ul><li>a</li><li>c</li></ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>", [0, 1, None, 2]),
    ("<ul><li>a</li><li>b</li><li>c</li></ul>", "<ul><li>a</li><li>c</li></ul>", [0, 1, 3]),
    # Another class is another element.
    ('<p class="x">a</p>', "<p>a</p>", [None]),
    # What was typed in a field is not in its HTML.
    ("<p>a</p><p><input></p>", "<p>a</p><p><input></p>", [0, None, None]),
]


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


def test_what_is_the_same_stays_where_it_is(run: Any) -> None:
    """Each element has a number: that of what was there before stays, a new one has none."""
    found = run(
        """
        const { redraw } = await load('base/elements');
        const numbered = new WeakMap();
        return given.map(([before, after]) => {
          const [root, made] = [before, after].map((text) => {
            const part = document.createElement('div');
            part.insertAdjacentHTML('beforeend', text);
            return part;
          });
          [...root.querySelectorAll('*')].forEach((one, number) => numbered.set(one, number));
          redraw(root, [...made.childNodes]);
          return [root.innerHTML, [...root.querySelectorAll('*')].map((one) => numbered.get(one) ?? null)];
        });
        """,
        [list(case[:2]) for case in REDRAWN],
    )
    assert found == [[after, numbers] for _, after, numbers in REDRAWN]


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


def test_a_zip_file_is_read_whole_or_not_at_all(run: Any) -> None:
    """`given` holds files by name, as bytes; each gives its parts, or why it gives none."""
    plain = {"a.txt": b"tekst", "map/\xe9.txt": b"\0" * 70_000}
    files = {
        "deflated": zipped(plain, zipfile.ZIP_DEFLATED),
        "stored": zipped(plain, zipfile.ZIP_STORED),
        "empty": zipped({}, zipfile.ZIP_STORED),
        "with words behind": zipped(plain, zipfile.ZIP_STORED, comment=b"x" * 65_535),
        "no zip": b"PK" * 40,
        "short": b"PK\x05\x06" + b"\0" * 17,
        "200 parts": zipped({str(n): b"" for n in range(200)}, zipfile.ZIP_STORED),
        "201 parts": zipped({str(n): b"" for n in range(201)}, zipfile.ZIP_STORED),
        "8 MiB": zipped({"a": b"\0" * 8 * 2**20}, zipfile.ZIP_DEFLATED),
        "8 MiB and one": zipped({"a": b"\0" * (8 * 2**20 + 1)}, zipfile.ZIP_DEFLATED),
        "24 MiB": zipped(dict.fromkeys("abc", b"\x00" * 8 * 2**20), zipfile.ZIP_DEFLATED),
        "24 MiB and one": zipped(
            {**dict.fromkeys("abc", b"\x00" * 8 * 2**20), "d": b"\0"}, zipfile.ZIP_DEFLATED
        ),
    }
    one = zipped({"a.txt": b"tekst tekst tekst"}, zipfile.ZIP_DEFLATED)
    directory = one.index(b"PK\x01\x02")
    for name, at, value in (
        ("another sum", directory + 16, one[directory + 16] ^ 1),
        ("another size", directory + 24, one[directory + 24] + 1),
        ("a smaller size", directory + 24, one[directory + 24] - 1),
        ("locked", directory + 8, 1),
        ("packed otherwise", directory + 10, 12),
        ("packed beyond the end", directory + 21, 200),
        ("no head", 0, 0),
        ("no entry", directory, 0),
        ("head beyond the end", directory + 43, 200),
    ):
        files[name] = one[:at] + bytes([value]) + one[at + 1 :]
    found = run(
        """
        const { readZip } = await load('office/zip');
        const made = {};
        for (const [name, text] of Object.entries(given)) {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          try {
            const parts = await readZip(bytes);
            made[name] = [...parts].map(([title, content]) => [title, content.length]);
          } catch (error) { made[name] = error.name === 'RangeError' ? error.message : error.name; }
        }
        return made;
        """,
        {name: base64.b64encode(content).decode() for name, content in files.items()},
    )
    parts = [["a.txt", 5], ["map/é.txt", 70_000]]
    assert found.pop("a smaller size") in ("damaged", "too large")
    assert found == {
        "deflated": parts,
        "stored": parts,
        "empty": [],
        "with words behind": parts,
        "no zip": "no document",
        "short": "no document",
        "200 parts": [[str(n), 0] for n in range(200)],
        "201 parts": "no document",
        "8 MiB": [["a", 8 * 2**20]],
        "8 MiB and one": "too large",
        "24 MiB": [[name, 8 * 2**20] for name in "abc"],
        "24 MiB and one": "too large",
        "another sum": "damaged",
        "another size": "damaged",
        "locked": "no document",
        "packed otherwise": "no document",
        "packed beyond the end": "no document",
        "no head": "no document",
        "no entry": "no document",
        "head beyond the end": "no document",
    }


def zipped(parts: dict[str, bytes], how: int, comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as package:
        for name, content in parts.items():
            package.writestr(name.encode("latin-1").decode("latin-1"), content)
        package.comment = comment
    return target.getvalue()


def test_a_zip_file_of_ours_is_read_by_others(run: Any) -> None:
    made = run(
        """
        const { writeZip } = await load('office/zip');
        const bytes = (text) => new TextEncoder().encode(text);
        const parts = new Map([['a.txt', bytes('tekst')], ['map/é.txt', bytes('x'.repeat(5000))], ['leeg', bytes('')]]);
        return btoa(String.fromCharCode(...await writeZip(parts)));
        """
    )
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(made))) as package:
        assert package.testzip() is None
        entries = package.infolist()
        assert [(e.filename, e.file_size, e.compress_type, e.date_time) for e in entries] == [
            ("a.txt", 5, zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0)),
            ("map/é.txt", 5000, zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0)),
            ("leeg", 0, zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0)),
        ]
        assert {(e.flag_bits, e.extract_version, e.create_version) for e in entries} == {
            (0x0800, 20, 20)
        }
        assert entries[1].compress_size < 100
        assert [package.read(e) for e in entries] == [b"tekst", b"x" * 5000, b""]


def test_what_comes_in_is_cleaned(run: Any) -> None:
    found = run(
        r"""
        const it = await load('base/clean');
        const lost = [];
        const steps = new Map([[1, (s) => new Map([...s, ['one', 1]])], [3, (s) => new Map([...s, ['three', 3]])]]);
        const migrated = (...pairs) => {
          const made = it.migrated(new Map(pairs), 4, steps, lost);
          return made && Object.fromEntries(made);
        };
        const refused = (text) => { try { return it.refuse(text) === text; } catch (error) { return error.name; } };
        const every = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at));
        return {
          objects: [{}, { a: 1 }, null, [], 'a', 1, undefined].map(it.isObject),
          migrated: [migrated(['v', 1]), migrated(['v', 2]), migrated(['v', 4]), migrated(['v', 5]),
            migrated(['v', 0]), migrated(['v', 1.5]), migrated(['v', '1']), migrated()],
          fit: it.fit('a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\ni\tj\x00k\x1fl\x7fm\x9fn\ufffeo\uffffp\ud800q\udfffr🎒s\xa0t'),
          fitLine: it.fitLine('a\nb\r\nc\nd'),
          unfit: every(0, 0xa0).filter((sign) => it.fit(sign) !== sign).map((sign) => sign.charCodeAt(0)),
          refused: [...every(0, 0x20), '\ufffe', '\uffff', '\ud800', '\udfff', '🎒', 'é'].map(refused),
          text: [it.cleanText('abc', 3, 'een', lost), it.cleanText('abcd', 3, 'twee', lost),
            it.cleanText(undefined, 3, 'drie', lost), it.cleanText(null, 3, 'vier', lost),
            it.cleanText(5, 3, 'vijf', lost), it.cleanText('a\x00b', 3, 'zes', lost)],
          line: it.cleanLine(' a \n\t b\r\nc', 20, 'zeven', lost),
          pairs: it.cleanPairs([['a', 'b'], ['c'], ['d', 1], 'ef', [1, 'g'], ['h', 'i', 'j'],
            ['k'.repeat(61), 'lang'], ['m', 'n'], ['o', 'p']], 3, 8),
          noPairs: [it.cleanPairs('ab', 3, 8), it.cleanPairs({}, 3, 8), it.cleanPairs(undefined, 3, 8)],
          shortened: ['a'.repeat(40), 'b'.repeat(41), { c: 1 }, 5, undefined].map(it.shortened),
          lists: [it.get([['a', 1], ['b', 2], ['b', 3]], 'b'), it.get([['a', 1]], 'b') ?? null,
            it.put([['a', 1], ['b', 2]], 'a', 3), it.put([], 'a', 3), it.drop([['a', 1], ['b', 2]], 'a')],
          lost,
        };
        """
    )
    unfit = [n for n in range(0x20) if n != 10] + list(range(0x7F, 0xA0))
    held = [9, 10, 13]
    assert found == {
        "objects": [True, True, False, False, False, False, False],
        "migrated": [
            {"v": 1, "one": 1, "three": 3},
            {"v": 2, "three": 3},
            {"v": 4},
            {"v": 5},
            None,
            None,
            None,
            None,
        ],
        "fit": "a\nb\nc\nd\ne\nf\ng\nh\ni j k l m n o p q r🎒s\xa0t",
        "fitLine": "a b c d",
        "unfit": unfit,
        "refused": [
            *(True if n in held or n == 0x20 else "RangeError" for n in range(0x21)),
            *["RangeError"] * 4,
            True,
            True,
        ],
        "text": ["abc", "abc", "", "", "", "a b"],
        "line": " a b c",
        "pairs": [["a", "b"], ["k" * 60, "lan"], ["m", "n"]],
        "noPairs": [[], [], []],
        "shortened": ["a" * 40, "b" * 39 + "…", '{"c":1}', "5", ""],
        "lists": [2, None, [["b", 2], ["a", 3]], [["a", 3]], [["b", 2]]],
        "lost": ["v5", "twee", "vijf"],
    }


def test_hours_are_read_and_written(run: Any) -> None:
    texts = {
        "": (None, ""),
        "  ": (None, ""),
        "1": (1, ""),
        "1,5": (1.5, ""),
        "1.25": (1.25, ""),
        " 2 ": (2, ""),
        "½": (0.5, ""),
        "1½": (1.5, ""),
        "1 ¼": (1.25, ""),
        "¾": (0.75, ""),
        ",5": (0.5, ""),
        "0": (0, ""),
        "40": (40, ""),
        "40,01": (None, "most"),
        "40½": (None, "most"),
        "999": (None, "most"),
        "1000": (None, "form"),
        "1,255": (None, "form"),
        "1,5½": (None, "form"),
        "1.": (None, "form"),
        ".": (None, "form"),
        "-1": (None, "form"),
        "1  ½": (None, "form"),
        "½½": (None, "form"),
        "a1": (None, "form"),
        "1a": (None, "form"),
        "1-5": (None, "form"),
        "x": (None, "form"),
    }
    found = run(
        """
        const it = await load('plan/hours');
        return {
          read: given.map((text) => Object.values(it.readHours(text))),
          cells: ['', ' ', 'x', ' X ', 'ja', 'YES', 'nee', '0', '1,5', '41']
            .map((text) => { const { hours, wrong } = it.readCell(text); return [hours === undefined ? 'no' : hours, wrong]; }),
          written: [[1.5, 'nl'], [1.5, 'en'], [2, 'nl'], [undefined, 'nl'], [null, 'nl'], [0, 'en'], [1.5, 'de']]
            .map(([hours, language]) => it.writeCell(hours, language)),
        };
        """,
        list(texts),
    )
    assert dict(zip(texts, map(tuple, found["read"]), strict=True)) == texts
    assert found["cells"] == [
        ["no", ""],
        ["no", ""],
        [None, ""],
        [None, ""],
        [None, ""],
        [None, ""],
        [None, "form"],
        [None, ""],
        [1.5, ""],
        [None, "most"],
    ]
    assert found["written"] == ["1,5", "1.5", "2", "", "x", "0", "1,5"]


def test_values_of_a_plan_from_anywhere(run: Any) -> None:
    found = run(
        """
        const it = await load('plan/values');
        const work = () => new it.Gathering({}, new Map());
        const told = (act) => { const one = work(); return [act(one), one.lost]; };
        const ids = it.numbered('p', [{ id: 'p2' }, { id: 'p1' }, 'x', {}]);
        const full = work();
        for (let at = 0; at < 205; at += 1) full.tell(`n${at}`);
        const start = work();
        start.tell('a'.repeat(50)); start.tell(5); start.tell(null, 'veld'); start.tell({}, 'leeg'); start.tell([]);
        const map = new Map([['a', 1]]);
        return {
          told: start.lost, most: [full.lost.length, full.lost.at(-1)],
          numbered: ['p2', 'p2', undefined, 'p0', 'p1', 'xp7', 'p7x', 'p12345', 'p7', 7].map(ids),
          fields: [[...it.fields({ a: 1 })], [...it.fields(null)], [...it.fields([1])], [...it.fields('a')]],
          list: [[[1, 2], 2], [[1, 2, 3], 2], [undefined, 2], [null, 2], ['ab', 2], [{}, 2]]
            .map(([value, most]) => told((one) => it.list(value, 'lijst', most, one))),
          pairs: told((one) => it.pairs([['a', 1], ['b'], [1, 2], 'cd', ['e', 2, 3], ['f', null]], 'paar', one)),
          morePairs: told((one) => it.pairs([['a', 1], ['b', 2]], 'paar', one, 1)),
          longest: told((one) => it.pairs(Array.from({ length: 401 }, (_, at) => [`${at}`, at]), 'paar', one).length),
          number: [0, 40, 1.234, 1.005, -0.01, 40.01, '5', null, undefined, NaN].map((value) =>
            told((one) => it.number(value, 40, 'uren', one))),
          share: [33.5, 100, 101, null].map((value) => told((one) => it.share(value, one))),
          choice: [it.choice('a', ['a', 'b'], 'b'), it.choice('c', ['a', 'b'], 'b')],
          known: ['a', 'b', '', undefined, 5, null].map((value) => told((one) => it.known(value, map, 'code', one))),
          unknown: told((one) => it.nameUnknown(new Map([['a', 1], ['b', 2]]), ['a'], one) ?? null),
          order: it.inOrder([['c', 1], ['a', 2], ['b', 3]], it.placesOf(['a', 'b', 'c'])),
        };
        """
    )
    assert found == {
        "told": ["a" * 39 + "…", "5", "veld", "leeg", ""],
        "most": [200, "n199"],
        "numbered": ["p2", "p3", "p4", "p5", "p1", "p6", "p7", "p8", "p9", "p10"],
        "fields": [[["a", 1]], [], [], []],
        "list": [
            [[1, 2], []],
            [[1, 2], ["lijst"]],
            [[], []],
            [[], []],
            [[], ["lijst"]],
            [[], ["lijst"]],
        ],
        "pairs": [[["a", 1], ["f", None]], ["paar"] * 4],
        "morePairs": [[["a", 1]], ["paar"]],
        "longest": [400, ["paar"]],
        "number": [
            [0, []],
            [40, []],
            [1.23, []],
            [1, []],
            [None, ["uren -0.01"]],
            [None, ["uren 40.01"]],
            [None, ["5"]],
            [None, []],
            [None, []],
            [None, ["uren NaN"]],
        ],
        "share": [[34, []], [100, []], [None, ["wish 101"]], [None, []]],
        "choice": ["a", "b"],
        "known": [["a", []], ["", ["b"]], ["", []], ["", []], ["", ["5"]], ["", ["code"]]],
        "unknown": [None, ["b"]],
        "order": [["a", 2], ["b", 3], ["c", 1]],
    }


def test_a_state_as_text_for_an_address(run: Any) -> None:
    """Cut, changed, with signs behind it, of before, too large, too deep."""
    found = run(
        """
        const { encode, decode, parseJson, deflate, inflate } = await load('base/packing');
        const { stored } = await load('base/deflate');
        const value = { tekst: 'één <b>&" 🎒', lijst: [1, 2, { a: null }] };
        const text = await encode(value);
        const [body, sum] = text.split('.');
        const packed = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
        const deep = (n) => '['.repeat(n) + ']'.repeat(n);
        const caught = async (act) => { try { return await act(); } catch (error) { return error.name; } };
        const last = body.at(-1) === 'A' ? 'B' : 'A';
        const old = (text) => packed(stored(new TextEncoder().encode(text)));
        let noise = ''; let seed = 7;
        for (let at = 0; at < 220_000; at += 1) { seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5; noise += String.fromCharCode(33 + (seed >>> 8) % 89); }
        return {
          form: /^[\\w-]+\\.[a-z0-9]{7}$/.test(text),
          whole: await decode(text),
          behind: [await decode(`${text}.`), await decode(`${text})>`), await decode(`${text}x`), await decode(`${text}%20x`)],
          cut: [await decode(`${body}.${sum.slice(0, 6)}`), await decode(`${body}.`), await decode(body), await decode(body.slice(0, 8)),
            await decode(`${body.slice(0, -4)}.${sum.slice(0, 3)}`), await decode(''), await decode('.1234567')],
          changed: [await decode(`${body.slice(0, -1)}${last}.${sum}`), await decode(`${body}.0000000`)],
          old: [await decode(old('{"a":1}')), await decode(`${old('[1]')}x`), await decode('!!')],
          large: [await decode('a'.repeat(200_101)), await caught(() => encode(noise))],
          json: [parseJson('{"a":"[[\\\\"[["}').a, await caught(() => parseJson(deep(40)).length), await caught(() => parseJson(deep(41))),
            parseJson('[[],{},[]]').length, await caught(() => parseJson('{')), parseJson('[' + '[],'.repeat(50) + '{}]').length],
          bytes: [...await inflate(await deflate(Uint8Array.of(1, 2, 3)), 3)],
          limit: await caught(async () => (await inflate(await deflate(new Uint8Array(10)), 9)).length),
          long: (await inflate(await deflate(new Uint8Array(300_000)), 300_000)).length,
        };
        """
    )
    value = {"tekst": 'één <b>&" 🎒', "lijst": [1, 2, {"a": None}]}
    cut, changed, large = {"fault": "cut"}, {"fault": "changed"}, {"fault": "large"}
    assert found["form"]
    assert found["whole"] == {"value": value, "extra": False}
    assert [known.pop("value") for known in found["behind"]] == [value] * 4
    assert [known["extra"] for known in found["behind"]] == [False, False, True, True]
    assert found["cut"][0] == {"value": value, "short": True}
    assert found["cut"][1:] == [
        {"value": value, "extra": False},
        {"value": value, "extra": False},
        changed,
        cut,
        cut,
        changed,
    ]
    assert found["changed"] == [changed, changed]
    assert found["old"] == [
        {"value": {"a": 1}, "extra": False},
        {"value": [1], "extra": True},
        cut,
    ]
    assert found["large"] == [large, "RangeError"]
    assert found["json"] == ['[["[[', 1, "RangeError", 3, "SyntaxError", 51]
    assert found["bytes"] == [1, 2, 3]
    assert found["limit"] == "RangeError"
    assert found["long"] == 300_000


def test_a_plan_for_undo_is_as_it_is_now(run: Any) -> None:
    """The last: what changes without a word is not seen, or nothing would be kept ready."""
    found = run(
        """
        // A busy browser may never have nothing else to do.
        globalThis.requestIdleCallback = setTimeout;
        globalThis.cancelIdleCallback = clearTimeout;
        const { Spare } = await load('plan/spare');
        const spare = new Spare();
        const schools = ['A', 'B'].map((name) => ({ name, tasks: [['T01', 1]] }));
        const plan = { v: 1, people: [], schools, wish: null, name: 'é' };
        const same = () => spare.textOf(plan) === JSON.stringify(plan);
        const written = async () => {
          spare.soon(() => plan);
          while (spare.texts.size < schools.length) await new Promise((done) => setTimeout(done));
        };
        const found = [same()];
        await written();
        spare.drop(schools[1]);
        plan.name = 'Een "andere" naam';
        schools[1].tasks.push(['T02', 2]);
        found.push(same());
        await written();
        found.push(same());
        spare.drop();
        schools[0].name = 'Zuid';
        schools[1].name = 'Noord';
        found.push(same());
        await written();
        schools[0].name = 'Oost';
        return [...found, !same()];
        """
    )
    assert found == [True] * 5
