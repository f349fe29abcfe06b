"""What a first visit costs: requests, and bytes as a host sends them, gzipped."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.audit.server import serving
from tests.audit.weight import AIM, faults, visit

KINDS = (
    "",
    "taken/",
    "taken/t03/",
    "stappenplan/",
    "stappenplan/5/",
    "stappenplan/start/",
    "taakverdeling/",
    "rollen/matrix/",
    "begrippen/",
    "achtergrond/overgang/",
    "taken/afdrukken/",
    "stappenplan/afdrukken/",
)
TASK = 21
"""Kilobytes of a task's page with all that it loads."""
SEARCH = 40_000
"""Bytes of the search in one language, gzipped."""
HEAVIER = ("functiebeschrijving/", "taakverdeling/")
"""The builder and the planner: within the bar, but over what we aim at."""
TOOLS = {"stappenplan/start/": 63_000, "taakverdeling/": 72_000, "competenties/scan/": 50_000}
"""What all of a tool weighs at most, in bytes."""


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("path", [*KINDS, *HEAVIER])
def test_a_first_visit_is_light(browser: Browser, host: str, root: str, path: str) -> None:
    seen = visit(browser, host, root + path)
    assert list(faults(seen)) == []
    if path not in HEAVIER:
        assert seen.kilobytes <= AIM


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("path", TOOLS)
def test_a_tool_keeps_its_weight(browser: Browser, host: str, root: str, path: str) -> None:
    seen = visit(browser, host, root + path)
    assert list(faults(seen)) == []
    assert seen.size <= TOOLS[path]


@pytest.mark.parametrize("path", ["taken/t03/", "en/taken/t03/"])
def test_a_task_costs_less_than_a_small_picture(browser: Browser, host: str, path: str) -> None:
    """All of a first visit to the kind of page that most links lead to."""
    seen = visit(browser, host, path)
    assert list(faults(seen)) == []
    assert seen.kilobytes <= TASK


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_search_is_light(built: Path, root: str) -> None:
    """Program and index, which are loaded when somebody searches."""
    [program] = built.glob("assets/js/site-search.*.js")
    sent = [
        gzip.compress(file.read_bytes()) for file in (program, built / root / "search/index.js")
    ]
    assert sum(map(len, sent)) <= SEARCH
