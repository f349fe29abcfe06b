"""A small data set that is right in everything, for tests to spoil."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from teamwijzer.assets import Assets
from teamwijzer.documents.catalogue import Made
from teamwijzer.documents.pictures import Pictures
from teamwijzer.loading import read
from teamwijzer.problems import DataError, Problem
from teamwijzer.rendering import Renderer
from teamwijzer.report import find
from teamwijzer.scripts import Scripts
from teamwijzer.shell import Shell
from teamwijzer.site import Site
from teamwijzer.website import Press, Settings, Website

from .further import FURTHER, complete

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
IN_DUTCH = HERE / "golden" / "in-dutch.txt"
TEMPLATES = ROOT / "overrides" / "pages"
Spoil = Callable[[str, str, str], list[str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small data set, with the templates' strings of the real one."""
    complete(monkeypatch.setattr)
    folder = tmp_path / "data"
    shutil.copytree(HERE / "data", folder)
    shutil.copytree(HERE.parents[1] / "data" / "ui", folder / "ui")
    return folder


@pytest.fixture
def spoil(data: Path) -> Spoil:
    """Replaces a text that stands once in a file; returns the problems that follow."""

    def replace(name: str, old: str, new: str) -> list[str]:
        path = data / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return problems(data)

    return replace


def problems(folder: Path) -> list[str]:
    """The lines that a maintainer reads."""
    try:
        read(folder)
    except DataError as error:
        for problem in error.problems:
            same_in_dutch(problem)
        return [str(problem) for problem in error.problems]
    return []


def same_in_dutch(problem: Problem) -> None:
    """What a mistake is called in Dutch, to the letter; `GOLDEN=write` writes it down."""
    if FURTHER:  # which messages name too
        return
    english, dutch = (
        f"{problem.found.in_language(language)}; {problem.expected.in_language(language)}"
        for language in ("en", "nl")
    )
    known = in_dutch()
    if os.environ.get("GOLDEN") == "write":
        known[english] = dutch
        lines = (f"{said}\n  {known[said]}\n" for said in sorted(known))
        IN_DUTCH.write_text("".join(lines), encoding="utf-8")
    assert known.get(english) == dutch


@functools.cache
def in_dutch() -> dict[str, str]:
    """English → Dutch of the mistakes that tests make."""
    lines = IN_DUTCH.read_text(encoding="utf-8").split("\n")[:-1] if IN_DUTCH.exists() else []
    return {english: dutch.strip() for english, dutch in zip(lines[::2], lines[1::2], strict=True)}


def make_site(
    data: Path,
    language: str,
    templates: Path = TEMPLATES,
    address: str = "https://site.example/",
    edit: str = "https://git.example/edit/content/",
) -> Site:
    """The site of a data set."""
    pictures = Pictures(data.parent / "content")
    shell = Shell(
        address,
        edit=edit,
        style=lambda _: "assets/site.css",
        scripts=lambda names: [f"assets/js/{name}" for name in ("site/site.js", *names)],
        policy="default-src 'none'",
    )
    known = read(data)
    found = find(known, known.edition.date)
    renderer = Renderer(templates)
    return Site(known, language, renderer, shell, pictures, made=Made(), findings=lambda: found)


def make_website(data: Path, cms: str = "") -> Website:
    """All of a data set in every language. `cms`: as the setting `CMS`."""
    settings = Settings(address="", edit="", sheets=(), cms=cms)
    assets = Assets({"site.css": "", "lists.css": ""}, Scripts(ROOT / "content/assets/js"))
    return Website(read(data), Press(ROOT, settings, Made(), assets))


def write_change(
    data: Path, touches: str = "tasks: [T01]", day: str = "2026-09-01", name: str = "plan"
) -> Path:
    """Write a change to the data set; the path of its file."""
    path = data / f"changes/{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "# yaml-language-server: $schema=../schema/change.json\n"
        f"id: {name}\n"
        f"date: {day}\n"
        "title: {nl: Iets nieuws, en: Something new}\n"
        "text: {nl: Er veranderde iets., en: Something <changed>.}\n"
        "sources: [{source: report, chapter: 3}]\n"
        f"{touches}\n",
        encoding="utf-8",
    )
    return path
