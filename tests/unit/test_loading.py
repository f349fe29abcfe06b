"""What stands in a single file: YAML, fields, types, translations."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from teamwijzer import loader
from teamwijzer.loading import Known, load, read, read_again
from teamwijzer.model import LANGUAGES, Source, Task
from teamwijzer.problems import DataError
from teamwijzer.signs import LOST, named

from .conftest import Spoil, problems

T01 = "tasks/t01.yml"


@pytest.fixture(params=["libyaml", "without"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two that may read a file."""
    if request.param == "without":
        monkeypatch.setattr(loader, "LOADER", loader.SlowLoader)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML has no libyaml")


def test_the_small_data_set_is_right(data: Path) -> None:
    assert problems(data) == []
    assert len(read(data).records["tasks"]) == 3


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "cluster: technical\n",
            "cluster: technical\ncluster: technical\n",
            "4:1: cluster: 'cluster' stands here a second time (first on line 3); keep one of them",
            id="duplicate key",
        ),
        pytest.param(
            "cluster: technical\n",
            "cluster: technical\nclustr: technical\n",
            "4:1: clustr: unknown field 'clustr'; did you mean 'cluster'?",
            id="unknown key, one letter off",
        ),
        pytest.param(
            "  why:\n",
            "  colour: purple\n  why:\n",
            "17:3: level.colour: unknown field 'colour'; expected one of: at, why",
            id="unknown key in a part",
        ),
        pytest.param(
            "nl: Een voorbeeld",
            "nl: False",
            "11:9: examples[0].nl: the bare word False, which YAML reads as false; "
            'for the word write "False" between quotes; else write true or false',
            id="the word False",
        ),
        pytest.param(
            "nl: [woord]",
            "nl: [TRUE]",
            "27:8: keywords.nl[0]: the bare word TRUE, which YAML reads as true; "
            'for the word write "TRUE" between quotes; else write true or false',
            id="the word TRUE in a list",
        ),
        pytest.param(
            "nl: Titel T01",
            "nl: 2026",
            "5:7: title.nl: 2026; expected text: put it between quotes",
            id="a number for a text",
        ),
        pytest.param(
            "nl: Titel T01",
            "nl: 2026-09-01",
            "5:7: title.nl: 2026-09-01; expected text: put it between quotes",
            id="a date for a text",
        ),
        pytest.param(
            "title:\n  nl: Titel T01\n  en: Title T01\n",
            "title: Titel\n",
            f"4:8: title: 'Titel'; expected fields below it: {', '.join(LANGUAGES)}",
            id="a text for a translation",
        ),
        pytest.param(
            "related: [T02]",
            "related: T02",
            "25:10: related: 'T02'; expected a list: lines that begin with a dash",
            id="a text for a list",
        ),
        pytest.param(
            "  en: Title T01\n",
            "",
            "4:1: title.en: no text in 'en'; add a line `en:` with the translation",
            id="a missing translation",
        ),
        pytest.param(
            "en: Title T01",
            "en:",
            "6:6: title.en: nothing; expected text",
            id="a translation without text",
        ),
        pytest.param(
            "en: Title T01",
            'en: "  "',
            "6:7: title.en: an empty text; expected words",
            id="a blank translation",
        ),
        pytest.param(
            "cluster: technical\n",
            "",
            "2:1: cluster: no 'cluster'; add a line `cluster:`",
            id="a missing field",
        ),
        pytest.param(
            "part: leads",
            "part: leeds",
            "22:11: roles[0].part: 'leeds'; did you mean 'leads'?",
            id="a word that is not one of the choices",
        ),
        pytest.param(
            "id: T01",
            "id: T1",
            "2:5: id: 'T1'; expected a task code: T, P, B or A and two digits, such as T01",
            id="a code of another shape",
        ),
        pytest.param(
            "  - nl: Nog een voorbeeld\n    en: Another example\n",
            "",
            "11:3: examples: a list of 1; expected at least 2",
            id="too few examples",
        ),
        pytest.param(
            "en: An example",
            "en: !example",
            "12:9: examples[0].en: the tag '!example'; "
            "put a text that begins with ! between quotes",
            id="a tag",
        ),
        pytest.param(
            "id: T01",
            "id: T01\nid2: &a {x: *a}",
            "3:10: id2.x: a reference with *; write the text out; anchors are not used here",
            id="a reference to itself",
        ),
        pytest.param(
            "# yaml-language-server: $schema=../schema/task.json",
            "# yaml-language-server: $schema=../schema/role.json",
            "1:1: a first line that names another schema; "
            "write # yaml-language-server: $schema=../schema/task.json, or take it out",
            id="another schema on the first line",
        ),
        pytest.param(
            "nl: Titel T01",
            "nl: \u201cTitel T01\u201d",
            "5:7: title.nl: a title wholly between \u201c and \u201d; "
            "take them out, or write the straight quotes of YAML",
            id="typographic quotes around a title",
        ),
    ],
)
@pytest.mark.usefixtures("parser")
def test_a_mistake_in_a_file(spoil: Spoil, old: str, new: str, expected: str) -> None:
    assert f"data/{T01}:{expected}" in spoil(T01, old, new)


