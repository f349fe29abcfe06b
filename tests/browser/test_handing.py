"""Who can take a task on: the filter by role and part, and what goes on from what it leaves."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from teamwijzer.addresses import root_of
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Cluster, Preset, Role, Task
from tests.conftest import ROOT, Convert

DATA = read(ROOT / "data")
TASKS = DATA.of(Task)
STAFF = "administrative-staff"


def taken(role: str, *parts: str) -> list[str]:
    """The tasks in which a role takes one of those parts."""
    return [
        code
        for code, task in TASKS.items()
        if any(one.role == role and (not parts or one.part in parts) for one in task.roles)
    ]


@pytest.fixture
def rows(page: Page) -> Locator:
    page.goto("taken/")
    return page.locator("#task-list tr[data-cluster]:visible")


def chosen(page: Page, query: str) -> Locator:
    """The rows that an address leaves, once the filter is there."""
    page.goto(f"taken/{query}")
    expect(page.get_by_role("button", name="Druk deze lijst af")).to_be_visible()
    return page.locator("#task-list tr[data-cluster]:visible td:first-child")


def test_role_and_part_leave_their_tasks_and_stand_in_the_address(
    page: Page, rows: Locator
) -> None:
    first = rows.locator("td:first-child")
    page.get_by_label("Rol", exact=True).select_option(STAFF)
    assert taken(STAFF, "helps")
    expect(first).to_have_text(taken(STAFF))
    page.get_by_label("Aandeel", exact=True).select_option("takes-over")
    expect(first).to_have_text(taken(STAFF, "takes-over"))
    expect(page).to_have_url(re.compile(rf"/taken/\?role={STAFF}&part=takes-over$"))
    page.reload()
    expect(first).to_have_text(taken(STAFF, "takes-over"))
    page.go_back()
    expect(first).to_have_text(taken(STAFF))


def test_a_part_alone_asks_for_anybody_who_takes_it(page: Page) -> None:
    found = chosen(page, "?part=takes-over")
    some = [c for c, task in TASKS.items() if any(p.part == "takes-over" for p in task.roles)]
    assert 0 < len(some) < len(TASKS)
    expect(found).to_have_text(some)


def test_each_choice_says_how_many_tasks_it_leaves(page: Page) -> None:
    chosen(page, "?part=takes-over&cluster=administrative")
    role = DATA.of(Role)[STAFF].title.nl
    wanted = [c for c in taken(STAFF, "takes-over") if TASKS[c].cluster == "administrative"]
    options = page.get_by_label("Rol", exact=True).locator("option")
    expect(options.nth(0)).to_have_text("Elke rol")
    expect(options.filter(has_text=role)).to_have_text(f"{role} ({len(wanted)})")
    page.get_by_label("Rol", exact=True).select_option(STAFF)
    helped = [c for c in taken(STAFF, "helps") if TASKS[c].cluster == "administrative"]
    parts = page.get_by_label("Aandeel", exact=True).locator("option")
    expect(parts.filter(has_text="Helpt")).to_have_text(f"Helpt ({len(helped)})")


def test_headings_count_what_is_left(page: Page) -> None:
    chosen(page, f"?role={STAFF}")
    for cluster in DATA.of(Cluster).values():
        heading = page.locator(f"section[data-cluster={cluster.id}] h2")
        here = [code for code in taken(STAFF) if TASKS[code].cluster == cluster.id]
        whole = [c for c, task in TASKS.items() if task.cluster == cluster.id and c != "B17"]
        if here:
            expect(heading).to_contain_text(f"{len(here)} van {len(whole)} taken")
        else:
            expect(heading).to_be_hidden()
    page.get_by_role("button", name="Wis de filters").click()
    heading = page.locator("section[data-cluster=policy] h2")
    count = DATA.of(Cluster)["policy"].count
    expect(heading).to_have_text(re.compile(rf"Beleid en visie {count} taken$"))


def test_the_list_is_printed_with_room_to_write(page: Page) -> None:
    chosen(page, f"?role={STAFF}&part=takes-over")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Druk deze lijst af").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    paper = page.locator(".tw-handout")
    expect(paper.locator("h2")).to_have_text("Taken om te verdelen")
    expect(paper.locator("[data-filter]")).to_have_text(
        f"Administratief medewerker · Kan overnemen · {len(taken(STAFF, 'takes-over'))} van {len(DATA.counted)} taken"
    )
    expect(paper.locator("th")).to_have_text(
        [
            *("Code", "Taak", "Wie kan deze taak opnemen?", "Niveau"),
            *("Naam", "Vanaf", "Uren per week"),
        ]
    )
    expect(paper.locator("td:first-child")).to_have_text(taken(STAFF, "takes-over"))
    expect(paper.locator("tr:nth-child(1) td:nth-child(n + 5)")).to_have_text(["", "", ""])
    expect(page.locator("#task-list section:not(.tw-handout):visible")).to_have_count(0)
    expect(page.locator("h1")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def workbook(page: Page) -> tuple[str, bytes]:
    """Name and content of the file that "take to Excel" gives."""
    with page.expect_download() as waiting:
        page.locator("[data-do=excel]").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def table(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_list_goes_to_a_workbook(page: Page, convert: Convert, tmp_path: Any) -> None:
    chosen(page, f"?role={STAFF}")
    name, content = workbook(page)
    assert name == "taken-om-te-verdelen-administratief-medewerker.xlsx"
    head, about, source, blank, heads, *rest = table(content)
    assert head[0] == "Taken om te verdelen"
    assert (
        about[0] == f"Administratief medewerker · {len(taken(STAFF))} van {len(DATA.counted)} taken"
    )
    assert source[0].startswith("ICT-teamwijzer. Versie ")
    assert not any(blank)
    assert heads[0] == "Code"
    assert heads[-3:] == ["Naam", "Vanaf", "Uren per week"]
    assert [row[0] for row in rest] == taken(STAFF)
    titles = [TASKS[code].title.nl for code in taken(STAFF)]
    assert [row[1] for row in rest] == titles
    assert all(row[4:] == [None, None, None] for row in rest)
    # Another program that reads workbooks finds the same in it.
    file = tmp_path / name
    file.write_bytes(content)
    (made,) = convert([file], "csv")
    assert "A02" in made.read_text(encoding="latin-1")


def test_what_was_typed_is_text_in_the_workbook(page: Page) -> None:
    chosen(page, "?text=a")
    field = page.get_by_label("Zoek in titel, uitleg en code")
    field.fill('=1+1 "<&>')
    expect(page.locator(".tw-ways")).to_be_hidden()  # nothing is left to take along
    made = page.evaluate(
        """async (typed) => {
            const { writeList } = await import("/modules/office/list.js");
            const bytes = await writeList({ title: "a/b'[c]", about: [typed, ""], heads: ["x", "y"],
                rows: [[typed, "@SUM(A1)"], ["\\u0001\\n z", ""]] });
            return [...bytes];
        }""",
        '=1+1 "<&>',
    )
    content = bytes(made)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["a b  c"]
    rows = table(content)
    assert rows[1][0] == '=1+1 "<&>'
    assert rows[4] == ['=1+1 "<&>', "@SUM(A1)"]
    assert [cell.data_type for cell in book.worksheets[0][5]] == ["s", "s"]
    assert rows[5][0].strip() == "z"
    assert rows[5][1] is None


def test_a_workbook_that_cannot_be_made_says_so(page: Page) -> None:
    page.route("**/office-list.*", lambda route: route.fulfill(content_type="text/javascript"))
    chosen(page, f"?role={STAFF}")
    page.locator("[data-do=excel]").click()
    expect(page.get_by_role("alert")).to_contain_text("Het Excel-bestand is niet gemaakt.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_division_begins_with_what_is_shown(page: Page, language: str) -> None:
    page.goto(f"{root_of(language)}taken/?role={STAFF}&part=takes-over")
    page.locator("[data-way=plan][href*='#s=']").click()
    page.wait_for_selector("html.tw-script")
    expect(page.locator("#plan .tw-notice")).to_have_count(0)
    role = DATA.of(Role)[STAFF].title
    plan = kept(page, "plan")
    assert [(p["name"], p["role"], p["kind"]) for p in plan["people"]] == [
        (role.in_language(language), STAFF, "person")
    ]
    (school,) = plan["schools"]
    done = {code: side["goal"] for code, side in school["tasks"] if side["goal"]["who"]}
    assert list(done) == taken(STAFF, "takes-over")
    assert all(side["who"] == [["p1", None]] for side in done.values())
    assert done["A02"]["level"] == "school-group"
    assert done["A03"]["level"] == ""  # the school chooses
    b17 = next(side for code, side in school["tasks"] if code == "B17")
    assert b17["goal"]["priority"] == b17["now"]["priority"] == "none"
    assert plan["when"] == "goal"


def kept(page: Page, tool: str) -> Any:
    """The work that a tool keeps in this browser."""
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    handle = page.wait_for_function(
        """(tool) => {
            const item = Object.keys(localStorage).find((key) => key.startsWith(`teamwijzer.${tool}.draft.`));
            return item && localStorage[item].split("\\n")[1];
        }""",
        arg=tool,
    )
    return json.loads(handle.json_value())


def test_without_a_role_each_task_goes_to_who_leads_it(page: Page) -> None:
    chosen(page, "?cluster=policy")
    page.locator("[data-way=plan][href*='#s=']").click()
    page.wait_for_selector("html.tw-script")
    plan = kept(page, "plan")
    ids = {person["id"]: person["role"] for person in plan["people"]}
    (school,) = plan["schools"]
    for code, side in school["tasks"]:
        leads = {part.role for part in TASKS[code].roles if part.part == "leads"}
        assert {ids[who] for who, _ in side["goal"]["who"]} == leads
    assert {code for code, _ in school["tasks"]} == {
        code for code, task in TASKS.items() if task.cluster == "policy"
    }


def test_a_job_description_begins_with_what_is_shown(page: Page) -> None:
    chosen(page, f"?role={STAFF}&part=takes-over")
    page.locator("[data-way=job][href*='#s=']").click()
    page.wait_for_selector("html.tw-script")
    expect(page.locator("#job .tw-notice")).to_have_count(0)
    state = kept(page, "job")
    assert state["tasks"] == taken(STAFF, "takes-over")
    (preset,) = (p.id for p in DATA.of(Preset).values() if p.role == STAFF)
    assert state["preset"] == preset


def test_the_ways_on_are_links_before_any_script(browser: Any, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{base_url}taken/?role={STAFF}")
    expect(page.locator("#task-list tr[data-cluster]:visible")).to_have_count(len(TASKS))
    expect(page.locator("form.tw-filter")).to_be_hidden()
    expect(page.locator(".tw-handout")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("query", ["?role=__proto__&part=leads:", "?role=&part=", "?role=%00"])
def test_a_strange_role_in_the_address_does_no_harm(page: Page, query: str) -> None:
    expect(chosen(page, query)).to_have_count(len(TASKS))
