"""Files of a website that are made one by one, as `make serve` asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.model import LANGUAGES

from .conftest import make_website


def test_a_document_is_made_when_it_is_asked_for(data: Path) -> None:
    website = make_website(data)
    for site in website.sites.values():
        (document,) = site.documents
        path = site.root + document.frame.template.path
        assert website.file(path) == document.content


@pytest.mark.parametrize("path", ["sjablonen/x.docx", "en/x/index.html", "x/", "data/v1/x.json"])
def test_what_does_not_follow_from_the_data_is_no_file(data: Path, path: str) -> None:
    assert make_website(data).file(path) is None


def test_the_search_has_another_version_when_prose_changes(data: Path) -> None:
    found = {make_website(data).version}
    for text in ("Over wifi.", "Over netwerken."):
        for language in LANGUAGES:
            path = data.parent / "content" / language / "wifi.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: Wifi\ndescription: Wifi\n---\n\n{text}\n", "utf-8")
        found.add(make_website(data).version)
    assert len(found) == 3
    assert "" not in found
