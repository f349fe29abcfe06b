"""What people type leads to the right page, and each language finds its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Error, Page, expect

QUERIES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
ROOTS = {"nl": "", "en": "en/"}


@pytest.mark.parametrize("language", ROOTS)
def test_queries_find_their_page(page: Page, language: str) -> None:
    root = ROOTS[language]
    assert len(QUERIES[language]) >= 20
    page.goto(f"{root}over/privacy/")
    field = page.get_by_role("textbox")
    missed: list[Any] = []
    for query, wanted in QUERIES[language].items():
        results = page.locator(".md-search-result__link")
        # The search listens to keys, not to the field: type as people do.
        field.press("Control+A")
        field.press("Backspace")
        expect(results).to_have_count(0)
        field.press_sequentially(query)
        try:
            results.first.wait_for(state="attached", timeout=3000)
        except Error:
            missed.append((query, wanted, "nothing at all"))
            continue
        page.wait_for_timeout(150)  # results for the last letters may still come in
        paths = results.evaluate_all("all => all.map(a => a.pathname.slice(1))")
        assert all(path.startswith("en/") == bool(root) for path in paths)
        top = list(dict.fromkeys(path.removeprefix(root) for path in paths))[:3]
        if not set(top) & set(wanted):
            missed.append((query, wanted, top))
    assert missed == []
