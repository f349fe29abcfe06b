"""The form over the data: what its program is told, and that there is none unless asked for."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from teamwijzer import model
from teamwijzer.addresses import root_of
from teamwijzer.cms import (
    MAIN,
    NO_TEXT,
    CmsError,
    Repository,
    check_cms,
    configuration,
    fields,
    is_of_cms,
    repository,
)
from teamwijzer.fields import FieldNote, notes
from teamwijzer.loading import read
from teamwijzer.policy import header_files
from teamwijzer.yamlfile import parse_yaml

from .conftest import make_website
from .further import COMMAND, PYTHONPATH

ROOT = Path(__file__).parents[2]
WIDGETS = {
    "text": "object",
    "words": "object",
    "part": "object",
    "id": "relation",
    "choice": "select",
    "form": "string",
    "number": "number",
    "truth": "boolean",
    "day": "datetime",
}
GITHUB = Repository("github", "", "school/gids")


def told(language: str = "nl") -> dict[str, Any]:
    """What the program is told of the real data."""
    made: dict[str, Any] = json.loads(configuration(GITHUB, read(ROOT / "data"), language))
    return made


def compare(shape: type[model.Shape], form: list[dict[str, Any]]) -> None:
    """The form has every field of that class, and what each holds."""
    known = {note.name: note for note in notes(shape)}
    assert sorted(known) == sorted(field["name"] for field in form)
    for field in form:
        note = known[field["name"]]
        assert field["required"] == note.required
        if str(note.said):
            assert note.said.nl.format() in field["hint"]
        assert field["widget"] == _widget(shape, note)
        if note.shape:
            compare(note.shape, field["fields"])
        elif note.choices:
            assert field["options"] == list(note.choices)
        if note.listed:
            assert (field.get("min", 0), field.get("max", 0)) == (note.least, note.most)
            assert field.get("multiple", "fields" in field or "field" in field)


def _widget(shape: type[model.Shape], note: FieldNote) -> str:
    if note.listed and note.holds not in ("id", "choice"):
        return "list"
    if note.holds == "line":
        return "text" if shape is model.Text else "string"
    return WIDGETS[note.holds]


def test_the_form_knows_where_pictures_are_and_shows_no_preview() -> None:
    known = told()
    assert (ROOT / known["media_folder"]).is_dir()
    assert f"content{known['public_folder']}" == known["media_folder"]
    assert known["editor"] == {"preview": False}


def test_every_kind_has_a_form_with_each_of_its_fields() -> None:
    collections = {collection["name"]: collection for collection in told()["collections"]}
    assert list(collections) == list(model.KINDS)
    for name, kind in model.KINDS.items():
        assert collections[name]["folder"] == f"data/{name}"
        compare(kind, collections[name]["fields"])


def inside(form: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every field of a form, those of parts among them."""
    return [part for field in form for part in (field, *inside(field.get("fields", [])))]


def test_a_choice_shows_fields_that_the_other_kind_has() -> None:
    collections = {collection["name"]: collection for collection in told("en")["collections"]}
    chosen = [
        field
        for collection in collections.values()
        for field in inside(collection["fields"])
        if field["widget"] == "relation"
    ]
    assert len(chosen) > 30
    for field in chosen:
        there = {other["name"]: other for other in collections[field["collection"]]["fields"]}
        assert field["value_field"] == field["display_fields"][0] == "id"
        for shown in field["display_fields"][1:]:
            name, _, language = shown.partition(".")
            assert language == "en"
            assert there[name]["widget"] == "object"


def test_the_form_speaks_the_language_of_its_page() -> None:
    titles = [told(language)["app_title"] for language in ("nl", "en")]
    assert titles == ["Gegevens bewerken", "Edit the data"]
    (cited,) = [field for field in fields(model.Source, "en") if field["name"] == "language"]
    assert cited["hint"] == "In which it is written"
    titled = [field for field in fields(model.Task, "fr") if field["name"] == "title"]
    assert titled == [field for field in fields(model.Task, "en") if field["name"] == "title"]


def test_what_the_form_saves_is_laid_out_as_files_are() -> None:
    layout = told()["output"]["yaml"]
    text = (ROOT / "data/tasks/t01.yml").read_text(encoding="utf-8")
    steps = {len(line) - len(line.lstrip()) for line in text.splitlines()}
    assert layout["indent_size"] == min(steps - {0})
    assert layout["indent_sequences"] == bool(re.search(r"^  - ", text, re.MULTILINE))


def test_a_new_file_is_called_as_the_check_wants_it() -> None:
    made = told()
    assert made["slug"] == {"encoding": "unicode", "lowercase": True}
    # What the program takes out of a name, in that encoding.
    unfit = re.compile(r"""[\s!"#$%&'()*+,/:;<=>?@\[\\\]^`{|}]""")
    for collection in made["collections"]:
        assert collection["slug"]["template"] == "{{id}}"
        for path in (ROOT / collection["folder"]).glob("*.yml"):
            identity = read_id(path)
            assert not unfit.search(identity)
            assert f"{identity.lower()}.{collection['extension']}" == path.name


def read_id(path: Path) -> str:
    return str(parse_yaml(path.read_text(encoding="utf-8"), path.name).value["id"])


