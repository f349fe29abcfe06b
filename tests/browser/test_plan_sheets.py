"""The planner's workbook both ways: what is read from files of any program, what is written.

The workbooks in `tests/cases/planner` went through LibreOffice and openpyxl, or were changed by
hand as schools do: sheets copied and renamed, a row and a column put in, an x for hours.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page

from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.views import Context, PlanViews
from teamwijzer.views.sheets import SheetViews
from tests.browser.plans import Maker, comparable
from tests.conftest import ROOT, Convert
from tests.documents.conftest import FORMS, WORKBOOKS
from tests.documents.test_packages import check_package

CASES = ROOT / "tests/cases/planner"
CONTEXTS = {language: Context(read(ROOT / "data"), language) for language in LANGUAGES}
DATA = {
    language: PlanViews(context).data({}) | {"sheets": SheetViews(context).data()}
    for language, context in CONTEXTS.items()
}
WORDS = {language: context.ui["plan"] for language, context in CONTEXTS.items()}
BLANK = {document.frame.language: document.content for document in WORKBOOKS}
CORE = {code for code, task in DATA["nl"]["tasks"] if task["core"]}
FIELDS = ["decides", "carries-out", "follows-up", "contact", "backup"]
KINDS = dict(DATA["nl"]["sheets"]["languages"])["nl"]["kinds"]
SEED = int(os.environ.get("SEED", "20261126"))
"""`SEED=… pytest` tries others."""
Run = Callable[..., Any]
READ = "return sheets.readWorkbook(bytes(given.file), data, given.words);"
WRITE = "return text(await sheets.writeWorkbook(bytes(given.blank), given.plan, data, given.ids ?? undefined));"


@pytest.fixture
def run(page: Page) -> Run:
    """Runs a program beside the module, the data of a language and what it is given."""
    page.goto("404.html")

    def program(body: str, language: str = "nl", **given: Any) -> Any:
        head = """
          const sheets = await import("/modules/plan/sheets.js");
          const data = { ...given.data };
          for (const name of ["tasks", "clusters", "levels", "priorities", "roles"]) data[name] = new Map(data[name]);
          const bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
          const text = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
        """
        for name in ("file", "blank"):
            if name in given:
                given[name] = given[name].decode("latin-1")
        given = {"data": DATA[language], "words": WORDS[language], **given}
        return page.evaluate(f"async (given) => {{ {head} {body} }}", given)

    return program


def written(run: Run, plan: Any, language: str = "nl", ids: list[str] | None = None) -> bytes:
    found: str = run(WRITE, language, plan=plan, ids=ids, blank=BLANK[language])
    return found.encode("latin-1")


def scenario() -> Any:
    return json.loads((CASES / "scenario.json").read_text(encoding="utf-8"))


def test_what_somebody_is_stands_beside_mandates(run: Run) -> None:
    """Also of who does nothing: they stand in the rows below those of the columns."""
    plan = scenario()
    plan["schools"] = plan["schools"][:1]
    kinds = ["person", "vacancy", "external"]
    for at, person in enumerate(plan["people"]):
        person["kind"] = kinds[at % 3]
    row = {field: ["p1", "p6"] if field == "decides" else [] for field in FIELDS}
    plan["schools"][0]["mandates"] = [[key, row] for key in ("technical", "own-1")]
    content = written(run, plan)
    found = run(READ, file=content)["plan"]
    names = {person["id"]: person["name"] for person in found["people"]}
    agreed = found["schools"][0]["mandates"]
    assert [(key, [names[id_] for id_ in one["decides"]]) for key, one in agreed] == [
        ("technical", ["An", "Farid"]),
        ("own-1", ["An", "Farid"]),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(content))[DATA["nl"]["sheets"]["mandates"]]
    texts = [value for line in sheet.iter_rows(values_only=True) for value in line]
    # What nobody needs to be told stays empty.
    assert [texts.count(text) for _, (text, *_) in KINDS] == [0, 2, 2]
    named = {person["name"]: (person["kind"], person["role"]) for person in found["people"]}
    assert named == {
        person["name"]: (person["kind"], person["role"])
        for person in plan["people"]
        if person["name"] in named
    }
    assert {"An", "Farid"} <= set(named)
    assert {kind for kind, _ in named.values()} == set(kinds)


def test_core_tasks_of_ones_own_and_many_people_elsewhere(run: Run) -> None:
    """Marks of the blank workbook go and come; who does nothing in a school needs no column there."""
    plan = scenario()
    plan["people"] += [
        {"id": f"p{n}", "name": f"Naam {n}", "kind": "person", "role": ""} for n in range(20, 33)
    ]
    plan["schools"] = plan["schools"][:1]
    plan["schools"][0]["core"] = ["T02"]
    assert run(READ, file=written(run, plan))["plan"]["schools"][0]["core"] == ["T02"]


# What is read


def sides(school: Any, code: str) -> Any:
    return dict(school["tasks"])[code]


def now(who: list[Any], level: str = "", priority: str = "") -> Any:
    nothing = {"level": "", "priority": "", "who": []}
    return {"now": {"level": level, "priority": priority, "who": who}, "goal": nothing}


def test_a_copied_pair_an_inserted_row_and_column(run: Run) -> None:
    found = run(READ, file=(CASES / "moved.xlsx").read_bytes())
    plan = found["plan"]
    assert [person["name"] for person in plan["people"]] == ["An", "Extra persoon"]
    assert [school["name"] for school in plan["schools"]] == ["De Linde", "De Beuk"]
    for school in plan["schools"]:
        assert sides(school, "T01") == now([["p1", 2], ["p2", 0.75]])
        assert sides(school, "T02") == now([["p1", 3]])
        assert sides(school, "own-1") == now([["p1", 1.25]])
        assert [own["text"] for own in school["own"]] == ["Ingevoegde eigen taak"]
        assert set(school["core"]) > CORE  # the marks of an edition that had more of them
        assert len(school["tasks"]) == 4
    assert found["told"] == [
        "An staat in meer dan één school en is als één persoon gelezen.",
        "Extra persoon staat in meer dan één school en is als één persoon gelezen.",
    ]
    assert [(s["people"], s["tasks"], s["hours"]) for s in found["summary"]["schools"]] == [
        (2, 3, [7, 0])
    ] * 2


@pytest.mark.parametrize("name", ["openpyxl", "openpyxl-lo", "via-ods"])
def test_files_of_other_programs(run: Run, name: str) -> None:
    found = run(READ, file=(CASES / f"{name}.xlsx").read_bytes())
    school = found["plan"]["schools"][0]
    names = [person["name"] for person in found["plan"]["people"]]
    assert names == ["An Peeters", "B. Maes", "Secretariaat", "Vierde & <vijfde>"]
    assert school["name"] == "Basisschool De Linde"
    assert sides(school, "T01") == now([["p1", 2], ["p2", 0.5]], "school", "short-term")
    assert sides(school, "T02") == now([["p1", 1.5]], "school-group")
    assert sides(school, "T04") == now([["p4", 1]])
    assert sides(school, "own-1") == now([["p1", 1]], "school")
    own = {"id": "own-1", "cluster": "technical", "text": "3D-printer onderhouden", "lang": "nl"}
    assert school["own"] == [own]
    told = ["Huidige situatie, G7: de tekst “1,5” is gelezen als 1,5."]
    if name == "openpyxl":  # writes no values beside formulas
        assert "T03" not in dict(school["tasks"])
        told.append(
            "Huidige situatie, G8: de formule =0.5+0.25 heeft geen waarde en is niet gelezen."
            " Open en bewaar het bestand eerst in Excel."
        )
    else:
        assert sides(school, "T03") == now([["p1", 0.75]])
    assert found["told"] == told


def test_who_does_a_task_without_hours(run: Run) -> None:
    found = run(READ, file=(CASES / "zero.xlsx").read_bytes())
    school = found["plan"]["schools"][0]
    assert [person["name"] for person in found["plan"]["people"]] == ["Persoon 1"]
    assert [sides(school, code)["now"]["who"] for code in ("T01", "T02", "T03", "T04")] == [
        [["p1", None]], [["p1", None]], [["p1", 1]], [["p1", 1.5]],
    ]  # fmt: skip


def changed(change: Callable[[Any], None], language: str = "nl") -> bytes:
    """The blank workbook after somebody changed it in a program without computed values."""
    book = openpyxl.load_workbook(io.BytesIO(BLANK[language]))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_what_is_not_read_is_told(run: Run) -> None:
    def change(book: Any) -> None:
        sheet = book["Huidige situatie"]
        for cell, value in {
            "G5": "An", "G3": 41, "G6": -1, "G7": 40.01, "G8": "veel", "G9": 0.333, "G10": True,
            "E6": "Gemeente", "F6": "Ooit", "A11": "Z99", "C74": "Drones", "B74": "Sport",
            "G75": 2, "A12": "T01",
        }.items():  # fmt: skip
            sheet[cell] = value
        book["Mandaten"]["B40"], book["Mandaten"]["C40"] = "Tuinieren", "An"
        book["Mandaten"]["C6"], book["Mandaten"]["D6"] = "Conciërge", "robot"

    found = run(READ, file=changed(change))
    place = "Huidige situatie, "
    assert found["told"] == [
        f"{place}G3: 41 is niet gelezen. Uren gaan van 0 tot 40.",
        f"{place}G6: -1 is niet gelezen. Uren gaan van 0 tot 40.",
        f"{place}G7: 40.01 is niet gelezen. Uren gaan van 0 tot 40.",
        f"{place}E6: het niveau “Gemeente” kennen we niet. Het is niet gelezen.",
        f"{place}F6: de prioriteit “Ooit” kennen we niet. Ze is niet gelezen.",
        f"{place}G8: “veel” is geen aantal uren en is niet gelezen.",
        f"{place}G10: “TRUE” is geen aantal uren en is niet gelezen.",
        f"{place}G9: 0.333 is gelezen als 0,33.",
        f"{place}A11: de code Z99 kennen we niet. De rij is gelezen als eigen taak.",
        f"{place}A12: T01 staat er een tweede keer. Deze rij is niet gelezen.",
        f"{place}B74: de cluster “Sport” kennen we niet. De taak heeft er nu geen.",
        f"{place}C75: uren zonder taak zijn niet gelezen.",
        "Mandaten, C6: de rol “Conciërge” kennen we niet. Ze is niet gelezen.",
        "Mandaten, D6: de soort “robot” kennen we niet. Ze is niet gelezen.",
        WORDS["nl"]["told_mandate"].format("Mandaten", "B40", "Tuinieren"),
    ]
    school = found["plan"]["schools"][0]
    assert sides(school, "T04") == now([["p1", 0.33]])
    assert [own["text"] for own in school["own"]] == [DATA["nl"]["tasks"][5][1]["title"], "Drones"]


def test_an_english_file_on_a_dutch_page(run: Run) -> None:
    content = written(run, scenario(), "en", ["s1"])
    found = run(READ, file=content)
    assert found["told"] == []
    here = next(s for s in comparable(scenario())["schools"] if s["name"] == "De Linde")
    there = comparable(found["plan"])["schools"][0]
    here["own"][0]["lang"] = "en"
    assert there == here


def test_sheets_are_known_by_their_title(run: Run) -> None:
    def change(book: Any) -> None:
        book["Huidige situatie"]["G6"] = 2
        book["Huidige situatie"].title = "x"
        book["Streefdoel"]["A1"] = "Ons doel"
        del book["meta"]

    found = run(READ, file=changed(change))
    assert found["told"] == [
        "Blad Streefdoel: niet gelezen. In cel A1 hoort Huidige situatie of Streefdoel te staan.",
        "Het verborgen blad meta ontbreekt. Wat we herkenden, is gelezen.",
        "Blad x: er is geen blad voor de andere situatie bij. Die is leeg.",
    ]
    assert sides(found["plan"]["schools"][0], "T01")["now"]["who"] == [["p1", 2]]


def test_a_newer_workbook_is_read_as_far_as_we_know_it(run: Run) -> None:
    def change(book: Any) -> None:
        book["meta"]["B2"] = "2"

    found = run(READ, file=changed(change))
    assert found["told"] == [WORDS["nl"]["told_newer"]]
    assert found["plan"]


def test_an_inserted_column_moves_the_names_along(run: Run) -> None:
    """As Excel does: formulas of the target follow the column that they look at."""

    def change(book: Any) -> None:
        sheet, goal = book["Huidige situatie"], book["Streefdoel"]
        for column, name in zip("GHIJ", ("An", "Nieuw", "Bert", "Chris"), strict=True):
            sheet[f"{column}5"] = name
        for column, other in (("H", "I"), ("I", "J")):
            goal[f"{column}5"] = goal[f"{column}5"].value.replace(f"!{column}5", f"!{other}5")
        goal["H6"], goal["I6"] = 1, 2

    found = run(READ, file=changed(change))
    names = {person["id"]: person["name"] for person in found["plan"]["people"]}
    who = sides(found["plan"]["schools"][0], "T01")["goal"]["who"]
    assert {names[id_]: hours for id_, hours in who} == {"Bert": 1, "Chris": 2}


# Both ways


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_plan_comes_back_as_it_was(run: Run, language: str) -> None:
    print(f"SEED={SEED}")
    maker = Maker(DATA[language], SEED)
    for number in range(50):
        plan = maker.plan()
        for school in plan["schools"]:
            for own in school["own"]:
                own["lang"] = language
        back = run(
            f"const file = await sheets.writeWorkbook(bytes(given.blank), given.plan, data);"
            f"{READ.replace('bytes(given.file)', 'file')}",
            language,
            plan=plan,
            blank=BLANK[language],
        )
        assert comparable(back["plan"]) == comparable(plan), f"SEED={SEED}, plan {number}"
        # Who works in more than one school is told, the first ones by name.
        usual = [re.escape(WORDS[language][name]) for name in ("told_same", "told_more")]
        known = re.compile("|".join(usual).replace(r"\{\}", ".+"))
        assert [told for told in back["told"] if not known.fullmatch(told)] == []


@pytest.mark.office
def test_through_other_programs_and_back(run: Run, convert: Convert, tmp_path: Path) -> None:
    plans = [scenario(), *(Maker(DATA["nl"], SEED).plan() for _ in range(2))]
    print(f"SEED={SEED}")
    sources = []
    for number, plan in enumerate(plans):
        sources.append(tmp_path / f"plan{number}.xlsx")
        sources[-1].write_bytes(written(run, plan))
    through = convert(sources, "xlsx")
    sheets = convert(convert(sources, "ods"), "xlsx")
    for plan, source, computed, by_ods in zip(plans, sources, through, sheets, strict=True):
        target = io.BytesIO()
        openpyxl.load_workbook(source).save(target)
        for file in (computed.read_bytes(), by_ods.read_bytes(), target.getvalue()):
            assert comparable(run(READ, file=file)["plan"]) == comparable(plan)
        # Every value that we wrote is what LibreOffice works out.
        ours = openpyxl.load_workbook(source, data_only=True)
        formulas = openpyxl.load_workbook(source)
        theirs = openpyxl.load_workbook(computed, data_only=True)
        for sheet in formulas.worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if cell.data_type != "f":
                    continue
                here = ours[sheet.title][cell.coordinate].value
                there = theirs[sheet.title][cell.coordinate].value
                assert (here or "") == (there or ""), (sheet.title, cell.coordinate, cell.value)


def test_the_figures_of_the_scenario_stand_in_the_file(run: Run) -> None:
    """What `expected.txt` says, in the workbook of a school, and without computing anything."""
    content = written(run, scenario(), ids=["s1"])
    check_package(content)
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    lines = [[cell.value for cell in row[:3]] for row in book["Inzichten"].iter_rows()]
    table = {str(name): (left, right) for name, left, right in lines if name}
    per, total, clusters, levels, nobody = {}, {}, {}, {}, {}
    for when in ("now", "goal"):
        facts = expected(when)
        per[when] = {name: person["hours"] for name, person in facts["per"].items()}
        total[when], clusters[when], levels[when] = (
            facts["total"],
            facts["clusters"],
            facts["levels"],
        )
        nobody[when] = [
            facts["nobody"]["n"],
            len(facts["nobody"]["short"]),
            len(facts["one"]),
            len(facts["shared"]),
        ]
    for name in per["now"]:
        assert table[name] == (per["now"][name], per["goal"][name])
    for id_, cluster in DATA["nl"]["clusters"]:
        assert table[cluster["title"]] == (clusters["now"][id_], clusters["goal"][id_])
    assert table["School"] == (levels["now"]["school"], levels["goal"]["school"])
    assert table["SG"] == (levels["now"]["school-group"], levels["goal"]["school-group"])
    ui = Context(read(ROOT / "data"), "nl").ui["workbook"]
    counts = [table[ui[f"alone_{name}"]] for name in ("none", "short", "one", "more")]
    assert counts == list(zip(nobody["now"], nobody["goal"], strict=True))
    for title, when in (("Huidige situatie", "now"), ("Streefdoel", "goal")):
        assert book[title]["S4"].value == total[when]
        assert [book[title].cell(5, 7 + n).value for n in range(5)] == list(per["now"])
        assert book[title]["C3"].value == "De Linde"
    # The chart ends where the list ends.
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    assert "Inzichten!$B$6:$B$10<" in chart
    assert "<c:v>10.5</c:v>" in chart


def expected(when: str) -> dict[str, Any]:
    text = (CASES / "expected.txt").read_text(encoding="utf-8")
    part = text.split(f"## {when}\n")[1].split("\n## ")[0]
    lines = [line[2:].split(": ", 1) for line in part.splitlines()]
    return {name: json.loads(value) for name, value in lines}


def test_a_group_in_one_file(run: Run) -> None:
    content = written(run, scenario())
    check_package(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames[8:11] == [
        "De Beuk Huidige situatie",
        "De Beuk Streefdoel",
        "De Beuk Mandaten",
    ]
    sheet = book["De Beuk Streefdoel"]
    assert (
        sheet["G5"].value
        == "=IF('De Beuk Huidige situatie'!G5=\"\",\"\",'De Beuk Huidige situatie'!G5)"
    )
    assert sheet.print_title_rows == "$3:$5"
    assert sheet.data_validations.dataValidation
    back = run(READ, file=content)
    assert comparable(back["plan"]) == comparable(scenario())


def test_more_people_than_columns(run: Run) -> None:
    plan = scenario()
    plan["people"] = [
        {"id": f"p{n}", "name": f"P{n}", "kind": "person", "role": ""} for n in range(1, 15)
    ]
    plan["schools"] = plan["schools"][:1]
    plan["schools"][0]["hours"] = [[f"p{n}", [1, 1]] for n in range(1, 15)]
    found = run("return sheets.tooMany(given.plan, data, given.plan.schools[0]);", plan=plan)
    assert found == ["P13", "P14"]
    said = run(
        f"try {{ {WRITE} }} catch (error) {{ return error.name; }}", plan=plan, blank=BLANK["nl"]
    )
    assert said == "RangeError"


# Files that somebody made to do harm, and files that broke


def repacked(change: Callable[[str, bytes], bytes | None], content: bytes | None = None) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or BLANK["nl"])) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            made = change(name, old.read(name))
            if made is not None:
                new.writestr(name, made)
    return target.getvalue()


def in_part(wanted: str, old: str, new: str) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(old.encode(), new.encode()) if name.endswith(wanted) else content

    return repacked(change)


def bomb() -> bytes:
    """Says that a part is small, and unpacks to 64 MB."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(b" " * 2**26) + packed.flush()
    names = ["xl/workbook.xml"]
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(data), 1000, len(names[0]), 0)
    entry = struct.pack(
        "<4s6H3I5H2I",
        b"PK\1\2",
        20,
        20,
        0,
        8,
        0,
        0,
        0,
        len(data),
        1000,
        len(names[0]),
        0,
        0,
        0,
        0,
        0,
        0,
    )
    body = head + names[0].encode() + data
    directory = entry + names[0].encode()
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(directory), len(body), 0)
    return body + directory + end


