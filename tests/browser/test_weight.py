"""What a first visit costs: requests, and bytes as a host sends them, gzipped."""

from __future__ import annotations

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
    "functiebeschrijving/",
    "rollen/matrix/",
    "begrippen/",
    "achtergrond/overgang/",
)
WHOLE = ("taken/afdrukken/", "stappenplan/afdrukken/")
"""Everything on one page, to print: these may weigh more."""


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    with serving(built) as address:
        yield address


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("path", [*KINDS, *WHOLE])
def test_a_first_visit_is_light(browser: Browser, host: str, root: str, path: str) -> None:
    seen = visit(browser, host, root + path)
    assert list(faults(seen)) == []
    if path not in WHOLE:
        assert seen.kilobytes <= AIM
