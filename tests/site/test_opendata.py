"""The open data of the built site: all there, all addresses lead somewhere, the example runs."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from teamwijzer.addresses import root_of
from teamwijzer.loading import read
from teamwijzer.model import DEFAULT_LANGUAGE, LANGUAGES, Task
from teamwijzer.opendata import open_data
from teamwijzer.opendata.feeds import feed_path
from teamwijzer.opendata.publication import COLLECTIONS
from tests.conftest import ROOT
from tests.site.test_site import ADDRESS, soup
from tests.unit.test_opendata import concept_faults, feed_faults, rows, schema_faults

BASE = f"{ADDRESS}data/v1/"


@pytest.fixture(scope="module")
def published(built: Path) -> dict[str, bytes]:
    """Path below `data/v1/` → content, of every file that the site offers there."""
    folder = built / "data" / "v1"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_site_offers_all_of_it_once(built: Path, published: dict[str, bytes]) -> None:
    made = dict(open_data(read(ROOT / "data"), ADDRESS))
    assert {f"data/v1/{path}": content for path, content in published.items()} == made
    for language in LANGUAGES:
        assert language == DEFAULT_LANGUAGE or not (built / language / "data").exists()


def test_every_item_of_the_data_is_there(published: dict[str, bytes]) -> None:
    data = read(ROOT / "data")
    for name in COLLECTIONS:
        items = {item["id"]: item for item in json.loads(published[f"{name}.json"])["items"]}
        assert list(items) == list(data.records[name])
        for record in data.records[name].values():
            fields = json.loads(published[f"{name}/{record.id}.json"])
            assert fields == items[record.id]
            assert record.model_dump(mode="json").items() <= fields.items()
    assert len(rows(published["tasks.csv"])) == len(data.of(Task))


def test_everything_is_as_its_schema_says(published: dict[str, bytes]) -> None:
    assert schema_faults(published, BASE) == []


def test_every_address_leads_somewhere(built: Path, published: dict[str, bytes]) -> None:
    """Of files, of pages and of places on pages; in json, in tables and in feeds."""
    found = {
        address
        for content in published.values()
        for address in re.findall(rf'{re.escape(ADDRESS)}[^"\s;<]*', content.decode())
    }
    assert len(found) > 1000
    ids: dict[Path, set[str]] = {}
    dead = []
    for address in found:
        target = urlsplit(address.removesuffix("{id}.json"))
        path = unquote(target.path).lstrip("/")
        page = not path.startswith("data/v1/")
        file = built / path / "index.html" if page else built / path
        if not file.exists():
            dead.append(address)
        elif target.fragment and page:
            if file not in ids:
                ids[file] = {str(tag["id"]) for tag in soup(file).find_all(id=True)}
            if unquote(target.fragment) not in ids[file]:
                dead.append(address)
    assert dead == []


def test_no_cell_is_taken_for_a_formula(published: dict[str, bytes]) -> None:
    tables = {path: content for path, content in published.items() if path.endswith(".csv")}
    assert len(tables) == 5
    for path, content in tables.items():
        assert content.startswith(b"\xef\xbb\xbf"), path
        text = content.decode("utf-8-sig")
        assert text.count("\n") == text.count("\r\n"), path
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
            assert not [c for c in row if c.startswith(("=", "+", "-", "@", "\t", "\r"))], path


def test_concepts_hang_together(published: dict[str, bytes]) -> None:
    assert concept_faults(published["skos.jsonld"]) == []


@pytest.mark.parametrize("path", [feed_path(language) for language in LANGUAGES])
def test_a_feed_tells_of_every_change(published: dict[str, bytes], path: str) -> None:
    assert feed_faults(published[path]) == []
    data = read(ROOT / "data")
    changes = [f"changes/{change.id}" for change in data.changes()]
    assert changes
    feed = ET.fromstring(published[path])  # noqa: S314  # our own file
    ids = [str(e.text).partition("#")[2] for e in feed.iter() if e.tag.endswith("}id")]
    assert [i for i in ids if i.startswith("editions/")] == [
        f"editions/{edition.version}" for edition in data.editions()
    ]
    assert [i for i in ids if i.startswith("changes/")] == changes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_in_python_runs(built: Path, language: str) -> None:
    page = ROOT / "content" / language / "over" / "open-data.md"
    examples = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 1
    assert examples[0] in soup(built / root_of(language) / "over/open-data/index.html").get_text()
    elsewhere = '"https://example.org/"'
    assert examples[0].count(elsewhere) == 1
    program = examples[0].replace(elsewhere, repr(f"{built.as_uri()}/"))
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.stderr == ""
    expected = [
        f"{task.id} {task.title.in_language(language)}"
        for task in read(ROOT / "data").of(Task).values()
        if task.level.at == "school-group"
    ]
    assert expected
    assert done.stdout.splitlines() == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_what_there_is(
    built: Path, published: dict[str, bytes], language: str
) -> None:
    root = root_of(language)
    page = soup(built / root / "over/open-data/index.html")
    text = {code.get_text() for code in page.select("td code")}
    assert text == set(COLLECTIONS)
    linked = {
        str(a["href"]).rpartition("data/v1/")[2] for a in page.select("article a[href*='data/v1']")
    }
    whole = {path for path in published if "/" not in path and not path.endswith(".json")}
    # It need not name the feeds in every language.
    whole -= {feed_path(other) for other in LANGUAGES} - linked
    assert feed_path(language) in linked
    named = {"index.json", "tasks.json", "tasks/T01.json", "schema/task.json", "openapi.json"}
    assert whole | named | {"csv-metadata.json"} == linked
    about = soup(built / root / "over/index.html")
    assert about.select("article a[href='open-data/']")