def rows(count: int) -> bytes:
    """The current situation with so many rows of an own task."""
    row = "".join(
        f'<row r="{n}"><c r="C{n}" t="inlineStr"><is><t>taak {n}</t></is></c></row>'
        for n in range(93, 93 + count)
    )
    return in_part("sheet3.xml", "</sheetData>", f"{row}</sheetData>")


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "told_no_workbook"),
    "a picture": (lambda: b"\x89PNG" + b"0" * 100, "told_no_workbook"),
    "a password": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"0" * 1000, "told_locked"),
    "too large": (lambda: b"PK" + b"0" * (24 * 2**20), "told_large"),
    "cut off": (lambda: BLANK["nl"][:-500], "told_damaged"),
    "a bomb": (bomb, "told_damaged"),
    "a form": (lambda: FORMS[0].content, "told_no_workbook"),
    "no sheets": (lambda: repacked(lambda n, c: None if "worksheets/s" in n else c), "told_no_workbook"),
    "no workbook": (lambda: repacked(lambda n, c: None if n == "xl/workbook.xml" else c), "told_no_workbook"),
    "another workbook": (lambda: in_part("sharedStrings.xml", "<t>Huidige situatie</t>", "<t>Budget</t>"), ""),
    "a document type": (lambda: in_part("workbook.xml", "<workbook ", "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook "), "told_damaged"),
    "200 entries": (lambda: many(201), "told_damaged"),
}  # fmt: skip


