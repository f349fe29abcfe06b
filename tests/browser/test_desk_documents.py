"""Documents that leave and come back: what travels in them, and what was changed elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.tools import TOOLS, Tool, each_in_word

JOB, WALK = (next(tool for tool in TOOLS if tool.name == name) for name in ("job", "walk"))
SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document_of(page: Page, tool: Tool) -> bytes:
    with page.expect_download() as waiting:
        page.locator(f"{tool.root} [data-do={tool.download}]:visible").click()
    return waiting.value.path().read_bytes()


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The document as a program saves it after a change to its body."""
    document = docx.Document(io.BytesIO(content))
    change(document.element.body)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def first_bullet(text: str) -> Callable[[Any], None]:
    """Another text in the first line of the first list."""

    def change(body: Any) -> None:
        style = next(s for s in body.iter(f"{SPACE}pStyle") if s.get(f"{SPACE}val") == "ListBullet")
        first, *others = style.getparent().getparent().iter(f"{SPACE}t")
        first.text = text
        for piece in others:
            piece.text = ""

    return change


def filled(tag: str, text: str) -> Callable[[Any], None]:
    """Types in a blank, as Word does it: it no longer shows its prompt."""

    def change(body: Any) -> None:
        control = next(
            control
            for control in body.iter(f"{SPACE}sdt")
            if control.find(f"{SPACE}sdtPr/{SPACE}tag").get(f"{SPACE}val") == tag
        )
        prompt = control.find(f"{SPACE}sdtPr/{SPACE}showingPlcHdr")
        if prompt is not None:
            prompt.getparent().remove(prompt)
        pieces = list(control.iter(f"{SPACE}t"))
        pieces[0].text = text
        for piece in pieces[1:]:
            piece.text = ""

    return change


def added(text: str) -> Callable[[Any], None]:
    def change(body: Any) -> None:
        paragraph = body.makeelement(f"{SPACE}p")
        run = paragraph.makeelement(f"{SPACE}r")
        piece = run.makeelement(f"{SPACE}t")
        piece.text = text
        run.append(piece)
        paragraph.append(run)
        body.insert(2, paragraph)

    return change


def some_work(page: Page, tool: Tool) -> None:
    tool.open(page)
    if tool is JOB:
        page.locator("[data-preset=technical-ict-coordinator]").click()
        tool.unfold(page)
    if tool is WALK:
        page.locator("[data-answer='1'][value=yes]").check()
        page.locator("#w-owner-1").fill("Bo")
    page.fill(tool.line, "Ons werk")


@each_in_word
def test_a_document_that_nobody_changed_asks_nothing(page: Page, tool: Tool) -> None:
    some_work(page, tool)
    content = document_of(page, tool)
    tool.start_again(page)
    tool.reopen(page, edited(content, lambda _: None))
    expect(page.locator(tool.line)).to_have_value("Ons werk")
    assert page.locator("[data-part=ask][open]").count() == 0
    assert "Word" not in tool.notices(page)
    assert "nagaan" not in tool.notices(page)


CHANGES = {
    "job": (first_bullet("telt alles"), "telt alles", "#b-preview"),
    "walk": (filled("step.1.owner", "An en Bo"), "An en Bo", "#w-owner-1"),
}


def shows(page: Page, selector: str) -> str:
    where = page.locator(selector)
    return where.input_value() if selector.startswith("#w-owner") else where.inner_text()


@each_in_word
@pytest.mark.parametrize("choice", ["take", "leave", ""])
def test_what_was_changed_elsewhere_is_shown_and_asked(page: Page, tool: Tool, choice: str) -> None:
    change, words, where = CHANGES[tool.name]
    some_work(page, tool)
    content = edited(document_of(page, tool), change)
    tool.start_again(page)
    tool.write(page, "van mij")
    tool.reopen(page, content)
    asked = page.locator("[data-part=ask][open]")
    expect(asked).to_contain_text("Dit document is gewijzigd")
    assert words in asked.locator("li").inner_text()
    assert tool.text(page) == "van mij"  # nothing is replaced before the answer
    asked.locator("button").nth(["take", "leave", ""].index(choice)).click()
    expect(page.locator(tool.line)).to_have_value("Ons werk" if choice else "van mij")
    tool.unfold(page)
    assert (words in shows(page, where)) == (choice == "take")


def test_a_question_that_comes_late_is_not_answered_by_what_is_typed(page: Page) -> None:
    waiting: list[Route] = []
    page.route("**/office-compare.*", lambda route: waiting.append(route))  # noqa: PLW0108  # Playwright cannot mark a built-in as its listener
    some_work(page, JOB)
    content = edited(document_of(page, JOB), first_bullet("telt alles"))
    JOB.start_again(page)
    JOB.write(page, "van mij")
    with page.expect_request("**/office-compare.*"):
        JOB.reopen(page, content)
    page.locator(JOB.line).press("End")
    page.keyboard.type(" alleen")
    for route in waiting:
        route.continue_()
    asked = page.locator("[data-part=ask][open]")
    expect(asked).to_contain_text("Dit document is gewijzigd")
    page.keyboard.type(" en van")
    page.keyboard.press("Enter")
    assert asked.is_visible()
    page.keyboard.press("Escape")
    expect(page.locator(JOB.line)).to_be_focused()
    expect(page.locator(JOB.line)).to_have_value("van mij alleen")


@each_in_word
def test_a_change_without_a_place_is_named(page: Page, tool: Tool) -> None:
    some_work(page, tool)
    content = edited(document_of(page, tool), added("Een zin van onszelf."))
    tool.start_again(page)
    tool.reopen(page, content)
    asked = page.locator("[data-part=ask][open]")
    expect(asked.locator("li")).to_contain_text("Een zin van onszelf.” (dit zet je zelf over)")
    asked.locator("button").first.click()
    expect(page.locator(tool.line)).to_have_value("Ons werk")
    assert "Een zin van onszelf." in tool.notices(page)


