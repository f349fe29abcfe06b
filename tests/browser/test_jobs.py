"""What people come for, from the first page on, with no more clicks than it may take.

A click is a link, a button or a field that is chosen; typing and scrolling are none.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.audit.site import ROOTS

PHONE: ViewportSize = {"width": 360, "height": 740}


class Clicks:
    """Clicks, and counts."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, goal: Locator) -> None:
        goal.click()
        self.count += 1

    def choose(self, field: Locator, value: str) -> None:
        """Opens a list and takes an entry of it."""
        field.select_option(value)
        self.count += 2


@pytest.fixture
def click() -> Clicks:
    return Clicks()


@pytest.mark.parametrize("root", ROOTS)
def test_a_vacancy_for_half_a_pedagogical_coordinator(page: Page, click: Clicks, root: str) -> None:
    """To a text: half-time, ready to be taken to Word."""
    page.goto(root)
    click(page.locator("#way-management a[href*='kind=vacancy']"))
    click(page.locator("[data-preset=pedagogical-ict-coordinator]"))
    terms = page.locator("details:has(#b-hours) > summary")
    if not page.locator("#b-hours").is_visible():
        click(terms)
    page.locator("#b-hours").fill("50")
    click.choose(page.locator("#b-unit"), "percent")
    text = page.locator("#b-preview")
    expect(text).to_contain_text("50")
    expect(page.get_by_role("tab", selected=True)).to_have_id("b-tab-vacancy")
    assert click.count <= 5


@pytest.mark.parametrize("root", ROOTS)
def test_a_division_is_started(page: Page, click: Clicks, root: str) -> None:
    page.goto(root)
    click(page.locator("#way-coordinator a[href$='taakverdeling/']"))
    page.locator("#p-name").fill("An")
    click(page.locator("[data-do=person-add]"))
    expect(page.locator("#p-tasks")).to_contain_text("An")
    assert click.count <= 2


@pytest.mark.parametrize("root", ROOTS)
def test_tasks_are_sorted(page: Page, click: Clicks, root: str) -> None:
    page.goto(root)
    click(page.locator("#way-coordinator a[href*='#w-sort']"))
    click.choose(page.locator("#w-sort select[data-task=T01]"), "school")
    expect(page.locator("[data-part=sorted]")).to_contain_text("1")
    assert click.count <= 3


def test_step_5_from_a_link_on_a_phone(page: Page, click: Clicks) -> None:
    """The list is made there, and what is sorted goes on to the division."""
    page.set_viewport_size(PHONE)
    page.goto("stappenplan/5/")
    assert page.evaluate("document.querySelector('header').offsetHeight") <= 60
    click(page.locator(".tw-do a[href*='#w-sort']"))
    expect(page.get_by_role("tab", selected=True)).to_have_text("Taken sorteren")
    click.choose(page.locator("#w-sort select[data-task=T01]"), "school-group")
    expect(page.locator("[data-part=sorted]")).to_contain_text("1 van")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert click.count <= 3
