"""What two processors make of a website: all of it, each once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from teamwijzer import ahead
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES

from .conftest import make_website


def test_pages_of_every_language_are_made_ahead(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    makes: dict[str, Callable[[], Any]] = {}

    class Alone:
        """As where there is one processor; what it could make is kept here."""

        def __init__(self, given: Mapping[str, Callable[[], Any]]) -> None:
            makes.update(given)

        def result(self, _: str) -> None:
            return None

    monkeypatch.setattr(ahead, "Beside", Alone)
    website = make_website(data)
    ahead.Ahead(read(data), website.press)
    for language in LANGUAGES:
        parts = [make() for name, make in makes.items() if name.startswith(f"{language} ")]
        there = {page.path for page in website.sites[language].data_pages}
        assert sorted(chain(*parts)) == sorted(there - set(ahead.AWAITED))
    assert set(makes["maintenance"]()) == set(LANGUAGES)
    assert makes["open data"]() == website.open_data