QUOTES = "put the whole text between quotes"
TITLE = "title:\n  nl: Titel T01\n  en: Title T01\n"
EXAMPLES = "examples:\n  - nl: Een voorbeeld\n    en: An example\n"
DATES = "2026-09-01, 2026-09 or 2026"
MADE = ", which a program made of another sign when it saved the file"
CLASH = (
    "the mark of two versions that clash; "
    "keep one of the two versions, and take out the lines with these signs"
)
NEIGHBOURS = "line it up with its neighbours"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            TITLE,
            "title:\n\tnl: Titel T01\n  en: Title T01\n",
            "5:1: a tab; indent with spaces, two a step",
            id="a tab",
        ),
        pytest.param(
            TITLE,
            "title:\n\u00a0 nl: Titel T01\n  en: Title T01\n",
            "5:1: the space U+00A0; replace it by an ordinary space",
            id="a space that is not one",
        ),
        pytest.param(
            TITLE,
            "title:\n  nl:\u00a0Titel T01\n  en: Title T01\n",
            "5:6: the space U+00A0; replace it by an ordinary space",
            id="a no-break space after a colon",
        ),
        pytest.param(
            TITLE,
            "title:\n  nl: Titel T01\n  en:\u00a0Title T01\n",
            "6:6: the space U+00A0; replace it by an ordinary space",
            id="a no-break space after the last colon",
        ),
        pytest.param(
            TITLE,
            "title:\n  nl:\u00a0Titel T01\n  en:\u00a0Title T01\n",
            "5:3: title: the space U+00A0; replace it by an ordinary space",
            id="no-break spaces after every colon",
        ),
        *(
            pytest.param(
                EXAMPLES,
                f"examples:\n  {dot} nl: Een voorbeeld\n    en: An example\n",
                f"11:3: a {dot} before a field; "
                "an item of a list begins with a -, the hyphen of the keyboard",
                id=f"U+{ord(dot):04X} for a dash",
            )
            for dot in ("*", "\u2013", "\u2022")
        ),
        pytest.param(
            "related: [T02]",
            "related:\n  \u2013 at: T02",
            "26:3: related: a \u2013 before a field; "
            "an item of a list begins with a -, the hyphen of the keyboard",
            id="a long dash that YAML takes for a word",
        ),
        pytest.param(
            TITLE,
            "title:\n  nl:Titel T01\n  en: Title T01\n",
            "5:5: nl: without a space; write one after the colon",
            id="no space after a colon",
        ),
        pytest.param(
            "cluster: technical",
            "cluster:technical",
            "3:8: cluster: without a space; write one after the colon",
            id="no space after the colon of a field",
        ),
        pytest.param(
            EXAMPLES,
            "examples:\n  -nl: Een voorbeeld\n    en: An example\n",
            "11:3: a dash without a space; write one after it",
            id="no space after a dash",
        ),
        pytest.param(
            TITLE,
            "title:\n  nl: Titel T01\n   en: Title T01\n",
            f"6:4: 'en' further to the right than the line above it; {NEIGHBOURS}",
            id="one space too many",
        ),
        pytest.param(
            EXAMPLES,
            "examples:\n    nl: Een voorbeeld\n    en: An example\n",
            "13:3: a line that does not line up with those above it; "
            f"{NEIGHBOURS}; an item of a list begins with a dash",
            id="no dash",
        ),
        pytest.param(
            "nl: Uitleg over T01.",
            "nl: >-\n    Uitleg over\n  T01 en meer.",
            "10:3: 'T01 en meer.', which is neither a field nor part of a text; "
            "a field ends in a colon; a text that goes on stands further to the right",
            id="a text that goes on at the margin",
        ),
        pytest.param(
            "en: An example",
            "en: An example: this one",
            f"12:19: a colon and a space inside a text; {QUOTES}",
            id="a colon in a text",
        ),
        *(
            pytest.param(
                "en: An example",
                f"en: {text}",
                f"12:9: a text that begins with {text[0]}; {QUOTES}",
                id=f"{text[0]} before a text",
            )
            for text in ("@home", "%s", "`code`", "- dash", "? what")
        ),
        *(
            pytest.param(
                "en: An example",
                f"en: {text}",
                f"12:17: a text that begins with {text[0]}; {QUOTES}",
                id=f"{text[0]} before a text",
            )
            for text in ("*example*", "&example;")
        ),
        *(
            pytest.param(
                "en: An example",
                f"en: {sign} five devices",
                f"12:11: words after {sign}; put them on the next line, or {QUOTES}",
                id=f"{sign} before a text",
            )
            for sign in (">", "|")
        ),
        pytest.param(
            "en: An example",
            'en: "An" example',
            f'12:14: words after what begins with "; {QUOTES}',
            id="a word between quotes",
        ),
        pytest.param(
            "en: An example",
            "en: 'The school's example'",
            f"12:21: words after what begins with '; {QUOTES}; "
            "an apostrophe inside '…' is written twice",
            id="an apostrophe between quotes",
        ),
        pytest.param(
            "en: An example",
            'en: "An example',
            "12:9: a quote that is never closed; end the text with the sign that it begins with",
            id="a quote that is not closed",
        ),
        pytest.param(
            "related: [T02]",
            "related: [T02",
            f"25:10: a [ without ]; write ], or, if it is a text, {QUOTES}",
            id="a list that is not closed",
        ),
        pytest.param(
            "en: An example",
            "en: {An example",
            f"12:9: a {{ without }}; write }}, or, if it is a text, {QUOTES}",
            id="a brace that is not closed",
        ),
        pytest.param(
            "cluster: technical\n",
            "cluster: technical\n---\n",
            "4:1: a second record; "
            "one record a file: take the --- out, or make a file of what follows",
            id="two records",
        ),
        pytest.param(
            "cluster: technical\n",
            "<<<<<<< HEAD\ncluster: technical\n=======\ncluster: policy\n>>>>>>> mine\n",
            f"3:1: {CLASH}",
            id="a merge that was not finished",
        ),
        pytest.param(
            "nl: Uitleg over T01.",
            "nl: >-\n    Uitleg\n    <<<<<<< HEAD\n    over T01.\n    =======\n    van T01.",
            f"10:1: {CLASH}",
            id="a merge in a block of text",
        ),
        pytest.param(
            "nl: Uitleg over T01.",
            "nl: >-\n    Uitleg\n    =======\n    van T01.",
            f"10:1: {CLASH}",
            id="what is left of a merge in a block of text",
        ),
        pytest.param(
            "en: An example",
            "en: An\a example",
            "12:11: the invisible sign U+0007; take it out",
            id="a sign that nobody sees",
        ),
        pytest.param(
            "en: An example",
            'en: "C:\\dir"',
            "12:12: a \\ before what it has no meaning for; "
            "in a text between double quotes a \\ is written twice",
            id="a backslash before a letter",
        ),
        pytest.param(
            "en: An example",
            'en: "An \\ud800"',
            "12:13: a \\ before what it has no meaning for; "
            "in a text between double quotes a \\ is written twice",
            id="half of a sign",
        ),
        pytest.param(
            "en: An example",
            "en: An example of use # in a text",
            "12:9: examples[0].en: a # after a space, from where YAML leaves out the rest; "
            f"{QUOTES}; before a remark write two spaces",
            id="a # in a text",
        ),
        pytest.param(
            "id: T01",
            "id: !!python/name:os.system T01",
            "2:5: id: the tag 'tag:yaml.org,2002:python/name:os.system'; "
            "put a text that begins with ! between quotes",
            id="a tag of a program",
        ),
        pytest.param(
            "related: [T02]",
            "related: " + "[" * 60 + "]" * 60,
            "25:59: more than 50 lists or fields inside each other; "
            "look for a bracket that is not closed",
            id="too deep",
        ),
        pytest.param(
            "related: [T02]",
            "related:\n" + "".join(f"{' ' * depth}- \n" for depth in range(60)),
            "75:50: more than 50 lists or fields inside each other; "
            "look for a bracket that is not closed",
            id="too deep, line below line",
        ),
    ],
)
@pytest.mark.usefixtures("parser")
def test_what_is_no_yaml_is_told_in_words(spoil: Spoil, old: str, new: str, expected: str) -> None:
    assert spoil(T01, old, new) == [f"data/{T01}:{expected}"]


