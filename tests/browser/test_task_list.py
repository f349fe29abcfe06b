"""The filter of the task list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def rows(page: Page) -> Locator:
    page.goto("taken/")
    return page.locator("tbody tr:visible")


def text_field(page: Page) -> Locator:
    return page.get_by_label("Zoek in titel, uitleg en code")


def test_all_tasks_stand_there_first(page: Page, rows: Locator) -> None:
    expect(rows).to_have_count(67)
    expect(page.get_by_role("status")).to_have_text("67 van 67 taken")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("T03", ["T03"]),
        ("HELPDESK opzetten", ["T03"]),
        ("Reprobel", ["A11"]),
        ("coordineren infrastructuurwerken", ["T24"]),  # without the diacritics of the title
    ],
)
def test_text_finds_code_title_and_description(
    page: Page, rows: Locator, words: str, codes: list[str]
) -> None:
    text_field(page).fill(words)
    expect(rows.locator("td:first-child")).to_have_text(codes)
    expect(page.get_by_role("status")).to_have_text(f"{len(codes)} van 67 taken")


def test_clusters_core_and_level_combine(page: Page, rows: Locator) -> None:
    page.get_by_role("checkbox", name=re.compile("Administratief")).check()
    expect(rows).to_have_count(11)
    page.get_by_role("checkbox", name=re.compile("Pedagogisch")).check()
    expect(rows).to_have_count(23)
    page.get_by_label("Alleen kerntaken").check()
    expect(rows.locator("td:first-child")).to_have_text(["P01", "P05", "P09", "P10", "A01", "A04"])
    page.get_by_label("Niveau", exact=True).select_option("school-group")
    expect(rows.locator("td:first-child")).to_have_text(["P10", "A01"])
    counts = page.locator("[data-count]").all_text_contents()
    assert counts == ["2", "1", "0", "1"]  # T05 and T16, P10, none, A01


def test_the_address_holds_the_filter(page: Page, rows: Locator) -> None:
    page.get_by_role("checkbox", name=re.compile("Beleid")).check()
    page.get_by_label("Alleen kerntaken").check()
    text_field(page).fill("visie")
    expect(page).to_have_url(re.compile(r"\?text=visie&cluster=policy&core=yes$"))
    shown = rows.count()
    assert 0 < shown < 17
    page.reload()
    expect(rows).to_have_count(shown)
    expect(text_field(page)).to_have_value("visie")
    address = page.url
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator("tbody tr:visible")).to_have_count(shown)


def test_back_undoes_the_last_choice(page: Page, rows: Locator) -> None:
    page.get_by_role("checkbox", name=re.compile("Beleid")).check()
    page.get_by_label("Alleen kerntaken").check()
    page.go_back()
    expect(page.get_by_label("Alleen kerntaken")).not_to_be_checked()
    expect(rows).to_have_count(17)
    page.go_back()
    expect(rows).to_have_count(67)
    page.go_forward()
    expect(rows).to_have_count(17)


def test_nothing_found_is_said_and_can_be_undone(page: Page, rows: Locator) -> None:
    text_field(page).fill("zeppelin")
    expect(page.get_by_text("Geen enkele taak past bij deze filters.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("0 van 67 taken")
    expect(page.locator("section.tw-cluster:visible")).to_have_count(0)
    page.get_by_role("button", name="Wis de filters").click()
    expect(rows).to_have_count(67)
    expect(page).to_have_url(re.compile(r"/taken/$"))


@pytest.mark.parametrize(
    "query",
    [
        "?cluster=__proto__&level=toString&core=maybe",
        "?text=%3Cscript%3Ealert(1)%3C/script%3E",
        "?text=" + "x" * 5000,
        "?text=%E0%A4%A",
        "?cluster=technical&cluster=technical&cluster=nonsense",
    ],
)
def test_a_strange_address_does_no_harm(page: Page, query: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(f"taken/{query}")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ van 67 taken$"))
    page.get_by_role("button", name="Wis de filters").click()
    expect(page.get_by_role("status")).to_have_text("67 van 67 taken")
