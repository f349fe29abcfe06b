"""Reading the site: by mouse, by keyboard, on a phone, without script, in both themes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from teamwijzer.loading import read
from teamwijzer.model import Step, Task
from tests.conftest import ROOT

DATA = read(ROOT / "data")
KINDS = (
    "",
    "taken/",
    "taken/technisch/",
    "taken/t03/",
    "taken/b17/",
    "taken/kerntaken/",
    "stappenplan/",
    "stappenplan/3/",
    "stappenplan/5/",
    "functiebeschrijving/",
    "rollen/",
    "rollen/matrix/",
    "rollen/infrastructuurverantwoordelijke/",
    "competenties/",
    "competenties/technical-knowledge/",
    "begrippen/",
    "achtergrond/",
    "achtergrond/middelen/",
    "achtergrond/nieuw-model/",
    "achtergrond/wat-is-er-veranderd/",
    "taken/afdrukken/",
    "stappenplan/afdrukken/",
    "over/",
    "over/bronnen/",
    "404.html",
)
"""One page of each kind, and those with something of their own."""

NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, base_url: str) -> Iterator[NewPage]:
    """A page in a context of its own: theme, size, script."""
    contexts = []

    def make(**options: object) -> Page:
        context = browser.new_context(base_url=base_url, **options)  # type: ignore[arg-type]  # playwright's own options
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def test_the_home_page_leads_to_what_people_come_for(page: Page) -> None:
    page.goto("")
    expect(page).to_have_title("Van één ICT-coördinator naar een team – ICT-teamwijzer")
    for name, heading in (
        ("Stappenplan", "Stappenplan"),
        ("Alle taken", "Alle taken"),
        ("Schrijf een vacature", "Functiebeschrijving"),
        ("Verdeel de taken", "Wie doet wat?"),
    ):
        page.goto("")
        page.locator("section:has(> h2#ways)").get_by_role("link", name=name).first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def test_from_step_to_step(page: Page) -> None:
    """All eight steps by their answers, both branches of step 5."""
    page.goto("stappenplan/")
    page.get_by_role("link", name="Maak tijd voor groei").click()
    for number in (2, 3, 4):
        page.get_by_role("link", name=f"Naar stap {number}:").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"Stap {number}:")
    page.get_by_role("link", name="Naar stap 5b:").click()
    expect(page).to_have_url(re.compile(r"stappenplan/5/#q5b$"))
    expect(page.locator("#q5b")).to_be_in_viewport()
    page.go_back()
    page.get_by_role("link", name="Naar stap 5a:").click()
    expect(page.locator("#q5a")).to_be_in_viewport()
    page.get_by_role("link", name="Naar stap 6:").first.click()
    for number in (7, 8):
        page.get_by_role("link", name=f"Naar stap {number}:").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"Stap {number}:")
    page.get_by_role("link", name=re.compile("^Vorige")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stap 7:")


def test_the_other_language_is_the_same_page(page: Page) -> None:
    page.goto("taken/t03/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/taken/t03/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("T03 Set up and run the help desk")
    page.get_by_role("link", name="Nederlands").click()
    expect(page).to_have_url(re.compile(r"/taken/t03/$"))
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_by_keyboard_alone(page: Page) -> None:
    """Skip link, menu, a task, and back: each stop can be seen."""
    page.goto("taken/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")
    field = page.get_by_label("Zoek in titel, uitleg en code")
    for _ in range(8):
        if field.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("helpdesk")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Helpdesk"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("T03")
    page.go_back()
    expect(page.get_by_label("Zoek in titel, uitleg en code")).to_have_value("helpdesk")


def test_search_opens_by_keyboard_on_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("")
    button = page.get_by_role("button", name="Zoeken op deze site")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("wifi")
    result = page.get_by_role("dialog").get_by_role("link").first
    expect(result).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_colours_follow_the_device_until_they_are_chosen(new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto("")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Kleuren: zoals je toestel").click()
    button = page.get_by_role("button", name="Kleuren: licht")
    expect(button).to_be_focused()
    button.click()
    expect(page.get_by_role("button", name="Kleuren: donker")).to_be_focused()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("taken/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Kleuren: donker").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_on_a_phone(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    wide = {}
    for path in (*KINDS, "en/taken/t03/", "en/stappenplan/", "en/rollen/"):
        page.goto(path)
        found = page.evaluate(
            "width => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()"
            " && !e.closest('.tw-scroll')"
            " && getComputedStyle(e).position === 'static'"
            " && e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 80))",
            width,
        )
        if found or page.evaluate("document.documentElement.scrollWidth") > width:
            wide[path] = found
    assert wide == {}


def test_without_script_everything_reads(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("taken/")
    expect(page.locator("tbody tr")).to_have_count(len(DATA.of(Task)))
    expect(page.locator("form.tw-filter")).to_be_hidden()
    page.get_by_role("link", name="Helpdesk opzetten").click()
    expect(page.get_by_role("heading", name="Wie kan de taak opnemen?")).to_be_visible()
    page.get_by_role("link", name="Stappenplan", exact=True).click()
    expect(page.locator(".tw-flow__step")).to_have_count(len(DATA.of(Step)))
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Step-by-step plan")


def test_motion_stops_for_who_asks(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => "
        "parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    )
    assert moving == 0
