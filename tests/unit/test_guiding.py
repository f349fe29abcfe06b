"""What leads people on, in the small data set: the questions, the ways in, what to do at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.guiding import OFFERED, along_of
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Role, Task
from teamwijzer.views import Context, GuideViews

from .conftest import Spoil, problems

WRONG = [
    ("acts/name.yml", "{code}", "{kode}", "along: unknown name {kode}; did you mean 'code'?"),
    ("acts/name.yml", "'?text", "'text", "along: 'text={code}'; begin with ? or #"),
    (
        "acts/sort.yml",
        "page: walk",
        "page: wlak",
        "page: unknown page 'wlak'; did you mean 'walk'?",
    ),
    ("acts/sort.yml", "[form]", "[froms]", "unknown template 'froms'; did you mean 'form'?"),
    (
        "ways/head.yml",
        "act: sort",
        "act: name",
        "next[1].act: 'name', which asks for {code} of a page; name one that asks for nothing",
    ),
    (
        "ways/head.yml",
        "page: steps",
        "prose: achtergrond/niets",
        "next[0].prose: unknown page 'achtergrond/niets'; see the files in content/nl, without .md",
    ),
    (
        "ways/head.yml",
        "page: steps",
        "page: steps\n    role: tict",
        "next[0]: 2 places to go to; give one of: step, task, role, template, page, act, prose",
    ),
    (
        "asks/hurts.yml",
        "id: paper",
        "id: people",
        "'people' a second time; give each answer its own",
    ),
    (
        "asks/school.yml",
        "task: T01",
        "step: step-1",
        "2 next steps for small, people; let these answers lead to 3 places or more",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), WRONG)
def test_what_leads_nowhere_is_told(spoil: Spoil, file: str, old: str, new: str, told: str) -> None:
    assert any(told in problem for problem in spoil(file, old, new))


def test_a_page_that_offers_too_little_is_told(data: Path) -> None:
    (data / "acts/divide.yml").unlink()
    found = [problem for problem in problems(data) if "to do at once" in problem]
    pages = [("clusters/pedagogical", "pedagogical"), ("clusters/technical", "technical")]
    pages += [("roles/tict", "tict"), ("steps/step-1", "step-1"), ("steps/step-2", "step-2")]
    assert found == [
        f"data/{file}.yml:2:5: id: things to do at once: 1; "
        f"name {name} in another file of data/acts"
        for file, name in [*pages, ("templates/form", "form")]
    ]


def test_a_page_offers_what_it_can_hand_over(data: Path) -> None:
    known = read(data)
    views = GuideViews(Context(known, "en"))
    task = known.of(Task)["T01"]
    assert [(doing.title, doing.path) for doing in views.doings("tasks", task)] == [
        ("Sort them", "stappenplan/start/#w-sort"),
        ("Give them a name", "taakverdeling/?text=T01"),
    ]
    # A role has no code.
    offered = views.doings("roles", known.of(Role)["tict"])
    assert [doing.id for doing in offered] == ["sort", "divide"]
    assert along_of(known, known.of(Role)["tict"]) == {"role": "tict", "preset": ""}


def test_a_page_offers_no_more_than_one_reads(data: Path) -> None:
    text = (data / "acts/divide.yml").read_text(encoding="utf-8")
    for number in range(4, 7):
        more = text.replace("id: divide", f"id: more-{number}").replace(
            "order: 2", f"order: {number}"
        )
        (data / f"acts/more-{number}.yml").write_text(more, encoding="utf-8")
    known = read(data)
    offered = GuideViews(Context(known, "nl")).doings("roles", known.of(Role)["tict"])
    assert [doing.id for doing in offered] == ["sort", "divide", "more-4"]
    assert len(offered) == OFFERED


def test_a_next_step_is_called_what_its_place_is_called(data: Path) -> None:
    views = GuideViews(Context(read(data), "nl"))
    steps = [step for ask in views.asks() for option in ask.options for step in option.next]
    assert [step.path for step in steps] == [
        *("stappenplan/1/", "taken/t01/", "rollen/technisch/", "taken/"),
        *("taakverdeling/", "sjablonen/#form"),
    ]
    assert steps[1].title.startswith("T01 ")
    assert steps[-2].title == "Verdeel ze"
    [way] = views.ways()
    assert (way.path, way.title) == ("#way-head", "Directie")


def test_a_next_step_leads_to_a_page_of_prose(data: Path) -> None:
    for language in LANGUAGES:
        page = data.parent / "content" / language / "achtergrond/wifi.md"
        page.parent.mkdir(parents=True)
        head = (
            f"---\ntitle: Wifi {language}\ndescription: Iets over wifi.\n---\n# Wifi {language}\n"
        )
        page.write_text(head, encoding="utf-8")
    path = data / "ways/head.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("page: steps", "prose: achtergrond/wifi"), encoding="utf-8")
    [way] = GuideViews(Context(read(data), "en")).ways()
    assert (way.next[0].path, way.next[0].title) == ("achtergrond/wifi/", "Wifi en")