def test_a_mistake_in_a_name_hides_none_below_it(data: Path) -> None:
    path = data / T01
    good = path.read_text(encoding="utf-8")
    first = good.count("\n") + 1
    path.write_text(f"{good}• a: 1\n• b: 2\nid: T01\n", encoding="utf-8")
    assert [line.partition(": ")[0] for line in problems(data)] == [
        f"data/{T01}:{line}:1" for line in range(first, first + 3)
    ]


UNFIT = [*range(9), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
UNFIT += [0x2028, 0x2029, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]


@pytest.mark.parametrize("name", [T01, "ui/site.yml"])
@pytest.mark.parametrize(
    ("before", "after", "place"),
    [('x: "a', 'b"', "7: x{0:03}: "), ('"x', '": a', "1: ")],
    ids=["in a value", "in a name"],
)
def test_a_sign_that_no_document_can_hold_is_found(
    data: Path, name: str, before: str, after: str, place: str
) -> None:
    good = (data / name).read_text(encoding="utf-8")
    first = good.count("\n") + 1
    # As it is, each in a line.
    raw = [sign for sign in UNFIT if sign != 0x0D]  # that one ends a line
    lines = [f"{before}{chr(sign)}{after}\n" for sign in raw]
    (data / name).write_text(good + "".join(lines), encoding="utf-8")
    assert problems(data)[: len(raw)] == [
        f"data/{name}:{line}:{len(before) + 1}: the invisible sign {named(chr(sign))}; take it out"
        for line, sign in enumerate(raw, first)
    ]
    # With a backslash.
    lines = [
        f"{before.replace('x', f'x{line:03}')}\\U{sign:08x}{after}\n"
        for line, sign in enumerate(UNFIT, first)
    ]
    (data / name).write_text(good + "".join(lines), encoding="utf-8")
    told = problems(data)
    for line, sign in enumerate(UNFIT, first):
        found = f"{place.format(line)}the sign {named(chr(sign))}, written with a \\ in front"
        expected = "take it out: not every page and document can hold it"
        assert f"data/{name}:{line}:{found}; {expected}" in told


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        (
            LOST,
            f"the sign {named(LOST)}, where another was lost; write what stood here",
        ),
        ("\u202e", "the invisible sign U+202E (right-to-left override); take it out"),
        ("\u2066", "the invisible sign U+2066 (left-to-right isolate); take it out"),
        ("\u200b", "the invisible sign U+200B (zero width space); take it out"),
        ("\u200d", "the invisible sign U+200D (zero width joiner); take it out"),
        ("\u00ad", "the invisible sign U+00AD (soft hyphen); take it out"),
        ("\ufeff", "the invisible sign U+FEFF (zero width no-break space); take it out"),
        ("\x1b", "the invisible sign U+001B; take it out"),
        ("\u2028", "the invisible sign U+2028 (line separator); take it out"),
        (
            "\ue000",
            "the sign U+E000, which only some computers know; write an ordinary sign",
        ),
        *(
            (
                sign.encode().decode("cp1252"),
                f"{sign.encode().decode('cp1252')!r}{MADE}; write {sign!r}",
            )
            for sign in ("ë", "é", "\u2019", "€", "\u2026")
        ),
    ],
)
@pytest.mark.parametrize("name", [T01, "../content/nl/wifi.md"])
def test_a_spoilt_or_invisible_sign_is_found_where_it_stands(
    data: Path, name: str, signs: str, told: str
) -> None:
    path = data / name
    if not path.exists():
        path.parent.mkdir(parents=True)
        path.write_text("---\ntitle: Wifi\ndescription: Over wifi\n---\n\nEen voorbeeld\n", "utf-8")
    text = path.read_text(encoding="utf-8")
    before, _, _ = text.partition("voorbeeld")
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 5
    path.write_text(text.replace("voorbeeld", f"voor{signs}beeld", 1), encoding="utf-8")
    shown = name.removeprefix("../") if name.startswith("..") else f"data/{name}"
    assert f"{shown}:{line}:{column}: {told}" in problems(data)


