"""What a term means opens where it stands; the glossary shows one term alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from teamwijzer.loading import read
from teamwijzer.model import Term
from tests.browser.tools import Looks
from tests.conftest import ROOT

TERMS = read(ROOT / "data").of(Term)


@pytest.fixture
def term(page: Page) -> Locator:
    page.goto("taken/t03/")
    return page.get_by_role("button", name="helpdesk", exact=True)


def box(page: Page) -> Locator:
    return page.get_by_role("dialog")


def test_a_click_opens_the_meaning_and_another_closes_it(page: Page, term: Locator) -> None:
    term.click()
    expect(box(page)).to_be_visible()
    expect(box(page)).to_have_accessible_name("helpdesk")
    expect(box(page)).to_contain_text(TERMS["help-desk"].definition.nl[:60])
    expect(page).to_have_url(re.compile(r"/taken/t03/$"))
    expect(term).to_have_attribute("aria-expanded", "true")
    term.click()
    expect(box(page)).to_be_hidden()
    expect(term).to_have_attribute("aria-expanded", "false")
    term.click()
    expect(box(page)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(box(page)).to_be_hidden()


def test_one_meaning_is_open_at_a_time(page: Page, term: Locator) -> None:
    term.click()
    other = page.locator("a.tw-term").last  # out of reach of the first one's box
    other.click()
    expect(box(page)).to_have_count(1)
    expect(box(page)).not_to_have_accessible_name("helpdesk")
    expect(term).to_have_attribute("aria-expanded", "false")
    expect(other).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_keys_open_it_go_on_from_it_and_close_it(page: Page, term: Locator, key: str) -> None:
    term.press(key)
    expect(box(page)).to_be_focused()
    page.keyboard.press("Tab")
    more = box(page).get_by_role("link", name="Meer in de begrippenlijst")
    expect(more).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(term).to_be_focused()
    term.press(key)
    box(page).get_by_role("button", name="Sluit").press("Enter")
    expect(box(page)).to_be_hidden()
    expect(term).to_be_focused()


def test_a_tap_opens_it_inside_a_small_window(browser: Browser, base_url: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 320, "height": 600})
    page = context.new_page()
    page.goto(f"{base_url}en/taken/t03/")
    for link in page.locator("a.tw-term").all()[:6]:
        link.tap()
        expect(box(page)).to_be_visible()
        found = box(page).bounding_box()
        assert found
        assert found["x"] >= 0
        assert found["x"] + found["width"] <= 320
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_way_on_leads_to_the_term_alone(page: Page, term: Locator) -> None:
    term.click()
    box(page).get_by_role("link", name="Meer in de begrippenlijst").click()
    expect(page).to_have_url(re.compile(r"/begrippen/#help-desk$"))
    alone(page, "help-desk")


def alone(page: Page, name: str) -> None:
    """One term is there, and a way to all of them."""
    expect(page.locator(".tw-entry:visible")).to_have_count(1)
    expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator(".tw-letters")).to_be_hidden()
    page.get_by_role("link", name="Toon alle begrippen").click()
    expect(page.locator(".tw-entry:visible")).to_have_count(len(TERMS))
    expect(page.get_by_role("link", name="Toon alle begrippen")).to_be_hidden()


def test_without_script_a_term_leads_to_its_entry_alone(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}taken/t03/")
    page.get_by_role("link", name="helpdesk", exact=True).click()
    expect(page).to_have_url(re.compile(r"/begrippen/#help-desk$"))
    alone(page, "help-desk")
    context.close()


def test_a_browser_without_popovers_keeps_the_link(page: Page) -> None:
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.goto("taken/t03/")
    page.get_by_role("link", name="helpdesk", exact=True).click()
    expect(page).to_have_url(re.compile(r"/begrippen/#help-desk$"))


def test_with_a_key_held_down_it_is_a_link(page: Page, term: Locator) -> None:
    with page.context.expect_page() as opened:
        term.click(modifiers=["Control"])
    expect(opened.value).to_have_url(re.compile(r"/begrippen/#help-desk$"))
    expect(box(page)).to_be_hidden()


def test_letters_lead_to_all_terms_of_a_letter(page: Page) -> None:
    page.goto("begrippen/#letter-s")
    expect(page.locator(".tw-entry:visible")).to_have_count(len(TERMS))


def test_an_open_meaning_is_not_on_paper(page: Page, term: Locator) -> None:
    term.click()
    expect(box(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tw-meaning")).to_be_hidden()


def test_axe_finds_nothing_where_a_meaning_is_open(page: Page) -> None:
    looks = Looks(page)
    for path in ("taken/t03/", "en/rollen/matrix/"):
        page.goto(path)
        page.locator("a.tw-term").first.click()
        expect(page.locator(".tw-meaning")).to_be_visible()
        looks.look(path)
    page.goto("begrippen/#help-desk")
    looks.look("one term")
    page.goto("rollen/matrix/?role=administrative-staff")
    expect(page.locator(".tw-matrix--one")).to_be_visible()
    looks.look("one role")
    page.goto("taken/?role=administrative-staff")
    expect(page.locator(".tw-ways")).to_be_visible()
    looks.look("tasks of a role")
    assert looks.found == {}
