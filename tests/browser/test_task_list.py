"""The filter of the task list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from teamwijzer.loading import read
from teamwijzer.model import Cluster, Task
from tests.conftest import ROOT

DATA = read(ROOT / "data")
TASKS = DATA.of(Task)


def codes(cluster: str, *, core: bool = False, level: str = "") -> list[str]:
    """The tasks of a cluster; of those only the core tasks, or those of a level, where asked."""
    return [
        code
        for code, task in TASKS.items()
        if task.cluster == cluster
        if task.core or not core
        if level in ("", task.level.at)
    ]


def shown(found: list[str]) -> str:
    """What the page says of these tasks: B17 is not counted along."""
    apart = ", plus B17 (niet meegeteld)" if "B17" in found else ""
    return f"{len(set(found) - {'B17'})} van {len(DATA.counted)} taken{apart}"


@pytest.fixture
def rows(page: Page) -> Locator:
    page.goto("taken/")
    return page.locator("tbody tr:visible")


def text_field(page: Page) -> Locator:
    return page.get_by_label("Zoek in titel, uitleg en code")


def test_all_tasks_stand_there_first(page: Page, rows: Locator) -> None:
    expect(rows).to_have_count(len(TASKS))
    expect(page.get_by_role("status")).to_have_text(shown(list(TASKS)))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("T03", ["T03"]),
        ("HELPDESK opzetten", ["T03"]),
        ("Reprobel", ["A11"]),
        ("coordineren infrastructuurwerken", ["T24"]),  # without the diacritics of the title
    ],
)
def test_text_finds_code_title_and_description(
    page: Page, rows: Locator, words: str, found: list[str]
) -> None:
    text_field(page).fill(words)
    expect(rows.locator("td:first-child")).to_have_text(found)
    expect(page.get_by_role("status")).to_have_text(shown(found))


def test_a_task_of_a_single_list_is_found_and_not_counted(page: Page, rows: Locator) -> None:
    text_field(page).fill("migratie")
    expect(rows.locator("td:first-child")).to_have_text(["B17"])
    expect(page.get_by_role("status")).to_have_text(shown(["B17"]))
    page.get_by_role("button", name="Wis de filters").click()
    beside = {cluster.id: str(cluster.count) for cluster in DATA.of(Cluster).values()}
    for name, count in beside.items():
        expect(page.locator(f"[data-count={name}]")).to_have_text(count)


def test_clusters_core_and_level_combine(page: Page, rows: Locator) -> None:
    page.get_by_role("checkbox", name=re.compile("Administratief")).check()
    expect(rows.locator("td:first-child")).to_have_text(codes("administrative"))
    page.get_by_role("checkbox", name=re.compile("Pedagogisch")).check()
    both = ("pedagogical", "administrative")
    first = rows.locator("td:first-child")
    expect(first).to_have_text([code for name in both for code in codes(name)])
    page.get_by_label("Alleen kerntaken").check()
    core = [code for name in both for code in codes(name, core=True)]
    expect(first).to_have_text(core)
    page.get_by_label("Niveau", exact=True).select_option("school-group")
    left = {name: codes(name, core=True, level="school-group") for name in DATA.of(Cluster)}
    few = [code for name in both for code in left[name]]
    assert 0 < len(few) < len(core)
    expect(first).to_have_text(few)
    counts = page.locator("[data-count]").all_text_contents()
    assert counts == [str(len(found)) for found in left.values()]


def test_the_address_holds_the_filter(page: Page, rows: Locator) -> None:
    page.get_by_role("checkbox", name=re.compile("Beleid")).check()
    page.get_by_label("Alleen kerntaken").check()
    text_field(page).fill("visie")
    expect(page).to_have_url(re.compile(r"\?text=visie&cluster=policy&core=yes$"))
    # The text of tasks comes when one asks for words.
    expect(page.get_by_role("status")).not_to_have_text(shown(codes("policy", core=True)))
    found = rows.count()
    assert 0 < found < len(codes("policy"))
    page.reload()
    expect(rows).to_have_count(found)
    expect(text_field(page)).to_have_value("visie")
    address = page.url
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator("tbody tr:visible")).to_have_count(found)


def test_back_undoes_the_last_choice(page: Page, rows: Locator) -> None:
    page.get_by_role("checkbox", name=re.compile("Beleid")).check()
    page.get_by_label("Alleen kerntaken").check()
    page.go_back()
    expect(page.get_by_label("Alleen kerntaken")).not_to_be_checked()
    expect(rows).to_have_count(len(codes("policy")))
    page.go_back()
    expect(rows).to_have_count(len(TASKS))
    page.go_forward()
    expect(rows).to_have_count(len(codes("policy")))


def test_nothing_found_is_said_and_can_be_undone(page: Page, rows: Locator) -> None:
    text_field(page).fill("zeppelin")
    expect(page.get_by_text("Geen enkele taak past bij deze filters.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(shown([]))
    expect(page.locator("section.tw-cluster:visible")).to_have_count(0)
    page.get_by_role("button", name="Wis de filters").click()
    expect(rows).to_have_count(len(TASKS))
    expect(page).to_have_url(re.compile(r"/taken/$"))


@pytest.mark.parametrize(
    "query",
    [
        "?cluster=__proto__&level=toString&core=maybe",
        "?text=%3Cscript%3Ealert(1)%3C/script%3E",
        "?text=" + "x" * 5000,
        "?text=%E0%A4%A",
        "?cluster=technical&cluster=technical&cluster=nonsense",
    ],
)
def test_a_strange_address_does_no_harm(page: Page, query: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(f"taken/{query}")
    expect(page.get_by_role("status")).to_have_text(
        re.compile(rf"^\d+ van {len(DATA.counted)} taken")
    )
    page.get_by_role("button", name="Wis de filters").click()
    expect(page.get_by_role("status")).to_have_text(shown(list(TASKS)))


def test_where_the_text_of_tasks_does_not_load_titles_are_searched(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/task-texts-nl.*", lambda route: route.abort())
    page.goto("taken/")
    rows = page.locator("tbody tr:visible")
    said = page.get_by_text("De uitleg van de taken laadt niet.")
    text_field(page).fill("helpdesk opzetten")
    expect(rows).to_have_count(1)
    expect(said).to_be_visible()
    page.unroute("**/task-texts-nl.*")
    text_field(page).fill("Reprobel")  # which no title holds
    expect(rows.locator("td:first-child")).to_have_text(["A11"])
    expect(said).to_have_count(0)


def test_an_address_with_words_waits_for_the_text_of_tasks(page: Page) -> None:
    page.goto("taken/?text=Reprobel")
    expect(page.locator("tbody tr:visible")).to_have_count(1)


def test_what_is_typed_stands_in_the_address_after_a_pause_or_when_the_field_is_left(
    page: Page, rows: Locator
) -> None:
    expect(rows).to_have_count(len(TASKS))
    page.clock.install(time="2026-11-27T09:00:00")
    page.clock.pause_at("2026-11-27T10:00:00")
    text_field(page).fill("wifi")
    expect(rows).not_to_have_count(len(TASKS))
    assert "text=" not in page.url
    page.clock.run_for(100)
    expect(page).to_have_url(re.compile(r"\?text=wifi$"))
    text_field(page).press_sequentially("x")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"\?text=wifix$"))
    assert page.evaluate("history.length") == 2  # no entry for each letter
