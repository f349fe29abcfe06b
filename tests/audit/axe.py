"""axe: what keeps people from reading or using a page, in both themes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Page

from tests.audit.report import Finding, Report, grouped

THEMES = ("default", "slate")
SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# By name: axe leaves out some rules by itself, among them all of WCAG 2.2.
RULES = """tags => axe.getRules(tags)
  .filter(rule => !rule.tags.some(tag => ["experimental", "deprecated"].includes(tag)))
  .map(rule => rule.ruleId)"""
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules that look at what colours decide."""
# Without fetching style sheets and media again: of these rules only the one about sounds that start
# by themselves would look at them, and the policy of a page lets nothing sound.
RUN = """async ([theme, rules]) => {
  document.body.dataset.mdColorScheme = theme;
  const runOnly = { type: "rule", values: rules };
  const options = { preload: false, resultTypes: ["violations"], runOnly };
  return (await axe.run(document, options)).violations;
}"""


def violations(
    page: Page, theme: str, rules: Sequence[str] | None = None
) -> list[tuple[str, list[str]]]:
    """What axe finds on the page in a theme: a rule's name and help, and the elements' HTML.

    Without rules, all of WCAG 2.2 A and AA and what axe calls best practice.
    """
    every = _rules(page)
    chosen = list(rules) if rules else every
    found: list[dict[str, Any]] = page.evaluate(RUN, [theme, chosen])
    return [(f"{v['id']}: {v['help']}", [n["html"] for n in v["nodes"]]) for v in found]


def both(page: Page, *, colours: bool = True) -> dict[str, list[tuple[str, list[str]]]]:
    """What axe finds on the page, by theme; one in which it finds nothing is left out.

    A theme changes colours and nothing else, so the second run looks at what colours decide. They
    are the same in every language: whoever looks at all of them sets `colours` false but once.
    """
    light, dark = THEMES
    every = _rules(page)
    rules = every if colours else [rule for rule in every if rule not in COLOURS]
    found = {light: violations(page, light, rules)}
    if colours:
        found[dark] = violations(page, dark, COLOURS)
    return {theme: wrong for theme, wrong in found.items() if wrong}


def _rules(page: Page) -> list[str]:
    """The names of all rules that count here; axe is there from then on."""
    page.locator("[aria-busy=true]").wait_for(state="detached")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SOURCE)
    rules: list[str] = page.evaluate(RULES, TAGS)
    return rules


def report(browser: Browser, address: str, paths: Sequence[str]) -> Report:
    """Every page in both themes."""
    found: list[Finding] = []
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    page = context.new_page()
    for path in paths:
        page.goto(path)
        for theme in THEMES:
            for rule, elements in violations(page, theme):
                found += [Finding(f"{rule}, {theme}", path, html[:160]) for html in elements]
    context.close()
    bar = "no violation of WCAG 2.2 AA or best practice, both themes"
    return Report("axe", bar, len(paths), grouped(found))
