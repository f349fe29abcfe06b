"""Pages of prose: heads, markers, counterparts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teamwijzer.model import LANGUAGES
from teamwijzer.prose import read_prose

from .conftest import make_site, problems

HEAD = """\
---
title: Titel
description: Waar het over gaat.
sources:
  - source: report
    chapter: 2
---
"""


@pytest.fixture
def pages(data: Path) -> list[Path]:
    found = []
    for language in LANGUAGES:
        page = data.parent / "content" / language / "achtergrond" / "teams.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"{HEAD}\n# Titel\n\nTekst.\n", encoding="utf-8")
        found.append(page)
    return found


def test_the_index_of_a_folder_stands_at_its_address(tmp_path: Path) -> None:
    for name in ("index.md", "gids/index.md", "gids/wifi.md"):
        path = tmp_path / "nl" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: Wifi\n---\n", encoding="utf-8")
    assert [page.path for page in read_prose(tmp_path, {})] == ["gids/", "gids/wifi/", ""]


def test_a_page_in_every_language_is_right(data: Path, pages: list[Path]) -> None:
    assert pages
    assert problems(data) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Titel\n", "", "2:1: title: no 'title'; add a line `title:`"),
        (
            "title: Titel",
            "title: Titel: en meer",
            "2:13: a colon and a space inside a text; put the whole text between quotes",
        ),
        (
            "title: Titel\n",
            'title: "Titel\\x0b"\n',
            (
                "2:8: title: the sign U+000B, written with a \\ in front; "
                "take it out: not every page and document can hold it"
            ),
        ),
        ("Tekst.", "Tekst\u000b.", "11:6: the invisible sign U+000B; take it out"),
        ("Tekst.", "Tekst\u2028.", "11:6: the invisible sign U+2028 (line separator); take it out"),
        ("title:", "titel:", "2:1: titel: unknown field 'titel'; did you mean 'title'?"),
        (
            "source: report",
            "source: raport",
            "5:13: sources[0].source: unknown source 'raport'; did you mean 'report'?",
        ),
        (
            "Tekst.",
            "[[table knoster]]",
            "11:1: unknown table 'knoster'; see the files in data/tables",
        ),
        ("# Titel", "# Teams", "9:3: 'Teams' for a page with the title 'Titel'; use one name"),
        (
            "Tekst.",
            "- [Teams](../teams/): alles erover.\n- [Titel](../teams/): idem.",
            "11:4: 'Teams' for a page with the title 'Titel'; use one name",
        ),
        ("Tekst.", "[[tabel knoster]]", "11:1: unknown marker 'tabel'; did you mean 'table'?"),
        ("Tekst.", "[[changes step-1]]", "11:1: changes takes no name; write [[changes]]"),
        (
            "Tekst.",
            "[[changes]]",
            (
                "11:1: no change touches this page; take it out, or name this page below "
                "`prose` of a change"
            ),
        ),
        (
            "Tekst.",
            "Alle collega’s.",
            "11:13: the apostrophe ’ in 'Alle collega’s.'; write the straight ' of the keyboard",
        ),
        (
            "Tekst.",
            'Zie `a["b"]` en "Teams".',
            (
                '11:17: the straight quote in \'`a["b"]` en "Teams".\'; '
                "write “ before the words and ” after them"
            ),
        ),
        (
            "description: Waar het over gaat.",
            'description: Waar "het" over gaat.',
            (
                "3:14: description: the straight quote in 'Waar \"het\" over ga'; "
                "write “ before the words and ” after them"
            ),
        ),
        (
            HEAD,
            "",
            "1:1: a page without a head; begin with title and description between two lines of ---",
        ),
    ],
)
def test_a_mistake_in_prose(
    data: Path, pages: list[Path], old: str, new: str, expected: str
) -> None:
    text = pages[0].read_text(encoding="utf-8")
    assert text.count(old) == 1
    pages[0].write_text(text.replace(old, new), encoding="utf-8")
    assert f"content/nl/achtergrond/teams.md:{expected}" in problems(data)


def test_code_and_addresses_hold_straight_quotes(data: Path, pages: list[Path]) -> None:
    code = '```python\nprint("a")\n```\n\n[Elders](https://example.org/?q="a" "Titel") en `"b"`.'
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8") + f"\n{code}\n", encoding="utf-8")
    assert [line for line in problems(data) if "quote" in line] == []


HARMLESS = (
    "abbr, b, cite, dd, dfn, dl, dt, i, kbd, mark, q, s, samp, small, span, sub, sup, u, var, wbr"
)
ELEMENT = f"in a page of prose; write it in Markdown; harmless are {HARMLESS}"
TAGS = "tags of HTML that do not end each other; end each with its own, the last one first"
ADDRESS = "expected http, https, mailto, tel, or the address of a page of ours"
SIGN = "an & that stands for no sign; write the sign itself, or &amp;"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<meta http-equiv="refresh" content="0; url=https://x.example">',
            [f"1:1: <meta> {ELEMENT}"],
        ),
        ("Een <SCRIPT>x</SCRIPT>", [f"1:5: <script> {ELEMENT}", f"1:14: <script> {ELEMENT}"]),
        (
            "Eerst\n\n<form>\n<button>x</button>\n</form>",
            [
                f"3:1: <form> {ELEMENT}",
                f"4:1: <button> {ELEMENT}",
                f"4:10: <button> {ELEMENT}",
                f"5:1: <form> {ELEMENT}",
            ],
        ),
        ("Zie `<meta>`, <meta>\n\n```\n<meta>\n```\n", [f"1:15: <meta> {ELEMENT}"]),
        ("<body onload=x>", [f"1:1: <body> {ELEMENT}"]),
        (
            "Een <b onclick='x()'>woord</b>",
            ["1:8: 'onclick' of <b> in a page of prose; take it out"],
        ),
        (
            "<b\nid=search\nstyle=x>y</b>",
            [
                "2:1: 'id' of <b> in a page of prose; take it out",
                "3:1: 'style' of <b> in a page of prose; take it out",
            ],
        ),
        ("Tekst </article></main>", [f"1:7: {TAGS}", f"1:17: {TAGS}"]),
        ("<!-- geheim -->", ["1:1: a remark of HTML; take it out: everybody could read it"]),
        ("<?php ?>", ["1:1: a remark of HTML; take it out: everybody could read it"]),
        (
            "Een [woord](javascript:x)",
            [f"1:13: an address that begins with 'javascript:'; {ADDRESS}"],
        ),
        (
            "Een [woord](&#106;avascript:x)",
            [f"1:1: an address that begins with 'javascript:'; {ADDRESS}"],
        ),
        (
            "![woord](data:image/png;base64,x)",
            [f"1:10: an address that begins with 'data:'; {ADDRESS}"],
        ),
        ("Een teken &#11; &amp; &foo;", [f"1:11: {SIGN}", f"1:23: {SIGN}"]),
        (
            "| a | b |\n|--:|---|\n| 1 | 2 |",
            ["2:2: a table with columns that line up; take the colons out of the line of dashes"],
        ),
    ],
)
def test_html_that_is_not_harmless(
    data: Path, pages: list[Path], text: str, expected: list[str]
) -> None:
    pages[0].write_text(f"{HEAD}{text}\n", encoding="utf-8")
    found = [
        re.sub(r":(\d+)", lambda line: f":{int(line[1]) - HEAD.count(chr(10))}", one, count=1)
        for one in problems(data)
    ]
    assert [f"content/nl/achtergrond/teams.md:{one}" for one in expected] == [
        one for one in found if "not right" not in one
    ]


def test_html_that_is_harmless(data: Path, pages: list[Path]) -> None:
    text = """
