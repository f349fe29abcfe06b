"""Files that a planner opens: workbooks and its own, one and several, beside what is there."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.plans import (
    Maker,
    book,
    choose,
    comparable,
    file_of,
    give,
    open_state,
    said,
    state,
)
from tests.browser.test_plan_sheets import CASES, DATA, SEED
from tests.browser.tools import start_again


def one_school(name: str, *people: str, hours: float = 1, role: str = "") -> Any:
    """A plan of one school in which these people install hardware."""
    ids = [f"p{at}" for at, _ in enumerate(people, 1)]
    side = {"level": "", "priority": "", "who": [[id_, hours] for id_ in ids]}
    made = [
        {"id": id_, "name": person, "kind": "person", "role": role}
        for id_, person in zip(ids, people, strict=True)
    ]
    return {
        "v": 1,
        "people": made,
        "schools": [
            {
                "id": "s1",
                "kind": "school",
                "name": name,
                "tasks": [["T01", {"now": side, "goal": {}}]],
            }
        ],
    }


def doers(page: Page, name: str) -> list[Any]:
    """Who installs hardware in a school of that name, and for how long."""
    found = state(page)
    names = {person["id"]: person["name"] for person in found["people"]}
    school = next(one for one in found["schools"] if one["name"] == name)
    return [[names[id_], hours] for id_, hours in dict(school["tasks"])["T01"]["now"]["who"]]


# Workbooks


def test_the_workbook_of_a_group_comes_back(filled: Page) -> None:
    before = state(filled)
    everything = book(filled, "workbook-all")
    assert everything["name"] == "sg-de-brug.xlsx"
    start_again(filled)
    give(filled, everything)
    items = filled.locator("[data-part=ask][open] li")
    expect(items.first).to_have_text(
        "De Linde. Mensen: 5. Taken die iemand doet: 16. Uren per week: nu 18,5, straks 24,5."
    )
    choose(filled, "Laat het zo")
    expect(filled.locator("[data-part=start]")).to_be_visible()
    give(filled, everything)
    choose(filled, "Open")
    assert "Geopend: sg-de-brug.xlsx" in said(filled).inner_text()
    assert comparable(state(filled)) == comparable(before)


def test_several_workbooks_become_one_plan(filled: Page) -> None:
    before = state(filled)
    books = []
    for school in before["schools"]:
        filled.locator("#p-school").select_option(school["id"])
        books.append(book(filled))
    assert [one["name"] for one in books] == [
        "de-linde.xlsx",
        "de-beuk.xlsx",
        "de-es.xlsx",
        "sg-de-brug.xlsx",
    ]
    start_again(filled)
    give(filled, *books)
    ask = filled.locator("[data-part=ask][open]")
    expect(ask).to_contain_text("Deze bestanden openen?")
    for name in ("De Linde", "De Beuk", "De Es", "SG De Brug"):
        expect(ask.locator("li", has_text=f"{name}. ")).to_have_count(1)
    choose(filled, "Open")
    join = filled.locator("[data-part=join][open]")
    expect(join.get_by_label("An", exact=True)).to_be_checked()
    expect(join.locator("select")).to_have_count(0)
    join.get_by_role("button", name="Ga verder").click()
    assert comparable(state(filled)) == comparable(before)
    filled.locator("[data-do=undo]").click()
    expect(filled.locator("[data-part=start]")).to_be_visible()  # it was one step


def test_a_file_that_cannot_be_read_stops_no_other(plan: Page) -> None:
    broken: FilePayload = {"name": "stuk.xlsx", "mimeType": "", "buffer": b"PK\3\4"}
    give(plan, broken)
    expect(plan.locator(".tw-notice")).to_contain_text("Dit bestand is beschadigd")
    plan.locator("[data-do=dismiss]").click()
    content = (CASES / "via-ods.xlsx").read_bytes()
    good: FilePayload = {"name": "goed.xlsx", "mimeType": "", "buffer": content}
    other: FilePayload = {"name": "brief.json", "mimeType": "", "buffer": b"{}"}
    give(plan, broken, good, other)
    ask = plan.locator("[data-part=ask][open]")
    expect(ask).to_contain_text("Basisschool De Linde. Mensen: 3.")
    expect(ask).to_contain_text("stuk.xlsx: Dit bestand is beschadigd")
    expect(ask).to_contain_text("brief.json: Hierin staat niets dat deze pagina gemaakt heeft")
    choose(plan, "Open")
    expect(plan.locator("#p-school-name")).to_have_value("Basisschool De Linde")


# Beside what is there


@pytest.mark.parametrize(
    ("way", "names", "said_"),
    [
        ("replace", ["De Linde"], "Scholen toegevoegd: 0, vervangen: 1."),
        ("beside", ["De Linde", "De Linde (2)"], "Scholen toegevoegd: 1, vervangen: 0."),
        ("skip", ["De Linde"], "Scholen toegevoegd: 0, vervangen: 0."),
    ],
)
def test_a_school_that_is_there_is_asked_about(
    plan: Page, tmp_path: Path, way: str, names: list[str], said_: str
) -> None:
    open_state(plan, one_school("De Linde", "An", "Oud"), tmp_path)
    give(plan, file_of(one_school("de  linde", "AN", "Nieuw", hours=2)))
    choose(plan, "Voeg toe aan mijn plan")
    join = plan.locator("[data-part=join][open]")
    join.locator("select").select_option(way)
    join.get_by_role("button", name="Ga verder").click()
    expect(said(plan)).to_contain_text(said_)
    found = state(plan)
    people = [person["name"] for person in found["people"]]
    schools = [school["name"] for school in found["schools"]]
    if way == "replace":
        assert (schools, people) == (["de linde"], ["An", "Nieuw"])
        assert doers(plan, "de linde") == [["An", 2], ["Nieuw", 2]]
    if way == "beside":
        assert (schools, people) == (["De Linde", "de linde (2)"], ["An", "Oud", "Nieuw"])
        assert doers(plan, "de linde (2)") == [["An", 2], ["Nieuw", 2]]
    if way == "skip":
        assert (schools, people) == (["De Linde"], ["An", "Oud"])
        assert doers(plan, "De Linde") == [["An", 1], ["Oud", 1]]
    plan.locator("[data-do=undo]").click()
    assert doers(plan, "De Linde") == [["An", 1], ["Oud", 1]]


def test_who_is_somebody_else_stays_apart(plan: Page, tmp_path: Path) -> None:
    open_state(plan, one_school("De Linde", "An", role="head-ict-coordinator"), tmp_path)
    more = one_school("De Beuk", "Án", "Bo", role="administrative-staff")
    give(plan, file_of(more))
    choose(plan, "Voeg toe aan mijn plan")
    plan.locator("[data-part=join][open] input").uncheck()
    plan.locator("[data-do=join-go]").click()
    assert [person["name"] for person in state(plan)["people"]] == ["An", "Án", "Bo"]
    plan.locator("[data-do=undo]").click()
    give(plan, file_of(more))
    choose(plan, "Voeg toe aan mijn plan")
    plan.locator("[data-do=join-go]").click()
    expect(plan.locator(".tw-notice", has_text="twee rollen")).to_contain_text("gehouden: An.")
    found = state(plan)
    assert [(p["name"], p["role"]) for p in found["people"]] == [
        ("An", "head-ict-coordinator"),
        ("Bo", "administrative-staff"),
    ]
    assert [school["name"] for school in found["schools"]] == ["De Linde", "De Beuk"]


@pytest.mark.parametrize("leave", ["ask", "join", "escape"])
def test_nothing_is_taken_in_before_the_answer(plan: Page, tmp_path: Path, leave: str) -> None:
    open_state(plan, one_school("De Linde", "An"), tmp_path)
    before = state(plan)
    give(plan, file_of(one_school("De Linde", "An", hours=9)))
    if leave == "ask":
        choose(plan, "Laat het zo")
    else:
        choose(plan, "Voeg toe aan mijn plan")
        join = plan.locator("[data-part=join][open]")
        if leave == "join":
            join.get_by_role("button", name="Laat het zo").click()
        else:
            expect(join).to_be_visible()
            plan.keyboard.press("Escape")
        expect(join).to_have_count(0)
    assert state(plan) == before


def test_a_file_can_still_take_the_place_of_a_plan(plan: Page, tmp_path: Path) -> None:
    open_state(plan, one_school("De Linde", "An"), tmp_path)
    give(plan, file_of(one_school("De Beuk", "Bo"), "beuk.json"))
    choose(plan, "Open")
    assert "Geopend: beuk.json" in said(plan).inner_text()
    assert [school["name"] for school in state(plan)["schools"]] == ["De Beuk"]
    plan.locator("[data-do=kept]:visible").last.click()
    plan.locator("[data-do=draft-open][data-name='De Linde']").click()  # and that is not gone
    assert [school["name"] for school in state(plan)["schools"]] == ["De Linde"]


def test_what_there_is_no_room_for_is_named(plan: Page, tmp_path: Path) -> None:
    first = one_school("S0")
    first["schools"] = [{**one_school(f"S{n}")["schools"][0], "id": f"s{n + 1}"} for n in range(11)]
    open_state(plan, first, tmp_path)
    give(plan, *(file_of(one_school(f"N{n}"), f"{n}.json") for n in range(3)))
    choose(plan, "Voeg toe aan mijn plan")
    expect(plan.locator(".tw-notice", has_text="niet bruikbaar")).to_contain_text("N1, N2")
    assert [school["name"] for school in state(plan)["schools"]][-2:] == ["S10", "N0"]


# Joining

JOIN = """async ([plans, given]) => {
  const sheets = await import('/modules/plan/sheets.js');
  const data = { ...given };
  for (const [name, value] of Object.entries(data))
    if (Array.isArray(value) && Array.isArray(value[0])) data[name] = new Map(value);
  return plans.map((parts) => {
    const { people, schools } = sheets.doubles(parts);
    const answer = { same: new Set(people.keys()), schools: new Map() };
    const { plan, lost } = sheets.joined(parts, answer, data);
    return { plan, lost, schools: [...schools.keys()] };
  });
}"""


def test_a_plan_taken_apart_and_joined_is_the_same(page: Page) -> None:
    """Also with other ids of people in each part."""
    print(f"SEED={SEED}")
    maker = Maker(DATA["nl"], SEED)
    chance = random.Random(SEED)  # noqa: S311 - for tests
    plans = [maker.plan() for _ in range(60)]
    parts = []
    for plan in plans:
        made = []
        for at, school in enumerate(plan["schools"]):
            one = copy.deepcopy({**plan, "schools": [school]})
            if at:
                chance.shuffle(one["people"])
                ids = {person["id"]: f"p{n}" for n, person in enumerate(one["people"], 1)}
                for person in one["people"]:
                    person["id"] = ids[person["id"]]
                one["schools"] = renamed(one["schools"], ids)
            made.append(one)
        parts.append(made)
    page.goto("404.html")
    found = page.evaluate(JOIN, [parts, DATA["nl"]])
    for plan, one in zip(plans, found, strict=True):
        assert one["lost"] == []
        assert one["schools"] == []
        assert comparable(one["plan"]) == comparable(plan)


def renamed(value: Any, ids: dict[str, str]) -> Any:
    """The value with other ids of people wherever one stands."""
    if isinstance(value, list):
        return [renamed(one, ids) for one in value]
    if isinstance(value, dict):
        return {key: renamed(one, ids) for key, one in value.items()}
    return ids.get(value, value) if isinstance(value, str) else value
