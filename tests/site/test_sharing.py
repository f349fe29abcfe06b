"""The built site as programs see it that show a link, cite, install or look for pages."""

from __future__ import annotations

import datetime
import json
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

from teamwijzer.addresses import root_of
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Task
from tests.conftest import ROOT
from tests.site.test_site import ADDRESS, NAMESPACES, pages, soup

DATA = read(ROOT / "data")


def test_a_link_that_somebody_shares_shows_a_card(built: Path) -> None:
    """Every page names a picture that is there, in its size, and says what it is itself."""
    for page in pages(built):
        html = soup(page)
        said = {
            str(meta["property"]): str(meta["content"])
            for meta in html.select("meta[property^='og:']")
        }
        canonical = html.select_one("link[rel=canonical]")
        assert canonical
        assert said["og:url"] == canonical["href"], page
        assert said["og:title"], page
        assert said["og:description"], page
        assert said["og:locale"].startswith(str(html.html["lang"])), page  # type: ignore[index]
        picture = built / said["og:image"].removeprefix(ADDRESS)
        # The head of a PNG file holds its width and height.
        width, height = struct.unpack(">II", picture.read_bytes()[16:24])
        assert (str(width), str(height)) == (said["og:image:width"], said["og:image:height"])
        assert html.select_one("meta[name='twitter:card'][content=summary_large_image]"), page


def test_devices_find_icons_and_a_manifest(built: Path) -> None:
    for language in LANGUAGES:
        root = root_of(language)
        folder = built / root
        html = soup(folder / "index.html")
        for rel in ("icon", "apple-touch-icon", "manifest"):
            for link in html.select(f"link[rel='{rel}']"):
                assert (folder / str(link["href"])).is_file(), (root, rel)
                assert link.get("type") != "image/svg+xml"  # a browser makes a document of one
        manifest = json.loads((folder / "site.webmanifest").read_text(encoding="utf-8"))
        assert manifest["lang"] == language
        for icon in manifest["icons"]:
            assert (folder / icon["src"]).is_file()


def test_programs_are_told_what_pages_show(built: Path) -> None:
    for page in pages(built):
        html = soup(page)
        told = [json.loads(s.get_text()) for s in html.select("script[type$='ld+json']")]
        kinds = [one["@type"] for one in told]
        crumbs = ["BreadcrumbList"] if html.select_one(".tw-crumbs") else []
        assert kinds == crumbs, page
        for one in told:
            for item in one.get("itemListElement", []):
                path = item["item"].removeprefix(ADDRESS)
                assert (built / path / "index.html").is_file(), (page, path)


def test_an_abbreviation_is_told_apart_from_its_term(built: Path) -> None:
    (term,) = soup(built / "begrippen" / "index.html").select("[itemid='#dpo'] > h3")
    assert term.get_text() == "functionaris voor gegevensbescherming (DPO)"
    parts = {part["itemprop"]: part.get_text() for part in term.select("[itemprop]")}
    assert parts == {"name": "functionaris voor gegevensbescherming", "alternateName": "DPO"}


def test_the_site_map_says_when_pages_changed(built: Path) -> None:
    root = ET.parse(built / "sitemap.xml").getroot()  # noqa: S314  # our own file
    days = [str(e.text) for e in root.findall("s:url/s:lastmod", NAMESPACES)]
    assert len(days) == len(root.findall("s:url", NAMESPACES))
    today = datetime.date.today()  # a day of leeway below
    assert all(datetime.date.fromisoformat(day) <= today + datetime.timedelta(1) for day in days)
    robots = (built / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://ict-teamwijzer.example/sitemap.xml" in robots


def test_tasks_terms_and_data_say_how_to_cite_them(built: Path) -> None:
    cited = {page.parent.relative_to(built).as_posix() for page in pages(built)
             if soup(page).select_one(".tw-cite")}  # fmt: skip
    tasks = {f"taken/{code.lower()}" for code in DATA.of(Task)}
    wanted = {*tasks, "begrippen", "over/open-data"}
    assert cited == {root_of(language) + path for language in LANGUAGES for path in wanted}
    html = soup(built / "taken/t03/index.html")
    for kind in ("txt", "bib", "ris"):
        part = html.select_one(f"[data-cite={kind}]")
        assert part
        assert "https://ict-teamwijzer.example/taken/t03/" in part.get_text()
        assert DATA.edition.version in part.get_text()


def test_what_a_term_means_stands_in_its_page(built: Path) -> None:
    """For each term that is linked, and for no other."""
    for page in pages(built):
        html = soup(page)
        linked = {str(a["href"]).partition("#")[2] for a in html.select("a.tw-term")}
        source = html.select_one("[data-meanings]")
        told = json.loads(source.get_text()) if source else {"terms": {}}
        assert set(told["terms"]) == linked, page
        for name, meaning in told["terms"].values():
            assert name
            assert 0 < len(meaning) <= 202
