"""Addresses have one home: who asks for one that is not there is told where."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from teamwijzer.addresses import PLACES, Address, leads
from teamwijzer.model import LANGUAGES

from .conftest import HERE, TEMPLATES, problems

ROOT = HERE.parents[1]
HOME = "hooks/teamwijzer/addresses.py"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The data, prose and templates of the real site."""
    for folder in ("data", *(f"content/{name}" for name in LANGUAGES), "overrides/pages"):
        shutil.copytree(ROOT / folder, tmp_path / "site" / folder)
    return tmp_path / "site"


def test_a_page_that_is_not_there_is_told_with_its_place(whole: Path) -> None:
    template = whole / "overrides/pages/steps.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("address.walk", "address.walks"), encoding="utf-8")
    line, column = next(
        (number, line.index("address.walk") + 1)
        for number, line in enumerate(text.splitlines(), 1)
        if "address.walk" in line
    )
    expected = "unknown address 'walks'; did you mean 'walk'?"
    assert problems(whole / "data") == [f"overrides/pages/steps.html:{line}:{column}: {expected}"]


def test_a_method_of_texts_is_no_address(whole: Path) -> None:
    (whole / "overrides/pages/levels.html").write_text("{{ to(address.title) }}")
    (told,) = problems(whole / "data")
    assert told.startswith("overrides/pages/levels.html:1:7: unknown address 'title'; ")


def test_a_kind_without_a_page_is_told_with_its_place(whole: Path) -> None:
    (whole / "overrides/pages/levels.html").write_text('\n{{ to(place("levels", "school")) }}')
    (told,) = problems(whole / "data")
    expected = "unknown address 'levels'; see 'PLACES' in " + HOME
    assert told == f"overrides/pages/levels.html:2:7: {expected}"


def test_a_record_that_a_template_leads_to_is_missed(whole: Path) -> None:
    (whole / "data/templates/step-plan.yml").unlink()
    told = [line for line in problems(whole / "data") if "overrides/pages/walk.html:" in line]
    assert len(told) == 1
    assert told[0].startswith("data/templates/step-plan.yml:1:1: step-plan: no such file, and ")


def test_prose_that_the_site_leads_to_is_missed(whole: Path) -> None:
    for language in LANGUAGES:
        (whole / "content" / language / "over/open-data.md").unlink()
    (told,) = problems(whole / "data")
    expected = (
        f"no such page, and the site leads to it; put it back, or change 'open_data' in {HOME}"
    )
    assert told == f"content/nl/over/open-data/index.md:1:1: {expected}"


def test_every_named_page_is_led_to_by_name() -> None:
    """A name that nothing asks for is dead."""
    sources = [*TEMPLATES.glob("*.html"), *(ROOT / "hooks").rglob("*.py")]
    used = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [a.name for a in Address if not re.search(rf"\b[aA]ddress\.{a.name}\b", used)] == []
    assert {lead.collection for lead in leads(TEMPLATES)} <= {"", *PLACES}


def test_no_address_is_spelled_elsewhere() -> None:
    first = {address.partition("/")[0] for address in Address if address}
    spelled = re.compile(rf"""["'({{](?:{"|".join(sorted(first))})/""")
    sources = [
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "hooks").rglob("*.py"),
        *(ROOT / "content/assets/js").rglob("*.js"),
        *(ROOT / "data").rglob("*.yml"),
    ]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources
        if path != ROOT / HOME
        for line in path.read_text(encoding="utf-8").splitlines()
        if spelled.search(line)
    ]
    assert found == []
