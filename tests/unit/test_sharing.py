"""What pages say to programs: cards, icons, JSON-LD, references, and when a file last changed."""

from __future__ import annotations

import datetime
import io
import itertools
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from PIL import Image, ImageChops, ImageColor, ImageFont

from teamwijzer.cards import (
    ACCENT,
    FONTS,
    ICONS,
    INK,
    MARGIN,
    PAPER,
    SIZE,
    SOFT,
    _wrapped,
    card,
    icon,
)
from teamwijzer.citation import Citation, Part
from teamwijzer.history import history
from teamwijzer.loading import read
from teamwijzer.model import Term
from teamwijzer.page import SitePage
from teamwijzer.sharing import breadcrumbs, manifest, robots
from teamwijzer.site import Site

from .conftest import make_site

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(data: Path) -> Site:
    return make_site(data, "en")


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def ink(content: bytes) -> int:
    """How many pixels are not paper."""
    made = picture(content).convert("RGB")
    paper = made.getpixel((0, 0))
    return sum(number for number, colour in made.getcolors(10**6) or [] if colour != paper)


def test_a_card_is_drawn_the_same_each_time_and_shows_its_title() -> None:
    first = card("Site", "Taken", ("Onder",))
    card.cache_clear()
    assert card("Site", "Taken", ("Onder",)) == first
    assert picture(first).size == SIZE
    others = [card("Site", "Rollen", ("Onder",)), card("Site", "Taken", ("Boven",)),
              card("Plaats", "Taken", ("Onder",))]  # fmt: skip
    assert len({first, *others}) == 4


def bands(content: bytes) -> int:
    """How many lines of letters stand below each other, with paper in between."""
    made = picture(content).convert("RGB")
    paper = made.getpixel((0, 0))
    rows = [
        any(made.getpixel((x, y)) != paper for x in range(0, SIZE[0], 2))
        for y in range(SIZE[1] - 26)
    ]
    return sum(now and not before for before, now in itertools.pairwise(rows))


def test_lines_stand_below_each_other() -> None:
    assert bands(card("xx", "xx", ())) == 2
    assert bands(card("xx", "xxxxxxxxxxx " * 3, ("xx", "xx"))) >= 2 + 2 + 1


@pytest.mark.parametrize("title", ["Donaudampfschifffahrt" * 4, "woord " * 40, "é", "女の子"])
def test_a_title_of_any_length_stays_on_the_card(title: str) -> None:
    made = picture(card("Site", title, ())).convert("RGB")
    paper = made.getpixel((0, 0))
    # Nothing comes down to the stripe, or stands at the left edge.
    assert all(made.getpixel((x, SIZE[1] - 26)) == paper for x in range(0, SIZE[0], 3))
    assert all(made.getpixel((20, y)) == paper for y in range(SIZE[1] - 26))


def test_the_fonts_hold_the_letters_of_our_languages() -> None:
    """A letter that is not there would be drawn as a box, the same one each time."""
    box = ink(card("S", "\u0416", ()))
    assert len({ink(card("S", letter, ())) for letter in "éëïöüçàñœ€–“”"} | {box}) > 8
    for file in FONTS.glob("*.ttf"):
        assert file.stat().st_size < 40_000
    assert "Bitstream" in (FONTS / "LICENSE").read_text(encoding="utf-8")


def test_words_on_a_card_have_the_colours_of_the_site() -> None:
    made = picture(card("mm", "mm", ("mm",))).convert("RGB")

    def darkest(top: int, bottom: int) -> Any:
        rows = made.crop((0, top, SIZE[0], bottom))
        return min(rows.getcolors(SIZE[0] * SIZE[1]) or [], key=lambda found: sum(found[1]))[1]

    assert made.getpixel((0, 0)) == ImageColor.getrgb(PAPER)
    assert darkest(72, 150) == ImageColor.getrgb(ACCENT)
    assert darkest(170, 300) == ImageColor.getrgb(INK)
    assert darkest(SIZE[1] - 90, SIZE[1] - 30) == ImageColor.getrgb(SOFT)


