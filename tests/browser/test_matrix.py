"""The table of tasks and roles."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from teamwijzer.loading import read
from teamwijzer.model import Role, Task
from tests.conftest import ROOT

DATA = read(ROOT / "data")
TASKS, ROLES = DATA.of(Task), DATA.of(Role)


def test_one_role_leaves_its_tasks_and_one_column(page: Page) -> None:
    page.goto("rollen/matrix/")
    expect(page.locator("tbody tr")).to_have_count(len(TASKS))
    page.get_by_label("Rol", exact=True).select_option("communication-officer")
    rows = page.locator("tbody tr:visible")
    role = "communication-officer"
    codes = [c for c, task in TASKS.items() if role in {part.role for part in task.roles}]
    assert codes
    expect(rows).to_have_count(len(codes))
    expect(rows.locator("th")).to_contain_text(codes)
    row = rows.filter(has_text="A06")
    expect(row.locator("td:visible")).to_have_text(["OKan overnemen"])
    expect(page.get_by_role("status")).to_have_text(f"{len(codes)} van {len(DATA.counted)} taken")
    page.get_by_label("Cluster", exact=True).select_option("technical")
    technical = [code for code in codes if TASKS[code].cluster == "technical"]
    expect(rows).to_have_count(len(technical))
    page.get_by_role("button", name="Wis de filters").click()
    counted = len(DATA.counted)
    said = f"{counted} van {counted} taken, plus B17 (niet meegeteld)"
    expect(page.get_by_role("status")).to_have_text(said)
    expect(rows).to_have_count(len(TASKS))
    expect(page.locator("thead th:visible")).to_have_count(1 + len(ROLES))


def test_head_and_first_column_stay_in_view(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("rollen/matrix/")
    scroll = page.locator(".tw-scroll")
    # Drawn once, so that what sticks is where it sticks.
    scroll.evaluate(
        "e => { e.scrollTo(400, 900); return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))) }"
    )
    box = scroll.bounding_box()
    head = page.locator("thead th").nth(6).bounding_box()
    first = page.locator("tbody th").nth(20).bounding_box()
    assert box
    assert head
    assert first
    assert abs(head["y"] - box["y"]) < 2
    assert abs(first["x"] - box["x"]) < 2


def test_the_address_holds_the_filter_and_the_list_takes_it_over(page: Page) -> None:
    page.goto("rollen/matrix/?role=administrative-staff&part=helps&cluster=nonsense")
    codes = [
        code
        for code, task in TASKS.items()
        if ("administrative-staff", "helps") in {(part.role, part.part) for part in task.roles}
    ]
    rows = page.locator("tbody tr:visible")
    expect(rows.locator("th")).to_contain_text(codes)
    expect(page.get_by_label("Rol", exact=True)).to_have_value("administrative-staff")
    page.get_by_label("Cluster", exact=True).select_option("technical")
    technical = [code for code in codes if TASKS[code].cluster == "technical"]
    assert 0 < len(technical) < len(codes)
    expect(rows.locator("th")).to_contain_text(technical)
    expect(page).to_have_url(
        re.compile(r"\?cluster=technical&role=administrative-staff&part=helps$")
    )
    page.go_back()
    expect(rows.locator("th")).to_contain_text(codes)
    page.get_by_role("link", name=re.compile("Deze taken als lijst")).click()
    expect(page).to_have_url(re.compile(r"/taken/\?role=administrative-staff&part=helps$"))
    expect(page.locator("#task-list tr[data-cluster]:visible")).to_have_count(len(codes))


def test_a_filtered_table_has_no_box_of_its_own_and_a_single_head_lies(page: Page) -> None:
    page.goto("rollen/matrix/")
    scroll = page.locator(".tw-scroll")
    height = "e => [e.scrollHeight > e.clientHeight + 1, getComputedStyle(e).maxHeight]"
    assert scroll.evaluate(height)[0]
    head = page.locator("thead th:visible a").first
    expect(head).to_have_css("writing-mode", "vertical-rl")
    page.get_by_label("Cluster", exact=True).select_option("technical")
    expect(scroll).to_have_css("max-height", "none")
    assert not scroll.evaluate(height)[0]
    expect(head).to_have_css("writing-mode", "vertical-rl")
    page.get_by_label("Rol", exact=True).select_option("administrative-staff")
    expect(page.locator("thead th:visible a")).to_have_css("writing-mode", "horizontal-tb")
    page.get_by_role("button", name="Wis de filters").click()
    expect(scroll).not_to_have_css("max-height", "none")
