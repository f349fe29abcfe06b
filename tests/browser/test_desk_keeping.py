"""What somebody typed is there again: names, two tabs, the page cache, links over one's own work."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tools import Tool, each_clearing, each_linked, each_tool, go_on_in

# Names


@each_clearing
def test_a_name_is_not_proposed_for_other_work(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "Noord")
    tool.save(page)
    tool.close(page)
    tool.start_again(page)
    tool.write(page, "Zuid")
    tool.save(page)
    names = tool.kept(page)
    assert [name.partition(" ")[0] for name in names] == ["Zuid", "Noord"]
    tool.open(page)
    page.locator(f"{tool.root} [data-do=kept]").first.click()
    page.locator(f"[data-do=kept-open][data-name='{names[1]}']").click()
    assert tool.text(page) == "Noord"


@each_clearing
@pytest.mark.parametrize(("choice", "there"), [(0, "beside"), (1, "replaced"), (2, "left")])
def test_a_name_that_is_there_asks(page: Page, tool: Tool, choice: int, there: str) -> None:
    tool.open(page)
    tool.write(page, "Noord")
    tool.save(page, "Mijn werk")
    tool.close(page)
    tool.start_again(page)
    tool.write(page, "Zuid")
    tool.save(page, "Mijn werk")
    asked = page.locator("[data-part=ask][open]")
    expect(asked).to_contain_text("bestaat al")
    asked.locator("button").nth(choice).click()
    expect(asked).to_be_hidden()
    names = {"beside": ["Mijn werk (2)", "Mijn werk"]}.get(there, ["Mijn werk"])
    expect(page.locator("[data-part=kept-list] strong")).to_have_text(names)
    page.locator("[data-do=kept-open][data-name='Mijn werk']").click()
    assert tool.text(page) == ("Zuid" if there == "replaced" else "Noord")


@each_tool
def test_the_same_work_is_kept_again_without_a_question(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "Noord")
    tool.save(page, "Mijn werk")
    tool.close(page)
    tool.add(page, "en nog iets")
    page.reload()
    tool.wait(page)
    page.locator(f"{tool.root} [data-do=kept]").click()
    assert page.input_value("#desk-name") == "Mijn werk"
    page.locator("[data-do=kept-save]").click()
    expect(page.locator("[data-part=kept-said]")).to_contain_text("Bewaard: Mijn werk")
    assert tool.kept(page) == ["Mijn werk"]


def test_another_school_is_other_work(page: Page) -> None:
    walk = next(tool for tool in each_tool.args[1] if tool.name == "walk")
    walk.open(page)
    walk.write(page, "Noord")
    walk.save(page)
    walk.close(page)
    walk.write(page, "Zuid")
    walk.save(page)
    assert walk.kept(page) == ["Zuid", "Noord"]


@each_clearing
def test_starting_again_can_be_taken_back_after_a_reload(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "Noord")
    page.locator(f"{tool.root} [data-do=clear]").click()
    page.locator("dialog[open] [data-part=ask-choices] button").last.click()  # no: all stays
    assert tool.text(page) == "Noord"
    tool.start_again(page)
    page.reload()
    tool.wait(page)
    assert tool.text(page) == ""
    page.locator(f"{tool.root} [data-do=kept]").click()
    page.locator("[data-do=draft-open]").click()
    assert tool.text(page) == "Noord"
    page.locator(f"{tool.root} [data-do=undo]").click()
    assert tool.text(page) == ""
    page.locator(f"{tool.root} [data-do=redo]").click()
    assert tool.text(page) == "Noord"


# Two tabs, and the page cache


def next_tab(page: Page, tool: Tool, text: str, script: str = "") -> Page:
    """The tool in another tab, once what the first one wrote can be read there."""
    other = page.context.new_page()
    other.add_init_script(script)
    other.goto("404.html")
    tool.await_text(other, text)
    tool.open(other)
    return other


@each_tool
def test_a_tab_that_only_looks_writes_nothing(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "eerst")
    other = next_tab(page, tool, "eerst")
    tool.write(page, "werk van A")
    tool.await_text(other, "werk van A")
    kept = other.evaluate("JSON.stringify(localStorage)")
    other.locator(tool.look).click()
    expect(other.locator(tool.seen)).to_be_visible()
    tool.settle(other)
    assert other.evaluate("JSON.stringify(localStorage)") == kept
    other.reload()
    tool.wait(other)
    expect(other.locator(tool.seen)).to_be_visible()  # and the tab knows where it looked
    page.close()
    other.close()
    third = other.context.new_page()
    tool.open(third)
    assert tool.text(third) == "werk van A"


@each_tool
def test_a_tab_shows_what_the_other_changed(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "eerst")
    other = next_tab(page, tool, "eerst")
    other.locator(tool.look).click()
    tool.write(page, "werk van A")
    expect(other.locator(tool.line)).to_have_value("werk van A")
    expect(other.locator(tool.seen)).to_be_visible()  # and goes on looking where it looked
    assert "ander tabblad" in tool.said(other)
    other.locator(f"{tool.root} [data-do=undo]").click()
    assert tool.text(other) == "eerst"
    expect(page.locator(tool.line)).to_have_value("eerst")


@each_tool
def test_two_tabs_that_both_change_keep_both(page: Page, tool: Tool) -> None:
    """The other tab is not told of the change, as when it slept."""
    tool.open(page)
    tool.write(page, "eerst")
    other = next_tab(
        page,
        tool,
        "eerst",
        "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)",
    )
    tool.write(page, "werk van A")
    tool.await_text(other, "werk van A")
    tool.write(other, "werk van B")
    assert "staat er nu los van" in tool.notices(other)
    assert (tool.text(page), tool.text(other)) == ("werk van A", "werk van B")
    other.reload()
    tool.wait(other)
    assert tool.text(other) == "werk van B"
    page.reload()
    tool.wait(page)
    assert tool.text(page) == "werk van A"
    other.locator(f"{tool.root} [data-do=kept]").click()
    other.locator("[data-do=draft-open]").click()
    assert tool.text(other) == "werk van A"


@each_clearing
def test_two_tabs_with_other_work_leave_each_other_alone(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "Noord")
    other = next_tab(page, tool, "Noord")
    tool.start_again(other)
    tool.write(other, "Zuid")
    tool.write(page, "Noordoost")
    assert tool.text(other) == "Zuid"
    for tab, text in ((other, "Zuid"), (page, "Noordoost")):
        tab.reload()
        tool.wait(tab)
        assert tool.text(tab) == text


@each_tool
def test_the_other_language_and_back(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "eerst")
    go_on_in(page, "en")
    page.wait_for_url("**/en/**")
    tool.wait(page)
    assert tool.text(page) == "eerst"
    assert "#" not in page.url
    page.fill(tool.line, "changed in English")
    page.go_back()
    tool.wait(page)
    expect(page.locator(tool.line)).to_have_value("changed in English")
    tool.add(page, "en nog iets")
    tool.settle(page)
    page.reload()
    tool.wait(page)
    assert tool.text(page) == "changed in English"


@each_tool
def test_a_page_from_the_page_cache_reads_what_is_kept(page: Page, tool: Tool) -> None:
    """What `pageshow` brings back is a page of before: the work was changed since."""
    tool.open(page)
    tool.write(page, "eerst")
    page.evaluate(
        """(key) => {
          const name = Object.keys(localStorage).find((name) => name.startsWith(`${key}.draft.`));
          const [head, state] = localStorage.getItem(name).split('\\n');
          const newer = { ...JSON.parse(head), revision: 9, tab: 'other' };
          localStorage.setItem(name, `${JSON.stringify(newer)}\\n${state.replace('"eerst"', '"later"')}`);
          dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        }""",
        tool.key,
    )
    expect(page.locator(tool.line)).to_have_value("later")


# A link over one's own work


@each_linked
def test_a_link_leaves_ones_own_work_where_it_is(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "uit de link")
    link = tool.link(page)
    tool.start_again(page)
    tool.write(page, "van mij")
    page.goto("404.html")
    page.goto(link)
    tool.wait(page)
    assert tool.text(page) == "uit de link"
    page.get_by_role("button", name="Terug naar mijn werk").click()
    assert tool.text(page) == "van mij"


@each_linked
@pytest.mark.parametrize("trouble", ["full", "crowded", "damaged"])
def test_a_link_never_writes_over_what_cannot_be_set_aside(
    page: Page, tool: Tool, trouble: str
) -> None:
    tool.open(page)
    tool.write(page, "uit de link")
    link = tool.link(page)
    tool.start_again(page)
    tool.write(page, "van mij")
    page.goto("404.html")
    before = page.evaluate(
        """([key, trouble]) => {
          const mine = Object.keys(localStorage).find((name) => localStorage[name].includes('van mij'));
          if (trouble === 'damaged') {
            const text = localStorage[mine];
            localStorage.setItem(mine, text.slice(0, -9));
          }
          if (trouble === 'crowded') {
            for (let n = 0; n < 50; n += 1) {
              localStorage.setItem(`${key}.kept.k${n}`, `{"name":"${n}","time":"2026","revision":1}\\n{}`);
              localStorage.setItem(`${key}.draft.d${n}`, `{"title":"${n}","time":"2020","revision":1}\\n{}`);
            }
          }
          if (trouble === 'full') {
            let size = 2 ** 20;
            for (let n = 0; size > 8; ) {
              try { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); n += 1; }
              catch { size = Math.floor(size / 2); }
            }
          }
          return localStorage[mine];
        }""",
        [tool.key, trouble],
    )
    page.goto(link)
    tool.wait(page)
    assert tool.text(page) == "uit de link"
    assert before in page.evaluate("Object.values(localStorage)")
    page.fill(tool.line, "en gewijzigd")
    tool.settle(page)
    assert before in page.evaluate("Object.values(localStorage)")
    word = {"full": "vol", "crowded": "wordt niet bewaard", "damaged": "beschadigd"}[trouble]
    assert word in tool.notices(page)


# What an earlier version kept in one item


@each_tool
def test_work_of_an_earlier_version_is_all_there(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "klad")
    state = page.evaluate(
        "(key) => localStorage[Object.keys(localStorage)"
        ".find((name) => name.startsWith(`${key}.draft.`))].split('\\n')[1]",
        tool.key,
    )
    kept = [
        {"name": f"werk {n}", "time": f"2026-01-{n:02}", "state": json.loads(state)}
        for n in range(1, 29)
    ]
    page.goto("404.html")
    page.evaluate(
        "([key, old]) => { localStorage.clear(); sessionStorage.clear(); localStorage.setItem(key, old) }",
        [tool.key, json.dumps({"draft": json.loads(state), "kept": kept})],
    )
    tool.open(page)
    assert tool.text(page) == "klad"
    page.locator(f"{tool.root} [data-do=kept]").click()
    assert tool.kept(page) == [f"werk {n}" for n in range(28, 0, -1)]
    assert page.evaluate("(key) => localStorage.getItem(key)", tool.key) is None


@each_tool
def test_work_of_an_earlier_version_stays_where_there_is_no_room(page: Page, tool: Tool) -> None:
    tool.open(page)
    tool.write(page, "klad")
    page.goto("404.html")
    page.evaluate(
        """(key) => {
          const draft = JSON.parse(localStorage[Object.keys(localStorage)
            .find((name) => name.startsWith(`${key}.draft.`))].split('\\n')[1]);
          localStorage.clear();
          sessionStorage.clear();
          const kept = [1, 2, 3].map((n) => ({ name: `werk ${n}`, time: `${n}`, state: draft }));
          kept.push({ name: 'groot', time: '0', state: { ...draft, extra: 'x'.repeat(3_000_000) } });
          localStorage.setItem(key, JSON.stringify({ draft, kept }));
        }""",
        tool.key,
    )
    tool.open(page)
    assert tool.text(page) == "klad"
    page.locator(f"{tool.root} [data-do=kept]").click()
    assert tool.kept(page) == ["werk 3", "werk 2", "werk 1", "groot"]
    page.locator("[data-do=kept-open][data-name='werk 2']").click()
    assert tool.text(page) == "klad"
    page.locator(f"{tool.root} [data-do=kept]").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=kept-remove][data-name=groot]").click()
    assert tool.kept(page) == ["werk 3", "werk 2", "werk 1"]
    assert (
        page.evaluate("(key) => localStorage.getItem(key)", tool.key) is None
    )  # there is room now
