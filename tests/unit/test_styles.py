"""Of the theme's style sheet stays what could meet our pages, and nothing is cut in half."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.styles import StyleError, Vocabulary, rules_in, sheet, vocabulary

KNOWN = Vocabulary(
    tags=frozenset(["h1", "p"]),
    classes=frozenset(["ours", "also", "kind--"]),
    words=frozenset(["data-x", "one", "main"]),
)


def published(folder: Path, theirs: str, ours: str = "") -> str:
    """What is published of a sheet of the theme, with one of ours behind it."""
    paths = folder / "theirs.css", folder / "ours.css"
    for path, css in zip(paths, (theirs, ours), strict=True):
        path.write_text(css, encoding="utf-8")
    return sheet(rules_in(paths, KNOWN), KNOWN)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".ours{a:b}", ".ours{a:b}"),
        (".theirs{a:b}", ""),
        (".ours .theirs{a:b}", ""),
        (".kind--T .kind{a:b}", ""),
        (".kind--T{a:b}", ".kind--T{a:b}"),  # the end of its name comes from the data
        (".theirs,.ours>p{a:b}", ".ours>p{a:b}"),
        ("p,b{a:b}", "p{a:b}"),
        ("P{a:b}", "P{a:b}"),
        ("*{a:b}", "*{a:b}"),
        ("#main,#other{a:b}", "#main{a:b}"),
        ("[data-x],[data-y]{a:b}", "[data-x]{a:b}"),
        ("[data-x=one],[data-x=two]{a:b}", "[data-x=one]{a:b}"),
        ("[data-x^=tw]{a:b}", "[data-x^=tw]{a:b}"),  # may begin another word
        (".ours:is(h1,.also){a:b}", ".ours:is(h1,.also){a:b}"),
        (".ours:is(b,.also){a:b}", ".ours:is(b,.also){a:b}"),  # one of them will do
        (".ours:is(b,.theirs){a:b}", ""),
        (".ours:not(.theirs){a:b}", ".ours:not(.theirs){a:b}"),
        (".ours:has(>.theirs){a:b}", ""),
        (".ours:hover::before{a:b}", ".ours:hover::before{a:b}"),
        (".ours::-webkit-scrollbar-thumb:hover{a:b}", ".ours::-webkit-scrollbar-thumb:hover{a:b}"),
        (".theirs::-webkit-scrollbar{a:b}", ""),
        ("#theirs::slotted(p){a:b}", ""),
        ("::selection{a:b}", "::selection{a:b}"),
        ("@media print{.theirs{a:b}}", ""),
        ("@media print{.theirs{a:b}.ours{a:b}}", "@media print{.ours{a:b}}"),
        ("@media x{@supports (y){.ours{a:b}}}", "@media x{@supports (y){.ours{a:b}}}"),
        ("@page{margin:1cm}", "@page{margin:1cm}"),
        ("@keyframes k{0%{a:b}to{a:c}}", ""),
        ('@charset "UTF-8";.ours{a:b}', '@charset "UTF-8";.ours{a:b}'),
        ('.ours{a:"}"}.theirs{a:"{"}p{a:b}', '.ours{a:"}"}p{a:b}'),
        (".ours{a:url(data:x,{};)}.theirs{a:b}", ".ours{a:url(data:x,{};)}"),
        ("/* { */.ours{a:b}/*}*/.theirs{a:b}", ".ours{a:b}"),
        (".ours{width:1.5rem}p{margin:.5em}", ".ours{width:1.5rem}p{margin:.5em}"),
        (".ours{a:b!important;c:d}", ".ours{a:b!important;c:d}"),
    ],
)
def test_rules(tmp_path: Path, css: str, kept: str) -> None:
    assert published(tmp_path, css) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1;--b:2}p{c:var(--b)}", ":root{--b:2}p{c:var(--b)}"),
        (":root{--a:var(--b);--b:2}", ""),  # nothing reads a, so nothing reads b
        (':root{--a:url("x;}y");--b:2}p{c:var(--b)}', ":root{--b:2}p{c:var(--b)}"),
        (":root{--a:1}p{c:var(--a, 2)}", ":root{--a:1}p{c:var(--a,2)}"),
    ],
)
def test_values_that_nothing_reads_go(tmp_path: Path, css: str, kept: str) -> None:
    assert published(tmp_path, css).replace("var(--a, 2)", "var(--a,2)") == kept


def test_ours_may_read_a_value_and_play_keyframes_of_theirs(tmp_path: Path) -> None:
    theirs = ":root{--a:1;--b:2}@keyframes k{to{a:b}}@keyframes l{to{a:b}}"
    ours = "p{c:var(--a);animation:1s k}"
    assert published(tmp_path, theirs, ours) == f":root{{--a:1}}@keyframes k{{to{{a:b}}}}{ours}"


def test_ours_lose_comments_and_blanks_and_nothing_else(tmp_path: Path) -> None:
    ours = """
    /* Why. */
    .ours > h1,
    .ours ~ p :is(h1, p) {
      margin: calc(1px + 2px) 0 /* half */ auto;
      font: 1rem / 1.5  "A  b", serif;
      content: "  ";
    }
    @media screen and (min-width: 60em) { .ours { --x: 1px  2px; top: var(--x); } }
    """
    assert published(tmp_path, "", ours) == (
        ".ours>h1,.ours~p :is(h1, p){margin:calc(1px + 2px) 0 auto;"
        'font:1rem / 1.5 "A  b",serif;content:"  "}'
        "@media screen and (min-width: 60em){.ours{--x:1px 2px;top:var(--x)}}"
    )


def test_a_kind_of_page_gets_what_it_can_meet_in_the_same_order(tmp_path: Path) -> None:
    css = "p{a:b}.ours,.also{a:c}@media x{.also{a:d}}:root{--a:1;--b:2}.also{a:var(--a)}h1{a:e}"
    (tmp_path / "all.css").write_text(css, encoding="utf-8")
    rules = rules_in([tmp_path / "all.css"], KNOWN)
    less = Vocabulary(frozenset(["p"]), frozenset(["ours"]), frozenset())
    assert sheet(rules, less) == "p{a:b}.ours{a:c}"
    more = Vocabulary(frozenset(["h1"]), frozenset(["also"]), frozenset())
    wanted = ".also{a:c}@media x{.also{a:d}}:root{--a:1}.also{a:var(--a)}h1{a:e}"
    assert sheet(rules, more) == wanted
    assert sheet(rules, KNOWN) == css.replace(";--b:2", "")  # what was read stays as it is


@pytest.mark.parametrize("operator", ["=", "~="])
def test_a_value_that_nobody_writes_is_met_nowhere(tmp_path: Path, operator: str) -> None:
    css = f"[data-x{operator}one]{{a:b}}"
    (tmp_path / "all.css").write_text(css, encoding="utf-8")
    rules = rules_in([tmp_path / "all.css"], KNOWN)
    words = ["data-x", "one"]
    assert sheet(rules, Vocabulary(frozenset(), frozenset(), frozenset(words))) == css
    assert sheet(rules, Vocabulary(frozenset(), frozenset(), frozenset(words[:1]))) == ""


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("p {\n  colour\n}", "ours.css:2:3: "),
        ("p { a: b }\n}", "ours.css:2:1: "),
        ("p {\n  a: b;\n  @media print { b { c: d } }\n}", "ours.css:3:3: a rule inside a rule"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, css: str, told: str) -> None:
    with pytest.raises(StyleError) as error:
        published(tmp_path, "", css)
    assert str(error.value).startswith(told)


def test_pages_are_made_of_what_templates_scripts_and_markdown_name(tmp_path: Path) -> None:
    page, script = tmp_path / "page.html", tmp_path / "script.js"
    page.write_text('<main id="seven" class="one two--{{ three }}">four</main>', encoding="utf-8")
    program = 'el("dl", { className: on ? "five" : "none" }); e.innerHTML = `<i class="six">`;'
    script.write_text(program, encoding="utf-8")
    known = vocabulary([page], [script])
    assert known.classes >= {"one", "five", "none", "six"}
    assert "four" not in known.classes
    assert known.tags >= {"main", "dl", "i", "blockquote"}
    assert "video" not in known.tags
    assert known.words >= {"id", "seven", "class"}


def test_what_a_script_writes_on_an_element_is_known(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text('link.dataset.theAddress = "x";', encoding="utf-8")
    assert "data-the-address" in vocabulary([], [tmp_path / "one.js"]).words


def test_it_does_not_matter_in_which_order_scripts_are_read(tmp_path: Path) -> None:
    """A folder lists them as the system likes, and one can leave a quote open."""
    open_, other = tmp_path / "open.js", tmp_path / "other.js"
    open_.write_text('const quote = /`/; el("p", { className: "one" });\n', encoding="utf-8")
    other.write_text("el(`two`, { three: 3 }, `four`);\n", encoding="utf-8")
    known = vocabulary([], [open_, other])
    assert known == vocabulary([], [other, open_])
    assert known.classes >= {"one", "two", "four"}
    assert "three" not in known.classes


@pytest.mark.parametrize(
    "program",
    [
        """const made = [/`/, `${kind}`, `tw-part__${letter} tw-whole`];\n""",
        """const made = [/"/, "tw-part__", "tw-whole"];\n""",
        """const made = `"${safe.replaceAll('"', '""')}"`;\nel(`a`, `tw-part__${"tw-whole"}`);\n""",
    ],
)
def test_a_quote_that_is_none_hides_no_word(tmp_path: Path, program: str) -> None:
    (tmp_path / "one.js").write_text(program, encoding="utf-8")
    known = vocabulary([], [tmp_path / "one.js"])
    assert known.knows_class("tw-part__A")
    assert known.knows_class("tw-whole")