def test_marks_of_a_merge_in_prose(data: Path) -> None:
    path = data / "../content/nl/wifi.md"
    path.parent.mkdir(parents=True)
    head = "---\ntitle: Wifi\ndescription: Over wifi\n---\n"
    path.write_text(f"{head}\nKop\n=======\n\n>>>>>>> mine\n", encoding="utf-8")
    found = [line for line in problems(data) if "clash" in line]
    assert found == [f"content/nl/wifi.md:9:1: {CLASH}"]


@pytest.mark.parametrize(
    "signs",
    ["👩\u200d💻", "❤\ufe0f\u200d🔥", "“CAFÉ”", "café…”", "à », Ångström, â, São, naïef", "\u00a0"],
)
def test_a_sign_that_is_right_is_left_alone(spoil: Spoil, signs: str) -> None:
    assert spoil(T01, "Een voorbeeld", f"Een {signs} voorbeeld") == []


@pytest.mark.parametrize(
    "text",
    [
        "nl: Titel T01\n  en: Title T01\nremark:\nreviewed:\ncore:\ncondition: {}\n",
        'nl: Titel T01\n  en: Title T01\nremark: {nl: "", en: " "}\ncore: {reason: {nl: }}\n',
    ],
)
def test_an_optional_field_in_which_nothing_stands_counts_as_absent(
    data: Path, spoil: Spoil, text: str
) -> None:
    assert spoil(T01, "nl: Titel T01\n  en: Title T01\n", text) == []
    assert spoil(T01, "    part: leads\n", "    part: leads\n    note:\n") == []
    empty = "elsewhere:\nkeywords:\n  nl: []\n  en: [ ]\n"
    assert spoil("pages/home.yml", "id: home\n", f"id: home\n{empty}") == []
    loaded, _ = load(data)
    task = loaded.of(Task)["T01"]
    assert (task.remark, task.core, task.reviewed, task.roles[0].note) == (None,) * 4


