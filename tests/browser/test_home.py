"""The first page: three questions that lead to a first step, and what stands around them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from teamwijzer.addresses import root_of
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Ask, Way
from tests.audit.axe import THEMES, violations
from tests.audit.server import serving
from tests.audit.weight import visit
from tests.conftest import ROOT

DATA = read(ROOT / "data")
ROOTS = {language: root_of(language) for language in LANGUAGES}
LIST = "#start [data-part=list]"
KILOBYTES = 30
BAR = 60
PHONE: ViewportSize = {"width": 360, "height": 740}


def answer(page: Page, ask: str, option: str) -> None:
    page.locator(f"#start input[name={ask}][value={option}]").check()


@pytest.mark.parametrize("language", ROOTS)
def test_every_answer_leads_to_pages_that_are_there(page: Page, language: str) -> None:
    """What hurts most comes first, each place once, and no more than one keeps in mind."""
    page.goto(ROOTS[language])
    expect(page.locator(LIST)).to_be_hidden()
    for ask in DATA.of(Ask).values():
        for option in ask.options:
            answer(page, ask.id, option.id)
            first = page.locator(f".tw-option:has([value={option.id}]) li").first
            if ask == list(DATA.of(Ask).values())[-1]:
                expect(page.locator(f"{LIST} li").first).to_have_text(first.inner_text() or "")
            links = page.locator(f"{LIST} a").evaluate_all("all => all.map(a => a.href)")
            assert 0 < len(links) == len(set(links)) <= 6
    for link in page.locator("#start li a").evaluate_all("all => all.map(a => a.href)"):
        assert page.request.get(link.partition("#")[0]).ok


def test_the_answers_stand_in_the_address(page: Page) -> None:
    page.goto("")
    answer(page, "school", "primary")
    answer(page, "hurts", "people")
    assert urlsplit(page.url).query == "school=primary&hurts=people"
    titles = page.locator(f"{LIST} a").all_inner_texts()
    page.reload()
    expect(page.locator(f"{LIST} a")).to_have_text(titles)
    expect(page.locator(f"{LIST} [role=status]")).to_contain_text(str(len(titles)))
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.get_by_role("button", name="Antwoord opnieuw").click()
    expect(page.locator(LIST)).to_be_hidden()
    expect(page).to_have_url(page.url.partition("?")[0])
    expect(page.locator("#start :checked")).to_have_count(0)
    expect(page.locator("#start input").first).to_be_focused()


@pytest.mark.parametrize(
    "query", ["school=moon", "hurts=__proto__&hours=", "x=primary", "school=<b>", "hurts=%ff"]
)
def test_an_address_holds_known_answers_only(page: Page, query: str) -> None:
    page.goto(f"?{query}")
    expect(page.locator("#start")).to_have_class("tw-start tw-start--script")
    expect(page.locator("#start :checked")).to_have_count(0)
    expect(page.locator(LIST)).to_be_hidden()


def test_without_script_an_answer_shows_its_steps(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto("")
    page.locator("[name=hurts][value=load]").check()
    expect(page.get_by_role("link", name="Sorteer de taken").first).to_be_visible()
    expect(page.locator("#start li:visible")).to_have_count(3)
    page.locator(".tw-menu summary").click()
    page.get_by_role("navigation").get_by_role("link", name="Rollen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rollen")
    context.close()


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_list(page: Page, theme: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # colours change at once
    page.goto("?school=group&hours=few&hurts=vision")
    expect(page.locator(f"{LIST} a").first).to_be_visible()
    assert violations(page, theme) == []


@pytest.mark.parametrize("language", ROOTS)
def test_on_a_phone_the_bar_leaves_room(page: Page, language: str) -> None:
    for width in (PHONE["width"], 320):
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        page.goto(f"{ROOTS[language]}taken/t03/")
        bar = page.get_by_role("banner")
        height = page.evaluate("document.querySelector('header').offsetHeight")
        assert height <= BAR
        expect(bar.get_by_role("link")).to_have_count(len(ROOTS))  # home and the other languages
        bar.locator("summary").click()
        about = DATA.ui["nav"]["about"].in_language(language)
        expect(bar.get_by_role("link", name=about)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ROOTS)
def test_nothing_leaves_for_the_glossary_and_the_sender_is_named(page: Page, language: str) -> None:
    page.goto(ROOTS[language])
    expect(page.locator("main a.tw-term")).to_have_count(0)
    said = page.locator(".tw-hero")
    expect(said).to_contain_text(DATA.ui["home"]["unofficial"].in_language(language))
    expect(said.locator("a[href$='over/']")).to_have_count(1)


def test_who_comes_finds_a_way_in(page: Page) -> None:
    page.goto("")
    for way in DATA.of(Way).values():
        part = page.locator(f"#way-{way.id}")
        expect(part.get_by_role("heading")).to_have_text(way.title.nl)
        expect(part.get_by_role("link")).to_have_count(len(way.next))


@pytest.mark.parametrize("root", ROOTS.values())
def test_a_first_visit_is_very_light(browser: Browser, built: Path, root: str) -> None:
    with serving(built) as host:
        assert visit(browser, host, root).kilobytes <= KILOBYTES
