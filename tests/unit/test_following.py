"""Which saved files are followed without a whole build, and what is made anew of the prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from teamwijzer.following import can_follow, followed, looks

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("files", "follows", "look"),
    [
        ([], True, []),
        (["content/nl/over/privacy.md"], True, []),
        (["overrides/pages/task.html"], True, ["overrides/pages/task.html"]),
        (["content/assets/css/walk.css"], True, ["content/assets/css/walk.css"]),
        (["content/assets/js/walk/page.js"], True, ["content/assets/js/walk/page.js"]),
        (["content/assets/icon.svg"], False, []),
        (["overrides/main.html"], False, []),
        (["mkdocs.yml"], False, []),
        (["content/nl/over/privacy.md", "hooks/teamwijzer/site.py"], False, []),
    ],
)
def test_what_follows_is_known_by_its_place(
    files: list[str], follows: bool, look: list[str]
) -> None:
    paths = [ROOT / file for file in files]
    assert can_follow(paths, ROOT) is follows
    assert looks(paths, ROOT) == [ROOT / file for file in look]


@dataclass
class Page:
    path: str
    text: str
    language: str = "nl"


@dataclass
class Data:
    prose: list[Page]


@dataclass
class Site:
    made: dict[str, str] = field(default_factory=dict)

    def prose(self, path: str, html: str) -> None:
        self.made[path] = html


class Website:
    def __init__(self, data: Data, press: str = "") -> None:
        self.data, self.press = data, press
        self.sites = {"nl": Site()}

    def after(self, data: Data, press: str) -> Website:
        return Website(data, press)


def test_only_prose_that_differs_is_made_anew() -> None:
    before = Website(Data([Page("a/", "een"), Page("b/", "twee")]))
    now = Data([Page("a/", "een"), Page("b/", "drie")])
    html_of: Any = lambda page: f"<p>{page.text}</p>"  # noqa: E731
    new = cast(Website, followed(cast(Any, before), cast(Any, now), cast(Any, "press"), html_of))
    assert (new.press, new.data) == ("press", now)
    assert new.sites["nl"].made == {"b/": "<p>drie</p>"}
