"""Several schools in the planner: their files, the questions, and all of them side by side."""

from __future__ import annotations

import copy
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Browser, FilePayload, Locator, Page, ViewportSize, expect

from tests.audit.site import ROOTS
from tests.bench.planner import full
from tests.browser.plans import (
    PATH,
    PHONE,
    SCENARIO,
    WIDE,
    book,
    choose,
    file_of,
    give,
    open_state,
    said,
    state,
)
from tests.browser.test_plan_sums import expected
from tests.browser.tools import Looks, start_again

CLUSTERS = {
    "technical": "Technisch",
    "pedagogical": "Pedagogisch-didactisch",
    "policy": "Beleid en visie",
    "administrative": "Administratief",
}
CODE = re.compile(r"\b([TPBA]\d\d) ")


def files_of_each(whole: Any) -> list[FilePayload]:
    """A file a school, each with its own people only, as schools would send them."""
    found = []
    for school in whole["schools"]:
        text = json.dumps(school)
        people = [one for one in whole["people"] if f'"{one["id"]}"' in text]
        part = {**whole, "name": "", "people": people, "schools": [school]}
        found.append(file_of(part, f"{school['name']}.json"))
    return found


def beside(page: Page) -> Locator:
    page.locator("#p-tab-schools").click()
    view = page.locator("[data-part=view-schools]")
    expect(view.locator(":scope > *")).not_to_have_count(0)
    return view


def rows(view: Locator, section: str) -> list[list[str]]:
    """The cells of a section's first table."""
    table = view.locator(f"[data-beside={section}] table").first
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]


def code(text: str) -> str:
    return text.partition(" ")[0]


def hours(text: str) -> float:
    return float(text.replace(",", "."))


def figures(view: Locator) -> dict[str, Any]:
    """What the view says, as the program that worked out the case would."""
    double = [
        [code(task), schools.split(", "), hours(sum_), fits]
        for task, schools, sum_, fits in rows(view, "double")
    ]
    needs = view.locator("[data-beside=needs]").inner_text()
    by_school = {school: cells for school, *cells in rows(view, "expertise")}
    expertise = {
        cluster: {
            school: [] if cells[at] == "–" else cells[at].split(", ")
            for school, cells in by_school.items()
        }
        for at, cluster in enumerate(CLUSTERS.values())
    }
    return {
        "people": {
            name: [hours(has), None if of == "niet ingevuld" else hours(of)]
            for name, has, of, _ in rows(view, "people")
        },
        "overlap": [one[:3] for one in double],
        "shared": [one[0] for one in double if one[3] != "–"],
        "nobody_anywhere": len(CODE.findall(needs)),
        "nobody_anywhere_first": CODE.findall(needs)[:4],
        "nobody_somewhere": [
            [code(task), schools.split(", "), sorted({who.partition(" (")[0] for who in by.split(", ")})]
            for task, schools, by in rows(view, "somewhere")
        ],
        "anchors": {
            school: [] if who == "nog geen aanspreekpunt" else who.split(", ")
            for school, who in rows(view, "anchors")
        },
        "expertise": expertise,
    }  # fmt: skip


def wanted(when: str) -> dict[str, Any]:
    """The same of `expected.txt`."""
    found = dict(expected()[f"group {when}"])
    return {
        "people": found["people"],
        "overlap": [one[:3] for one in found["overlap"]],
        "shared": [one[0] for one in found["overlap"] if one[3] == "school-group"],
        "nobody_anywhere": found["nobody_anywhere"],
        "nobody_anywhere_first": found["nobody_anywhere_first"],
        "nobody_somewhere": [[c, s, sorted(who)] for c, s, who in found["nobody_somewhere"]],
        "anchors": found["anchors"],
        "expertise": {CLUSTERS[id_]: by for id_, by in found["expertise"].items()},
    }


def show(page: Page, when: str) -> Locator:
    page.locator(f"[name=when][value={when}]").check()
    return page.locator("[data-part=view-schools]")


def sorted_people(found: dict[str, Any]) -> dict[str, Any]:
    """Without the order in which people were met: a workbook meets them in another one."""
    for by in found["expertise"].values():
        for who in by.values():
            who.sort()
    for who in found["anchors"].values():
        who.sort()
    return found


