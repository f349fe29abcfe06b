"""Whatever goes wrong, the page without script stays, the work stays, and it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.tools import THERE, Tool, each_tool, each_with_blanks


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Pages on which things go wrong on purpose."""
    made = browser.new_context(base_url=base_url)
    yield made
    made.close()


def script_of(tool: Tool) -> re.Pattern[str]:
    return re.compile(rf"assets/js/{tool.name}-page\.[\w.]*js")


@each_tool
@pytest.mark.parametrize(
    ("found", "spoilt"),
    [
        (r"\bshow\(\)\{", "show() { throw new Error('spoilt');"),
        (r"super\(root,", "throw new Error('spoilt');super(root,"),
        (
            r'<script type="application/json" data-json>',
            '<script type="application/json" data-json>{',
        ),
    ],
    ids=["show", "constructor", "data"],
)
def test_a_tool_that_does_not_start_leaves_the_plain_page(
    context: BrowserContext, tool: Tool, found: str, spoilt: str
) -> None:
    page = context.new_page()
    tool.open(page)
    tool.write(page, "werk")
    kept = page.evaluate("Object.values(localStorage)")
    page.goto("404.html")

    def spoil(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(found, lambda _: spoilt, answer.text())
        route.fulfill(
            response=answer, body=body, headers={**answer.headers, "cache-control": "no-store"}
        )

    page.route(script_of(tool), spoil)
    page.route(re.compile(rf"{tool.path}(\?.*)?$"), spoil)
    page.goto(tool.path)
    expect(page.get_by_text("Deze pagina kon niet alles starten")).to_be_visible()
    assert page.locator("html.tw-script").count() == 0
    assert page.locator(f"{tool.root} .tw-live:visible").count() == 0
    assert page.locator(tool.plain).locator("visible=true").count() > 2
    assert page.evaluate("Object.values(localStorage)") == kept
    page.unroute_all()
    tool.open(page)
    assert tool.text(page) == "werk"


@each_tool
def test_a_page_without_its_script_shows_what_is_for_that(
    context: BrowserContext, tool: Tool
) -> None:
    page = context.new_page()
    page.route(script_of(tool), lambda route: route.abort())
    page.goto(tool.path)
    expect(page.locator(".tw-off").first).to_be_visible()
    assert page.locator(f"{tool.root} .tw-live:visible").count() == 0


SHIFTED = """
  globalThis.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shifted += value; }))
    .observe({ type: 'layout-shift', buffered: true });
  const wait = setTimeout; // however slow this machine is, the tool does come
  setTimeout = (act, time, ...more) => time === 3000 ? 0 : wait(act, time, ...more);
"""


@each_tool
def test_a_tool_keeps_its_place_until_its_script_is_there(
    context: BrowserContext, tool: Tool
) -> None:
    """On a phone nothing that is read moves, and nothing is typed that would be lost."""
    page = context.new_page()
    page.set_viewport_size({"width": 412, "height": 900})
    page.add_init_script(SHIFTED)
    held: list[Route] = []
    page.route(script_of(tool), lambda route: held.append(route))  # noqa: PLW0108  # Playwright cannot mark a built-in as its listener
    page.goto(tool.path, wait_until="commit")
    expect(page.locator("html.tw-soon .tw-head h1")).to_be_visible()
    page.locator("footer").last.wait_for()
    assert page.locator(".tw-off:visible").count() == 0
    assert page.locator(".tw-live:visible").count() == 0
    while not held:
        page.wait_for_timeout(20)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    before = page.evaluate("shifted")
    for route in held:
        route.continue_()
    page.locator("html.tw-script").wait_for()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifted") - before < 0.01


@each_tool
def test_no_field_is_there_when_the_browser_looks_for_fields(page: Page, tool: Tool) -> None:
    """At the end of a page it lays out what stands around each, and a phone is busy with that."""
    page.add_init_script(
        """addEventListener('DOMContentLoaded', () => {
          globalThis.fields = document.querySelectorAll('input, select, textarea').length;
        })"""
    )
    tool.open(page)
    assert page.evaluate("globalThis.fields") == 0
    assert page.locator(f"{tool.root} :is(input, select, textarea)").count() > 2


@each_tool
def test_a_plain_page_that_is_read_already_stays_until_its_tool_is_there(
    context: BrowserContext, tool: Tool
) -> None:
    page = context.new_page()
    page.add_init_script(
        """const wait = setTimeout; // the script is late at once
        setTimeout = (act, time, ...more) => wait(act, time === 3000 ? 0 : time, ...more);"""
    )
    held: list[Route] = []
    page.route(script_of(tool), lambda route: held.append(route))  # noqa: PLW0108  # as above
    page.goto(tool.path, wait_until="commit")
    expect(page.locator(".tw-off:visible").first).to_be_visible()
    page.locator("footer").last.wait_for()
    page.evaluate(
        """(root) => {
          globalThis.fewest = Infinity;
          const count = () => {
            if (document.documentElement.classList.contains('tw-script')) return;
            fewest = Math.min(fewest, document.querySelectorAll(root + ' *').length);
          };
          new MutationObserver(count).observe(document, { subtree: true, childList: true, attributes: true });
          count();
        }""",
        tool.root,
    )
    some = page.evaluate("fewest")
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    tool.wait(page)
    assert page.evaluate("fewest") == some > 50


@each_tool
def test_who_comes_back_comes_to_the_same_place(page: Page, tool: Tool) -> None:
    page.set_viewport_size({"width": 412, "height": 800})
    page.goto(tool.path)
    page.wait_for_selector(THERE)
    page.evaluate("scrollTo(0, 0.8 * (document.body.scrollHeight - innerHeight))")
    place = page.evaluate("scrollY")
    page.reload()
    page.wait_for_selector(THERE)
    assert page.evaluate("scrollY") == place > 500


PLACES = {
    "job": "A4.3",
    "plan": "p-tasks",
    "scan": "s-hand",
    "walk": "w-along",
}
"""Where an address may lead on the page of each tool."""


@each_tool
def test_an_address_leads_to_its_place(page: Page, tool: Tool) -> None:
    goal = page.locator(f"[id='{PLACES[tool.name]}']")
    page.set_viewport_size({"width": 412, "height": 800})
    page.goto(f"{tool.path}#{PLACES[tool.name]}")
    page.wait_for_selector(THERE)
    expect(goal).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target')?.id") == PLACES[tool.name]
    page.evaluate("scrollTo(0, 500)")  # who reloads stays where they were
    page.reload()
    page.wait_for_selector(THERE)
    assert page.evaluate("scrollY") == 500


@each_tool
def test_what_goes_wrong_later_is_said_and_the_work_stays(
    context: BrowserContext, tool: Tool
) -> None:
    page = context.new_page()
    tool.open(page)
    page.fill(tool.line, "werk")
    page.evaluate("setTimeout(() => { throw new Error('spoilt') })")
    expect(page.locator(".tw-notice")).to_contain_text("Er ging iets mis op deze pagina")
    page.evaluate("void Promise.reject(new Error('spoilt'))")
    page.goto("404.html")
    tool.open(page)
    assert tool.text(page) == "werk"


@each_tool
def test_the_tool_announces_itself_last(page: Page, tool: Tool) -> None:
    page.add_init_script(
        """new MutationObserver(() => {
          if (globalThis.first === undefined && document.documentElement.classList.contains('tw-script')) {
            globalThis.first = [...document.querySelectorAll('[role=tab][aria-selected=true]')].length;
          }
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });"""
    )
    tool.open(page)
    assert page.evaluate("globalThis.first") == 1  # by then the state is shown


@each_tool
def test_what_keeps_work_comes_also_where_the_browser_is_never_idle(page: Page, tool: Tool) -> None:
    page.add_init_script(
        "requestIdleCallback = (act, given) => given?.timeout ? setTimeout(act) : 0;"
    )
    tool.open(page)
    page.wait_for_function("() => globalThis['teamwijzer desk-along.js']")


@each_with_blanks
@pytest.mark.parametrize("when", ["before", "after"])
def test_without_network_after_loading(context: BrowserContext, tool: Tool, when: str) -> None:
    """What is needed was asked for with the first change; where it was not, it is said. What keeps
    and opens files is there soon after the page is.
    """
    page = context.new_page()
    tool.open(page)
    if when == "before":
        page.wait_for_function("() => globalThis['teamwijzer desk-along.js']")
        context.set_offline(True)
    page.fill(tool.line, "werk")
    if when == "after":
        page.wait_for_function(
            """(blanks) => performance.getEntriesByType('resource')
              .filter(({ name }) => /[.](docx|xlsx)$/.test(name)).length === blanks""",
            arg=tool.blanks,
        )
        context.set_offline(True)
        with page.expect_download():
            page.locator(f"{tool.root} [data-do={tool.download}]:visible").click()
        return
    page.locator(f"{tool.root} [data-do={tool.download}]:visible").click()
    expect(page.locator(".tw-notice")).to_contain_text("Het document kon niet gemaakt worden")
    page.locator(f"{tool.root} [data-do=kept]").click()
    page.set_input_files(
        "#desk-file", {"name": f"x.{tool.ending}", "mimeType": "", "buffer": b"PK\3\4"}
    )
    expect(page.locator(".tw-notice").last).to_contain_text("Er is niets veranderd")
    context.set_offline(False)
    with page.expect_download():  # and it may be tried again
        page.locator(f"{tool.root} [data-do={tool.download}]:visible").click()
