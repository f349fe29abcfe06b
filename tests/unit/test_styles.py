"""Of the theme's style sheet stays what could meet our pages, and nothing is cut in half."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.styles import trimmed, used_classes

USED = frozenset(["ours", "also"])


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".ours{a:b}", ".ours{a:b}"),
        (".theirs{a:b}", ""),
        (".ours .theirs{a:b}", ""),
        (".theirs,.ours>p{a:b}", ".ours>p{a:b}"),
        ("p,[data-x=theirs]{a:b}", "p,[data-x=theirs]{a:b}"),
        (".ours:is(h1,.also){a:b}", ".ours:is(h1,.also){a:b}"),
        (".ours:is(h1,.theirs){a:b}", ""),
        ("@media print{.theirs{a:b}}", ""),
        ("@media print{.theirs{a:b}.ours{a:b}}", "@media print{.ours{a:b}}"),
        ("@media x{@supports (y){.ours{a:b}}}", "@media x{@supports (y){.ours{a:b}}}"),
        ("@keyframes k{0%{a:b}to{a:c}}.theirs{a:b}", "@keyframes k{0%{a:b}to{a:c}}"),
        ('@charset "UTF-8";.ours{a:b}', '@charset "UTF-8";.ours{a:b}'),
        ('.ours{a:"}"}.theirs{a:"{"}p{a:b}', '.ours{a:"}"}p{a:b}'),
        (".ours{a:url(data:x,{};)}.theirs{a:b}", ".ours{a:url(data:x,{};)}"),
        ("/* { */.ours{a:b}/*}*/.theirs{a:b}", ".ours{a:b}"),
        (".ours{width:1.5rem}p{margin:.5em}", ".ours{width:1.5rem}p{margin:.5em}"),
    ],
)
def test_rules(css: str, kept: str) -> None:
    assert trimmed(css, USED) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1;--b:2}p{c:var(--b)}", ":root{--b:2}p{c:var(--b)}"),
        (":root{--a:var(--b);--b:2}", ":root{}"),  # nobody asks for a, so nobody for b
        (':root{--a:url("x;}y");--b:2}p{c:var(--b)}', ":root{--b:2}p{c:var(--b)}"),
        (":root{--a:1}p{c:var(--a, 2)}", ":root{--a:1}p{c:var(--a, 2)}"),
    ],
)
def test_values_that_nobody_asks_for_go(css: str, kept: str) -> None:
    assert trimmed(css, USED) == kept


def test_another_sheet_may_ask_for_a_value() -> None:
    assert trimmed(":root{--a:1;--b:2}", USED, "p{c:var(--a)}") == ":root{--a:1;}"


def test_classes_are_those_that_templates_and_scripts_name(tmp_path: Path) -> None:
    page, script = tmp_path / "page.html", tmp_path / "script.js"
    page.write_text('<p class="one two--{{ three }}">four</p>', encoding="utf-8")
    script.write_text('el("p", { className: "five" }); e.classList.add("six");', encoding="utf-8")
    used = used_classes([page, script])
    assert {"one", "five", "six"} <= used
    assert "four" not in used
