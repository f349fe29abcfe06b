"""What people typed is never lost, in Firefox too: names, tabs, links, limits, no network."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from teamwijzer.offline import FOLDER, ZIP
from tests.browser.tools import THERE, Tool, each_clearing, each_linked, each_tool, each_with_blanks
from tests.browsers.driving import Browser, Firefox


def there(browser: Browser, tool: Tool) -> None:
    """Waits until the tool has started, and opens all its parts."""
    browser.until(f"return !!document.querySelector('{THERE}')")
    browser.open_all()


def visit(browser: Browser, tool: Tool, fragment: str = "") -> None:
    browser.go(f"{tool.path}{fragment}")
    there(browser, tool)


def write(browser: Browser, tool: Tool, text: str) -> None:
    browser.fill(tool.line, text)
    browser.run("dispatchEvent(new Event('pagehide'))")


def start_again(browser: Browser, tool: Tool) -> None:
    browser.click("[data-do=clear]")
    browser.click("dialog[open] [data-part=ask-choices] button")
    until_value(browser, tool, "")


def until_value(browser: Browser, tool: Tool, text: str) -> None:
    browser.until(
        "return document.querySelector(arguments[0])?.value === arguments[1]", tool.line, text
    )


def until_kept(browser: Browser, text: str) -> None:
    """What another tab wrote can be read here: browsers take a moment."""
    browser.until(
        "return Object.values(localStorage).some((item) => item.includes(arguments[0]))", text
    )


def save(browser: Browser, tool: Tool) -> None:
    """Keeps the work under the name that is proposed."""
    browser.click(f"{tool.root} [data-do=kept]")
    browser.click("[data-do=kept-save]")


def notices(browser: Browser) -> str:
    found: str = browser.run(
        "return [...document.querySelectorAll('.tw-notice')].map((one) => one.innerText).join()"
    )
    return found


def link(browser: Browser, tool: Tool) -> str:
    browser.click(f"{tool.root} [data-do=share]")
    address: str = browser.until(
        "const field = document.querySelector('#desk-address');"
        "return document.querySelector('[data-part=share]').open && field.value"
    )
    browser.click("[data-part=share] [data-do=close]")
    return address


def given(browser: Browser, tool: Tool) -> str:
    """A link, and the page empty again."""
    visit(browser, tool)
    write(browser, tool, "uit de link")
    address = link(browser, tool)
    start_again(browser, tool)
    return address


@each_clearing
def test_a_name_is_not_proposed_for_other_work(firefox: Browser, tool: Tool) -> None:
    visit(firefox, tool)
    write(firefox, tool, "Noord")
    save(firefox, tool)
    firefox.click("[data-part=kept] [data-do=close]")
    start_again(firefox, tool)
    write(firefox, tool, "Zuid")
    save(firefox, tool)
    names = "[...document.querySelectorAll('[data-part=kept-list] strong')]"
    firefox.until(f"return {names}.length === 2")
    found = firefox.run(f"return {names}.map((one) => one.innerText.split(' ')[0])")
    assert found == ["Zuid", "Noord"]


@each_tool
def test_who_comes_back_comes_to_the_same_place(each: Browser, tool: Tool) -> None:
    """Though what stood there is not on the page yet when the browser goes to it."""
    each.go(tool.path)
    each.until(f"return !!document.querySelector('{THERE}')")
    each.run("scrollTo(0, 1100)")
    place = each.run("return scrollY")
    assert place > 500
    each.reload()
    each.until("return Math.abs(scrollY - arguments[0]) < 1", place)


@each_tool
def test_a_tab_that_only_looks_writes_nothing(firefox: Browser, tool: Tool) -> None:
    visit(firefox, tool)
    write(firefox, tool, "eerst")
    first = firefox.here()
    other = firefox.tab()
    visit(firefox, tool)
    firefox.switch(first)
    write(firefox, tool, "werk van A")
    firefox.switch(other)
    until_kept(firefox, "werk van A")
    firefox.click(tool.look)
    firefox.until("return !!document.querySelector(arguments[0])", tool.seen)
    firefox.run("dispatchEvent(new Event('pagehide'))")
    firefox.close_tab()
    firefox.switch(first)
    firefox.reload()
    there(firefox, tool)
    until_value(firefox, tool, "werk van A")


@each_tool
def test_two_tabs_that_both_change_keep_both(firefox: Browser, tool: Tool) -> None:
    visit(firefox, tool)
    write(firefox, tool, "eerst")
    first = firefox.here()
    other = firefox.tab()
    visit(firefox, tool)
    # As when it slept: nothing tells it of the change.
    firefox.run(
        "for (const name of ['storage', 'visibilitychange'])"
        "  addEventListener(name, (event) => event.stopImmediatePropagation(), true);"
    )
    firefox.switch(first)
    write(firefox, tool, "werk van A")
    firefox.switch(other)
    until_kept(firefox, "werk van A")
    write(firefox, tool, "werk van B")
    firefox.until_shown("staat er nu los van", tool.root)
    firefox.close_tab()
    firefox.switch(first)
    until_kept(firefox, "werk van B")
    kept = firefox.run("return Object.values(localStorage).join()")
    assert "werk van A" in kept
    assert "werk van B" in kept


@each_tool
def test_no_sign_spoils_a_document(firefox: Browser, tool: Tool) -> None:
    visit(firefox, tool)
    write(firefox, tool, "a\u000bb\u0003c\ufffed")
    selector = f"{tool.root} [data-do={tool.download}]"
    _, content = firefox.download(selector)
    if tool.ending == "json":
        text = json.dumps(json.loads(content), ensure_ascii=False)
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert packed.testzip() is None
            parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        text = "".join(parts)
    assert not {"\u000b", "\u0003", "\ufffe"} & set(text)


@each_linked
def test_a_link_opens_in_a_page_that_is_open(firefox: Browser, tool: Tool) -> None:
    address = given(firefox, tool)
    write(firefox, tool, "van mij")
    firefox.run("location.hash = arguments[0]", address.partition("#")[2])
    until_value(firefox, tool, "uit de link")
    firefox.until("return !location.hash")
    assert "van mij" in firefox.run("return Object.values(localStorage).join()")


@each_linked
@pytest.mark.parametrize("behind", [".", ")", ">", '"', "%20", "_"])
def test_signs_behind_a_link_are_left_out(firefox: Browser, tool: Tool, behind: str) -> None:
    address = given(firefox, tool)
    firefox.go("404.html")
    firefox.go(address + behind)
    there(firefox, tool)
    until_value(firefox, tool, "uit de link")


@each_tool
@pytest.mark.parametrize("fragment", ["#100%", "#s=abc%2", "#%E0%A4%A", "#s=", "#s=%FF%FE"])
def test_no_address_stops_the_page(firefox: Browser, tool: Tool, fragment: str) -> None:
    visit(firefox, tool)
    write(firefox, tool, "van mij")
    firefox.go("404.html")
    visit(firefox, tool, fragment)
    until_value(firefox, tool, "van mij")


@each_linked
def test_the_offline_copy_gives_no_address_of_its_disk(
    firefox: Browser, built: Path, tmp_path: Path, tool: Tool
) -> None:
    with zipfile.ZipFile(built / ZIP) as packed:
        packed.extractall(tmp_path)
    firefox.go((tmp_path / FOLDER / "site" / tool.path / "index.html").as_uri())
    there(firefox, tool)
    firefox.run("document.querySelector('link[rel=canonical]')?.remove()")
    firefox.fill(tool.line, "werk")
    firefox.click(f"{tool.root} [data-do=share]")
    firefox.until_shown("werkt bij niemand anders", tool.root)


@each_linked
def test_sharing_works_in_older_browsers(firefox: Browser, tool: Tool) -> None:
    """Firefox before 113 has neither of the two."""
    older = "delete window.CompressionStream; delete window.DecompressionStream;"
    visit(firefox, tool)
    write(firefox, tool, "uit de link")
    newer = link(firefox, tool)
    firefox.run(older)
    old = link(firefox, tool)
    assert old != newer
    start_again(firefox, tool)
    firefox.run("location.hash = arguments[0]", newer.partition("#")[2])
    until_value(firefox, tool, "uit de link")
    firefox.go("404.html")
    firefox.run("localStorage.clear()")
    firefox.go(old)
    there(firefox, tool)
    until_value(firefox, tool, "uit de link")


@each_linked
def test_a_link_never_writes_over_what_cannot_be_set_aside(firefox: Browser, tool: Tool) -> None:
    address = given(firefox, tool)
    write(firefox, tool, "van mij")
    firefox.go("404.html")
    before = firefox.run(
        """let size = 2 ** 20;
        for (let n = 0; size > 8; ) {
          try { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); n += 1; }
          catch { size = Math.floor(size / 2); }
        }
        return Object.values(localStorage).find((text) => text.includes('van mij'));"""
    )
    firefox.go(address)
    there(firefox, tool)
    until_value(firefox, tool, "uit de link")
    write(firefox, tool, "en gewijzigd")
    assert before in firefox.run("return Object.values(localStorage)")
    assert "vol" in notices(firefox)


@each_tool
def test_a_limit_is_said_where_one_types(firefox: Browser, tool: Tool) -> None:
    visit(firefox, tool)
    firefox.run("document.querySelector(arguments[0]).focus()", tool.line)
    most, _ = tool.most
    write(firefox, tool, "a" * 900)
    firefox.until_shown(f"ten hoogste {most} tekens", tool.root)
    until_value(firefox, tool, "a" * most)
    firefox.reload()
    there(firefox, tool)
    until_value(firefox, tool, "a" * most)


@pytest.mark.parametrize("day", ["12026-01-01", "275760-09-13"])
def test_a_day_that_cannot_be_is_refused_at_its_field(firefox: Browser, day: str) -> None:
    firefox.go("stappenplan/start/")
    firefox.until(f"return !!document.querySelector('{THERE}')")
    firefox.fill("#w-due-1", day)
    firefox.run(
        "document.querySelector('#w-due-1')"
        ".dispatchEvent(new FocusEvent('focusout', { bubbles: true }))"
    )
    firefox.until_shown("een jaar van vier cijfers", "#walk")
    assert firefox.run("return document.querySelector('#w-due-1').ariaInvalid") == "true"


@each_with_blanks
@pytest.mark.parametrize("when", ["before", "after"])
def test_without_network_after_loading(firefox: Firefox, tool: Tool, when: str) -> None:
    visit(firefox, tool)
    selector = f"{tool.root} [data-do={tool.download}]"
    try:
        if when == "before":
            firefox.unplug()
        firefox.fill(tool.line, "werk")
        if when == "after":
            firefox.until(
                "return performance.getEntriesByType('resource')"
                "  .filter(({ name }) => /[.](docx|xlsx)$/.test(name)).length === arguments[0]",
                tool.blanks,
            )
            firefox.unplug()
            assert firefox.download(selector)[1]
        else:
            firefox.click(selector)
            firefox.until_shown("Het document kon niet gemaakt worden", tool.root)
    finally:
        firefox.unplug(away=False)


@each_tool
def test_back_from_the_other_language(firefox: Browser, tool: Tool) -> None:
    visit(firefox, tool)
    write(firefox, tool, "eerst")
    firefox.click(".tw-languages a[hreflang=en]")
    firefox.until("return location.pathname.startsWith('/en/')")
    there(firefox, tool)
    until_value(firefox, tool, "eerst")
    firefox.fill(tool.line, "changed in English")
    firefox.back()
    firefox.until("return !location.pathname.startsWith('/en/')")
    until_value(firefox, tool, "changed in English")
    write(firefox, tool, "en nog iets")
    firefox.reload()
    there(firefox, tool)
    until_value(firefox, tool, "en nog iets")


@each_tool
def test_a_deep_file_is_refused(firefox: Browser, tool: Tool, tmp_path: Path) -> None:
    visit(firefox, tool)
    write(firefox, tool, "van mij")
    file = tmp_path / "diep.json"
    head = json.dumps({"kind": f"urn:ict-teamwijzer:{tool.name}"})[:-1]
    file.write_text(f'{head}, "state": {"[" * 100_000}{"]" * 100_000}}}', encoding="utf-8")
    firefox.click(f"{tool.root} [data-do=kept]")
    firefox.upload("#desk-file", file)
    firefox.until_shown("Er is niets veranderd", tool.root)
    until_value(firefox, tool, "van mij")
