"""The site under other addresses, and under none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, mkdocs_build

NAMES = re.compile(
    rb'<id>[^<]*</id>|"\$id": "[^"]*"|"@id": "http[^"]*",\s*"@type": "(?!foaf:Document)'
)
"""A document is a page of the site: its name is its address."""


def names(site: Path) -> dict[str, list[bytes]]:
    """File → what names things in it for ever."""
    files = (path for path in sorted((site / "data").rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): NAMES.findall(path.read_bytes()) for path in files}


def test_a_site_that_moves_keeps_its_identifiers(built: Path, tmp_path: Path) -> None:
    moved = tmp_path / "site"
    done = mkdocs_build(ROOT, "--site-dir", str(moved), SITE_URL="http://elders.org/een/gids/")
    assert done.returncode == 0, done.stdout + done.stderr
    found = names(built)
    assert sum(map(len, found.values())) > 150
    assert names(moved) == found
    assert b"ict-teamwijzer.example" not in b"".join(n for ns in found.values() for n in ns)
    text = (moved / "data/v1/tasks/T01.json").read_text(encoding="utf-8")
    assert '"address": "http://elders.org/een/gids/data/v1/tasks/T01.json"' in text


def test_a_site_that_does_not_know_its_address(built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = mkdocs_build(ROOT, "--site-dir", str(site), SITE_URL=None, EDIT_URI=None)
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert told.count("SITE_URL is not set") == 1
    assert told.count("WARNING") == 1
    assert names(site) == names(built)
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".jsonld", ".atom", ".csv", ".txt"):
            assert not re.search(rb"[\w-]\.example\b", path.read_bytes()), path
    assert not (site / "sitemap.xml").exists()
    assert not (site / "sitemap.xml.gz").exists()
    assert 'href="/taken/"' in (site / "404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["https://example.org/gids/?a=b", "https://exa mple.org/"])
def test_an_address_that_will_not_do(tmp_path: Path, address: str) -> None:
    done = mkdocs_build(ROOT, "--site-dir", str(tmp_path / "site"), SITE_URL=address)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert f"SITE_URL: {address!r} has a " in told
