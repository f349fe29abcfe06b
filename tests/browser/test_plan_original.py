"""The workbook of the knowledge centre, filled in, as the planner reads it.

We have the text of that workbook and not the file. So these tests build what such a file must look
like: the heads that the text shows, marks for level and priority, people and hours in one cell. Its
sentences are not ours to publish: here each task is called by a sentence of ours, whose digest is made
known first. Who has the text beside the project, in `sources/`, tests with that too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.plans import PATH
from tests.browser.test_plan_sheets import DATA, WORDS
from tests.conftest import ROOT

TASKS = {code: f"Zin van ons over {task['title']}." for code, task in DATA["nl"]["tasks"]}
HEADS = [
    ["Takenoverzicht ICT-coördinatie"],
    [],
    ["", "", "", "Niveau", "", "Prioriteit", "", "", "Taakverdeling & tijdsbesteding"],
    ["Cluster", "Omschrijving", "Competenties", "SG", "School", "KT", "LT", "Geen",
     "Persoon 1", "Persoon 2", "Persoon 3", "..."],
    ["", "", "", "", "", "", "", "", "naam + # uur/week"],
]  # fmt: skip
SOURCES = {language: ROOT / f"sources/task-overview-{language}.txt" for language in ("nl", "en")}
Rows = dict[str, dict[str, Any]]
READ = """
  const original = await import("/modules/plan/original.js");
  for (const [code, text] of given.tasks) original.known.set(original.digest(text), { code, language: "nl" });
  const { readWorkbook } = await import("/modules/plan/reading.js");
  const data = { ...given.data };
  for (const name of ["tasks", "clusters", "levels", "priorities", "roles"]) data[name] = new Map(data[name]);
  const bytes = Uint8Array.from(given.file, (letter) => letter.charCodeAt(0));
  return readWorkbook(bytes, data, given.words);
