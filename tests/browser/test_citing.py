"""How to cite a page: copied, saved, and of the one term that is open."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from teamwijzer.loading import read
from tests.conftest import ROOT

EDITION = read(ROOT / "data").edition
COPIES = """() => { navigator.clipboard.write = async ([item]) => {
  window.copied = await (await item.getType("text/plain")).text();
}; }"""


@pytest.fixture
def cited(page: Page) -> Page:
    page.goto("taken/t03/")
    page.evaluate(COPIES)
    return page


def test_the_reference_goes_to_the_clipboard(cited: Page) -> None:
    cited.locator("[data-copy=txt]").click()
    expect(cited.locator(".tw-cite [role=status]")).to_have_text(
        "De verwijzing staat op het klembord."
    )
    text = cited.evaluate("window.copied")
    assert text.startswith(f"ICT-teamwijzer ({EDITION.date.year}). T03 Helpdesk opzetten")
    assert f"Versie {EDITION.version}" in text
    assert text.endswith("https://ict-teamwijzer.example/taken/t03/")


@pytest.mark.parametrize(("kind", "name"), [("bib", "BibTeX"), ("ris", "RIS")])
def test_programs_take_it_from_clipboard_or_file(cited: Page, kind: str, name: str) -> None:
    cited.locator(".tw-cite summary", has_text=name).click()
    cited.get_by_role("button", name=re.compile(f"Kopieer.*{name}")).click()
    expect(cited.locator(".tw-cite [role=status]")).not_to_be_empty()
    text = cited.evaluate("window.copied")
    with cited.expect_download() as waiting:
        cited.get_by_role("button", name=re.compile(f"Bewaar.*{name}")).click()
    assert waiting.value.suggested_filename == f"t03-helpdesk-opzetten-en-onderhouden.{kind}"
    saved = waiting.value.path().read_bytes()
    assert saved.count(b"\n") == saved.count(b"\r\n") > 8
    assert saved.decode().replace("\r\n", "\n").strip() == text.strip()


def test_where_nothing_can_be_copied_it_is_selected(page: Page) -> None:
    page.goto("en/taken/t03/")
    page.evaluate(
        "() => { navigator.clipboard.write = () => Promise.reject(); document.execCommand = () => false; }"
    )
    page.locator("[data-copy=txt]").click()
    expect(page.locator(".tw-cite [role=status]")).to_contain_text("Copying does not work here.")
    selected = page.evaluate("getSelection().toString()")
    assert selected.startswith("ICT Team Guide (")


def test_a_term_that_is_open_is_cited_itself(page: Page) -> None:
    page.goto("begrippen/#single-sign-on")
    page.evaluate(COPIES)
    texts = page.locator("[data-cite]")
    where = "https://ict-teamwijzer.example/begrippen/#single-sign-on"
    for at in range(3):
        expect(texts.nth(at)).to_contain_text(where)
        expect(texts.nth(at)).to_contain_text("single sign-on (SSO)")
    expect(texts.nth(1)).to_contain_text("@misc{ict-teamwijzer-begrippen-single-sign-on,")
    page.get_by_role("link", name="Toon alle begrippen").click()
    for at in range(3):
        expect(texts.nth(at)).to_contain_text("Begrippen")
        expect(texts.nth(at)).not_to_contain_text("single-sign-on")
    page.locator("[data-copy=txt]").click()
    expect(page.locator(".tw-cite [role=status]")).not_to_be_empty()
    assert "Begrippen. Versie" in page.evaluate("window.copied")


def test_without_script_the_references_are_there_and_no_button(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}taken/t03/")
    expect(page.locator("[data-cite=txt]")).to_be_visible()
    page.locator(".tw-cite summary", has_text="RIS").click()
    expect(page.locator("[data-cite=ris]")).to_contain_text("TY  - ELEC")
    expect(page.locator(".tw-cite button:visible")).to_have_count(0)
    context.close()