def test_a_field_that_is_half_filled_in_is_told(spoil: Spoil) -> None:
    assert spoil(T01, "cluster: technical\n", "cluster: technical\nremark:\n  nl: Ja\n  en:\n") == [
        f"data/{T01}:6:6: remark.en: nothing; expected text"
    ]


def test_a_file_need_not_name_its_schema(data: Path) -> None:
    for path in data.rglob("*.yml"):
        _, _, rest = path.read_text(encoding="utf-8").partition("\n")
        path.write_text(rest, encoding="utf-8")
    assert problems(data) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-10-10", "2023-10-10"),
        ("2023-10", "2023-10"),
        ("2023", "2023"),
        ('"2023-10-10"', "2023-10-10"),
    ],
)
def test_the_date_of_a_source_is_written_as_every_other(
    data: Path, spoil: Spoil, written: str, read: str
) -> None:
    assert spoil("sources/report.yml", "order: 1\n", f"order: 1\ndate: {written}\n") == []
    loaded, _ = load(data)
    assert loaded.of(Source)["report"].date == read


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "2023-02-30",
            "date: 2023-02-30, which is no day of the calendar; write it as 2026-09-01",
        ),
        *(
            (
                written,
                f"date: {shown}; expected a day, month or year, such as {DATES}",
            )
            for written, shown in (
                ("2023-13", "'2023-13'"),
                ("mei 2023", "'mei 2023'"),
                ("23", "'23'"),
            )
        ),
    ],
)
def test_a_date_of_a_source_that_is_none(spoil: Spoil, written: str, told: str) -> None:
    assert spoil("sources/report.yml", "order: 1\n", f"order: 1\ndate: {written}\n") == [
        f"data/sources/report.yml:4:7: {told}"
    ]


