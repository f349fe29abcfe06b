"""What stands in a single file: YAML, fields, types, translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.loading import load, read

from .conftest import Spoil, problems

T01 = "tasks/t01.yml"


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
            "nl: no",
            "11:9: examples[0].nl: the bare word no, which YAML reads as false; "
            'for the word write "no" between quotes; else write true or false',
            id="the word no",
        ),
        pytest.param(
            "nl: [woord]",
            "nl: [on]",
            "27:8: keywords.nl[0]: the bare word on, which YAML reads as true; "
            'for the word write "on" between quotes; else write true or false',
            id="the word on in a list",
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
            "4:8: title: 'Titel'; expected fields below it: nl, en",
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
            "en: An example: this one",
            "12:19: not valid YAML (mapping values are not allowed in this context); "
            "look at the colons, quotes and indentation here and on the line before",
            id="a colon in a text",
        ),
        pytest.param(
            "en: An example",
            "en: *example*",
            "12:17: not valid YAML (while scanning an alias did not find expected alphabetic or "
            "numeric character); a text that begins with * or & stands between quotes",
            id="a star before a text",
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
            "3:6: id2.x: a reference with *; write the text out; anchors are not used here",
            id="a reference to itself",
        ),
        pytest.param(
            "# yaml-language-server: $schema=../schema/task.json",
            "# a task",
            "1:1: a first line that names no schema; "
            "write # yaml-language-server: $schema=../schema/task.json",
            id="no schema on the first line",
        ),
    ],
)
def test_a_mistake_in_a_file(spoil: Spoil, old: str, new: str, expected: str) -> None:
    assert f"data/{T01}:{expected}" in spoil(T01, old, new)


def test_a_word_that_yaml_misreads_is_reported_once(spoil: Spoil) -> None:
    assert len(spoil(T01, "nl: Een voorbeeld", "nl: yes")) == 1


def test_a_file_name_that_is_not_the_id(data: Path) -> None:
    (data / T01).rename(data / "tasks/t09.yml")
    assert (
        "data/tasks/t09.yml:2:5: id: the id 'T01' in a file called t09.yml; "
        "rename the file to t01.yml, or correct the id"
    ) in problems(data)


def test_an_empty_file(data: Path) -> None:
    (data / "terms").mkdir()
    (data / "terms/wifi.yml").write_text("", encoding="utf-8")
    assert "data/terms/wifi.yml:1:1: an empty file; expected a record" in problems(data)


def test_a_file_that_is_not_utf_8(data: Path) -> None:
    path = data / T01
    path.write_bytes(path.read_bytes().replace(b"Een voorbeeld", b"\xe9\xe9n"))
    assert (
        "data/tasks/t01.yml:11:1: bytes that are not UTF-8; save the file as UTF-8"
    ) in problems(data)


def test_a_file_in_a_folder_that_nobody_reads(data: Path) -> None:
    (data / "taks").mkdir()
    (data / "taks/t03.yml").write_text("id: T03", encoding="utf-8")
    (data / "tasks/t03.yaml").write_text("id: T03", encoding="utf-8")
    assert problems(data) == [
        "data/taks/t03.yml:1:1: a file in a folder that holds no data; did you mean 'tasks'?",
        "data/tasks/t03.yaml:1:1: a file that ends in '.yaml'; data files end in .yml",
    ]


def test_all_mistakes_of_a_run_are_reported_in_order(data: Path) -> None:
    for name in ("tasks/t02.yml", "tasks/p01.yml"):
        text = (data / name).read_text(encoding="utf-8")
        spoilt = text.replace("nl: Uitleg", "nl: no\n  xx: Uitleg").replace("school", "scool")
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
        "data/roles/tict.yml:3:8: order: 'one'; expected a whole number, without quotes"
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
