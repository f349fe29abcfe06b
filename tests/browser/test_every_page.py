"""Every page of the site map, in both themes: axe finds nothing; and what prints, prints well."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# A theme changes colours and nothing else: the second run looks at what colours decide.
COLOURS = ["color-contrast", "link-in-text-block"]
PARTS = 6
"""Of the longest test, so that they can run beside each other."""
RUN = """async ([theme, rules]) => {
  document.body.dataset.mdColorScheme = theme;
  const only = rules ? { runOnly: { type: "rule", values: rules } } : {};
  const result = await axe.run(document, { resultTypes: ["violations"], ...only });
  return result.violations.map(v =>
    [v.id, ...v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))].join("\\n    "));
}"""


def addresses(built: Path) -> list[str]:
    root = ET.parse(built / "sitemap.xml").getroot()  # noqa: S314  # our own file
    found = [str(e.text) for e in root.iter() if e.tag.endswith("}loc")]
    return [re.sub(r"^https://[^/]+/", "", address) for address in found]


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page(
    browser: Browser, base_url: str, built: Path, part: int
) -> None:
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    page = context.new_page()
    found: list[str] = []
    paths = [*addresses(built), "404.html"]
    for path in paths[part::PARTS]:
        page.goto(path)
        page.evaluate(AXE)
        for theme, rules in (("default", None), ("slate", COLOURS)):
            found += [f"{path} ({theme}): {v}" for v in page.evaluate(RUN, [theme, rules])]
    context.close()
    assert len(paths) > 300
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize(
    ("path", "pages"), [("taken/afdrukken/", (10, 26)), ("stappenplan/afdrukken/", (8, 20))]
)
def test_whole_lists_print(page: Page, root: str, path: str, pages: tuple[int, int]) -> None:
    page.goto(root + path)
    page.emulate_media(media="print")
    assert page.locator(".tw-header").is_hidden()
    assert page.locator(".tw-screen").is_hidden()
    assert (
        page.get_by_role("navigation").filter(has_text=re.compile("Inhoud|Contents")).is_visible()
    )
    assert re.search(r"0\.1, 22 (november|November) 2026", page.locator("article").inner_text())
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