def test_what_only_looks_wrong_is_left_alone(data: Path) -> None:
    path = data / T01
    text = path.read_text(encoding="utf-8")
    text = text.replace("en: An example", 'en: "An example: # [{ of use"')
    text = text.replace("nl: Een voorbeeld", "nl: Een voorbeeld  # een opmerking")
    text = text.replace("nl: Uitleg over T01.", "nl: >-\n    Uitleg: over # T01.\n    - meer")
    path.write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    loaded, found = load(data)
    assert found == []
    task = loaded.of(Task)["T01"]
    assert (task.examples[0].nl, task.examples[0].en) == (
        "Een voorbeeld",
        "An example: # [{ of use",
    )
    assert task.description.nl == "Uitleg: over # T01. - meer"


def test_a_file_that_is_too_large(data: Path) -> None:
    path = data / T01
    path.write_text(path.read_text("utf-8").replace("Een voorbeeld", "x" * 200_000), "utf-8")
    assert "data/tasks/t01.yml:1:1: a file of 200 kB; expected at most 200 kB of text" in problems(
        data
    )


def test_a_file_that_cannot_be_read(data: Path) -> None:
    (data / T01).unlink()
    (data / T01).mkdir()
    (found,) = [line for line in problems(data) if "no file that can be read (" in line]
    assert found.startswith(f"data/{T01}:1:1:")
    assert found.endswith("; replace it by a file with text")


def test_a_number_with_more_digits_than_python_reads(spoil: Spoil) -> None:
    (found,) = spoil("roles/tict.yml", "order: 1", f"order: {'9' * 5000}")
    assert found.endswith("…'; expected a whole number, without quotes")


def test_a_word_that_yaml_misreads_is_reported_once(spoil: Spoil) -> None:
    assert len(spoil(T01, "nl: Een voorbeeld", "nl: True")) == 1


@pytest.mark.parametrize("word", ["yes", "No", "on", "OFF"])
def test_a_word_that_only_old_yaml_misreads_is_a_text(data: Path, word: str) -> None:
    path = data / T01
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("nl: Een voorbeeld", f"nl: {word}"), encoding="utf-8")
    assert read(data).of(Task)["T01"].examples[0].nl == word


def test_a_file_name_that_is_not_the_id(data: Path) -> None:
    (data / T01).rename(data / "tasks/t09.yml")
    assert problems(data) == [
        (
            "data/tasks/t09.yml:2:5: id: the id 'T01' in a file called t09.yml; "
            "rename the file to t01.yml, or correct the id"
        )
    ]


def test_a_copy_of_a_file(data: Path) -> None:
    copy = data / "tasks/t01 (copy).yml"
    copy.write_bytes((data / T01).read_bytes())
    assert problems(data) == [
        (
            "data/tasks/t01 (copy).yml:2:5: id: the id 'T01' in a file called t01 (copy).yml; "
            "t01.yml is there too: give this one an id and a name of its own"
        )
    ]


@pytest.mark.parametrize("name", ["t01.yaml", "t01.YML", "t01.yml.txt", "t01"])
def test_a_file_with_another_ending_is_the_only_mistake(data: Path, name: str) -> None:
    (data / T01).rename(data / "tasks" / name)
    ending = Path(name).suffix or "nothing"
    assert problems(data) == [
        f"data/tasks/{name}:1:1: a file that ends in {ending!r}; data files end in .yml"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "description:\n",
            "descripton:\n",
            "7:1: descripton: unknown field 'descripton'; did you mean 'description'?",
        ),
        (
            "    part: leads\n",
            "    Part: leads\n",
            "22:5: roles[0].Part: unknown field 'Part'; did you mean 'part'?",
        ),
        (
            "at: school",
            "at:",
            "16:6: level.at: nothing; expected the id of a file in data/levels",
        ),
        (
            "role: tict",
            "role: Technisch ICT-coördinator",
            (
                "21:11: roles[0].role: 'Technisch ICT-coördinator'; "
                "expected the id of a file in data/roles"
            ),
        ),
        (
            "  - knowledge\n",
            "  - 7\n",
            "24:5: competences[0]: 7; expected the id of a file in data/competences",
        ),
    ],
)
def test_one_mistake_is_told_once(spoil: Spoil, old: str, new: str, expected: str) -> None:
    assert spoil(T01, old, new) == [f"data/{T01}:{expected}"]


def test_a_translation_at_the_margin(spoil: Spoil) -> None:
    assert spoil(T01, "  en: Title T01\n", "en: Title T01\n") == [
        "data/tasks/t01.yml:4:1: title.en: no text in 'en'; add a line `en:` with the translation",
        (
            "data/tasks/t01.yml:6:1: en: unknown field 'en'; "
            "a text in a language stands below its field, two spaces further"
        ),
    ]


