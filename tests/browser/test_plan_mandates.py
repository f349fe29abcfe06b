"""Mandates in the planner: who decides, does the work, follows up, is asked and stands in."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Locator, Page, expect

from teamwijzer.layout import MANDATES, ROWS_APART
from tests.audit.site import ROOTS
from tests.browser.plans import PATH, PHONE, SCENARIO, WIDE, add_people, open_state, said, state
from tests.browser.tools import Looks

PEOPLE = {"An": "p1", "Bert": "p2", "Chris": "p3", "Dina": "p4", "Elif": "p5"}


@pytest.fixture
def filled(plan: Page, tmp_path: Path) -> Page:
    """The mandates of De Linde."""
    open_state(plan, SCENARIO, tmp_path)
    return mandates(plan)


def mandates(page: Page) -> Page:
    page.locator("#p-tab-mandates").click()
    expect(page.locator("[data-part=view-mandates] > *")).not_to_have_count(0)
    return page


def changed(key: str, row: dict[str, list[str]]) -> Any:
    """The case, in which this row of De Linde is another one."""
    case = copy.deepcopy(SCENARIO)
    school = case["schools"][0]
    found = dict(school["mandates"])
    found[key] = {**{field: [] for field in MANDATES}, **found.get(key, {}), **row}
    order = ["technical", "pedagogical", "policy", "administrative"]
    school["mandates"] = [[one, found[one]] for one in (*order, *found) if one in found]
    school["mandates"] = [
        pair for at, pair in enumerate(school["mandates"]) if pair not in school["mandates"][:at]
    ]
    return case


def pick(page: Page, key: str, field: str) -> Locator:
    return page.locator(f"[id='p-mandate-{key}-{field}']")


def tick(page: Page, key: str, field: str, person: str) -> None:
    place = pick(page, key, field)
    if place.get_attribute("open") is None:
        place.locator("summary").click()
    place.get_by_label(person, exact=True).click()


def row(page: Page, key: str) -> Any:
    return dict(state(page)["schools"][0]["mandates"]).get(key)


def flags(page: Page) -> Locator:
    return page.locator("[data-flags] li")


# What is not right yet

FLAGS: tuple[tuple[str, dict[str, list[str]], str, str], ...] = (
    (
        "pedagogical",
        {},
        "Pedagogisch-didactisch: er zijn nog geen mandaten.",
        "pedagogical-decides",
    ),
    ("technical", {}, "Technisch: Chris doet er straks een taak van, maar staat niet bij Voert uit.",
     "technical-carries-out"),
    ("administrative", {}, "Administratief: nog leeg bij Beslist.", "administrative-decides"),
    ("administrative", {"contact": []}, "Administratief: nog leeg bij Beslist, Is aanspreekpunt.",
     "administrative-decides"),
    ("T16", {}, "T16 Schoolnetwerk, servers en firewall beheren: nog leeg bij Valt in.",
     "T16-backup"),
    ("technical", {"backup": ["p1"]},
     "Technisch: alleen wie het werk doet, valt ook in. Is die persoon weg, dan is er niemand.",
     "technical-backup"),
    ("technical", {"contact": ["p3", "p5"]},
     "Technisch: er zijn verschillende aanspreekpunten (Chris, Elif). Spreek af wie waarvoor.",
     "technical-contact"),
)  # fmt: skip


@pytest.mark.parametrize("given", FLAGS, ids=lambda given: given[3])
def test_a_flag_leads_to_its_place(plan: Page, tmp_path: Path, given: Any) -> None:
    key, change, text, place = given
    open_state(plan, changed(key, change) if change else SCENARIO, tmp_path)
    flag = flags(mandates(plan)).filter(has_text=text)
    expect(flag).to_have_count(1)
    flag.get_by_role("button", name=f"Ga ernaartoe: {text}", exact=True).click()
    opened = plan.locator(f"[id='p-mandate-{place}']")
    expect(opened).to_have_attribute("open", "")
    expect(opened.locator("summary")).to_be_focused()


@pytest.mark.parametrize(
    "given",
    [
        ("technical", ["p1", "p4"], "Technisch: Dina voert uit volgens het mandaat, maar doet er straks geen taak van.",
         "cluster=technical", "28 van 68"),
        ("T16", ["p1", "p2"], "beheren: Bert voert uit volgens het mandaat", "text=T16", "1 van 68"),
        ("own-1", ["p2"], "3D-printer onderhouden: Bert voert uit", "text=3D-printer", "1 van 68"),
    ],
)  # fmt: skip
def test_who_carries_out_without_a_task_leads_to_the_tasks(
    plan: Page, tmp_path: Path, given: Any
) -> None:
    key, who, text, query, shown = given
    case = changed(key, {"carries-out": who})
    case["when"] = "now"
    open_state(plan, case, tmp_path)
    flags(mandates(plan)).filter(has_text=text).get_by_role("button").click()
    expect(plan.locator("#p-show")).to_be_focused()
    expect(plan.locator("[name=when][value=goal]")).to_be_checked()
    expect(plan.locator("[data-part=shown]")).to_contain_text(shown)
    assert query in plan.url


def test_a_flag_goes_when_it_is_mended(filled: Page) -> None:
    texts = flags(filled).all_inner_texts()
    assert len(texts) == 7
    tick(filled, "T16", "backup", "Elif")
    expect(flags(filled)).to_have_count(6)
    expect(flags(filled).filter(has_text="T16")).to_have_count(0)
    expect(said(filled)).to_contain_text("Valt in: Elif")
    expect(filled.locator("[id='p-mandate-T16-backup-p5']")).to_be_focused()  # it was not redrawn


def test_nothing_is_flagged_where_all_is_agreed(plan: Page) -> None:
    add_people(plan, "An", "Bert")
    mandates(plan)
    expect(flags(plan)).to_have_count(4)
    for key in ("technical", "pedagogical", "policy", "administrative"):
        for field in MANDATES:
            tick(plan, key, field, "Bert" if field == "backup" else "An")
    idle = flags(plan)
    expect(idle).to_have_count(4)  # An carries out, and does nothing yet
    assert all("geen taak" in text for text in idle.all_inner_texts())
    for key in ("technical", "pedagogical", "policy", "administrative"):
        tick(plan, key, "carries-out", "An")
    expect(idle.filter(has_text="nog leeg bij Voert uit")).to_have_count(4)


# Agreeing


def test_several_people_have_one_mandate(filled: Page) -> None:
    tick(filled, "policy", "decides", "Dina")
    tick(filled, "policy", "decides", "An")
    tick(filled, "policy", "backup", "Farid")  # of another school
    expect(pick(filled, "policy", "decides").locator("summary")).to_have_text("Beslist: An, Dina")
    assert row(filled, "policy") == {
        "decides": ["p1", "p4"], "carries-out": [], "follows-up": [], "contact": [], "backup": ["p6"],
    }  # fmt: skip
    filled.locator("[data-do=undo]").click()
    filled.locator("[data-do=undo]").click()
    expect(pick(filled, "policy", "decides").locator("summary")).to_have_text("Beslist: Dina")
    expect(pick(filled, "policy", "decides").get_by_label("An", exact=True)).not_to_be_checked()
    filled.locator("[data-do=redo]").click()
    expect(pick(filled, "policy", "decides").locator("summary")).to_have_text("Beslist: An, Dina")
    tick(filled, "policy", "decides", "An")
    tick(filled, "policy", "decides", "Dina")
    assert row(filled, "policy") is None


def test_those_who_do_it_later_are_accepted(filled: Page) -> None:
    filled.locator("[data-accept=technical] button").click()
    expect(pick(filled, "technical", "carries-out").locator("summary")).to_be_focused()
    expect(said(filled)).to_contain_text("Technisch, Voert uit: An, Chris, Elif")
    expect(filled.locator("[data-accept=technical] button")).to_have_count(0)
    assert row(filled, "technical")["carries-out"] == ["p1", "p3", "p5"]
    # Elif, who stands in, does the work now too.
    expect(flags(filled).filter(has_text="Technisch")).to_contain_text(["alleen wie het werk doet"])
    # A task that is settled apart counts for itself only: nobody else does the network.
    expect(filled.locator("[data-accept=T16] button")).to_have_count(0)


def test_a_task_is_settled_apart_and_together_again(filled: Page) -> None:
    filled.locator("#p-apart").select_option("A01")
    filled.locator("[data-do=agree-apart]").click()
    expect(pick(filled, "A01", "decides").locator("summary")).to_be_focused()
    assert row(filled, "A01") == row(filled, "administrative")
    expect(filled.locator("#p-apart option[value=A01]")).to_have_count(0)
    filled.locator("[data-mandates=A01] [data-do=agree-together]").click()
    expect(filled.locator("#p-apart")).to_be_focused()
    expect(filled.locator("[data-mandates=A01]")).to_have_count(0)
    assert row(filled, "A01") is None
    filled.locator("[data-do=undo]").click()
    expect(filled.locator("[data-mandates=A01]")).to_be_visible()


def test_a_task_whose_cluster_has_no_mandates_begins_empty(filled: Page) -> None:
    filled.locator("#p-apart").select_option("P01")
    filled.locator("[data-do=agree-apart]").click()
    expect(pick(filled, "P01", "decides").locator("summary")).to_have_text("Beslist: nog niemand")
    assert row(filled, "P01") is None
    tick(filled, "P01", "contact", "Bert")
    tick(filled, "P01", "contact", "Bert")
    expect(pick(filled, "P01", "contact").locator("summary")).to_have_text(re.compile("niemand$"))
    tick(filled, "P01", "contact", "Bert")
    assert row(filled, "P01")["contact"] == ["p2"]
    filled.locator("[data-do=agree-apart]").click()  # nothing chosen
    expect(filled.locator("#p-apart")).to_be_focused()


def test_a_task_of_ones_own_is_settled_apart(filled: Page) -> None:
    filled.locator("#p-apart").select_option(label="3D-printer onderhouden")
    filled.locator("[data-do=agree-apart]").click()
    assert row(filled, "own-1") == row(filled, "technical")


def test_a_backup_takes_a_task_off_the_single_points(filled: Page) -> None:
    filled.locator("#p-tab-insights").click()
    insights = filled.locator("[data-part=insights]")
    expect(insights).to_contain_text("7 taken rusten op één persoon")
    mandates(filled)
    tick(filled, "T16", "backup", "Elif")
    filled.locator("#p-tab-insights").click()
    expect(insights).to_contain_text("6 taken rusten op één persoon")
    mandates(filled)
    tick(filled, "T16", "backup", "Elif")
    tick(filled, "T16", "backup", "An")  # who does it stands in for nobody
    filled.locator("#p-tab-insights").click()
    expect(insights).to_contain_text("7 taken rusten op één persoon")


def test_without_people_it_leads_to_the_division(plan: Page) -> None:
    mandates(plan).locator("[data-part=view-mandates] [data-do=to-divide]").click()
    expect(plan.locator("#p-tab-tasks")).to_be_focused()


def test_each_school_has_its_own(filled: Page) -> None:
    filled.locator("#p-school").select_option(label="De Beuk")
    expect(flags(filled)).to_have_count(4)
    expect(pick(filled, "technical", "decides").locator("legend").first).to_have_text(
        "Beslist: in deze school"
    )
    tick(filled, "technical", "decides", "Farid")
    assert dict(state(filled)["schools"][1]["mandates"])["technical"]["decides"] == ["p6"]
    assert row(filled, "technical")["decides"] == ["p4"]


def test_by_keyboard_alone(plan: Page) -> None:
    add_people(plan, "An")
    keys = plan.keyboard
    plan.locator("#p-tab-tasks").focus()
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(plan.locator("#p-tab-mandates")).to_be_focused()
    expect(flags(plan)).to_have_count(4)
    for _ in range(12):
        keys.press("Tab")
        if (
            plan.evaluate("document.activeElement.parentElement.id")
            == "p-mandate-technical-decides"
        ):
            break
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Space")
    expect(pick(plan, "technical", "decides").locator("summary")).to_have_text("Beslist: An")
    assert row(plan, "technical")["decides"] == ["p1"]


# On paper


def test_the_blank_form_leads_here(page: Page) -> None:
    page.goto("sjablonen/")
    page.locator("#agreements").locator("xpath=..").get_by_role(
        "link", name=re.compile("^Of kies de mandaten")
    ).click()
    expect(page.locator("#p-tab-mandates")).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-part=view-mandates]")).to_contain_text("nog niemand in dit plan")


def blanks(content: bytes) -> dict[str, str]:
    """The blanks of a form by tag; "" where the prompt still stands."""
    body = docx.Document(io.BytesIO(content)).element.body
    found = {}
    for control in body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        text = "".join(part.text or "" for part in control.iter(qn("w:t")))
        empty = properties.find(qn("w:showingPlcHdr")) is not None
        found[properties.find(qn("w:tag")).get(qn("w:val"))] = "" if empty else text
    return found


def form(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator("[data-do=agree-word]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_form_has_a_row_for_each_task_that_the_page_knows(filled: Page) -> None:
    known = filled.evaluate("JSON.parse(document.querySelector('[data-json]').text).known")
    _, content = form(filled)
    tags = blanks(content).keys()
    printed = [tag.split(".")[1] for tag in tags if re.match(r"task\..*\.decides", tag)]
    assert printed == known["printed"]
    assert len([tag for tag in tags if re.match(r"own\.\d+\.task", tag)]) == known["rooms"]
    assert known["rooms"] == ROWS_APART


@pytest.mark.parametrize(
    "given",
    [
        ("", "mandaten-de-linde.docx", "3D-printer onderhouden", "Taken die je apart regelt, vervolg"),
        ("en/", "mandates-de-linde.docx", "3D-printer onderhouden", "Tasks that you settle separately, continued"),
    ],
)  # fmt: skip
def test_the_form_is_filled(page: Page, tmp_path: Path, given: tuple[str, ...]) -> None:
    """With nine tasks for which it prints no row: the ninth stands in a block of its own."""
    language, name, task, more = given
    page.goto(language + PATH)
    case = changed("technical", {"contact": ["p3", "p5"]})
    agreed = {field: ["p2"] for field in MANDATES}
    codes = ["T02", "T04", "T05", "T06", "T07", "T08", "T09", "T10"]
    case["schools"][0]["mandates"] += [*([code, agreed] for code in codes), ["own-1", agreed]]
    open_state(page, case, tmp_path)
    told, content = form(mandates(page))
    assert told == name
    found = blanks(content)
    assert found["head.school"] == "De Linde"
    assert found["head.date"] == ""
    assert {field: found[f"cluster.technical.{field}"] for field in MANDATES} == {
        "decides": "Dina", "carries-out": "An", "follows-up": "An", "contact": "Chris, Elif", "backup": "Elif",
    }  # fmt: skip
    assert found["cluster.administrative.decides"] == ""
    assert found["cluster.policy.contact"] == ""
    assert found["task.T16.decides"] == "Dina"
    assert found["task.T16.backup"] == ""
    assert found["task.T01.decides"] == ""
    for number, code in enumerate(codes, 1):
        assert found[f"own.{number}.task"].startswith(f"{code} ")
        assert found[f"own.{number}.contact"] == "Bert"
    paper = docx.Document(io.BytesIO(content))
    heads = [p.text for p in paper.paragraphs if p.style and "Heading" in str(p.style.name)]
    assert heads[-2:] == [more, task]
    assert [row.cells[1].text for row in paper.tables[-1].rows] == ["Bert"] * 5
    with zipfile.ZipFile(io.BytesIO(content)) as parts:  # of the plan nothing else travels
        assert not any(b"urn:ict-teamwijzer" in parts.read(name) for name in parts.namelist())


def test_mandates_are_a_paper_too(filled: Page) -> None:
    filled.locator(".tw-plan__look > summary").click()
    filled.locator("#p-paper").select_option("mandates")
    paper = filled.locator("[data-part=paper]")
    expect(paper).to_contain_text("Mandaten: De Linde")
    cells = paper.locator("tr", has_text="Administratief").locator("td").all_inner_texts()
    assert cells == ["nog niemand", "Chris", "An", "Chris", "An"]
    filled.locator("#p-school").select_option(label="De Beuk")
    expect(paper).to_contain_text("Er zijn nog geen mandaten afgesproken.")


# For everyone


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ROOTS)
def test_axe_finds_nothing_in_mandates(
    page: Page, tmp_path: Path, language: str, size: Any
) -> None:
    page.set_viewport_size(size)
    page.goto(language + PATH)
    looks = Looks(page, language)
    mandates(page)
    looks.look("empty")
    open_state(page, SCENARIO, tmp_path)
    tick(mandates(page), "T16", "backup", "Elif")
    tick(page, "technical", "decides", "Farid")
    looks.look("given")
    assert looks.found == {}
    page.set_viewport_size({"width": 320, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
