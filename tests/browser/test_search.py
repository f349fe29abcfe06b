"""What people type leads to the right page, and each language finds its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from teamwijzer.addresses import root_of
from teamwijzer.model import LANGUAGES
from tests.audit.axe import THEMES, violations
from tests.audit.server import serving

TRIED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
QUERIES: dict[str, dict[str, list[str]]] = TRIED["wanted"]
MISSED: dict[str, list[str] | None] = TRIED["missed"]
ROOTS = {language: root_of(language) for language in LANGUAGES}
DIALOG = "#search"


def open_search(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    # It says how to begin once it can.
    expect(page.locator(f"{DIALOG} [role=status]")).not_to_be_empty()


def paths(page: Page) -> list[str]:
    found: list[str] = page.locator(f"{DIALOG} li a").evaluate_all(
        "all => all.map(a => a.pathname.slice(1))"
    )
    return found


def test_what_is_seen_comes_at_once_and_the_rest_in_a_pause(page: Page) -> None:
    page.goto("over/privacy/")
    open_search(page)
    page.clock.install(time="2026-11-27T09:00:00")
    page.clock.pause_at("2026-11-27T10:00:00")
    page.get_by_role("searchbox").fill("ne")
    first = paths(page)
    page.clock.run_for(99)
    assert paths(page) == first
    page.get_by_role("searchbox").fill("net")
    page.clock.run_for(99)
    assert len(paths(page)) == len(first) == 8  # typing goes on
    page.clock.run_for(1)
    expect(page.locator(f"{DIALOG} li a")).to_have_count(20)
    expect(page.locator(f"{DIALOG} [role=status]")).to_contain_text("20")
    assert len(set(paths(page))) == 20


@pytest.mark.parametrize("language", QUERIES)
def test_queries_find_their_page(page: Page, language: str) -> None:
    root = ROOTS[language]
    elsewhere = tuple(other for other in ROOTS.values() if other not in ("", root))
    assert len(QUERIES[language]) >= 120
    page.goto(f"{root}over/privacy/")
    open_search(page)
    missed: list[Any] = []
    for query, wanted in QUERIES[language].items():
        page.get_by_role("searchbox").fill(query)
        found = paths(page)
        assert all(path.startswith(root) and not path.startswith(elsewhere) for path in found)
        top = [path.removeprefix(root) for path in found][:3]
        if not set(top) & set(wanted):
            missed.append((query, wanted, top))
    assert len(missed) <= 0.05 * len(QUERIES[language]), missed
    # `make report` tells of them.
    assert [query for query, *_ in missed] == (MISSED[language] or []), missed


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_box(page: Page, theme: str) -> None:
    page.goto("taken/t03/")
    open_search(page)
    page.get_by_role("searchbox").fill("wifi netwerk")
    assert violations(page, theme) == []


def test_nothing_is_loaded_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("taken/t03/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    open_search(page)
    assert (
        len([url for url in asked if re.search(r"/site-search\.\w+\.js$|/index\.js\?", url)]) == 2
    )


def test_a_result_is_a_link_with_the_words_marked(page: Page) -> None:
    page.goto("taken/t03/")
    open_search(page)
    page.get_by_role("searchbox").fill("klankbordgroep")
    first = page.locator(f"{DIALOG} li").first
    expect(first.locator("mark").first).to_have_text("klankbordgroep", ignore_case=True)
    title = first.get_by_role("link").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title.split()[-1])
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", '"*~^+-:', "a" * 5000, "   "])
def test_whatever_is_typed_is_text(page: Page, query: str) -> None:
    page.goto("")
    open_search(page)
    # As if pasted: past what the field takes by itself.
    page.get_by_role("searchbox").evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", query
    )
    expect(page.locator(f"{DIALOG} [role=status]")).not_to_be_empty()
    assert page.locator(f"{DIALOG} img").count() == 0


FORMS = [
    ("taak", "taken"),
    ("brieven", "brief"),
    ("lessen", "les"),
    ("licentie", "licenties"),
    ("enveloppe", "puntenenveloppe"),
    ("puntenenveloppe", "punten"),
    ("beheerdertaken", "beheerder taken"),
    ("beleidspaln", "beleidsplan"),
]


@pytest.mark.parametrize(("typed", "written"), FORMS)
def test_forms_parts_and_slips_of_a_word_find_it(run: Any, typed: str, written: str) -> None:
    """On two pages that hold nothing else, and only one of them that word."""
    program = """
        const { found, opened } = await load("site/finding");
        const content = {
          usual: "de", endings: "ingen en es e s", glossary: "", file: "", ways: [],
          paths: "a/\\nb/", titles: `Iets\\n${given.written}`, keywords: "\\n", texts: "\\n",
          words: "Aanders", places: "A!",
        };
        return found(opened(content), given.typed).map(({ path }) => path);"""
    given = {"typed": typed, "written": written}
    assert run(program, given) == ([] if typed == "puntenenveloppe" else ["b/"])


def test_words_of_texts_find_their_pages(run: Any) -> None:
    """Pages far apart too: a step longer than a sign goes on in the next one."""
    program = """
        const { found, opened } = await load("site/finding");
        const column = (text) => Array.from({ length: 130 }, (_, at) => text + at).join("\\n");
        const none = "\\n".repeat(129);
        const index = opened({
          usual: "", endings: "en", glossary: "", file: "", ways: [], keywords: none, texts: none,
          paths: column("p"), titles: column("q"), words: "AhelpBulp", places: "BzB!zzM!",
        });
        const paths = (question) => found(index, question).map(({ path }) => path);
        return [paths("help"), paths("hulp")];"""
    assert run(program) == [["p1", "p60"], ["p126"]]


def test_a_query_without_a_hit_names_the_nearest_word(page: Page) -> None:
    page.goto("")
    open_search(page)
    page.get_by_role("searchbox").fill("klanggbortgroeb")
    expect(page.locator(f"{DIALOG} [role=status]")).to_have_text(
        "Niets gevonden. Probeer een ander woord, of kies wie je bent."
    )
    page.get_by_role("button", name="Bedoel je “klankbordgroep”?").click()
    expect(page.get_by_role("searchbox")).to_have_value("klankbordgroep")
    expect(page.locator(f"{DIALOG} li mark").first).to_be_visible()


@pytest.mark.parametrize("root", ROOTS.values())
def test_a_query_without_a_hit_offers_the_ways_in(page: Page, root: str) -> None:
    page.goto(f"{root}taken/t03/")
    open_search(page)
    page.get_by_role("searchbox").fill("xqzj")
    ways = page.locator(f"{DIALOG} li a")
    expect(ways).to_have_count(4)
    page.keyboard.press("ArrowDown")
    expect(ways.first).to_be_focused()
    ways.last.click()
    expect(page).to_have_url(re.compile(rf"/{root}#way-\w+"))
    expect(page.locator("[id^=way-]:target")).to_be_visible()


def test_a_typing_error_still_finds(page: Page) -> None:
    page.goto("")
    open_search(page)
    page.get_by_role("searchbox").fill("heldpesk")
    assert "taken/t03/" in paths(page)[:3]


@pytest.mark.parametrize("file", ["assets/js/site-search.*.js", "search/index.js?*"])
def test_a_search_that_does_not_load_says_so(browser: Browser, base_url: str, file: str) -> None:
    """And works when it is opened once more."""
    page = browser.new_page(base_url=base_url)
    page.goto("")
    page.route(f"**/{file}", lambda route: route.abort())
    page.keyboard.press("Control+k")
    said = page.locator(f"{DIALOG} [role=status]")
    expect(said).to_have_text(
        "De zoekfunctie laadt niet. Probeer het later opnieuw, of ga via het menu."
    )
    page.keyboard.press("Escape")
    page.unroute(f"**/{file}")
    page.keyboard.press("Control+k")
    expect(said).to_contain_text("Typ een woord")
    page.close()


def test_a_site_below_a_path_finds_its_own_pages(browser: Browser, built: Path) -> None:
    """As project pages are published: the same files, in a folder of the host."""
    with serving(built.parent) as host:
        root = f"{host}{built.name}/"
        page = browser.new_page()
        wrong: list[str] = []
        page.on("request", lambda r: None if r.url.startswith(root) else wrong.append(r.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(f"{root}en/taken/t03/")
        open_search(page)
        page.get_by_role("searchbox").fill("printer")
        page.locator(f"{DIALOG} li a").first.click()
        page.wait_for_url(f"{root}en/**")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.get_by_role("link", name="Nederlands").click()
        page.wait_for_url(re.compile(re.escape(root) + "(?!en/)"))
        page.close()
    assert wrong == []