def many(count: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as new:
        for n in range(count):
            new.writestr(f"{n}.xml", "<a/>")
    return target.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_none_says_so(run: Run, name: str) -> None:
    make, word = HOSTILE[name]
    found = run(READ, file=make())
    if word:
        assert found == {"plan": None, "told": [WORDS["nl"][word]], "summary": None}
    else:
        assert found["plan"]
        assert found["told"]


TWISTED = {
    "types": ("sheet3.xml", '<c r="G6" s="10"/>', '<c r="G6" t="s"><v>99999</v></c>'),
    "a number that is none": ("sheet3.xml", '<c r="G6" s="10"/>', '<c r="G6"><v>1e999</v></c>'),
    "a date": ("sheet3.xml", '<c r="G6" s="10"/>', '<c r="G6" t="d"><v>2026-01-01</v></c>'),
    "an error": ("sheet3.xml", '<c r="G6" s="10"/>', '<c r="G6" t="e"><v>#REF!</v></c>'),
    "a cell far away": ("sheet3.xml", '<c r="G6" s="10"/>', '<c r="ZZZ6"><v>1</v></c>'),
    "no references": ("sheet3.xml", ' r="A1"', ""),
    "a row without end": ("sheet3.xml", '<row r="6"', '<row r="99999999999"'),
    "a sheet that is the workbook": ("workbook.xml.rels", "worksheets/sheet3.xml", "workbook.xml"),
    "a circle": ("workbook.xml.rels", "worksheets/sheet3.xml", "_rels/workbook.xml.rels"),
    "outside": ("workbook.xml.rels", "worksheets/sheet3.xml", "../../../../etc/passwd"),
    "twice the same": ("workbook.xml.rels", "worksheets/sheet3.xml", "worksheets/sheet4.xml"),
    "a type in the sheet": ("sheet3.xml", "<worksheet ", "<!DOCTYPE a><worksheet "),
}


@pytest.mark.parametrize("name", TWISTED)
def test_a_twisted_file_harms_nobody(run: Run, name: str) -> None:
    part, old, new = TWISTED[name]
    content = in_part(part, old, new)
    assert content != BLANK["nl"]
    found = run(READ, file=content)
    assert found["told"] or name in {
        "a cell far away",
        "no references",
        "a row without end",
        "types",
    }
    assert found["plan"]["schools"]


def test_a_sheet_of_100_000_rows_is_read_to_a_point(run: Run) -> None:
    content = rows(100_000)
    found = run(READ, file=content)
    assert "Blad Huidige situatie: alleen de eerste 2000 rijen zijn gelezen." in found["told"]
    assert len(found["plan"]["schools"][0]["own"]) == 20
    assert len(found["told"]) < 20


def test_bytes_at_random(run: Run) -> None:
    """Files in which something was turned round: a plan or a sentence, and never an error."""
    print(f"SEED={SEED}")
    chance = random.Random(SEED)  # noqa: S311 - for tests
    content = (CASES / "via-ods.xlsx").read_bytes()
    files = []
    for _ in range(100):
        made = bytearray(content)
        for _ in range(chance.choice((1, 3, 30))):
            made[chance.randrange(len(made))] = chance.randrange(256)
        files.append(bytes(made).decode("latin-1"))
    found = run(
        "return Promise.all(given.files.map(async (file) => {"
        " const read = await sheets.readWorkbook(bytes(file), data, given.words);"
        " return Boolean(read.plan || read.told.length); }));",
        files=files,
    )
    assert all(found)


# On the page


def test_a_workbook_is_shown_before_it_is_opened_and_handed_over_again(page: Page) -> None:
    page.goto("taakverdeling/")
    page.locator("#desk-file").set_input_files(CASES / "openpyxl.xlsx")
    ask = page.locator("[data-part=ask]")
    items = ask.locator("li")
    items.first.wait_for()
    assert items.first.inner_text() == (
        "Basisschool De Linde. Mensen: 3. Taken die iemand doet: 4. Uren per week: nu 6, straks 0."
    )
    assert "de formule =0.5+0.25 heeft geen waarde" in items.last.inner_text()
    ask.get_by_role("button", name=WORDS["nl"]["book_open"]).click()
    page.locator("[data-do=workbook]").scroll_into_view_if_needed()
    with page.expect_download() as waiting:
        page.locator("[data-do=workbook]").click()
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "basisschool-de-linde.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    assert book["Huidige situatie"]["C3"].value == "Basisschool De Linde"
    assert book["Huidige situatie"]["S4"].value == 6