# The figures


@pytest.mark.parametrize("way", ["files", "workbooks", "one workbook"])
def test_the_figures_of_the_case_from_what_schools_send(
    plan: Page, tmp_path: Path, way: str
) -> None:
    if way == "files":
        given = files_of_each(SCENARIO)
    else:
        open_state(plan, SCENARIO, tmp_path)
        given = []
        for school in SCENARIO["schools"] if way == "workbooks" else []:
            plan.locator("#p-school").select_option(school["id"])
            given.append(book(plan))
        given = given or [book(plan, "workbook-all")]
        start_again(plan)
    give(plan, *given)
    choose(plan, "Open")
    if len(given) > 1:
        plan.locator("[data-do=join-go]").click()
    view = beside(plan)
    for when in ("now", "goal"):
        show(plan, when)
        expect(view.locator("[data-beside=double] tbody tr")).to_have_count(
            len(wanted(when)["overlap"])
        )
        assert sorted_people(figures(view)) == sorted_people(wanted(when)), when
        told = f"{expected_hours(when)} u per week"
        expect(view.locator("[data-beside=double]")).to_contain_text(told)


def expected_hours(when: str) -> str:
    return f"{dict(expected()[f'group {when}'])['overlap_hours']:g}".replace(".", ",")


def test_one_school_has_nothing_beside_it(plan: Page) -> None:
    view = beside(plan)
    expect(view).to_contain_text("nog maar één school")
    with plan.expect_file_chooser():
        view.get_by_role("button", name="Open bestanden van scholen").click()


def test_sorting_compared_has_differences_first(filled: Page) -> None:
    view = beside(filled)
    found = rows(view, "sorting")
    differs = [len(set(cells)) > 1 for _, *cells in found]
    assert differs == sorted(differs, reverse=True)
    assert sum(differs) == 15
    assert found[2] == ["T09 Back-up en archivering verzorgen", "SG, KT", "–", "School, KT"]
    expect(view.locator("[data-beside=sorting]")).to_contain_text(
        "15 taken zijn niet overal gelijk gesorteerd. Bij 3 taken"
    )