# Titel

CO<sub>2</sub>, <abbr title="x">y</abbr>, 1 < 2 & 3, <https://a.example>, <a@b.example>, `<b>`<br>
[a](../b/), [c](https://d.example "e"), ![f](g.png), <span lang="en">team</span>

| a | b |
|---|---|
| 1 | 2 |

```html
<meta>
```
"""
    pages[0].write_text(f"{HEAD}{text}\n", encoding="utf-8")
    assert problems(data) == []


def test_prose_that_is_not_utf_8(data: Path, pages: list[Path]) -> None:
    pages[0].write_bytes(pages[0].read_bytes().replace(b"Tekst", b"T\xe9kst"))
    assert problems(data) == [
        "content/nl/achtergrond/teams.md:11:1: bytes that are not UTF-8; save the file as UTF-8"
    ]


def test_prose_as_windows_saves_it(data: Path, pages: list[Path]) -> None:
    text = pages[0].read_text(encoding="utf-8")
    pages[0].write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert problems(data) == []


def test_prose_in_one_language_only(data: Path, pages: list[Path]) -> None:
    pages[1].unlink()
    expected = "no counterpart in every language; write the same file below content/en"
    assert problems(data) == [
        f"content/{language}/achtergrond/teams.md:1:1: {expected}"
        for language in sorted(LANGUAGES)
        if language != "en"
    ]


def test_a_page_names_its_sources(data: Path, pages: list[Path]) -> None:
    assert pages
    site = make_site(data, "nl")
    html = site.render(site.prose("achtergrond/teams/", "<p>Tekst.</p>"))
    assert "hoofdstuk 2" in html.partition("Tekst.")[2]