def test_an_empty_file(data: Path) -> None:
    (data / "terms").mkdir()
    (data / "terms/wifi.yml").write_text("", encoding="utf-8")
    assert "data/terms/wifi.yml:1:1: an empty file; expected a record" in problems(data)


def test_a_file_that_is_not_utf_8(data: Path) -> None:
    path = data / T01
    path.write_bytes(path.read_bytes().replace(b"Een voorbeeld", b"\xe9\xe9n"))
    assert problems(data) == [
        "data/tasks/t01.yml:11:1: bytes that are not UTF-8; save the file as UTF-8"
    ]


def test_a_file_in_a_folder_that_nobody_reads(data: Path) -> None:
    (data / "taks").mkdir()
    (data / "taks/t03.yml").write_text("id: T03", encoding="utf-8")
    (data / "ui/more.yaml").write_text("id: T03", encoding="utf-8")
    assert problems(data) == [
        "data/taks/t03.yml:1:1: a file in a folder that holds no data; did you mean 'tasks'?",
        "data/ui/more.yaml:1:1: a file that ends in '.yaml'; data files end in .yml",
    ]


def test_all_mistakes_of_a_run_are_reported_in_order(data: Path) -> None:
    for name in ("tasks/t02.yml", "tasks/p01.yml"):
        text = (data / name).read_text(encoding="utf-8")
        spoilt = text.replace("nl: Uitleg", "nl: True\n  xx: Uitleg").replace("school", "scool")
        (data / name).write_text(spoilt, encoding="utf-8")
    found = [line.split(" ")[0] for line in problems(data)]
    assert found == [
        "data/tasks/p01.yml:8:7:",
        "data/tasks/p01.yml:9:3:",
        "data/tasks/t02.yml:8:7:",
        "data/tasks/t02.yml:9:3:",
    ]


def test_a_reference_to_a_broken_file_is_not_reported_too(spoil: Spoil) -> None:
    assert spoil("roles/tict.yml", "order: 1", "order: one") == [
        "data/roles/tict.yml:4:8: order: 'one'; expected a whole number, without quotes"
    ]


def test_what_yaml_could_misread_is_text(data: Path) -> None:
    path = data / T01
    text = path.read_text(encoding="utf-8")
    odd = '"*ster* _streep_ <b>vet</b> & \\"citaat\\" 🎒 = {{ 7 * 7 }}"'
    path.write_text(text.replace("Titel T01", odd).replace("en: Title T01", "en: 'no'"))
    loaded, found = load(data)
    assert found == []
    title = getattr(loaded.records["tasks"]["T01"], "title")  # noqa: B009  # typed as Record
    assert title.nl == '*ster* _streep_ <b>vet</b> & "citaat" 🎒 = {{ 7 * 7 }}'
    assert title.en == "no"


def test_what_is_kept_of_a_reading_tells_no_mistake_twice(data: Path) -> None:
    known: Known = {}
    path = data / "ui" / "tasks.yml"
    good = path.read_text(encoding="utf-8")
    read(data, known)
    path.write_text(f"{good}odd: 3\n", encoding="utf-8")
    told = []
    for _ in range(2):
        with pytest.raises(DataError) as error:
            read(data, known)
        told.append(str(error.value))
    assert told[0].count("tasks.yml") == 1
    assert told[1] == told[0]
    path.write_text(good, encoding="utf-8")
    assert read(data, known).ui == read(data).ui


def test_what_templates_ask_for_is_read_again(data: Path) -> None:
    before = read(data)
    templates = data.parent / "overrides" / "pages"
    templates.mkdir(parents=True)
    asking = "{{ ui.tasks.nothing_like_it }}\n"
    (templates / "task.html").write_text(asking, encoding="utf-8")
    with pytest.raises(DataError, match=r"nothing_like_it: no such word, and .*/task.html:1 asks"):
        read_again(before, data)
    name = next(iter(before.ui["tasks"]))
    (templates / "task.html").write_text(f"{{{{ ui.tasks.{name} }}}}\n", encoding="utf-8")
    again = read_again(before, data)
    assert again.asked == {("tasks", name): "overrides/pages/task.html:1"}
    assert again.records is before.records