"""


@pytest.fixture
def read_book(page: Page) -> Callable[..., Any]:
    """What the planner makes of a file; `tasks` are known beside those of the workbook."""
    page.goto("404.html")

    def program(content: bytes, language: str = "nl", tasks: dict[str, str] = TASKS) -> Any:
        given = {
            "file": content.decode("latin-1"),
            "data": DATA[language],
            "words": WORDS[language],
            "tasks": list(tasks.items()),
        }
        return page.evaluate(f"async (given) => {{ {READ} }}", given)

    return program


def book(
    sheets: dict[str, Rows],
    heads: list[list[str]] = HEADS,
    order: Callable[[list[str]], list[str]] = list,
    tasks: dict[str, str] = TASKS,
) -> bytes:
    """A workbook with these sheets; a row's fields are called by the letters of their columns.

    A row that is no code is one that a school added, by its text.
    """
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for head in heads:
            sheet.append(head)
        for key in order([*tasks, *(key for key in rows if key not in tasks)]):
            at = sheet.max_row + 1
            sheet[f"B{at}"] = tasks.get(key, key)
            for column, value in rows.get(key, {}).items():
                sheet[f"{column}{at}"] = value
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def who(found: Any, code: str, when: str = "now", school: int = 0) -> dict[str, Any]:
    """Name → hours of a task."""
    names = {person["id"]: person["name"] for person in found["plan"]["people"]}
    sides = dict(found["plan"]["schools"][school]["tasks"])[code]
    return {names[id_]: hours for id_, hours in sides[when]["who"]}


FILLED: Rows = {
    "T01": {"D": "x", "F": "x", "I": "An 3", "J": "Bert: 1,5u"},
    "T02": {"E": "X", "G": "x", "I": "An (1,5 u/week)", "J": "Bert"},
    "T03": {"H": "x", "I": "An 2 uur per week en Chris - 0.5 u"},
    "T04": {"I": "Bert, Chris", "K": "Dina; An ½"},
    "T05": {"I": 2, "J": "x", "L": "Elif 1 h/week"},
    "T06": {"I": "nog te bespreken met de directie"},
    "T07": {"D": "x", "E": "x"},
    "T08": {"I": "An 41"},
    "Onze 3D-printer onderhouden": {"E": "x", "I": "An 1"},
}


def test_people_and_hours_are_split_and_the_rest_is_told(read_book: Any) -> None:
    found = read_book(book({"Huidige situatie": FILLED, "Streefdoel": {"T01": {"I": "Bert 4"}}}))
    assert who(found, "T01") == {"An": 3, "Bert": 1.5}
    assert who(found, "T01", "goal") == {"Bert": 4}
    assert who(found, "T02") == {"An": 1.5, "Bert": None}
    assert who(found, "T03") == {"An": 2, "Chris": 0.5}
    assert who(found, "T04") == {"Bert": None, "Chris": None, "Dina": None, "An": 0.5}
    assert who(found, "T05") == {"Persoon 1": 2, "Persoon 2": None, "Elif": 1}
    tasks = dict(found["plan"]["schools"][0]["tasks"])
    assert [(tasks[c]["now"]["level"], tasks[c]["now"]["priority"]) for c in ("T01", "T02", "T03")] == [
        ("school-group", "short-term"), ("school", "long-term"), ("", "none"),
    ]  # fmt: skip
    own = found["plan"]["schools"][0]["own"]
    assert [(one["text"], one["lang"]) for one in own] == [("Onze 3D-printer onderhouden", "nl")]
    assert who(found, "own-1") == {"An": 1}
    assert found["plan"]["schools"][0]["core"] is None
    told = WORDS["nl"]
    here = "Huidige situatie"
    assert found["told"] == [
        told["told_split"].format(here, "I11", "nog te bespreken met de directie"),
        told["told_split"].format(here, "I13", "An 41"),
        told["told_level"].format(here, "D12", "SG + School"),
        told["told_unknown"].format(here, "B73", "Onze 3D-printer onderhouden"),
        told["told_people"].format(here, "An, Bert, Chris, Dina, Persoon 1, Persoon 2, Elif"),
        told["told_people"].format("Streefdoel", "Bert"),
        told["told_original"].format(67),
    ]


def test_another_order_and_rows_in_between(read_book: Any) -> None:
    plain = read_book(book({"Huidige situatie": FILLED}))
    turned = read_book(book({"Huidige situatie": FILLED}, order=lambda keys: keys[::-1]))
    for code in ("T01", "T02", "T03", "T04", "T05", "own-1"):
        assert who(turned, code) == who(plain, code)
    assert len(turned["plan"]["schools"][0]["tasks"]) == len(plain["plan"]["schools"][0]["tasks"])


def test_other_columns_and_names_above_them(read_book: Any) -> None:
    """One column for the level, one for the priority, and people by name before them."""
    heads = [["Cluster", "Omschrijving", "An", "Persoon 2", "", "Niveau", "Prioriteit"]]
    rows: Rows = {
        "T01": {"C": 3, "D": "Bert 2", "F": "SG", "G": "KT"},
        "T02": {"C": "x", "F": "ergens"},
    }
    found = read_book(book({"Huidige situatie": rows}, heads))
    assert who(found, "T01") == {"An": 3, "Bert": 2}
    assert who(found, "T02") == {"An": None}
    side = dict(found["plan"]["schools"][0]["tasks"])["T01"]["now"]
    assert (side["level"], side["priority"]) == ("school-group", "short-term")
    assert "F3: het niveau “ergens” kennen we niet" in " ".join(found["told"])


def test_heads_in_the_other_language(read_book: Any) -> None:
    levels = [fields["short"] for _, fields in DATA["en"]["levels"]]
    priorities = [fields["short"] for _, fields in DATA["en"]["priorities"]]
    heads = [["Cluster", "Description", *levels, *priorities, "Person 1"]]
    rows: Rows = {"T01": {"C": "x", "F": "x", "H": "An 3"}}
    found = read_book(book({"Target": rows}, heads), "en")
    side = dict(found["plan"]["schools"][0]["tasks"])["T01"]["goal"]
    assert side["level"] == DATA["en"]["levels"][0][0]
    assert side["priority"] == DATA["en"]["priorities"][1][0]
    assert who(found, "T01", "goal") == {"An": 3}


def test_a_sheet_a_school(read_book: Any) -> None:
    """The directions say that a school can have sheets of its own: their names say whose."""
    sheets = {
        "Huidige situatie De Linde": {"T01": {"I": "An 1"}},
        "Streefdoel De Linde": {"T01": {"I": "An 2"}},
        "Streefdoel - De Eik": {"T01": {"I": "Bo 4"}},
        "Huidige situatie (De Eik)": {"T01": {"I": "Bo 3"}},
        "Huidige situatie (2)": {"T01": {"I": "Cas 5"}},
    }
    found = read_book(book(sheets))
    assert [school["name"] for school in found["plan"]["schools"]] == ["De Linde", "De Eik", ""]
    assert [who(found, "T01", when, at) for at in (0, 1) for when in ("now", "goal")] == [
        {"An": 1}, {"An": 2}, {"Bo": 3}, {"Bo": 4},
    ]  # fmt: skip
    assert who(found, "T01", "now", 2) == {"Cas": 5}


def test_a_sheet_that_does_not_say_when(read_book: Any) -> None:
    found = read_book(book({"Blad1": {"T01": {"I": "An 1"}}}))
    assert who(found, "T01") == {"An": 1}
    assert WORDS["nl"]["told_when"].format("Blad1") in found["told"]


def test_too_few_known_tasks_make_no_workbook(read_book: Any) -> None:
    few = dict(list(TASKS.items())[:19])
    found = read_book(book({"Huidige situatie": {}}, tasks=few))
    assert found["plan"] is None
    assert found["told"] == [WORDS["nl"]["told_no_workbook"]]
    more = dict(list(TASKS.items())[:20])
    assert read_book(book({"Huidige situatie": {}}, tasks=more))["plan"]


def test_small_differences_in_how_a_task_is_typed(read_book: Any) -> None:
    typed = {code: f"  {text.upper()} ".replace(" ", "  ") for code, text in TASKS.items()}
    found = read_book(book({"Huidige situatie": {"T01": {"I": "An 1"}}}, tasks=typed))
    assert who(found, "T01") == {"An": 1}


def test_a_cell_is_split_or_left(page: Page) -> None:
    page.goto("404.html")
    cases = {
        "An": [["An", None]],
        "an": [["an", None]],
        "An 3": [["An", 3]],
        "An: 3u": [["An", 3]],
        "An (1,5 u/week)": [["An", 1.5]],
        "An = 2,25 uren / week": [["An", 2.25]],
        "An Peeters - 3 uur per week": [["An Peeters", 3]],
        "Jean-Luc 2": [["Jean-Luc", 2]],
        "An, 3": [["An", 3]],
        "An 1½ u": [["An", 1.5]],
        "An 3\nBert 2": [["An", 3], ["Bert", 2]],
        "An 3 + Bert": [["An", 3], ["Bert", None]],
        " An 3 ": [["An", 3]],
        "An 1,5,Bert 2": [["An", 1.5], ["Bert", 2]],
        "An/Bert": [["An", None], ["Bert", None]],
        "An 3 h/week & Bert 2 hrs": [["An", 3], ["Bert", 2]],
        "An and Bert": [["An", None], ["Bert", None]],
        "3": [["", 3]],
        "3u/week": [["", 3]],
        "x": [["", None]],
        "An 3 4": None,
        "An 3-4 uur": None,
        "An 99": None,
        "wordt nog bekeken": None,
        "Iedereen die op school werkt en tijd heeft": None,
        "???": None,
        "": None,
    }  # fmt: skip
    found = page.evaluate(
        """async (texts) => {
          const { doersIn } = await import("/modules/plan/named.js");
          return texts.map((text) => doersIn(text)?.map(({ name, hours }) => [name, hours]) ?? null);
        }""",
        list(cases),
    )
    assert dict(zip(cases, found, strict=True)) == cases


def test_a_sheet_without_clusters_whose_first_column_is_for_nothing(read_book: Any) -> None:
    heads = [["Nr.", *HEADS[3][1:]] if head is HEADS[3] else head for head in HEADS]
    rows: Rows = {
        "T01": {"A": 1, "D": "x", "I": "An 2"},
        "T02": {"D": "=1+1", "I": "An 1"},  # nobody computed it
        "Drones": {"A": 2, "I": "An 1"},
    }
    found = read_book(book({"Huidige situatie": rows}, heads))
    school = found["plan"]["schools"][0]
    assert who(found, "T01") == {"An": 2}
    assert dict(school["tasks"])["T01"]["now"]["level"] == "school-group"
    assert dict(school["tasks"])["T02"]["now"]["level"] == ""
    # Without a cluster of its own a task has that of the one above it.
    assert [(own["text"], own["cluster"]) for own in school["own"]] == [
        ("Drones", "administrative")
    ]


def source(language: str) -> list[dict[str, str]]:
    """The task lists in the text of the workbook, each code → its sentence."""
    letters = {"Te": "T", "Pe": "P", "Be": "B", "Po": "B", "Ad": "A"}
    lists: list[dict[str, str]] = []
    before = ("", "")
    for line in SOURCES[language].read_text(encoding="utf-8").splitlines():
        cluster, tab, text = line.partition("\t")
        letter = letters.get(cluster[:2], "")
        if language == "en":
            letter = letter or ("P" if cluster.startswith("Teaching") else "")
            letter = "P" if cluster.startswith("Teaching") else letter
        if not tab or not letter or "\t" in text or text in ("Omschrijving", "Description"):
            continue
        if letter == "T" and before[0] in ("", "A"):
            lists.append({})
        if text != before[1]:  # one is printed twice
            isolated = re.match("Plannen en organiseren van migraties", text)
            number = sum(code[0] == letter and code != "B17" for code in lists[-1]) + 1
            lists[-1]["B17" if isolated else f"{letter}{number:02}"] = text
        before = (letter, text)
    return lists


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_of_the_workbook_is_known(read_book: Any, language: str) -> None:
    """As far as its text goes: the file itself we do not have."""
    if not SOURCES[language].is_file():
        pytest.skip("the text of the workbook is not beside the project")
    lists = source(language)
    assert [len(tasks) for tasks in lists] == {"nl": [67, 66, 66], "en": [66]}[language]
    for tasks in lists:
        rows = {code: {"I": f"An {at % 9 + 1}"} for at, code in enumerate(tasks)}
        found = read_book(book({"Streefdoel": rows}, tasks=tasks), language, tasks={})
        assert found["plan"]["schools"][0]["own"] == []
        for at, code in enumerate(tasks):
            assert who(found, code, "goal") == {"An": at % 9 + 1}


def test_no_sentence_of_the_source_is_in_the_project() -> None:
    """What is kept of the workbook's sentences are digests."""
    text = (ROOT / "content/assets/js/plan/worded.js").read_text(encoding="utf-8")
    values = re.findall(r'^    [TPBA]\d\d: "([^"]*)",$', text, re.MULTILINE)
    assert len(values) == 67 + 66
    for value in values:
        assert re.fullmatch(r"[0-9a-z]{7}( [0-9a-z]{7})*", value)


def test_it_opens_on_the_page(page: Page) -> None:
    """With the real text where we have it: shown in short first, and in one step."""
    if not SOURCES["nl"].is_file():
        pytest.skip("the text of the workbook is not beside the project")
    tasks = source("nl")[0]
    content = book({"Huidige situatie": {"T01": {"I": "An 3"}}}, tasks=tasks)
    file: FilePayload = {"name": "takenoverzicht.xlsx", "mimeType": "", "buffer": content}
    page.goto(PATH)
    page.locator("[data-do=kept]:visible").first.click()
    page.locator("#desk-file").set_input_files([file])
    ask = page.locator("[data-part=ask][open]")
    expect(ask).to_contain_text("We herkenden 67 taken aan hun tekst")
    ask.locator("button").first.click()
    expect(page.locator("[data-row=T01] [data-cell]")).to_have_value("3")
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-part=start]")).to_be_visible()
