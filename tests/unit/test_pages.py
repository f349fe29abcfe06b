"""Pages made from data: text stays text, links are relative, nothing undefined passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teamwijzer import model
from teamwijzer.loading import read
from teamwijzer.rendering import RenderError
from teamwijzer.site import Site
from teamwijzer.tools import TOOLS, asked_by_tools
from teamwijzer.views.base import shorten

from .conftest import Spoil, make_site, problems

TEMPLATES = Path(__file__).parents[2] / "overrides" / "pages"

ODD = "*ster* _streep_ <script>alert(`x` > 1)</script> [haak] {{ 7 * 7 }} & 🎒 " + "lang" * 60


@pytest.fixture
def site(data: Path) -> Site:
    return make_site(data, "en")


def html(site: Site, path: str) -> str:
    return next(site.render(page) for page in site.data_pages if page.path == path)


def test_every_page_of_the_small_data_set_renders(site: Site) -> None:
    pages = list(site.data_pages)
    data = site.context.data
    kinds = (model.Page, model.Cluster, model.Task, model.Step, model.Role, model.Competence)
    assert len(pages) == sum(len(data.of(kind)) for kind in kinds)
    assert all("<h1" in site.render(page) for page in pages)


def test_what_stands_in_the_data_is_text(data: Path) -> None:
    path = data / "tasks/t01.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("en: Title T01", f"en: '{ODD}'")
    path.write_text(text, encoding="utf-8")
    page = html(make_site(data, "en"), "taken/t01/")
    assert "<script>" not in page
    assert "*ster* _streep_ &lt;script&gt;alert(`x` &gt; 1)&lt;/script&gt; [haak] {{ 7" in page


def test_a_template_that_asks_for_what_is_not_there_fails(data: Path, tmp_path: Path) -> None:
    templates = tmp_path / "pages"
    templates.mkdir()
    for template in TEMPLATES.glob("*.html"):
        (templates / template.name).write_text(template.read_text(encoding="utf-8"))
    (templates / "task.html").write_text("{{ task.colour }}")
    with pytest.raises(RenderError, match="colour"):
        html(make_site(data, "nl", templates), "taken/t01/")


def test_a_missing_string_of_the_templates_fails(spoil: Spoil, data: Path) -> None:
    assert spoil("ui/task.yml", "related:\n", "relatives:\n") == []
    with pytest.raises(RenderError, match="related"):
        html(make_site(data, "nl"), "taken/t01/")


def test_links_count_from_the_page(site: Site) -> None:
    assert 'href="../../stappenplan/1/"' in html(site, "taken/t01/")
    assert 'href="taken/"' in html(site, "")
    assert 'href="../taken/t01/"' in html(site, "functiebeschrijving/")


def test_a_lost_address_leads_back_under_any_path(data: Path) -> None:
    site = make_site(data, "nl", address="https://site.example/gids/")
    found = re.findall(r'(?:href|src)="([^"]*)"', site.lost([site]))
    assert "/gids/taken/" in found
    assert "/gids/assets/js/site/site.js" in found
    assert [address for address in found if not address.startswith(("/gids/", "#"))] == []


def test_every_string_of_the_templates_is_used(data: Path) -> None:
    """A string that no template or module names is dead."""
    assert problems(data) == []
    overrides = TEMPLATES.parent
    package = TEMPLATES.parents[1] / "hooks" / "teamwijzer"
    sources = [*overrides.rglob("*.html"), *package.rglob("*.py")]
    used = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    composed = re.compile(  # names that a template puts together, or the code reads as a whole
        r"task\.(part_|core_)|home\.way_|steps\.turn_|core\.(mark_|named|derived)|matrix\.letter_"
        r"|roles\.(ring_|level_)|competences\.(requirement_|education_|kind_)"
        r"|sources\.(kind_|language_)|source\.|nav\.|kinds\.|fields\.holds_|templates\.format_"
        r"|forms\.(head_|sign_|mandate_|group_|state_|part_)|workbook\.(chart_|kind_|named|derived|\w+_hint)"
        r"|(walk|scan)\.(view_|bucket_)|job\.offer_|plan\.(team|show|paper)_"
    )
    found = read(data)
    strings = [(area, name) for area, texts in found.ui.items() for name in texts]
    plain = r'ui\.{0}(\.{1}\b|\["{1}"\])|\["{0}"\]\["{1}"\]'
    # Documents have their area at hand as `words`, and lists of names.
    documents = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (*package.glob("documents/**/*.py"), package / "views" / "sheets.py")
    )
    asked = asked_by_tools(TEMPLATES.parents[1])
    by_tools = {
        (next(area for area in tool.areas if name in found.ui[area]), name)
        for tool in TOOLS
        for name in (*asked[tool.name].plain, *tool.composed_words())
    }
    dead = [
        f"{area}.{name}"
        for area, name in strings
        if not re.search(plain.format(area, name), used)
        and not composed.match(f"{area}.{name}")
        and (area, name) not in by_tools
        and not (area in ("forms", "workbook") and re.search(f"[\"']{name}[\"']", documents))
    ]
    assert dead == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("One sentence here. Another that is too long to fit.", "One sentence here."),
        ("A sentence that fits just now. And more.", "A sentence that fits just now."),
        ("A sentence is a sign too large. And more.", "A sentence is a sign too …"),
        ("One very long sentence without any end in sight", "One very long sentence without …"),
    ],
)
def test_shorten(text: str, expected: str) -> None:
    assert shorten(text, 30) == expected