def test_a_line_of_a_card_goes_on_while_there_is_room() -> None:
    font = ImageFont.truetype(FONTS / "DejaVuSans-Bold.ttf", 40)
    room = SIZE[0] - 2 * MARGIN
    letters = next(n for n in range(1, 99) if font.getlength(f"i {'i' * (n + 1)}") > room)
    assert _wrapped(f"i {'i' * letters} i", font) == [f"i {'i' * letters}", "i"]
    assert _wrapped(f"i {'i' * (letters + 1)}", font) == ["i", "i" * (letters + 1)]


def test_icons_have_their_size_and_only_the_touch_icon_is_whole() -> None:
    for name, width in ICONS.items():
        made = picture(icon(name)).convert("RGBA")
        assert made.size == (width, width)
        corner = made.getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert (corner[3] == 255) == (name == "touch")


def test_the_compass_is_the_same_upside_down() -> None:
    made = picture(icon("icon-512")).convert("L")
    different = ImageChops.difference(made, made.rotate(180)).histogram()[64:]
    assert sum(different) < 0.004 * made.width * made.height


def test_each_kind_of_page_has_a_card_and_pages_below_share_one(site: Site) -> None:
    assert site.cards.of("").path == "assets/cards/en/home.png"
    assert site.cards.of("taken/").title != site.cards.of("taken/t01/").title
    assert site.cards.of("taken/t01/") == site.cards.of("taken/technisch/")
    assert site.cards.of("taken/t01/").title == site.ui["nav"]["tasks"]
    assert site.cards.of("elsewhere/") == site.cards.of("")
    files = dict(site.cards.files())
    assert {site.cards.of(page.path).path for page in site.data_pages} <= set(files)
    home = site.cards.of("")
    assert picture(files[home.path]).size == (home.width, home.height)


def test_breadcrumbs_are_those_that_the_page_shows(site: Site) -> None:
    page = next(page for page in site.data_pages if page.path == "taken/t01/")
    text, address = site.render(page), site.published(page)
    found = breadcrumbs(text, page, address)
    assert found
    items = found["itemListElement"]
    assert [(item["position"], item["item"]) for item in items] == [
        (1, "https://site.example/en/"),
        (2, "https://site.example/en/taken/"),
        (3, "https://site.example/en/taken/technisch/"),
        (4, "https://site.example/en/taken/t01/"),
    ]
    assert items[-1]["name"] == page.title
    assert breadcrumbs("<p>no way here</p>", page, address) is None


def test_breadcrumbs_hold_text_and_no_signs_of_html() -> None:
    page = SitePage("a/", "A & B", "", "", "", {})
    crumb = '<nav class="tw-crumbs"><a href="../?x=1&amp;y">C &amp; D</a></nav>'
    found = breadcrumbs(crumb, page, "https://site.example/a/")
    assert found
    first, last = found["itemListElement"]
    assert (first["name"], first["item"]) == ("C & D", "https://site.example/?x=1&y")
    assert last["name"] == "A & B"


def test_the_glossary_tells_its_terms(site: Site) -> None:
    """To programs, by the words that people read: https://html.spec.whatwg.org/#microdata."""
    text = site.document(next(page for page in site.data_pages if page.path == "begrippen/"))
    (found,) = BeautifulSoup(text, "html.parser").select("[itemtype$='/DefinedTermSet']")
    assert found["itemid"] == "./"
    told = {
        str(term["itemid"]): {part["itemprop"]: part for part in term.select("[itemprop]")}
        for term in found.select("[itemprop=hasDefinedTerm][itemtype$='/DefinedTerm']")
    }
    terms = read(ROOT / "tests/unit/data").of(Term)  # the small data set
    assert set(told) == {f"#{name}" for name in terms}
    for name, term in terms.items():
        parts = told[f"#{name}"]
        assert {key: part.get_text() for key, part in parts.items()} == {
            "name": term.term.en,
            "description": term.definition.en,
        }
        assert parts["name"].find_parent(id=name)


