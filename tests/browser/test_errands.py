"""What people come to do, from the home page, and in how many clicks they are done."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


class Visitor:
    """Somebody at the home page, whose clicks are counted. A choice from a list is one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        page.goto("")

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def menu(self, name: str) -> None:
        """Goes on by the bar on top."""
        self.click(self.page.get_by_role("navigation", name="Hoofdmenu").get_by_text(name))

    def choose(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(value)
        self.clicks += 1


def test_tasks_are_handed_to_the_secretariat_in_four(page: Page) -> None:
    visitor = Visitor(page)
    visitor.menu("Taken")
    visitor.choose("Rol", "administrative-staff")
    visitor.choose("Aandeel", "takes-over")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    visitor.click(page.get_by_role("button", name="Druk deze lijst af"))
    page.emulate_media(media="print")
    expect(page.locator(".tw-handout")).to_be_visible()
    assert page.evaluate("window.printed")
    assert page.locator(".tw-handout tbody tr").count() > 3
    assert visitor.clicks <= 4


def test_a_task_is_cited_in_three(page: Page) -> None:
    visitor = Visitor(page)
    visitor.menu("Taken")
    visitor.click(page.get_by_role("link", name="Helpdesk opzetten en onderhouden"))
    expect(page).to_have_url(re.compile("/taken/t03/$"))
    page.evaluate("() => { navigator.clipboard.write = async () => { window.copied = true; }; }")
    visitor.click(page.locator("[data-copy=txt]"))
    expect(page.locator(".tw-cite [role=status]")).not_to_be_empty()
    assert page.evaluate("window.copied")
    assert visitor.clicks <= 3


def test_data_come_as_a_table_in_three(page: Page) -> None:
    visitor = Visitor(page)
    visitor.menu("Over")
    visitor.click(page.get_by_role("main").get_by_role("link", name="Open data", exact=True))
    with page.expect_download() as waiting:
        visitor.click(page.get_by_role("main").get_by_role("link", name="tasks.csv").first)
    assert waiting.value.suggested_filename == "tasks.csv"
    assert b"T03" in Path(waiting.value.path()).read_bytes()
    assert visitor.clicks <= 3
