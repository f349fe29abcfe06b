"""What a first visit costs: requests, and bytes as a host sends them, gzipped."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page

from tests.audit.server import serving
from tests.audit.site import ROOTS
from tests.audit.weight import AIM, faults, visit
from tests.browser.conftest import patient
from tests.browser.find import find

KINDS = (
    "",
    "taken/",
    "taken/t03/",
    "stappenplan/",
    "stappenplan/5/",
    "stappenplan/start/",
    "taakverdeling/",
    "functiebeschrijving/",
    "rollen/matrix/",
    "begrippen/",
    "achtergrond/overgang/",
    "taken/afdrukken/",
    "stappenplan/afdrukken/",
)
SEARCH = 40_000
"""Bytes of the search in one language, gzipped."""
HEAVIEST = {
    "": 20,
    "taken/t03/": 20,
    "stappenplan/5/": 20,
    "rollen/technisch-ict-coordinator/": 20,
    "taken/": 35,
    "stappenplan/start/": 45,
    "functiebeschrijving/": 55,
    "taakverdeling/": 60,
    "competenties/scan/": 42,
    "sjablonen/": 40,
    "begrippen/": 36,
}
"""Path → kilobytes of a first visit, heads of answers and all: what it takes to read the page and to
begin to use it. Not among it is what is asked for later: in idle time what takes work along (`LATER`),
with the first change the blank documents and what fills them, and what somebody comes to.
"""
LATER = 20
"""Kilobytes that a page asks for in idle time at most."""
READING = ("", "taken/t03/", "stappenplan/5/", "rollen/technisch-ict-coordinator/")
REQUESTS = 4
"""How many such a page makes: itself, a style sheet, and a script or two."""
DRAWN = """() => [...document.querySelectorAll('*')].flatMap((element) =>
  ['::before', '::after', ''].filter((part) => {
    const style = getComputedStyle(element, part || null);
    return /url/.test(style.maskImage + style.backgroundImage + style.content);
  }).map((part) => element.localName + '.' + element.className + part))"""
"""Elements with a picture in their style."""
UNSTYLED = """async (sheets) => {
  const states = /:(hover|active|focus[\\w-]*|checked|disabled|open|target|link|visited)\\b/g;
  const parts = (text) => {
    const found = [""];
    let depth = 0;
    for (const sign of text) {
      if (sign === "(" || sign === "[") depth += 1;
      if (sign === ")" || sign === "]") depth -= 1;
      if (sign === "," && !depth) found.push("");
      else found[found.length - 1] += sign;
    }
    return found.map((part) => part.trim());
  };
  const selectors = (rules, inside = "") =>
    [...rules].flatMap((rule) => {
      if (rule.selectorText) return parts(rule.selectorText).map((part) => [inside, part]);
      return rule.cssRules && !rule.name ? selectors(rule.cssRules, inside + rule.cssText.split("{")[0]) : [];
    });
  const here = [...document.styleSheets].flatMap((sheet) => selectors(sheet.cssRules));
  const own = new Set(here.map(String));
  const found = [];
  for (const sheet of sheets) {
    const other = new CSSStyleSheet();
    other.replaceSync(await (await fetch(sheet)).text());
    for (const [inside, part] of selectors(other.cssRules)) {
      const bare = part.replace(/::[\\w-]+(\\([^)]*\\))?/g, "").replace(states, ":is(*)") || "*";
      if (!own.has(String([inside, part])) && document.querySelector(bare)) found.push(part);
    }
  }
  return [own.size, [...new Set(found)]];
}"""
"""How many selectors the style sheet of a page holds, and those that it lacks: that another one of the
site holds, and that an element here meets, whatever its state.
"""


@pytest.fixture(scope="module")
def browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> Iterator[Browser]:
    """A whole one: without windows it asks earlier for pictures that are further down."""
    path = find()
    assert path, "no browser: run `make browser`"
    browser = patient(browser_type.launch(**{**browser_type_launch_args, "executable_path": path}))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("path", KINDS)
def test_a_first_visit_is_light(browser: Browser, host: str, root: str, path: str) -> None:
    seen = visit(browser, host, root + path)
    assert list(faults(seen)) == []
    assert seen.kilobytes <= AIM


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("path", HEAVIEST)
def test_a_page_keeps_its_weight(browser: Browser, host: str, root: str, path: str) -> None:
    seen = visit(browser, host, root + path)
    assert list(faults(seen)) == []
    assert seen.kilobytes <= HEAVIEST[path]
    assert seen.later <= 1000 * LATER
    if path in READING:
        assert seen.requests <= REQUESTS


@pytest.mark.parametrize("path", KINDS)
def test_no_picture_stands_in_a_style(browser: Browser, host: str, path: str) -> None:
    """A browser makes a document of it, seen or not, before it shows the page."""
    page = browser.new_page()
    page.goto(host + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(DRAWN) == []
    page.close()


@pytest.mark.parametrize("path", ["", "taken/t03/", "stappenplan/start/", "functiebeschrijving/"])
def test_a_second_visit_asks_for_the_page_alone(browser: Browser, host: str, path: str) -> None:
    context = browser.new_context(base_url=host)
    page = context.new_page()
    kinds = "performance.getEntriesByType('resource').map((e) => [e.name, e.transferSize])"
    page.goto(path, wait_until="networkidle")
    had = {name for name, _ in page.evaluate(kinds)}  # what comes in idle time may come later
    page.goto(path, wait_until="networkidle")
    loaded = page.evaluate(kinds)
    context.close()
    assert len(loaded) >= len(["style sheet", "script"])
    assert [name for name, size in loaded if size and name in had] == []


@pytest.mark.parametrize("path", [*KINDS, *HEAVIEST, "404.html", "over/onderhoud/", "over/velden/"])
def test_the_style_sheet_of_a_page_lacks_nothing(
    page: Page, built: Path, base_url: str, path: str
) -> None:
    page.goto(path)
    sheets = [base_url + file.relative_to(built).as_posix() for file in built.glob("assets/css/*")]
    known, lacking = page.evaluate(UNSTYLED, sheets)
    assert known > len(sheets)
    assert lacking == []


@pytest.mark.parametrize("root", ROOTS)
def test_the_search_is_light(built: Path, root: str) -> None:
    """Program and index, which are loaded when somebody searches."""
    [program] = built.glob("assets/js/site-search.*.js")
    sent = [
        gzip.compress(file.read_bytes()) for file in (program, built / root / "search/index.js")
    ]
    assert sum(map(len, sent)) <= SEARCH
