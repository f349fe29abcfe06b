"""The planner as it begins: the page stands, and can be used, before its tasks are drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.plans import PATH, PHONE, WIDE, add_people, cell

HELD = """
  const wait = setTimeout;
  globalThis.held = [];
  setTimeout = (act, time, ...more) => time ? wait(act, time, ...more) : held.push(act);
  globalThis.drawSome = async () => {
    held.splice(0).forEach((act) => act());
    await new Promise((done) => wait(done));
  };
  globalThis.drawAll = async () => { while (held.length) await drawSome(); };
  globalThis.painted = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
"""
BEGIN = """(async () => {
  while (!document.documentElement.classList.contains('tw-script')) await drawSome();
})()"""
"""What is waited for until the tool is there."""
CODES = "[...document.querySelectorAll('[data-row]')].map((row) => row.dataset.row)"
"""The tasks that are drawn, in their order."""
BUSY = "[data-part=tasks][aria-busy=true]"
each_size = pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])


@pytest.fixture
def began(page: Page) -> Page:
    """A page whose tools do the next thing only where a test says so."""
    page.add_init_script(HELD)
    return page


def begin(page: Page, query: str = "") -> None:
    page.goto(PATH + query, wait_until="load")
    page.evaluate(BEGIN)


@each_size
def test_the_page_stands_before_its_tasks_are_drawn(began: Page, size: ViewportSize) -> None:
    began.set_viewport_size(size)
    begin(began)
    expect(began.locator("#p-name")).to_be_visible()
    expect(began.locator("[data-part=shown]")).to_have_text("67 van 67 taken")
    expect(began.locator(BUSY)).to_have_count(1)
    assert began.evaluate(CODES) == []
    expect(began.locator("[data-cluster]:visible")).to_have_count(0)
    began.evaluate("drawSome()")
    expect(began.locator("[data-cluster]:visible")).to_have_count(1)
    some = began.evaluate(CODES)
    began.evaluate("drawAll()")
    expect(began.locator(BUSY)).to_have_count(0)
    expect(began.locator("[data-cluster]:visible")).to_have_count(4)
    every = began.evaluate(CODES)
    assert 0 < len(some) < 10
    assert every[: len(some)] == some
    assert len(every) == len(set(every)) == 67


@each_size
def test_who_acts_before_has_all_tasks(began: Page, size: ViewportSize) -> None:
    """In time for what they do, and once."""
    began.set_viewport_size(size)
    begin(began)
    began.evaluate("drawSome()")
    began.locator("[name=when][value=goal]").check()
    assert len(began.evaluate(CODES)) == 67
    add_people(began, "An")
    expect(began.locator(BUSY)).to_have_count(0)
    began.evaluate("drawAll()")
    assert len(began.evaluate(CODES)) == 67


@each_size
def test_a_filter_chosen_before_lets_through_what_it_should(
    began: Page, size: ViewportSize
) -> None:
    began.set_viewport_size(size)
    begin(began)
    began.evaluate("drawSome()")
    began.locator("#p-cluster").select_option("policy")
    shown = began.locator("[data-row]:visible").count()
    expect(began.locator("[data-part=shown]")).to_have_text(f"{shown} van 67 taken")
    began.evaluate("drawAll()")
    expect(began.locator("[data-row]:visible")).to_have_count(shown)
    expect(began.locator("[data-cluster]:visible")).to_have_count(1)


def test_a_filter_in_the_address_holds_from_the_first_task_on(began: Page) -> None:
    begin(began, "?cluster=policy")
    expect(began.locator(BUSY)).to_have_count(0)
    expect(began.locator("[data-cluster]:visible")).to_have_count(1)
    began.locator("#p-cluster").select_option("")
    expect(began.locator("[data-row]:visible")).to_have_count(67)


@each_size
def test_who_comes_back_comes_to_the_same_place(began: Page, size: ViewportSize) -> None:
    """Though none of the tasks that stood there are drawn when the browser goes to it."""
    began.set_viewport_size(size)
    begin(began)
    began.evaluate("drawAll()")
    began.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    began.evaluate("painted()")
    began.reload(wait_until="load")
    began.evaluate(BEGIN)
    began.evaluate("painted()")
    assert began.evaluate("scrollY") == 3000
    began.evaluate("drawAll()")
    began.evaluate("painted()")
    assert began.evaluate("scrollY") == 3000
    assert began.evaluate("document.querySelector('[data-part=tasks]').style.minHeight") == ""


def test_work_that_was_kept_stands_in_its_tasks(began: Page) -> None:
    began.set_viewport_size(WIDE)
    begin(began)
    add_people(began, "An")
    cell(began, "T01", "p1").fill("3")
    cell(began, "A01", "p1").fill("2")
    cell(began, "A01", "p1").press("Tab")
    began.goto("404.html")
    begin(began)
    expect(began.locator("[data-sum=cluster-technical]")).to_contain_text("3 u")
    assert began.locator("thead [data-sum=p1]").first.text_content() == "5 u"
    began.evaluate("drawAll()")
    expect(cell(began, "T01", "p1")).to_have_value("3")
    expect(cell(began, "A01", "p1")).to_have_value("2")
    expect(began.locator("[data-sum=hours-A01]")).to_have_text("2")