def test_a_manifest_finds_its_icons_from_its_folder() -> None:
    for root, up in (("", ""), ("en/", "../")):
        found = json.loads(manifest("en", "Name", "What it is.", root))
        assert [one["src"] for one in found["icons"]] == [
            f"{up}assets/icon-192.png",
            f"{up}assets/icon-512.png",
        ]
        assert found["start_url"] == found["scope"] == "."


def test_robots_names_the_site_map() -> None:
    assert b"Sitemap: https://site.example/guide/sitemap.xml\n" in robots(
        "https://site.example/guide/"
    )


CITED = Citation(
    name="taken-t03",
    title="T03 Beheer & 50 % {meer}",
    address="https://site.example/taken/t03/",
    site="ICT-teamwijzer",
    version="0.1",
    date=datetime.date(2026, 11, 5),
    said="Versie 0.1, 5 november 2026",
    language="nl",
)


def text(parts: list[Part]) -> str:
    return "".join(part.text for part in parts)


def test_a_page_is_cited_in_words() -> None:
    assert text(CITED.plain) == (
        "ICT-teamwijzer (2026). T03 Beheer & 50 % {meer}. Versie 0.1, 5 november 2026. CC BY 4.0. "
        "https://site.example/taken/t03/"
    )


def test_a_page_is_cited_in_bibtex() -> None:
    assert (
        text(CITED.bibtex)
        == r"""@misc{ict-teamwijzer-taken-t03,
  author = {{ICT-teamwijzer}},
  title = {{T03 Beheer \& 50 \% \{meer\}}},
  publisher = {ICT-teamwijzer},
  year = {2026},
  date = {2026-11-05},
  version = {0.1},
  language = {nl},
  note = {CC BY 4.0},
  url = {https://site.example/taken/t03/}
}"""
    )


def test_a_page_is_cited_in_ris() -> None:
    assert text(CITED.ris).split("\n") == [
        "TY  - ELEC",
        "TI  - T03 Beheer & 50 % {meer}",
        "AU  - ICT-teamwijzer",
        "PB  - ICT-teamwijzer",
        "PY  - 2026",
        "DA  - 2026/11/05",
        "ET  - 0.1",
        "LA  - nl",
        "N1  - CC BY 4.0",
        "UR  - https://site.example/taken/t03/",
        "ER  - ",
    ]


def test_the_project_is_cited_as_its_newest_edition() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    edition = read(ROOT / "data").edition
    assert (cited["version"], cited["date-released"]) == (edition.version, edition.date)
    assert cited["cff-version"] == "1.2.0"


def git(folder: Path, *words: str, day: str = "") -> None:
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ["-c", "user.name=An", "-c", "user.email=an@example.org"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **(when if day else {})}
    subprocess.run(["git", *who, *words], cwd=folder, check=True, env=environment)


def test_history_knows_the_last_day_of_each_file(tmp_path: Path) -> None:
    project = tmp_path / "one"
    (project / "data").mkdir(parents=True)
    assert history(project) == {}  # no git here
    git(project, "init", "--quiet")
    for day, name in (("2026-01-02", "a é.yml"), ("2026-03-04", "b.yml"), ("2026-05-06", "b.yml")):
        (project / "data" / name).write_text(day, encoding="utf-8")
        (project / "other.txt").write_text(day, encoding="utf-8")
        git(project, "add", ".")
        git(project, "commit", "--quiet", "--message", "x", day=day)
    wanted = {
        "data/a é.yml": datetime.date(2026, 1, 2),
        "data/b.yml": datetime.date(2026, 5, 6),
    }
    assert history(project) == wanted
    # Of a copy with the newest commit only, nothing would be true.
    git(tmp_path, "clone", "--quiet", "--depth", "1", project.as_uri(), "short")
    assert history(tmp_path / "short") == {}
