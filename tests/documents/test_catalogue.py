"""Documents are made once for what they are made of, and their pictures do not grow stale."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from teamwijzer.documents.catalogue import Catalogue, Made
from teamwijzer.documents.document import Document
from teamwijzer.documents.pictures import FOLDER, INDEX, Picture, Pictures
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.views import Context
from tests.conftest import ROOT
from tests.documents.conftest import ADDRESS, DOCUMENTS, name
from tests.documents.find import HOW, missing
from tests.tools import needed


@pytest.fixture
def data(tmp_path: Path) -> Path:
    prose = [f"content/{language}" for language in LANGUAGES]  # records name pages of it
    for folder in ("data", *prose):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path / "data"


def documents(data: Path, made: Made, address: str = ADDRESS) -> dict[str, Document]:
    return {name(d): d for d in Catalogue(Context(read(data), "nl"), address, made).documents}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_makes_only_what_it_touches(data: Path) -> None:
    made = Made()
    before = documents(data, made)
    assert all(document is before[key] for key, document in documents(data, made).items())
    edit(data / "ui/home.yml", "Wat doe je best eerst?", "Waarmee begin je?")
    assert all(document is before[key] for key, document in documents(data, made).items())
    edit(data / "duties/a1.1.yml", "kwaliteitsvol", "goed")
    after = documents(data, made)
    changed = [key for key, document in after.items() if document is not before[key]]
    assert changed == ["job-description-nl"]
    assert before[changed[0]].content != after[changed[0]].content


def test_what_was_made_beforehand_is_taken_where_it_is_of_the_same(data: Path) -> None:
    first = Made()
    right = {key: document.content for key, document in documents(data, first).items()}

    def contents(digest: str = "") -> dict[str, bytes]:
        made = Made()
        there = {at: (digest or known, b"before") for at, (known, _) in first.contents.items()}
        made.ahead = lambda: there
        return {key: document.content for key, document in documents(data, made).items()}

    assert contents() == dict.fromkeys(right, b"before")
    assert contents("of something else") == right


def test_a_picture_shows_while_the_first_page_is_the_same(data: Path, tmp_path: Path) -> None:
    made = Made()
    before = documents(data, made)
    key = "job-description-nl"
    index = {f"{key}.avif": {"texts": 12, "digest": before[key].opening(12), "height": 396}}
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / INDEX).write_text(json.dumps(index), encoding="utf-8")
    pictures = Pictures(tmp_path)
    assert pictures.of(before[key]) == Picture(f"{FOLDER}/{key}.avif", 280, 396)
    assert pictures.of(before["step-plan-nl"]) is None
    # Another address and another page of the same document change nothing of what it shows.
    edit(data / "duties/c.5.yml", "regelmatig", "vaak")
    assert pictures.of(documents(data, made, "https://other.example/")[key])
    edit(data / "ui/forms.yml", "Onderwijsinstelling", "School")
    assert pictures.of(documents(data, made)[key]) is None


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_every_document_has_its_picture_wherever_the_site_stands(address: str) -> None:
    pictures = Pictures(ROOT / "content")
    made = documents(ROOT / "data", Made(), address)
    assert [key for key, document in made.items() if not pictures.of(document)] == []


@pytest.mark.office
@pytest.mark.parametrize(
    ("key", "there", "next_page", "height"),
    [
        # An A4 page upright: the part on policy stands on the first, the signatures do not.
        ("job-description-en", "A.1 Policy", "Signatures", 396),
        # One that lies, the one with charts.
        ("task-overview-en", "Hours per person", None, 198),
    ],
)
def test_pictures_are_of_the_page_that_says_most(
    tmp_path: Path, key: str, there: str, next_page: str | None, height: int
) -> None:
    needed(missing(), HOW)
    made = [d for d in DOCUMENTS if name(d) == key]
    Pictures(tmp_path).make(made)
    index = json.loads((tmp_path / FOLDER / INDEX).read_text(encoding="utf-8"))
    shown = made[0].texts[: index[f"{key}.avif"]["texts"]]
    assert there in shown
    assert next_page not in shown
    assert (tmp_path / FOLDER / f"{key}.avif").stat().st_size > 1000
    assert Pictures(tmp_path).of(made[0]) == Picture(f"{FOLDER}/{key}.avif", 280, height)
