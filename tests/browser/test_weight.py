"""What a first visit costs: requests, and bytes as a host sends them, gzipped."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response

MOST_REQUESTS = 10
MOST_BYTES = 70_000
WHOLE = ("taken/afdrukken/", "stappenplan/afdrukken/")
"""Everything on one page, to print: these may weigh more."""


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "taken/",
        "taken/t03/",
        "stappenplan/",
        "stappenplan/5/",
        "stappenplan/start/",
        "functiebeschrijving/",
        "rollen/matrix/",
        "begrippen/",
        "achtergrond/overgang/",
        *WHOLE,
    ],
)
def test_a_first_visit_is_light(browser: Browser, base_url: str, root: str, path: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", answers.append)
    page.goto(root + path)
    page.wait_for_load_state("networkidle")
    assert [answer.url for answer in answers if answer.status != 200] == []
    assert len(answers) <= MOST_REQUESTS, [answer.url for answer in answers]
    weight = sum(len(gzip.compress(answer.body(), mtime=0)) for answer in answers)
    assert weight <= MOST_BYTES * (2 if path in WHOLE else 1), weight
    context.close()