def test_who_does_what_where(filled: Page) -> None:
    view = beside(filled)
    assert rows(view, "people")[0] == [
        "An", "12,5", "12", "De Linde: T01, T09, T16, T17, B01, A01; SG De Brug: T02",
    ]  # fmt: skip
    assert rows(view, "clusters")[-1] == ["Samen", "24", "4", "3", "5", "36"]
    somewhere = {code(task): by for task, _, by in rows(view, "somewhere")}
    assert somewhere["T16"] == "An (De Linde), Farid (De Beuk)"
    view.locator("[data-by-task] summary").click()
    table = view.locator("[data-by-task] tbody tr", has_text="T02 ")
    assert table.locator("td").all_inner_texts() == ["–", "–", "–", "An"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_each_school_is_a_bar_of_its_hours(filled: Page, size: ViewportSize) -> None:
    """As long as the table beside it says, each cluster in a pattern and a colour of its own."""
    filled.set_viewport_size(size)
    view = beside(filled)
    chart = view.get_by_role("img", name="Uren per school en cluster")
    expect(chart).to_have_count(1)
    parts = chart.evaluate(
        """(chart) => [...chart.querySelectorAll(':scope > rect')].map((part) => ({
          y: Number(part.getAttribute('y')), width: Number(part.getAttribute('width')),
          fill: part.getAttribute('fill') ?? 'plain', colour: getComputedStyle(part).stroke,
          isDrawn: !part.hasAttribute('fill')
            || chart.querySelector(part.getAttribute('fill').slice(4, -1))?.localName === 'pattern' }))"""
    )
    bars, key = parts[: -len(CLUSTERS)], parts[-len(CLUSTERS) :]
    assert len({part["fill"] for part in key}) == len(CLUSTERS)
    assert len({part["colour"] for part in key}) == len(CLUSTERS)
    assert all(part["isDrawn"] for part in parts)
    schools = [[hours(cell) for cell in cells[1:-1]] for cells in rows(view, "clusters")[:-1]]
    wanted_ = [
        (at, which, one) for at, row in enumerate(schools) for which, one in enumerate(row) if one
    ]
    assert len(wanted_) == len(bars)
    places = sorted({part["y"] for part in bars})
    scale = bars[0]["width"] / wanted_[0][2]
    filled_rows = [at for at, row in enumerate(schools) if any(row)]
    for part, (at, which, one) in zip(bars, wanted_, strict=True):
        assert part["fill"] == key[which]["fill"]
        assert part["y"] == places[filled_rows.index(at)]
        assert part["width"] == pytest.approx(one * scale)


# Work for the group that is counted more than once


def twice(**other: Any) -> Any:
    """Two schools, in which An does the network for the group, and another task for each."""
    shared = {"level": "school-group", "priority": "short-term", "who": [["p1", 4]]}
    near = {"level": "school", "priority": "", "who": [["p1", 1]]}
    nobody = {"level": "", "priority": "", "who": []}
    school = {
        "kind": "school",
        "hours": [["p1", [10, 10]]],
        "core": None,
        "own": [],
        "tasks": [
            ["T01", {"now": near, "goal": near}],
            ["T16", {"now": shared, "goal": {**shared, **other}}],
            ["T17", {"now": nobody, "goal": {**shared, "who": [["p1", None]]}}],
        ],
        "mandates": [],
    }
    return {
        "v": 1,
        "when": "now",
        "people": [{"id": "p1", "name": "An", "kind": "person", "role": ""}],
        "schools": [
            {**copy.deepcopy(school), "id": f"s{at}", "name": name}
            for at, name in enumerate(("De Linde", "De Beuk"), 1)
        ],
    }


def tasks(page: Page) -> list[dict[str, Any]]:
    return [dict(school["tasks"]) for school in state(page)["schools"]]


@pytest.mark.parametrize("answer", ["move", "leave"])
def test_what_is_counted_twice_is_asked_when_files_come_in(plan: Page, answer: str) -> None:
    give(plan, *files_of_each(twice()))
    choose(plan, "Open")
    plan.locator("[data-do=join-go]").click()
    ask = plan.locator("[data-part=ask][open]")
    line = "T16 Schoolnetwerk, servers en firewall beheren, An, 4 u, {}: 2 keer geteld (De Linde, De Beuk)"
    expect(ask.locator("li")).to_have_text([line.format(when) for when in ("nu", "straks")])
    if answer == "leave":
        choose(plan, "Laat het bij de scholen")
        expect(ask).to_have_count(0)
        assert [one["T16"]["now"]["who"] for one in tasks(plan)] == [[["p1", 4]]] * 2
        view = beside(plan)  # there it can still be moved
        view.get_by_role("button", name="Zet het op het blad van de groep").click()
        expect(plan.locator("#p-tab-schools")).to_be_focused()
        expect(view.locator("[data-beside=counted]")).to_have_count(0)
    else:
        choose(plan, "Zet het op het blad van de groep")
    expect(said(plan)).to_contain_text("Op het blad van de groep gezet: 2")
    linde, beuk, group = tasks(plan)
    assert state(plan)["schools"][2]["kind"] == "group"
    assert group["T16"] == {
        when: {"level": "school-group", "priority": "short-term", "who": [["p1", 4]]}
        for when in ("now", "goal")
    }
    for school in (linde, beuk):
        assert school["T16"]["now"] == {
            "level": "school-group",
            "priority": "short-term",
            "who": [],
        }
        assert school["T01"]["now"]["who"] == [["p1", 1]]
        assert school["T17"]["goal"]["who"] == [["p1", None]]  # no hours, so nothing is counted
    plan.locator("[data-do=undo]").click()
    assert [one["T16"]["now"]["who"] for one in tasks(plan)] == [[["p1", 4]]] * 2


def test_other_hours_or_another_level_is_other_work(plan: Page) -> None:
    """Nothing is asked of that, nor of the same work for a school itself."""
    given = twice(level="school")
    for at, school in enumerate(given["schools"]):
        dict(school["tasks"])["T16"]["now"]["who"] = [["p1", 4 + at]]
    give(plan, *files_of_each(given))
    choose(plan, "Open")
    plan.locator("[data-do=join-go]").click()
    expect(plan.locator("#p-school")).to_be_visible()
    expect(beside(plan).locator("[data-beside=double]")).to_be_visible()
    expect(plan.locator("[data-part=ask][open]")).to_have_count(0)
    expect(plan.locator("[data-beside=counted]")).to_have_count(0)


def test_who_has_no_room_on_the_sheet_of_the_group_stays(plan: Page, tmp_path: Path) -> None:
    given = twice()
    others = [{"id": f"p{n}", "name": f"P{n}", "kind": "person", "role": ""} for n in range(2, 14)]
    given["people"] += others
    group = {**copy.deepcopy(given["schools"][0]), "id": "s3", "kind": "group", "name": "SG"}
    group["hours"] = [[one["id"], [1, 1]] for one in others]
    group["tasks"] = []
    given["schools"].append(group)
    open_state(plan, given, tmp_path)
    beside(plan).get_by_role("button", name="Zet het op het blad van de groep").click()
    expect(plan.locator(".tw-notice")).to_contain_text("is geen plaats meer voor An")
    assert [one["T16"]["now"]["who"] for one in tasks(plan)[:2]] == [[["p1", 4]]] * 2


def test_what_the_sheet_of_the_group_says_already_stays(plan: Page, tmp_path: Path) -> None:
    given = twice()
    given["schools"].append({
        **copy.deepcopy(given["schools"][0]), "id": "s3", "kind": "group", "name": "SG",
        "tasks": [["T16", {"now": {"level": "", "priority": "long-term", "who": [["p1", 6]]}, "goal": {}}]],
    })  # fmt: skip
    open_state(plan, given, tmp_path)
    beside(plan).get_by_role("button", name="Zet het op het blad van de groep").click()
    found = tasks(plan)[2]["T16"]
    assert found["now"] == {"level": "school-group", "priority": "long-term", "who": [["p1", 6]]}
    assert found["goal"]["who"] == [["p1", 4]]


def test_a_sheet_for_the_group_is_added_by_hand(plan: Page, tmp_path: Path) -> None:
    open_state(plan, twice(), tmp_path)
    add = beside(plan).get_by_role("button", name=re.compile("Voeg een blad toe voor de scholeng"))
    add.click()
    expect(plan.locator("#p-school-name")).to_be_focused()
    expect(add).to_have_count(0)
    assert [school["kind"] for school in state(plan)["schools"]] == ["school", "school", "group"]


# The report


def test_the_report_for_the_director_as_text_and_on_paper(filled: Page) -> None:
    filled.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filled.clock.set_fixed_time("2026-11-26T09:00:00")
    beside(filled).get_by_role("button", name="Bekijk het verslag").click()
    paper = filled.locator("[data-part=paper]")
    expect(paper).to_contain_text("26 november 2026")
    expect(paper).to_contain_text("Scholen naast elkaar: SG De Brug")
    expect(paper).to_contain_text("Er staan namen in.")
    filled.locator("[data-do=copy-plain]").click()
    expect(said(filled)).to_have_text(re.compile("Gekopieerd"))
    text = filled.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Scholen naast elkaar: SG De Brug\nVoor de coördinerend")
    assert "Scholen: 3. Mensen: 7. Uren per week: nu 29,5, straks 36." in text
    assert "T01 Hardware installeren en onderhouden   Scholen: De Linde, De Beuk, De Es" in text
    assert "De Beuk: nog geen aanspreekpunt" in text
    for line in (
        "Dubbel werk: 2 taken, samen 10 u per week",
        "Taken die niemand doet: 51",
        "Taken die één school kan en een andere zoekt: 12",
        "Scholen zonder aanspreekpunt: De Beuk",
        "Mensen met meer werk dan uren: An, Chris, Farid",
        "Taken die niet overal gelijk gesorteerd zijn: 15",
    ):
        assert f"- {line}\n" in text, line
    sorting = text.partition("Hoe de scholen hun taken sorteerden")[2]
    assert len(CODE.findall(sorting)) == 15  # only what differs
    assert "SG, KT: De Linde; School, KT: De Es; niet gekozen: 1\n" in sorting
    filled.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(filled.locator("#plan form")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "title", "heads"),
    [
        ("", "Scholen naast elkaar: SG De Brug", ["Taak", "Wat de scholen kozen"]),
        ("en/", "Schools side by side: SG De Brug", ["Task", "What the schools chose"]),
    ],
)
def test_the_report_in_word(
    page: Page, tmp_path: Path, language: str, title: str, heads: list[str]
) -> None:
    page.goto(language + PATH)
    open_state(page, SCENARIO, tmp_path)
    beside(page)
    with page.expect_download() as waiting:
        page.locator("[data-do=report-word]").click()
    assert (
        waiting.value.suggested_filename
        == f"{title.lower().replace(': ', '-').replace(' ', '-')}.docx"
    )
    content = Path(waiting.value.path()).read_bytes()
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == title
    assert document.core_properties.title == title
    assert document.core_properties.author == "SG De Brug"
    last = document.tables[-1]
    assert [cell.text for cell in last.rows[0].cells] == heads
    assert len(last.rows) == 16
    section = document.sections[0]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    room = (section.page_width or 0) - sides
    for table in document.tables:
        widths = [int(column.width or 0) for column in table.columns]
        assert sum(widths) <= room
    assert b"urn:ict-teamwijzer" not in content  # the plan itself does not travel