def test_a_blank_that_was_filled_in_word_is_taken_over(page: Page) -> None:
    some_work(page, JOB)
    page.locator(JOB.look).click()
    content = edited(document_of(page, JOB), filled("offer.school", "Middenschool Noord"))
    JOB.start_again(page)
    JOB.reopen(page, content)
    page.locator("dialog[open] [data-part=ask-choices] button").first.click()
    expect(page.locator("[name='offer.school']")).to_have_value("Middenschool Noord")


@each_in_word
def test_in_the_other_language_it_says_that_it_cannot_compare(page: Page, tool: Tool) -> None:
    some_work(page, tool)
    content = document_of(page, tool)
    page.goto("404.html")
    tool.open(page, language="en/")
    tool.start_again(page)
    tool.reopen(page, content)
    expect(page.locator(tool.line)).to_have_value("Ons werk")
    assert "could not tell whether somebody changed" in tool.notices(page)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for other in old.namelist():
            new.writestr(other, old.read(other))
        new.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("tool", [t for t in TOOLS if t.blanks], ids=lambda tool: tool.name)
def test_a_document_is_of_the_moment_one_asked_for_it(page: Page, tool: Tool) -> None:
    """On a slow line people go on while the blank one comes."""
    waiting: list[Route] = []
    is_slow = True
    page.route(
        "**/sjablonen/*.*x", lambda route: waiting.append(route) if is_slow else route.continue_()
    )
    some_work(page, tool)
    with page.expect_download() as download:
        page.locator(f"[data-do={tool.download}]:visible").first.click()
        page.fill(tool.line, "Iets anders")
        tool.settle(page)
        is_slow = False
        for route in waiting:
            route.continue_()
    with zipfile.ZipFile(download.value.path()) as package:
        text = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert "Ons werk" in text
    assert "Iets anders" not in text


@each_in_word
def test_a_large_photo_is_no_trouble(page: Page, tool: Tool) -> None:
    some_work(page, tool)
    content = with_part(document_of(page, tool), "word/media/photo.jpg", bytes(9 * 2**20))
    tool.start_again(page)
    tool.reopen(page, content)
    expect(page.locator(tool.line)).to_have_value("Ons werk")


@each_in_word
def test_a_document_without_its_hidden_part_is_told_apart(page: Page, tool: Tool) -> None:
    some_work(page, tool)
    content = document_of(page, tool)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for other in old.namelist():
            if not other.startswith("customXml/"):
                new.writestr(other, old.read(other))
    tool.start_again(page)
    tool.write(page, "van mij")
    tool.reopen(page, made.getvalue())
    expect(page.locator(".tw-notice").last).to_contain_text(
        "zit niet meer wat deze pagina erin stopte"
    )
    assert tool.text(page) == "van mij"


@each_in_word
@pytest.mark.parametrize("kind", ["many", "deep", "crowd", "json"])
def test_a_heavy_document_is_refused_before_it_is_read(page: Page, tool: Tool, kind: str) -> None:
    """The page itself counts how long nothing else could be done."""
    some_work(page, tool)
    content = document_of(page, tool)
    space = f"urn:ict-teamwijzer:{tool.name}"
    part = {
        "many": f'<state xmlns="{space}">{"<a/>" * 1_500_000}</state>',
        "deep": f'<state xmlns="{space}">{"<a>" * 500_000}{"</a>" * 500_000}</state>',
        "crowd": f'<other xmlns="urn:x">{"<a/>" * 1_500_000}</other>',
        "json": f'<state xmlns="{space}">{"[" * 200_000}{"]" * 200_000}</state>',
    }[kind].encode()
    heavy = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(heavy, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for other in old.namelist():
            new.writestr(other, part if other == "customXml/item1.xml" else old.read(other))
    page.evaluate(
        """() => { globalThis.longest = 0;
          new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
          }).observe({ type: 'longtask' }); }"""
    )
    tool.reopen(page, heavy.getvalue())
    expect(page.locator(".tw-notice").last).to_contain_text("Er is niets veranderd")
    assert tool.text(page) == "Ons werk"


# What travels


def kept_in(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("customXml/item1.xml").decode()


def test_the_form_of_a_walk_holds_what_it_shows(page: Page) -> None:
    WALK.open(page)
    WALK.write(page, "Noord")
    page.locator("[data-answer='1'][value=no]").check()
    page.locator("#w-note-1").fill("geheim van ronde een")
    page.locator("#w-tab-stand").click()
    page.locator("[data-do=round]").click()
    page.locator("#w-tab-sort").click()
    page.locator("#w-sort-T01").select_option("school")
    page.locator("#w-tab-walk").click()
    page.locator("#w-note-1").fill("van deze ronde")
    state = kept_in(document_of(page, WALK))
    assert "van deze ronde" in state
    assert "geheim van ronde een" not in state
    assert "T01" not in state
    page.locator(f"{WALK.root} [data-do=kept]").click()
    with page.expect_download() as waiting:
        page.locator("[data-do=export]").click()
    everything = waiting.value.path().read_text(encoding="utf-8")
    assert "geheim van ronde een" in everything  # to go on later
    assert "T01" in everything


def test_what_a_file_holds_is_said(page: Page) -> None:
    for tool in (JOB, WALK):
        tool.open(page)
        page.locator(f"{tool.root} [data-do=kept]").click()
        kept = page.locator("[data-part=kept]")
        expect(kept).to_be_visible()
        assert re.search(
            "alles wat je koos en typte.*wat de tekst gebruikt", kept.inner_text(), re.DOTALL
        )
