"""Every page of the site map, in both themes: axe finds nothing; and what prints, prints well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from teamwijzer.loading import read
from tests.audit.axe import both
from tests.audit.site import ROOTS, every_page
from tests.conftest import ROOT

PARTS = 6
"""Of the longest test, so that they can run beside each other."""


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page(
    browser: Browser, base_url: str, built: Path, part: int
) -> None:
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    page = context.new_page()
    found: list[str] = []
    paths = every_page(built)
    for path in paths[part::PARTS]:
        page.goto(path)
        for theme, wrong in both(page, colours=not path.startswith("en/")).items():
            for rule, elements in wrong:
                found += [f"{path} ({theme}): {rule}: {html[:120]}" for html in elements[:3]]
    context.close()
    assert len(paths) > 300
    assert found == [], "\n".join(found)


def test_axe_looks_at_the_newest_level_and_at_the_theme(browser: Browser) -> None:
    """Rules that axe leaves out by itself, and a colour that only one theme has."""
    page = browser.new_page()
    page.set_content("""<title>x</title><style>
      button { all: unset; display: block; width: 9px; height: 9px; overflow: hidden }
      [data-md-color-scheme=slate] { background: #fff; color: #eee }
      </style><p>Enough to read</p><button>a</button><button>b</button>""")

    def looked(*, colours: bool) -> dict[str, set[str]]:
        return {
            theme: {rule.partition(":")[0] for rule, _ in wrong}
            for theme, wrong in both(page, colours=colours).items()
        }

    found = looked(colours=True)
    assert found["default"] >= {"html-has-lang", "target-size", "region"}
    assert "color-contrast" not in found["default"]
    assert found["slate"] == {"color-contrast"}
    page.add_style_tag(content="[data-md-color-scheme=default] { color: #eee }")
    assert looked(colours=True)["default"] - found["default"] == {"color-contrast"}
    assert looked(colours=False) == {"default": found["default"]}
    page.close()


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize(
    ("path", "pages"), [("taken/afdrukken/", (10, 26)), ("stappenplan/afdrukken/", (8, 20))]
)
def test_whole_lists_print(page: Page, root: str, path: str, pages: tuple[int, int]) -> None:
    page.goto(root + path)
    page.emulate_media(media="print")
    expect(page.locator(".tw-header")).to_be_hidden()
    expect(page.locator(".tw-screen")).to_be_hidden()
    assert page.locator("nav.tw-contents").is_visible()
    edition = read(ROOT / "data").edition
    said = page.locator("article").inner_text()
    assert re.search(rf"{edition.version}, {edition.date.day} \w+ {edition.date.year}", said)
    pdf = page.pdf(format="A4")
    low, high = pages
    assert low <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= high
    breaks = page.locator(".tw-whole").evaluate_all(
        "all => all.map(e => getComputedStyle(e).breakInside)"
    )
    assert set(breaks) == {"avoid"}


def test_links_show_their_address_on_paper(page: Page) -> None:
    page.goto("achtergrond/sterke-teams/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    link = page.locator("article p > a:not(.tw-term)").first
    shown = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert link.evaluate("e => e.href") in shown
    page.goto("taken/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".tw-head a[data-address]")).to_have_count(0)


def test_long_words_are_cut_where_people_cut_them(page: Page) -> None:
    """On a phone, in a heading: not anywhere, and not past the edge."""
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto("rollen/")
    wide = "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"
    assert page.locator("main :is(h1, h2, h3)").evaluate_all(wide) == []
    title = page.locator("h3", has_text="Infrastructuurverantwoordelijke").first
    assert "\u00ad" in (title.text_content() or "")