def test_the_workbook_of_the_group_names_the_sheets_of_each_school(filled: Page) -> None:
    content = book(filled, "workbook-all")["buffer"]
    found = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert [name for name in found if "Huidige situatie" in name] == [
        "Huidige situatie",
        "De Beuk Huidige situatie",
        "De Es Huidige situatie",
        "SG De Brug Huidige situatie",
    ]
    assert sum("Streefdoel" in name for name in found) == 4


def test_ten_schools_open_at_once(plan: Page) -> None:
    whole = full(["T01", "T16", "A09"])
    give(plan, *files_of_each(whole))
    choose(plan, "Open")
    plan.locator("[data-do=join-go]").click()
    expect(plan.locator("#p-school option")).to_have_count(10)
    view = beside(plan)
    expect(view).to_contain_text("Scholen: 10. Mensen: 12.")
    assert rows(view, "double")[0][1].count("School") == 10
    for size in (WIDE, PHONE):
        plan.set_viewport_size(size)
        expect(view.locator("[data-beside=double]")).to_be_visible()
        assert plan.evaluate("document.documentElement.scrollWidth") == size["width"]


# For everyone


def test_by_keyboard_from_the_tab_to_the_report(filled: Page) -> None:
    keys = filled.keyboard
    filled.locator("#p-tab-tasks").focus()
    keys.press("End")
    expect(filled.locator("#p-tab-schools")).to_be_focused()
    expect(filled.locator("[data-do=report-look]")).to_be_visible()
    keys.press("Tab")
    expect(filled.locator("#p-schools")).to_be_focused()
    keys.press("Tab")
    expect(filled.locator("[data-do=report-look]")).to_be_focused()
    keys.press("Enter")
    expect(filled.locator("[data-part=look] > summary")).to_be_focused()
    expect(filled.locator("#p-paper")).to_have_value("schools")


