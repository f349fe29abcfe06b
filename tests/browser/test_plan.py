"""The planner as a school uses it: starting, dividing, reading what follows, taking it along."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from teamwijzer.loading import read
from teamwijzer.model import Task
from tests.audit.site import ROOTS
from tests.bench.planner import full
from tests.browser.plans import (
    PATH,
    PHONE,
    SCENARIO,
    WIDE,
    add_people,
    cell,
    open_state,
    said,
    state,
)
from tests.browser.tools import Looks, go_on_in, start_again, unsay
from tests.conftest import ROOT


def total(page: Page, person: str) -> str:
    """What stands above a column, whether that is in sight or not."""
    return page.locator(f"thead [data-sum='{person}']").first.text_content() or ""


def insights(page: Page) -> Locator:
    """What a plan tells, once it is drawn: its script comes on demand."""
    part = page.locator("[data-part=insights]")
    expect(part.locator(":scope > *")).not_to_have_count(0)
    return part


def paper(page: Page) -> Locator:
    """What would be printed or copied, once it is drawn."""
    part = page.locator("[data-part=paper]")
    expect(part.locator(":scope > *")).not_to_have_count(0)
    return part


def downloaded(page: Page, do: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f"[data-do={do}]").click()
    return Path(download.value.path()).read_bytes()


# Dividing


def test_a_division_by_keyboard_alone(plan: Page) -> None:
    """From the first person to an insight, without a mouse."""
    keys = plan.keyboard
    plan.locator("[data-do=to-person]").focus()
    keys.press("Enter")
    for name in ("An", "Bert", "Chris"):
        keys.type(name)
        keys.press("Enter")
    expect(plan.locator("#p-name")).to_be_focused()
    for _ in range(40):
        keys.press("Tab")
        if plan.evaluate("document.activeElement.dataset.cell") == "T01":
            break
    for typed in ("3", "1,5", "½", "x"):
        keys.type(typed)
        keys.press("Enter")
    expect(cell(plan, "T05", "p1")).to_be_focused()
    keys.press("Shift+Enter")
    expect(cell(plan, "T04", "p1")).to_be_focused()
    keys.press("Tab")
    expect(cell(plan, "T04", "p2")).to_be_focused()
    keys.type("2")
    keys.press("ArrowDown")
    expect(cell(plan, "T05", "p2")).to_be_focused()
    assert total(plan, "p1") == "5 u"
    assert total(plan, "p2") == "2 u"
    assert plan.locator("[data-sum=who-T01]").text_content() == "1, geen invaller"
    assert plan.locator("[data-sum=who-T04]").text_content() == "2"
    assert plan.locator("[data-sum=cluster-technical]").inner_text() == "27 taken · 7 u"
    plan.locator("#p-tab-tasks").focus()
    keys.press("ArrowRight")
    expect(plan.locator("#p-tab-insights")).to_be_focused()
    text = insights(plan).inner_text()
    assert "3 taken rusten op één persoon" in text
    assert "An: 3 taken, 5 u per week (T01" in text


def test_wrong_text_stays_and_the_plan_keeps_its_value(plan: Page) -> None:
    add_people(plan, "An")
    one = cell(plan, "T01", "p1")
    one.fill("3")
    one.press("Enter")
    one.fill("drie")
    one.press("Tab")
    expect(one).to_have_value("drie")
    expect(one).to_have_attribute("aria-invalid", "true")
    note = plan.locator(f"[id='{one.get_attribute('aria-describedby')}']")
    assert "Dit is geen aantal uren" in note.inner_text()
    assert "Dit is geen aantal uren" in said(plan).inner_text()
    assert total(plan, "p1") == "3 u"
    one.fill("50")
    one.press("Tab")
    assert "Meer dan 40 uur" in note.inner_text()
    one.focus()
    one.press("Escape")
    expect(one).to_have_value("3")
    expect(note).to_have_count(0)
    assert one.get_attribute("aria-invalid") is None
    one.fill("0")
    one.press("Tab")
    expect(one).to_have_value("x")
    one.fill("")
    one.press("Tab")
    assert plan.locator("[data-sum=who-T01]").text_content() == "niemand"
    assert dict(state(plan)["schools"][0]["tasks"]).keys() == {"B17"}


def test_a_cell_is_named_by_its_row_and_column(plan: Page) -> None:
    add_people(plan, "An", "")
    found = plan.get_by_role("textbox", name="T16 Schoolnetwerk, servers en firewall beheren An")
    expect(found).to_have_count(1)
    expect(plan.get_by_role("combobox", name=re.compile("^T16 .* Prioriteit$"))).to_have_count(1)
    assert "Typ eerst een naam" in said(plan).inner_text()


def test_a_change_touches_sums_and_leaves_the_fields(plan: Page) -> None:
    add_people(plan, "An")
    plan.evaluate(
        "document.querySelector('#plan').querySelectorAll('[data-cell]').forEach((e) => { e.kept = true; })"
    )
    cell(plan, "A03", "p1").fill("4")
    cell(plan, "A03", "p1").press("Enter")
    assert total(plan, "p1") == "4 u"
    assert plan.evaluate("[...document.querySelectorAll('[data-cell]')].every((e) => e.kept)")
    assert "An: 4 u in totaal" in said(plan).inner_text()
    plan.locator("[data-do=undo]").click()
    assert total(plan, "p1") == "0 u"
    plan.locator("[data-do=redo]").click()
    assert total(plan, "p1") == "4 u"


def test_another_situation_only_gets_other_values(plan: Page) -> None:
    """With every cell filled, fields made anew would keep a slow computer busy for a second."""
    add_people(plan, "An")
    cell(plan, "T01", "p1").fill("2,5")
    cell(plan, "T02", "p1").focus()
    plan.evaluate("globalThis.field = document.querySelector('[data-row=T01] [data-cell]')")
    plan.locator("[name=when][value=goal]").check()
    expect(cell(plan, "T01", "p1")).to_have_value("")
    expect(plan.locator("[data-sum=hours-T01]")).to_have_text("")
    assert plan.evaluate("field.isConnected")
    plan.locator("[name=when][value=now]").check()
    expect(cell(plan, "T01", "p1")).to_have_value("2,5")
    expect(plan.locator("[data-sum=hours-T01]")).to_have_text("2,5")
    add_people(plan, "Bert")
    expect(cell(plan, "T01", "p2")).to_have_value("")
    assert not plan.evaluate("field.isConnected")  # a column more is another table
    expect(cell(plan, "T01", "p1")).to_have_value("2,5")


def test_a_step_back_is_the_plan_of_just_before(plan: Page) -> None:
    """Whether there was time to write it before the change, or not."""
    idle = "() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 }))"
    add_people(plan, "An")
    cell(plan, "T01", "p1").fill("1")
    cell(plan, "T01", "p1").press("Enter")
    plan.evaluate(idle)
    plan.locator("[name=when][value=goal]").check()
    for code in ("T02", "T03"):
        cell(plan, code, "p1").fill("2")
        cell(plan, code, "p1").press("Enter")
    undo = plan.locator("[data-do=undo]")
    undo.click()
    expect(cell(plan, "T03", "p1")).to_have_value("")
    expect(cell(plan, "T02", "p1")).to_have_value("2")
    undo.click()
    expect(cell(plan, "T02", "p1")).to_have_value("")
    expect(plan.locator("[name=when][value=goal]")).to_be_checked()
    undo.click()
    expect(plan.locator("[name=when][value=now]")).to_be_checked()
    expect(cell(plan, "T01", "p1")).to_have_value("")
    for _ in range(3):
        plan.locator("[data-do=redo]").click()
    expect(cell(plan, "T03", "p1")).to_have_value("2")


def test_a_school_has_room_for_twelve(plan: Page) -> None:
    add_people(plan, *[f"P{n}" for n in range(1, 14)])
    assert "plaats voor 12 mensen" in plan.locator("[data-part=notices]").inner_text()
    assert len(state(plan)["people"]) == 12


def test_a_task_of_ones_own(plan: Page) -> None:
    add_people(plan, "An")
    plan.locator("#p-own").fill("3D-printer onderhouden")
    plan.keyboard.press("Enter")
    cell(plan, "own-1", "p1").fill("0,5")
    cell(plan, "own-1", "p1").press("Enter")
    assert plan.locator("[data-sum=cluster-technical]").inner_text() == "28 taken · 0,5 u"
    plan.locator("[data-do=own-remove]").click()
    assert total(plan, "p1") == "0 u"
    assert state(plan)["schools"][0]["own"] == []


def test_filters_stand_in_the_address_and_names_do_not(filled: Page) -> None:
    filled.locator("#p-show").select_option("single")
    rows = filled.locator("[data-row]:visible")
    codes = [str(row.get_attribute("data-row")) for row in rows.all()]
    assert codes == ["T04", "T16", "own-1", "P01", "P04", "P10", "A01"]
    assert filled.locator("[data-part=shown]").inner_text() == "7 van 68 taken"
    filled.locator("#p-cluster").select_option("technical")
    filled.locator("#p-text").fill("netwerk")
    expect(filled).to_have_url(re.compile(r"\?text=netwerk&cluster=technical&show=single$"))
    assert [str(r.get_attribute("data-row")) for r in rows.all()] == ["T16"]
    filled.reload()
    expect(filled.locator("#p-text")).to_have_value("netwerk")
    expect(rows).to_have_count(1)
    filled.go_back()
    expect(filled.locator("#p-cluster")).to_have_value("")
    filled.locator("#p-text").fill("bestaat niet")
    expect(filled.locator("[data-part=shown]")).to_contain_text("Geen enkele taak")


def test_the_list_does_what_the_table_does(plan: Page) -> None:
    plan.set_viewport_size(PHONE)
    expect(plan.locator(".tw-plan__card").first).to_be_visible()
    expect(plan.locator(".tw-plan__table")).to_have_count(0)
    add_people(plan, "An", "Bert")
    assert plan.evaluate("document.documentElement.scrollWidth") == 360
    row = plan.locator("[data-row=T01]")
    row.locator("[data-add]").select_option(label="An")
    expect(cell(plan, "T01", "p1")).to_be_focused()
    expect(cell(plan, "T01", "p1")).to_have_value("x")
    cell(plan, "T01", "p1").fill("2,5")
    row.locator("[data-add]").select_option(label="Bert")
    expect(cell(plan, "T01", "p1")).to_have_value("2,5")
    assert plan.locator("[data-sum=row-T01]").inner_text() == "Samen 2,5 u: 2"
    row.get_by_role("button", name=re.compile("^Verwijder Bert")).click()
    assert plan.locator("[data-sum=row-T01]").inner_text() == "Samen 2,5 u: 1, geen invaller"
    row.locator("[data-sort=priority]").select_option("none")
    assert dict(state(plan)["schools"][0]["tasks"])["T01"]["now"] == {
        "level": "",
        "priority": "none",
        "who": [["p1", 2.5]],
    }
    plan.set_viewport_size(WIDE)
    expect(cell(plan, "T01", "p1")).to_have_value("2,5")
    expect(plan.locator(".tw-plan__table")).to_have_count(4)
    plan.locator("#p-list").check()
    expect(plan.locator(".tw-plan__card").first).to_be_visible()


def test_people_have_hours_a_role_and_a_kind(filled: Page) -> None:
    filled.locator("[name=by][value=people]").check()
    expect(filled).to_have_url(re.compile(r"\?view=people$"))
    an = filled.locator("[data-open=p1]")
    an.locator("summary").click()
    text = an.inner_text()
    assert "An: nu 15 u, straks 10,5 u" in text
    assert "Alleen An doet dit straks, zonder invaller: T16" in text
    assert "7 u minder bij sommige taken, 2,5 u meer bij andere" in text
    filled.locator("#p-p1-goal").fill("12,5")
    filled.locator("#p-p1-goal").press("Tab")
    filled.locator("#p-p1-kind").select_option("external")
    filled.locator("#p-p1-role").select_option("head-ict-coordinator")
    filled.locator("#p-p1-name").fill("Anna")
    filled.locator("#p-p1-name").press("Tab")
    filled.locator("#p-p1-now").fill("veel")
    filled.locator("#p-p1-now").press("Tab")
    assert "Dit is geen aantal uren" in said(filled).inner_text()
    found = state(filled)
    assert found["people"][0] == {
        "id": "p1",
        "name": "Anna",
        "kind": "external",
        "role": "head-ict-coordinator",
    }
    assert dict(found["schools"][0]["hours"])["p1"] == [12, 12.5]
    filled.locator("[data-open=p1] [data-do=person-remove]").click()
    assert '"p1"' not in json.dumps(state(filled))


def test_schools_and_situations(plan: Page) -> None:
    plan.locator("#p-school-name").fill("De Linde")
    add_people(plan, "An")
    cell(plan, "T01", "p1").fill("3")
    cell(plan, "T01", "p1").press("Tab")
    plan.locator("[name=when][value=goal]").check()
    expect(cell(plan, "T01", "p1")).to_have_value("")
    plan.locator("[data-do=carry]").click()
    assert "Taken overgenomen: 1" in said(plan).inner_text()
    expect(cell(plan, "T01", "p1")).to_have_value("3")
    expect(plan.locator("[data-part=carry]")).to_be_hidden()
    plan.locator(".tw-plan__more summary").click()
    plan.locator("#p-school-new").fill("De Beuk")
    plan.keyboard.press("Enter")
    expect(plan.locator("#p-school-name")).to_have_value("De Beuk")
    expect(cell(plan, "T01", "p1")).to_have_count(0)
    plan.locator("#p-school").select_option(label="De Linde")
    expect(cell(plan, "T01", "p1")).to_have_value("3")
    plan.locator("[data-do=school-remove]").click()
    expect(plan.locator("#p-school-name")).to_have_value("De Beuk")
    plan.locator("[data-do=undo]").click()
    assert [school["name"] for school in state(plan)["schools"]] == ["De Linde", "De Beuk"]


# Starting


def test_a_start_from_a_team(plan: Page) -> None:
    plan.locator("[data-do=team]").first.click()
    plan.locator("[data-do=team-go]").click()
    expect(plan.locator("[data-part=team-said]")).to_contain_text("minstens één rol")
    plan.locator("[data-do=team-triangle]").click()
    plan.locator("[data-do=team-go]").click()
    expect(said(plan)).to_contain_text("3 mensen toegevoegd")
    expect(said(plan)).to_contain_text("A06, A07")
    expect(plan.locator("[name=when][value=goal]")).to_be_checked()
    expect(cell(plan, "T16", "p2")).to_have_value("x")
    found = state(plan)
    assert [who for _, sides in found["schools"][0]["tasks"] for who in sides["now"]["who"]] == []


def test_one_coordinator_is_asked_what_is_done_now(plan: Page) -> None:
    plan.locator("[data-do=team]").first.click()
    plan.locator("[data-do=team-one]").click()
    expect(said(plan)).to_contain_text("Vul bij Nu in")
    assert total(plan, "p1") == "0 u"
    expect(plan.locator("[name=when][value=now]")).to_be_checked()


def test_a_start_from_the_walk(page: Page) -> None:
    page.goto("stappenplan/start/")
    page.locator("#w-tab-sort").click()
    page.locator("#w-sort-T01").select_option("school")
    page.locator("#w-sort-T02").select_option("drop")
    page.get_by_role("link", name="Neem je sortering mee").click()
    page.locator("[data-part=start] [data-do=from-walk]").click()
    expect(said(page)).to_contain_text("3 keuzes overgenomen")
    tasks = dict(state(page)["schools"][0]["tasks"])
    assert tasks["T01"]["goal"] == {"level": "school", "priority": "short-term", "who": []}
    assert tasks["T02"]["goal"]["priority"] == "none"


def test_a_meeting_takes_one_task_at_a_time(filled: Page) -> None:
    filled.locator("[data-do=meeting]").click()
    dialog = filled.locator("[data-part=meeting]")
    expect(dialog).to_contain_text("T01 Hardware")
    expect(dialog).to_contain_text("Taak 1 van 68")
    expect(dialog).to_contain_text("Bij 15 van 65 taken staat straks iemand")
    filled.locator("[data-do=meeting-next]").click()
    expect(dialog).to_contain_text("T03 Helpdesk")  # T02 has no priority: its turn comes later
    expect(dialog).to_contain_text("An (2 u)")
    expect(dialog).to_contain_text("Technisch ICT-coördinator (leidt)")
    filled.locator("#p-m-p2").fill("veel")
    filled.locator("#p-m-p2").press("Enter")  # no next row: it is taken over here
    expect(dialog).to_contain_text("Dit is geen aantal uren")
    filled.locator("#p-m-p2").fill("1")
    filled.locator("#p-m-p2").press("Tab")
    filled.locator("#p-m-level").select_option("school-group")
    dialog.locator("[data-do=close]").click()
    expect(cell(filled, "T03", "p2")).to_have_value("1")
    expect(filled.locator("[data-row=T03] [data-sort=level]")).to_have_value("school-group")


def test_what_comes_late_takes_nothing_away(plan: Page) -> None:
    """A view that was asked for comes when somebody types in another one by then."""
    waiting: list[Route] = []
    plan.route("**/plan-insights.*", lambda route: waiting.append(route))  # noqa: PLW0108  # Playwright cannot mark a built-in as its listener
    add_people(plan, "An")
    plan.locator("#p-tab-insights").click()
    plan.locator("#p-tab-tasks").click()
    one = cell(plan, "T01", "p1")
    one.press_sequentially("3")
    with plan.expect_event("requestfinished"):
        for route in waiting:
            route.continue_()
    plan.wait_for_function(
        "() => Object.keys(globalThis).some((name) => name.startsWith('teamwijzer plan-insights'))"
    )
    plan.evaluate("new Promise(requestAnimationFrame)")
    expect(one).to_have_value("3")
    expect(one).to_be_focused()


def test_what_is_half_typed_stays_when_one_goes_back(plan: Page) -> None:
    add_people(plan, "An")
    plan.locator("#p-cluster").select_option("technical")
    cell(plan, "T01", "p1").press_sequentially("3")
    plan.evaluate("history.back()")
    expect(plan.locator("[data-row=P01]")).to_be_visible()
    expect(cell(plan, "T01", "p1")).to_have_value("3")
    assert total(plan, "p1") == "3 u"


# What follows


def test_insights_of_the_case(filled: Page) -> None:
    filled.locator("#p-tab-insights").click()
    text = insights(filled).inner_text()
    for told in (
        "Straks is het 24,5 u in plaats van 18,5 u per week: 4,5 u gaat naar iemand anders, 8,5 u komt erbij, 2,5 u valt weg.",
        "Straks: techniek en administratie 71,4 %, pedagogiek en beleid 28,6 %.",
        "Korte termijn: B08",
        "50 taken heeft nog niemand.",
        "7 taken rusten op één persoon",
        "er staat wel iemand bij: A06",
        "An geeft 1 u aan Chris",
        "0,5 u te veel",
    ):
        assert told in text, told
    filled.locator("#p-gone").select_option(label="An")
    answer = filled.locator("[data-if-gone]").inner_text()
    assert "Zonder An valt 10,5 u weg, en doet niemand nog: T09" in answer
    assert (
        "T16 Schoolnetwerk, servers en firewall beheren: in een andere school doet Farid (De Beuk) dit."
        in answer
    )
    assert state(filled)["people"][0]["name"] == "An"
    filled.get_by_role("button", name="Toon deze taken: Wat niemand doet").click()
    assert filled.locator("[data-part=shown]").inner_text() == "50 van 68 taken"


def test_a_wish_is_the_schools_own(filled: Page) -> None:
    filled.locator(".tw-plan__more summary").click()
    filled.locator("#p-wish").fill("30")
    filled.locator("#p-wish").press("Tab")
    filled.locator("#p-tab-insights").click()
    text = insights(filled).inner_text()
    assert text.count("minder dan de 30 % die jullie zelf wensen") == 2


def test_charts_have_their_figures_in_a_table(filled: Page) -> None:
    filled.locator("#p-tab-insights").click()
    charts = insights(filled).locator("svg.tw-chart")
    expect(charts).not_to_have_count(0)
    for chart in charts.all():
        figures = chart.locator(".tw-chart__figure").all_text_contents()
        table = chart.locator("xpath=preceding-sibling::div[1]").inner_text()
        assert figures
        assert all(figure in table for figure in figures)
        assert chart.locator("title").text_content()
        assert "url(#" in (chart.locator(".tw-chart__edge").first.get_attribute("fill") or "")


# Taking it along


def test_a_person_goes_to_the_builder_without_a_name(filled: Page) -> None:
    filled.locator("[name=by][value=people]").check()
    filled.locator("[data-open=p1] summary").click()
    filled.locator("[data-open=p1] [data-kind=vacancy]").click()
    filled.wait_for_url("**/functiebeschrijving/")
    expect(filled.locator("[name=hours]")).to_have_value("12,5")
    expect(filled.locator("[data-kind=vacancy][aria-selected=true]")).to_be_visible()
    filled.locator("#b-preview h3").wait_for()
    text = filled.locator("#b-preview").inner_text()
    assert "beheert het netwerk" in text, text
    assert re.search(r"\bAn\b", text) is None


def test_a_link_holds_no_names(filled: Page, browser: Browser) -> None:
    filled.locator("[data-do=share]").click()
    expect(filled.locator("#desk-address")).to_have_value(re.compile("#s="))
    address = filled.locator("#desk-address").input_value()
    assert "geen namen van mensen" in filled.locator("[data-part=share]").inner_text()
    filled.keyboard.press("Escape")
    page = browser.new_page()
    page.goto(address.replace("/taakverdeling/", "/en/taakverdeling/"))
    assert page.locator("thead th span").first.text_content() == "Person 1"
    found = state(page)
    page.close()
    assert {person["name"] for person in found["people"]} == {""}
    assert found["schools"][0]["tasks"] == state(filled)["schools"][0]["tasks"]


@pytest.mark.parametrize("schools", [1, 10])
def test_a_full_plan_goes_into_a_link_and_comes_out(
    plan: Page, browser: Browser, tmp_path: Path, schools: int
) -> None:
    """Every cell filled, with hours that hardly pack."""
    chance = random.Random(schools)  # noqa: S311 - for tests
    whole = full(list(read(ROOT / "data").of(Task)))
    whole["schools"] = json.loads(json.dumps(whole["schools"][:schools]))
    for school in whole["schools"]:
        for _, sides in school["tasks"]:
            for side in sides.values():
                side["who"] = [[id_, chance.randint(1, 4000) / 100] for id_, _ in side["who"]]
    open_state(plan, whole, tmp_path)
    plan.locator("[data-do=share]").click()
    expect(plan.locator("#desk-address")).to_have_value(re.compile("#s="))
    page = browser.new_page()
    page.goto(plan.locator("#desk-address").input_value())
    plan.keyboard.press("Escape")
    there, here = ([one["tasks"] for one in state(tab)["schools"]] for tab in (page, plan))
    assert there == here
    page.close()


def test_the_other_language_shows_the_same_without_an_address(filled: Page) -> None:
    go_on_in(filled, "en")
    filled.wait_for_url("**/en/taakverdeling/")
    assert filled.locator("thead th span").first.text_content() == "An"
    assert filled.locator("thead [data-sum=p1]").first.text_content() == "10.5 of 10 h !"


def test_papers_are_copied_and_printed(filled: Page) -> None:
    filled.context.grant_permissions(["clipboard-read", "clipboard-write"])
    filled.locator("[data-do=copy]").click()
    expect(said(filled)).to_have_text("Gekopieerd. Plak het waar je wilt.")
    text = filled.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Wie doet wat? De Linde")
    assert "An (2 u), Chris (1 u)" in text
    unsay(filled)
    filled.locator("#p-paper").select_option("insights")
    filled.locator("[data-do=copy-plain]").click()
    expect(said(filled)).to_have_text(re.compile("Gekopieerd"))
    assert "4,5 u gaat naar iemand anders" in filled.evaluate("navigator.clipboard.readText()")
    filled.emulate_media(media="print")
    expect(filled.locator("[data-part=paper]")).to_be_visible()
    expect(filled.locator("#plan form")).to_be_hidden()


def test_a_sheet_of_one_person(filled: Page) -> None:
    filled.locator("[name=by][value=people]").check()
    filled.locator("[data-open=p1] summary").click()
    filled.locator("[data-open=p1] [data-do=sheet]").click()
    text = paper(filled).inner_text()
    assert text.startswith("Taken van An")
    assert "Straks: 10,5 van 10 u" in text
    assert "Voert uit: Technisch" in text
    assert "Chris" not in text


def test_a_table_for_a_spreadsheet(filled: Page) -> None:
    filled.locator("[name=by][value=people]").check()
    filled.locator("[data-open=p1] summary").click()
    filled.locator("#p-p1-name").fill('=1+"1"')
    filled.locator("#p-p1-name").press("Tab")
    text = downloaded(filled, "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][5] == '\'=1+"1"'
    found = {row[0]: row for row in rows}
    assert found["T01"][2:] == [
        "Hardware installeren en onderhouden", "School", "Korte termijn", "2", "", "1", "", "", "3",
    ]  # fmt: skip
    assert found["P10"][6] == "x"


def test_a_file_comes_back_as_it_went(filled: Page, tmp_path: Path) -> None:
    before = state(filled)
    start_again(filled)
    expect(filled.locator("[data-part=start]")).to_be_visible()
    open_state(filled, before, tmp_path)
    assert state(filled) == before


def test_a_cell_that_nobody_left_is_kept_when_the_page_goes(plan: Page) -> None:
    add_people(plan, "An")
    cell(plan, "T01", "p1").fill("3")
    plan.goto("404.html")
    plan.goto(PATH)
    expect(cell(plan, "T01", "p1")).to_have_value("3")


def test_work_comes_back_at_the_next_visit(plan: Page) -> None:
    add_people(plan, "An")
    cell(plan, "T01", "p1").fill("3")
    cell(plan, "T01", "p1").press("Tab")
    plan.goto("404.html")
    plan.goto(PATH)
    expect(cell(plan, "T01", "p1")).to_have_value("3")
    assert total(plan, "p1") == "3 u"


# For everyone


def test_without_script_it_says_what_it_does(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + PATH)
    assert page.locator(".tw-live:visible").count() == 0
    expect(page.locator("a[href$='sjablonen/#task-overview']")).to_be_visible()
    context.close()


def test_from_everywhere_that_speaks_of_dividing(page: Page) -> None:
    for path in (
        "",
        "taken/",
        "rollen/",
        "sjablonen/",
        "stappenplan/start/",
        *(f"stappenplan/{step}/" for step in (5, 6, 7, 8)),
        "en/",
        "en/stappenplan/7/",
    ):
        page.goto(path)
        assert page.locator("main a[href*='taakverdeling/']").count(), path
    page.goto("functiebeschrijving/")
    assert page.locator("#job").get_attribute("data-planner") == "../taakverdeling/"


@pytest.mark.parametrize("language", ROOTS)
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_is_wider_than_the_page(
    page: Page, tmp_path: Path, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(language + PATH)
    look = "document.documentElement.scrollWidth"
    assert page.evaluate(look) == width
    open_state(page, SCENARIO, tmp_path)
    assert page.evaluate(look) == width
    page.locator("[name=by][value=people]").check()
    page.locator("[data-open=p1] summary").click()
    assert page.evaluate(look) == width
    page.locator("#p-tab-insights").click()
    insights(page)
    assert page.evaluate(look) == width
    page.locator(".tw-plan__look summary").click()
    paper(page)
    assert page.evaluate(look) == width


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_in_any_state(plan: Page, tmp_path: Path, size: Any) -> None:
    plan.set_viewport_size(size)
    looks = Looks(plan)
    looks.look("empty")
    plan.locator("[data-do=team]").first.click()
    expect(plan.locator("[data-part=team]")).to_be_visible()
    looks.look("team")
    plan.keyboard.press("Escape")
    plan.locator("#p-tab-insights").click()
    insights(plan)
    looks.look("no insights")
    plan.locator("#p-tab-tasks").click()
    plan.locator("[name=by][value=people]").check()
    looks.look("no people")
    plan.locator("[name=by][value=tasks]").check()
    open_state(plan, SCENARIO, tmp_path)
    looks.look("by task")
    cell(plan, "T01", "p1").fill("drie")
    cell(plan, "T01", "p1").press("Tab")
    looks.look("error")
    plan.locator("#p-text").fill("bestaat niet")
    looks.look("nothing found")
    plan.locator("#p-text").fill("")
    plan.locator("[data-do=meeting]").click()
    expect(plan.locator("[data-part=meeting]")).to_be_visible()
    looks.look("meeting")
    plan.keyboard.press("Escape")
    plan.locator("[name=by][value=people]").check()
    plan.locator("[data-open=p1] summary").click()
    looks.look("by person")
    plan.locator("#p-tab-insights").click()
    insights(plan).locator("#p-gone").select_option("p1")
    looks.look("insights")
    plan.locator(".tw-plan__look summary").click()
    paper(plan)
    looks.look("paper")
    plan.locator("[data-do=share]").click()
    expect(plan.locator("#desk-address")).to_have_value(re.compile("#s="))
    looks.look("link")
    plan.keyboard.press("Escape")
    plan.locator("#desk-file").set_input_files(tmp_path / "plan.json")
    plan.locator("[data-part=ask][open]").wait_for()
    looks.look("file")
    plan.locator("[data-part=ask] button").nth(1).click()
    plan.locator("[data-part=join][open]").wait_for()
    looks.look("same names")
    assert looks.found == {}
