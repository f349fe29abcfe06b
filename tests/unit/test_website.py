"""Files of a website that are made one by one, as `make serve` asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

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