def test_the_view_stands_in_the_address(filled: Page) -> None:
    beside(filled)
    expect(filled).to_have_url(re.compile(r"\?view=schools$"))
    filled.reload()
    expect(filled.locator("[data-beside=double]")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ROOTS)
def test_axe_finds_nothing_side_by_side(
    page: Page, tmp_path: Path, language: str, size: Any
) -> None:
    page.set_viewport_size(size)
    page.goto(language + PATH)
    looks = Looks(page, language)
    beside(page)
    looks.look("one school")
    open_state(page, twice(), tmp_path)
    beside(page).locator("[data-by-task] summary").click()
    looks.look("schools")
    page.locator("[data-do=report-look]").click()
    expect(page.locator("[data-part=paper] h3")).to_be_visible()
    looks.look("report")
    assert looks.found == {}


def test_what_does_not_load_is_said_and_tried_again(browser: Browser, base_url: str) -> None:
    page = browser.new_page()
    page.route("**/plan-agreeing.*", lambda route: route.abort())
    page.goto(base_url + PATH)
    page.locator("#p-tab-mandates").click()
    expect(page.locator(".tw-notice")).to_contain_text("Dit deel kon niet laden")
    page.unroute("**/plan-agreeing.*")
    page.locator("#p-tab-schools").click()
    expect(page.locator("[data-part=view-schools]")).to_contain_text("nog maar één school")
    page.close()
