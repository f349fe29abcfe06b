"""Sorting the tasks in the walk: by list, with the guide's advice, one at a time; and on to the planner."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from teamwijzer.loading import read
from teamwijzer.model import Task
from tests.audit.site import ROOTS
from tests.browser.plans import PATH as PLAN
from tests.browser.plans import PHONE, WIDE
from tests.browser.test_walk import PATH, answer, open_view, walk_to
from tests.browser.tools import Looks, start_again
from tests.conftest import ROOT

ADVISED = {
    code: task.level.at
    for code, task in read(ROOT / "data").of(Task).items()
    if task.level.at != "either"
}
"""Tasks about which the guide has advice, and where it would have them; buckets are called the same."""
TECHNICAL = [code for code in ADVISED if code.startswith("T")]


@pytest.fixture
def sorting(page: Page) -> Page:
    page.goto(PATH)
    open_view(page, "sort")
    expect(page.locator("#w-sort-T01")).to_be_visible()
    return page


def sorted_as(page: Page, code: str, bucket: str) -> None:
    expect(page.locator(f"#w-sort-{code}")).to_have_value(bucket)


def test_advice_about_one_task(sorting: Page) -> None:
    code = TECHNICAL[0]
    row = sorting.locator(f"[data-sort={code}]")
    row.locator("[data-do=advice]").click()
    sorted_as(sorting, code, ADVISED[code])
    expect(row.locator("select")).to_be_focused()
    expect(row.locator("[data-do=advice]")).to_be_hidden()
    either = next(code for code, _ in read(ROOT / "data").of(Task).items() if code not in ADVISED)
    expect(sorting.locator(f"[data-sort={either}] [data-do=advice]")).to_have_count(0)


def test_advice_about_a_cluster_keeps_what_was_chosen(sorting: Page) -> None:
    kept, *others = TECHNICAL
    sorting.locator(f"#w-sort-{kept}").select_option("drop")
    button = sorting.locator("[data-do=advice-all][data-id=technical]")
    expect(button).to_contain_text(f"voor {len(others)} taken")
    button.click()
    expect(sorting.locator("[data-part=said]")).to_contain_text(f"voor {len(others)} taken")
    sorted_as(sorting, kept, "drop")
    for code in others:
        sorted_as(sorting, code, ADVISED[code])
    expect(sorting.locator("[data-part=sorted]")).to_contain_text(f"{len(TECHNICAL)} van 67")
    expect(sorting.locator("[data-cluster=technical] summary")).to_be_focused()
    expect(button).to_be_hidden()
    sorting.locator("[data-do=undo]").click()
    expect(sorting.locator("[data-part=sorted]")).to_contain_text("1 van 67")


def test_advice_about_all_that_is_open(sorting: Page) -> None:
    sorting.locator("[data-do=advice-all]:not([data-id])").click()
    expect(sorting.locator("#w-progress")).to_have_js_property("value", len(ADVISED))
    sorting.locator("[data-do=advice-all]:not([data-id])").click()
    expect(sorting.locator("[data-part=said]")).to_contain_text("niets open")
    for code, bucket in ADVISED.items():
        assert sorting.locator(f"#w-sort-{code}").input_value() == bucket


def test_one_task_at_a_time(sorting: Page) -> None:
    sorting.locator("#w-sort-T01").select_option("school")
    sorting.locator("[data-do=meeting]").click()
    dialog = sorting.locator("[data-part=meeting][open]")
    title = dialog.locator("h2")
    expect(title).to_contain_text("T02")
    expect(title).to_be_focused()
    expect(dialog).to_contain_text("Taak 2 van 67")
    expect(dialog.get_by_role("link", name="Lees alles over T02")).to_have_attribute(
        "href", re.compile("/taken/t02/$")
    )
    text = read(ROOT / "data").of(Task)["T02"].description.nl.split(". ")[0]
    expect(dialog).to_contain_text(text)
    dialog.get_by_label("Later").check()
    expect(dialog.locator("[data-part=meeting-said]")).to_contain_text("2 van 67")
    dialog.locator("[data-do=meeting-next]").click()
    expect(title).to_contain_text("T03")
    dialog.locator("[data-do=advice]").click()
    expect(dialog.get_by_label("School", exact=True)).to_be_checked()
    expect(dialog.get_by_label("School", exact=True)).to_be_focused()
    for code in ("T02", "T01"):
        dialog.locator("[data-do=meeting-back]").click()
        expect(title).to_contain_text(code)
    dialog.locator("[data-do=meeting-back]").click()
    expect(title).to_contain_text("A11")
    sorting.keyboard.press("Escape")
    sorted_as(sorting, "T02", "later")
    sorted_as(sorting, "T03", "school")


def test_by_keyboard_alone(sorting: Page) -> None:
    sorting.locator("[data-do=meeting]").focus()
    sorting.keyboard.press("Enter")
    dialog = sorting.locator("[data-part=meeting][open]")
    expect(dialog.locator("h2")).to_be_focused()
    for key in (
        "Tab",
        "Tab",
        "ArrowLeft",
    ):  # the link, then the radios: from the last to the fourth
        sorting.keyboard.press(key)
    expect(dialog.get_by_label("Niet", exact=True)).to_be_checked()
    sorting.keyboard.press("Escape")
    sorted_as(sorting, "T01", "drop")
    expect(sorting.locator("[data-do=meeting]")).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_progress_stays_in_sight(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto(PATH)
    open_view(page, "sort")
    page.locator("#w-sort-T20").scroll_into_view_if_needed()
    expect(page.locator("[data-part=sorted]")).to_be_in_viewport()
    expect(page.locator("#w-progress")).to_be_in_viewport()
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height < (5_000 if size is WIDE else 9_000)


def test_a_list_that_does_not_load_is_told_and_tried_again(page: Page) -> None:
    page.goto(PATH)
    broken = "**/walk-sorting*.js"
    page.route(broken, lambda route: route.fulfill(body="", content_type="text/javascript"))
    open_view(page, "sort")
    expect(page.locator(".tw-notice")).to_contain_text("kon niet geladen worden")
    page.unroute(broken)
    open_view(page, "walk")
    open_view(page, "sort")
    page.locator("#w-sort-T01").select_option("school")
    expect(page.locator("[data-part=sorted]")).to_contain_text("1 van 67")


# Several schools


def keep(page: Page, school: str, **buckets: str) -> None:
    page.locator("#w-school").fill(school)
    walk_to(page, "2")
    answer(page, "2", "no")
    open_view(page, "sort")
    for code, bucket in buckets.items():
        page.locator(f"#w-sort-{code}").select_option(bucket)
    open_view(page, "walk")
    page.locator("[data-do=kept]").click()
    page.locator("#desk-name").fill(school)
    page.locator("[data-do=kept-save]").click()
    expect(page.locator("[data-part=kept-list]")).to_contain_text(school)
    page.keyboard.press("Escape")


def rows(page: Page) -> list[list[str]]:
    table = page.locator("[data-part=schools] tbody tr")
    return [[cell.inner_text() for cell in row.locator("th, td").all()] for row in table.all()]


def test_each_school_shows_what_it_sorted_and_all_goes_to_the_planner(page: Page) -> None:
    page.goto(PATH)
    open_view(page, "stand")
    expect(page.locator("[data-do=to-planner]")).to_be_disabled()
    open_view(page, "walk")
    keep(page, "De Linde", T01="school", T02="school-group", T03="school")
    start_again(page)
    keep(page, "De Eik", T01="drop", T02="later")
    start_again(page)
    page.locator("#w-school").fill("De Es")
    open_view(page, "sort")
    page.locator("#w-sort-T05").select_option("school-group")
    open_view(page, "stand")
    found = {row[0]: row[3:] for row in rows(page)}
    counted = len(read(ROOT / "data").counted)
    assert found == {
        "De Linde": ["1", "2", "0", "0", str(counted - 2)],
        "De Eik": ["0", "0", "1", "1", str(counted - 1)],
        "De Es (nu open, niet bewaard)": ["1", "0", "0", "0", str(counted)],
    }
    page.locator("[data-do=to-planner]").click()
    page.wait_for_url(f"**/{PLAN}")
    expect(page.locator("#p-school option")).to_have_count(3)
    expect(page.locator("[name=when][value=goal]")).to_be_checked()
    said = {}
    for school in page.locator("#p-school option").all_inner_texts():
        page.locator("#p-school").select_option(label=school)
        expect(page.locator("#p-school-name")).to_have_value(school)
        said[school] = [
            page.locator(f"[data-row={code}] [data-sort={field}]").input_value()
            for code in ("T01", "T02", "T05")
            for field in ("level", "priority")
        ]
    assert said == {
        "De Linde": ["school", "short-term", "school-group", "short-term", "", ""],
        "De Eik": ["", "none", "", "long-term", "", ""],
        "De Es": ["", "", "", "", "school-group", "short-term"],
    }
    expect(page.locator(".tw-notice")).to_have_count(0)


def test_a_plan_that_is_there_stays(page: Page) -> None:
    page.goto(PLAN)
    page.locator("#p-school-name").fill("Onze school")
    page.goto(PATH)
    keep(page, "De Linde", T01="school")
    open_view(page, "stand")
    page.locator("[data-do=to-planner]").click()
    page.wait_for_url(f"**/{PLAN}")
    expect(page.locator("#p-school-name")).to_have_value("De Linde")
    page.get_by_role("button", name="Terug naar mijn werk").click()
    expect(page.locator("#p-school-name")).to_have_value("Onze school")


@pytest.mark.parametrize(
    ("way", "schools"),
    [
        ("beside", ["Onze school", "onze school (2)", "De Linde"]),
        ("skip", ["Onze school", "De Linde"]),
        ("", ["Onze school"]),
    ],
    ids=["beside", "skip", "rather not"],
)
def test_what_was_sorted_can_come_beside_a_plan_that_is_there(
    page: Page, way: str, schools: list[str]
) -> None:
    """With the question that files ask where a school is there already."""
    page.goto(PLAN)
    page.locator("#p-school-name").fill("Onze school")
    page.locator("#p-name").fill("An")
    page.keyboard.press("Enter")
    page.locator("[data-row=T01] [data-cell]").fill("2")
    page.goto(PATH)
    keep(page, "De Linde", T01="school")
    start_again(page)
    keep(page, "onze school", T02="later")
    open_view(page, "stand")
    page.locator("[data-do=to-planner]").click()
    page.wait_for_url(f"**/{PLAN}")
    page.get_by_role("button", name="Voeg toe aan mijn plan").click()
    asked = page.locator("[data-part=join][open]")
    expect(asked).to_contain_text("onze school")
    if way:
        asked.locator("select").select_option(way)
    asked.locator(f"[data-do={'join-go' if way else 'close'}]").click()
    # What follows comes when the dialog has said that it closes.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    expect(page.locator("#p-school option")).to_have_text(schools)
    hours = page.locator("[data-row=T01] [data-person=p1]")
    expect(hours).to_have_value("2")
    if way:
        page.locator("#p-school").select_option(label="De Linde")
        page.locator("[name=when][value=goal]").check()
        expect(page.locator("[data-row=T01] [data-sort=level]")).to_have_value("school")
        page.locator("[data-do=undo]").click()
        expect(page.locator("#p-school option")).to_have_text(["Onze school"])
        expect(page.locator("#p-school-name")).to_have_value("Onze school")


def test_what_changed_since_it_was_kept_counts(page: Page) -> None:
    page.goto(PATH)
    keep(page, "De Linde", T01="school")
    open_view(page, "sort")
    page.locator("#w-sort-T02").select_option("school")
    open_view(page, "stand")
    assert [row[0] for row in rows(page)] == ["De Linde"]
    assert rows(page)[0][4] == "2"


# For everyone


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_state_is_accessible(page: Page, size: ViewportSize, root: str) -> None:
    page.set_viewport_size(size)
    page.emulate_media(reduced_motion="reduce")
    page.goto(root + PATH)
    looks = Looks(page, root)
    open_view(page, "sort")
    page.locator("#w-sort-T01").select_option("school")
    looks.look("list")
    page.locator("[data-do=meeting]").click()
    looks.look("one at a time")
    page.keyboard.press("Escape")
    open_view(page, "stand")
    looks.look("schools")
    assert looks.found == {}
