"""Who sees a mistake and has no git finds a form that names the page by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from teamwijzer.improving import form_address
from teamwijzer.languages import KNOWN, Language, about
from teamwijzer.messages import SPOKEN
from teamwijzer.model import LANGUAGES
from tests.unit.conftest import make_site

ROOT = Path(__file__).parents[2]
FORMS = sorted({language.form for language in KNOWN.values()})
HELPING = "over/bijdragen"
PAGE = ("T01 Wifi & meer", "https://site.example/taken/t01/")
FILE = "data/tasks/t01.yml"


def form(name: str) -> Any:
    path = ROOT / ".github/ISSUE_TEMPLATE" / f"{name}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("host", ["https://github.com", "https://github.school.example"])
def test_github_fills_in_page_and_file(host: str, language: str) -> None:
    address = form_address(f"{host}/school/gids/edit/main/content/", language, PAGE, FILE)
    assert address.startswith(f"{host}/school/gids/issues/new?")
    asked = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert asked == {
        "template": [f"{about(language).form}.yml"],
        "title": [PAGE[0]],
        "page": [PAGE[1]],
        "file": [FILE],
    }
    fields = {part["id"]: part for part in form(about(language).form)["body"] if "id" in part}
    assert {fields[name]["type"] for name in ("page", "file")} == {"input"}


@pytest.mark.parametrize("group", ["school", "koepel/scholen"])
def test_gitlab_names_page_and_file_in_the_title(group: str) -> None:
    edit = f"https://gitlab.example/{group}/gids/-/edit/main/content/"
    address = form_address(edit, "nl", PAGE, FILE)
    assert address.startswith(f"https://gitlab.example/{group}/gids/-/issues/new?")
    asked = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert asked == {
        "issuable_template": ["verbetering"],
        "issue[title]": [f"{PAGE[0]} ({FILE})"],
    }


@pytest.mark.parametrize("edit", ["", "https://git.example/gids/edit/main/content/", "gids"])
def test_of_a_host_that_is_unknown_there_is_no_form(edit: str) -> None:
    assert form_address(edit, "nl", PAGE, FILE) == ""


def test_a_language_without_a_form_gets_the_english_one(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: value for name, value in vars(about("nl")).items() if name != "form"}
    monkeypatch.setitem(KNOWN, "xx", Language(**known))
    address = form_address("https://github.com/a/b/edit/main/content/", "xx", PAGE, FILE)
    assert "template=improvement.yml" in address


def test_every_form_is_there_and_they_ask_for_the_same() -> None:
    assert {about(language).form for language in SPOKEN} == {"verbetering", "improvement"}
    shapes = []
    for name in FORMS:
        assert (ROOT / ".gitlab/issue_templates" / f"{name}.md").is_file()
        parts = form(name)["body"]
        options = [len(part["attributes"].get("options", ())) for part in parts]
        shapes.append([(part["type"], part.get("id")) for part in parts] + options)
    assert [shape for shape in shapes if shape != shapes[0]] == []


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_one_that_github_takes(name: str) -> None:
    """As its documentation has it: what each kind of field needs."""
    written = form(name)
    assert set(written) == {"name", "description", "body"}
    for part in written["body"]:
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert part["type"] in ("markdown", "input", "dropdown", "textarea")
        assert ("value" if part["type"] == "markdown" else "label") in part["attributes"]
    ids = [part["id"] for part in written["body"] if "id" in part]
    assert len(ids) == len(set(ids)) == len(written["body"]) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_offers_the_form_and_says_how_to_help(data: Path, language: str) -> None:
    html = page(data, language, "https://github.com/school/gids/edit/main/content/")
    edit, report, how = html.select(".tw-edit a")
    assert edit["href"] == "https://github.com/school/gids/edit/main/data/tasks/t01.yml"
    asked = parse_qs(urlsplit(str(report["href"])).query)
    assert asked["template"] == [f"{about(language).form}.yml"]
    assert asked["file"] == [FILE]
    assert str(asked["page"][0]).endswith("/taken/t01/")
    assert str(how["href"]).endswith(f"{HELPING}/")
    assert html.select(f".tw-footer a[href$='{HELPING}/']")


def test_without_a_form_a_page_offers_none(data: Path) -> None:
    html = page(data, "nl", "https://git.example/gids/edit/main/content/")
    assert len(html.select(".tw-edit a")) == 2
    assert not page(data, "nl", "").select(".tw-edit")


def page(data: Path, language: str, edit: str) -> BeautifulSoup:
    site = make_site(data, language, edit=edit)
    return BeautifulSoup(site.document(site.by_path["taken/t01/"]), "html.parser")
