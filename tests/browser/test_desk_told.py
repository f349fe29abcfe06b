"""What a tool says and asks: once, where one looks, and before a browser forgets."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from teamwijzer.offline import FOLDER, ZIP
from tests.browser.tools import TOOLS, Tool, each_clearing, each_linked, each_tool

FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') };"
FORBIDDEN = """const no = () => { throw new DOMException('', 'SecurityError') };
for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { get: no });"""
WALK = next(tool for tool in TOOLS if tool.name == "walk")


@each_tool
@pytest.mark.parametrize(("script", "said"), [(FULL, "is vol"), (FORBIDDEN, "bewaart niets voor")])
def test_a_standing_condition_is_told_once(
    browser: Browser, base_url: str, tool: Tool, script: str, said: str
) -> None:
    context = browser.new_context(base_url=base_url)
    context.add_init_script(script)
    page = context.new_page()
    tool.open(page)
    for letter in "abcdef":
        page.locator(tool.line).press_sequentially(letter)
        tool.settle(page)
    notices = page.locator(f"{tool.root} .tw-notice").all_inner_texts()
    assert len(notices) == 1
    assert said in notices[0]
    assert tool.text(page) == "abcdef"
    tool.save(page)  # and the work can still be kept in another way
    with page.expect_download() as waiting:
        page.locator("[data-do=export]").click()
    assert "abcdef" in waiting.value.path().read_text(encoding="utf-8")
    context.close()


@each_tool
def test_a_notice_stands_in_the_dialog_that_is_open(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "werk")
    page.evaluate(f"() => {{ {FULL} }}")
    tool.save(page)
    notice = page.locator("[data-part=kept][open] .tw-notice")
    expect(notice).to_be_in_viewport()
    expect(notice).to_contain_text("is vol")
    tool.close(page)
    expect(page.locator("[data-part=notices] .tw-notice")).to_contain_text("is vol")


@each_clearing
def test_what_is_said_can_be_seen_wherever_one_is(page: Page, tool: Tool) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    tool.open(page)
    tool.write(page, "werk")
    tool.start_again(page)  # a button at the other end of the page
    expect(page.locator("[data-part=said]")).to_be_in_viewport()
    assert tool.said(page) == "Alles is leeg. Je kunt dit ongedaan maken."


@each_tool
def test_a_file_is_offered_once_after_many_changes(page: Page, tool: Tool) -> None:
    tool.open(page)
    page.fill(tool.line, "werk")
    for number in range(12):
        tool.add(page, f"a{number}")
        page.locator(tool.line).fill(f"b{number}")
    offer = page.locator(".tw-notice", has_text="alleen in deze browser staat")
    expect(offer).to_have_count(1)
    with page.expect_download() as waiting:
        offer.get_by_role("button", name="Neem mee als bestand").click()
    assert json.loads(waiting.value.path().read_text(encoding="utf-8"))["state"]
    expect(offer).to_have_count(0)
    for number in range(12):
        tool.add(page, f"c{number}")
        page.locator(tool.line).fill(f"d{number}")
    expect(offer).to_have_count(0)


@each_tool
def test_a_file_is_offered_after_a_day_without_one(page: Page, tool: Tool) -> None:
    page.clock.install(time="2026-11-25T09:00:00")
    tool.open(page)
    tool.write(page, "werk")
    page.reload()
    tool.wait(page)
    offer = page.locator(".tw-notice", has_text="alleen in deze browser staat")
    page.fill(tool.line, "werk, dezelfde dag")
    expect(offer).to_have_count(0)
    tool.settle(page)
    page.goto("404.html")
    page.clock.set_system_time("2026-11-27T09:00:00")
    tool.open(page)
    page.fill(tool.line, "werk, later")
    expect(offer).to_have_count(1)


@each_tool
def test_the_steps_back_are_bounded(page: Page, tool: Tool) -> None:
    tool.open(page)
    found = page.evaluate(
        """async () => {
          const { History } = await import('/modules/desk/history.js');
          const many = new History();
          for (let n = 0; n < 250; n += 1) many.keep({ text: `${n}`, work: null });
          const large = new History();
          for (let n = 0; n < 30; n += 1) large.keep({ text: 'x'.repeat(2 ** 20), work: null });
          return [many.past.length, many.past[0].text, large.past.length];
        }"""
    )
    assert found == [100, "150", 5]


@pytest.fixture(scope="module")
def disk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("van iemand anders")
    with zipfile.ZipFile(built / ZIP) as packed:
        packed.extractall(folder)
    return folder / FOLDER / "site"


@each_linked
def test_the_offline_copy_gives_no_address_of_its_disk(
    browser: Browser, disk: Path, tool: Tool
) -> None:
    context = browser.new_context()
    page = context.new_page()
    file = disk / tool.path / "index.html"
    page.goto(file.as_uri())
    tool.wait(page)
    page.fill(tool.line, "werk")
    canonical = page.locator("link[rel=canonical]")
    published = canonical.get_attribute("href") if canonical.count() else None
    page.locator(f"{tool.root} [data-do=share]").click()
    if published:
        expect(page.locator("[data-part=share]")).to_be_visible()
        address = page.input_value("#desk-address")
        assert address.startswith(f"{published}#s=")
        assert "file:" not in address
    page.evaluate("document.querySelector('link[rel=canonical]')?.remove()")
    page.keyboard.press("Escape")
    page.locator(f"{tool.root} [data-do=share]").click()
    notice = page.locator(".tw-notice", has_text="werkt bij niemand anders")
    with page.expect_download():
        notice.get_by_role("button", name="Neem mee als bestand").click()
    context.close()


def test_a_moved_day_is_the_same_event(page: Page) -> None:
    """Also after a reload, with other words, in a copy elsewhere; not in another school or round."""

    def events() -> dict[str, int]:
        with page.expect_download() as waiting:
            page.locator("[data-do=calendar]").click()
        calendar = icalendar.Calendar.from_ical(waiting.value.path().read_bytes())
        return {str(e["UID"]): int(str(e["SEQUENCE"])) for e in calendar.walk("VEVENT")}

    page.clock.install(time="2026-11-25T09:00:00")
    WALK.open(page)
    WALK.write(page, "Noord")
    page.locator("[data-answer='1'][value=no]").check()
    page.locator("#w-due-1").fill("2026-12-01")
    page.locator("#w-tab-stand").click()
    for number in (1, 2):
        page.fill("#w-own", f"eigen {number}")
        page.locator("[data-do=own-add]").click()
        page.locator(f"[data-action=own-{number}][data-field=due]").fill("2026-12-03")
    first = events()
    assert len(first) == 3
    link = WALK.link(page)
    page.locator("[data-do=own-remove]").first.click()
    page.locator("[data-action=own-2][data-field=due]").fill("2027-01-15")
    WALK.settle(page)
    page.clock.set_system_time("2026-11-25T10:00:00")
    page.reload()
    WALK.wait(page)
    second = events()
    assert set(second) < set(first)
    assert len(second) == 2
    assert all(second[uid] > first[uid] for uid in second)
    page.goto("404.html")
    page.goto(link)
    WALK.wait(page)
    assert set(events()) == set(first)
    WALK.save(page)
    WALK.close(page)
    WALK.write(page, "Zuid")
    WALK.save(page)
    WALK.close(page)
    assert not set(events()) & set(first)


# Heavy and deep


@each_tool
@pytest.mark.parametrize("kind", ["array", "object", "mixed"])
def test_a_deep_file_is_refused(page: Page, tool: Tool, kind: str) -> None:
    tool.open(page)
    tool.write(page, "van mij")
    start, end = {"array": ("[", "]"), "object": ('{"a":', "}"), "mixed": ('[{"a":', "}]")}[kind]
    deep = f"{start * 100_000}1{end * 100_000}"
    text = f'{{"kind": "urn:ict-teamwijzer:{tool.name}", "state": {deep}}}'
    page.locator(f"{tool.root} [data-do=kept]").click()
    page.set_input_files(
        "#desk-file", {"name": "diep.json", "mimeType": "", "buffer": text.encode()}
    )
    expect(page.locator(".tw-notice")).to_contain_text("Er is niets veranderd")
    assert tool.text(page) == "van mij"
