"""The table of tasks and roles."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from teamwijzer.loading import read
from teamwijzer.model import Role, Task
from tests.conftest import ROOT

DATA = read(ROOT / "data")
TASKS, ROLES = DATA.of(Task), DATA.of(Role)


def test_one_role_leaves_its_tasks_and_one_column(page: Page) -> None:
    page.goto("rollen/matrix/")
    expect(page.locator("tbody tr")).to_have_count(len(TASKS))
    page.get_by_label("Rol", exact=True).select_option(label="Communicatieverantwoordelijke")
    rows = page.locator("tbody tr:visible")
    role = "communication-officer"
    codes = [c for c, task in TASKS.items() if role in {part.role for part in task.roles}]
    assert codes
    expect(rows).to_have_count(len(codes))
    expect(rows.locator("th")).to_contain_text(codes)
    row = rows.filter(has_text="A06")
    expect(row.locator("td:visible")).to_have_text(["OKan overnemen"])
    expect(page.get_by_role("status")).to_have_text(f"{len(codes)} van 66 taken")
    page.get_by_label("Cluster", exact=True).select_option("technical")
    technical = [code for code in codes if TASKS[code].cluster == "technical"]
    expect(rows).to_have_count(len(technical))
    page.get_by_role("button", name="Wis de filters").click()
    said = "66 van 66 taken, plus B17 (niet meegeteld)"
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