@pytest.mark.parametrize("text", ["=", "<<", "2026-09-01", "yes", "No", "Taak", "a=b", "2026-09"])
def test_what_would_be_no_text_without_quotes_is_not_taken(text: str) -> None:
    file = parse_yaml(f"title: {text}\n", "a.yml")
    is_text = file.problems == [] and file.value == {"title": text}
    assert bool(re.match(NO_TEXT, text)) == is_text


@pytest.mark.parametrize(
    ("setting", "backend"),
    [
        ("github:school/gids", {"name": "github", "repo": "school/gids"}),
        ("gitlab:school/team/gids", {"name": "gitlab", "repo": "school/team/gids"}),
        (
            "gitlab:https://git.example.org/school/gids",
            {
                "name": "gitlab",
                "repo": "school/gids",
                "base_url": "https://git.example.org",
                "api_root": "https://git.example.org/api/v4",
            },
        ),
        (
            "github:https://git.example.org/school/gids",
            {
                "name": "github",
                "repo": "school/gids",
                "base_url": "https://git.example.org",
                "api_root": "https://git.example.org/api/v3",
            },
        ),
    ],
)
def test_a_repository_that_the_program_can_reach(setting: str, backend: dict[str, str]) -> None:
    where = repository(setting)
    assert where
    assert where.backend() == {**backend, "auth_methods": ["token"]}


@pytest.mark.parametrize(
    "setting",
    [
        "school/gids",
        "github:gids",
        "svn:school/gids",
        "github:school/gids; script-src *",
        "gitlab:http://git.example.org/school/gids",
        "gitlab:https://git.example.org/school/gids\n",
    ],
)
def test_a_repository_that_nobody_could_reach(setting: str) -> None:
    with pytest.raises(CmsError) as error:
        repository(setting)
    assert error.value.message.en.startswith("{setting}: {value!r} names no repository; write one")


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    check_cms("", content)
    with pytest.raises(CmsError) as error:
        check_cms("github:school/gids", content)
    assert error.value.message.in_language("en") == (
        "CMS is set, but content/assets/cms/index.js is not there; get the program as "
        "CONTRIBUTING.md says, or leave CMS out"
    )
    (content / MAIN).parent.mkdir(parents=True)
    (content / MAIN).touch()
    check_cms("github:school/gids", content)


def test_there_is_no_form_unless_somebody_asks_for_it(data: Path) -> None:
    website = make_website(data, "")
    assert list(website.cms()) == []
    headers = header_files(website.press.policy, website.open_data)
    assert list(website.headers()) == list(headers)


def test_the_page_of_the_form_stands_apart(data: Path) -> None:
    website = make_website(data, "gitlab:https://git.example.org/school/gids")
    files = {path: content.decode() for path, content in website.cms()}
    names = ("index.html", "config.json", "start.js")
    roots = [root_of(language) for language in model.LANGUAGES]
    assert list(files) == [f"{root}beheer/{name}" for root in roots for name in names]
    assert all(map(is_of_cms, files))
    assert not is_of_cms("over/beheer/index.html")
    for root, title in (("", "Gegevens bewerken"), ("en/", "Edit the data")):
        page = files[f"{root}beheer/index.html"]
        assert f"<title>{title} – " in page
        assert '<meta name="robots" content="noindex, nofollow">' in page
        assert page.count("<noscript>") == len(model.LANGUAGES)
        policy = page.partition('Policy" content="')[2].partition('"')[0]
        assert "connect-src &#39;self&#39; blob: data: https://git.example.org; " in policy
        assert policy.startswith("default-src &#39;none&#39;; script-src &#39;self&#39;; ")
        up = "../" * (root + "beheer/").count("/")
        assert f'import("{up}assets/cms/index.js");' in files[f"{root}beheer/start.js"]
    for site in website.sites.values():
        assert not [path for path in site.by_path if "beheer" in path]
        assert "beheer/" not in site.document(site.by_path[""])


def test_no_host_gives_the_form_the_policy_of_other_pages(data: Path) -> None:
    headers = {
        path: content.decode() for path, content in make_website(data, "github:a/b").headers()
    }
    # Two policies would both hold: here pages bring their own.
    assert "Content-Security-Policy: frame-ancestors 'none'\n" in headers["_headers"]
    assert "script-src" not in headers["_headers"]
    places = "|".join(f"{root_of(language)}beheer/" for language in model.LANGUAGES)
    outside, _, form = headers["headers.nginx.conf"].partition(f"location ~ /({places}) {{\n")
    assert "default-src 'none'; script-src 'self' 'sha256-" in outside
    assert "style-src 'self' 'unsafe-inline'" in form
    assert "connect-src 'self' blob: data: https://api.github.com;" in form
    assert "frame-ancestors 'none'" in form


@pytest.mark.parametrize("setting", ["", "github:school/gids", "gids"])
def test_the_command_prints_what_the_program_is_told(data: Path, setting: str) -> None:
    done = subprocess.run(
        [*COMMAND, "cms", "--language", "en", str(data)],
        env={"PYTHONPATH": PYTHONPATH, "CMS": setting},
        capture_output=True,
        text=True,
        check=False,
    )
    if setting == "github:school/gids":
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["backend"]["repo"] == "school/gids"
        return
    assert (done.returncode, done.stdout) == (1, "")
    why = "'gids' names no repository" if setting else "name the repository"
    assert why in done.stderr
    assert done.stderr.count("\n") == 1
