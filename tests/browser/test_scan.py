"""The competence scan: filled in alone and together, and kept apart from everything else."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from teamwijzer.loading import read
from teamwijzer.views import Context, ScanViews
from tests.audit.site import ROOTS
from tests.browser.plans import PATH as PLAN
from tests.browser.plans import PHONE, SCENARIO, WIDE, open_state
from tests.browser.tools import Looks, go_on_in, unsay
from tests.conftest import ROOT

PATH = "competenties/scan/"
CASES = ROOT / "tests/cases/planner"
CASE = json.loads((CASES / "scenario.json").read_text(encoding="utf-8"))
LEVELS = ("not-yet", "with-help", "alone", "helps-others")
DATA = ScanViews(Context(read(ROOT / "data"), "nl")).data()
HEAD = (
    "const data = { ...given.data };"
    "for (const name of ['competences', 'tasks', 'levels']) data[name] = new Map(data[name]);"
    "const scans = await load('scan/state'), sums = await load('scan/sums');"
)
NAME = "Zwaantje Overdiep"
LEVEL = "helps-others"


def of_case() -> dict[str, Any]:
    """The scan of the case, as a file of ours holds it."""
    names = {person["id"]: person["name"] for person in CASE["people"]}
    people = [
        {
            "id": id_,
            "name": names[id_],
            "said": [[c, {"level": LEVELS[level], "learn": level == 0}] for c, level in said],
        }
        for id_, said in CASE["scan"]
    ]
    return {"v": 1, "people": people}


def file_of(state: Any, name: str = "scan.json") -> FilePayload:
    text = json.dumps({"kind": "urn:ict-teamwijzer:scan", "state": state})
    return {"name": name, "mimeType": "", "buffer": text.encode()}


@pytest.fixture
def scan(page: Page) -> Page:
    page.goto(PATH)
    return page


@pytest.fixture
def with_plan(page: Page, tmp_path: Path) -> Page:
    """The scan beside the case of three schools."""
    page.goto(PLAN)
    open_state(page, SCENARIO, tmp_path)
    page.goto(PATH)
    return page


def level(page: Page, competence: str, value: str) -> None:
    page.locator(f"[data-level='{competence}'][value='{value}']").check()


def open_files(page: Page, *files: FilePayload) -> None:
    page.locator("[data-do=kept]").click()
    page.locator("#desk-file").set_input_files(list(files))


def handed(page: Page, do: str) -> Any:
    with page.expect_download() as waiting:
        page.locator(f"[data-do={do}]").click()
    return json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))


def counts(page: Page, competence: str) -> list[str]:
    return page.locator(f"[data-team='{competence}'] td").all_inner_texts()


# What follows from it


def test_the_case_gives_what_another_program_found(run: Any) -> None:
    """That program looks at schools alone; here the sheet of the group counts too."""
    schools = [school for school in SCENARIO["schools"] if school["kind"] == "school"]
    lines = (CASES / "expected.txt").read_text(encoding="utf-8").splitlines()
    expected = json.loads(lines[lines.index("## scan") + 1])
    found = run(
        HEAD
        + """
        const { state, lost } = scans.clean(given.scan, data);
        const carried = sums.carriedIn(given.plan, data);
        const rows = sums.team(state, [...data.competences.keys()], data);
        const gaps = new Map(sums.gaps(rows, carried, state.people.length, data).map((gap) => [gap.id, gap.tasks]));
        return { lost, rows: rows.map((row) => [row.id, {
          tasks: carried.map(({ code }) => code).filter((code) => data.tasks.get(code).competences.includes(row.id)),
          independent: row.independent.length, can_teach: row.helps.length,
          filled: state.people.length - row.unasked.length, gap: gaps.get(row.id) ?? [] }]) };
        """,
        {"data": DATA, "scan": of_case(), "plan": {**SCENARIO, "schools": schools}},
    )
    assert found["lost"] == []
    rows = dict(found["rows"])
    assert {name: rows[name] for name in expected} == expected
    others = [row for name, row in rows.items() if name not in expected]
    assert all(row["gap"] == [] for row in others)


def test_the_ten_that_the_goal_asks_for_most(run: Any) -> None:
    asked = {code: task["competences"] for code, task in DATA["tasks"]}
    carried = {
        code
        for school in SCENARIO["schools"]
        for code, sides in school["tasks"]
        if sides["goal"]["who"] and code in asked
    }
    order = [name for name, _ in DATA["competences"]]
    count = {name: sum(name in asked[code] for code in carried) for name in order}
    expected = sorted(order, key=lambda name: (-count[name], order.index(name)))[:10]
    found = run(
        HEAD
        + """
        const carried = sums.carriedIn(given.plan, data);
        return sums.rowsOf(scans.empty(), carried, data);
        """,
        {"data": DATA, "plan": SCENARIO},
    )
    assert found == sorted(expected, key=order.index)


def test_a_state_from_anywhere_does_no_harm(run: Any) -> None:
    """What is cleaned is the same when it is cleaned again, and holds nothing unknown."""
    found = run(
        HEAD
        + """
        let seed = 20261126;
        const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
        const any = () => [null, 1, "", "x", [], {}, "technical-knowledge", "alone", "<b>", [["a"]], "y".repeat(9000)][random(11)];
        const bad = [];
        for (let n = 0; n < 300; n += 1) {
          const state = JSON.parse(JSON.stringify(given.scan));
          const place = [state, state.people[0], state.people[1].said, state.people[0].said[0], state.people[0].said[0][1]][random(5)];
          const keys = Object.keys(place);
          place[keys[random(keys.length)] ?? "x"] = any();
          state[["at", "view", "rows", "v", "more"][random(5)]] = any();
          const once = scans.clean(state, data);
          if (!once.state) continue;
          const again = scans.clean(JSON.parse(JSON.stringify(once.state)), data);
          const text = JSON.stringify(once.state);
          if (JSON.stringify(again.state) !== text || again.lost.length || text.length > 9000) bad.push(state);
        }
        for (const value of [null, 1, "x", [], [[]]]) if (scans.clean(value, data).state) bad.push(value);
        return bad;
        """,
        {"data": DATA, "scan": of_case()},
    )
    assert found == []


# On the page


def test_one_fills_it_in_alone_and_hands_over_a_file(scan: Page) -> None:
    expect(scan.locator("[data-part=asked]")).to_contain_text("nog geen taakverdeling")
    scan.locator("#s-name").focus()
    expect(scan.locator("#s-name")).to_have_attribute("maxlength", "60")
    scan.fill("#s-name", "Bert")
    level(scan, "technical-knowledge", "with-help")
    scan.locator("[data-learn=technical-knowledge]").check()
    expect(scan.locator("[data-part=done]")).to_have_text("1 van 10 ingevuld")
    found = handed(scan, "hand-mine")
    assert found["kind"] == "urn:ict-teamwijzer:scan"
    assert len(found["state"]["rows"]) == 10
    assert found["state"]["people"] == [
        {
            "id": "p1",
            "name": "Bert",
            "said": [["technical-knowledge", {"level": "with-help", "learn": True}]],
        }
    ]
    scan.reload()
    expect(scan.locator("#s-name")).to_have_value("Bert")
    expect(scan.locator("[data-level=technical-knowledge][value=with-help]")).to_be_checked()
    assert handed(scan, "hand-blank")["state"]["people"] == []


def test_files_of_several_people_become_one_team(with_plan: Page) -> None:
    page = with_plan
    expect(page.locator("[data-part=asked]")).to_contain_text("16 taken")
    alone = [{"v": 1, "people": [person]} for person in of_case()["people"]]
    open_files(page, *(file_of(state, f"{at}.json") for at, state in enumerate(alone)))
    expect(page.locator("[data-part=said]")).to_have_text(
        "3 mensen toegevoegd, 0 vervangen. Je kunt dit ongedaan maken."
    )
    page.locator("#s-tab-team").click()
    expect(page.locator("[data-team=technical-knowledge]")).to_be_visible()
    assert counts(page, "technical-knowledge") == ["1", "1", "0", "0"]
    assert counts(page, "teaching-experience") == ["1", "1", "1", "1"]
    text = page.locator("[data-part=paper]")
    expect(text).to_contain_text("zei dit zelfstandig te kunnen (B01")
    expect(text).not_to_contain_text("Bert")
    expect(page.locator("[data-part=team]")).not_to_contain_text("Bert")
    page.locator("#s-named").check()
    assert counts(page, "teaching-experience") == ["1 (Bert)", "1 (Bert)", "1 (An)", "1 (Elif)"]
    expect(text).to_contain_text("Kan anderen helpen: 1 (Bert)")
    page.reload()
    expect(page.locator("#s-named")).not_to_be_checked()


@pytest.mark.parametrize(("do", "people"), [("replace", 1), ("beside", 2), ("", 1)])
def test_somebody_who_is_there_is_asked_about(scan: Page, do: str, people: int) -> None:
    scan.fill("#s-name", "Zoë")
    level(scan, "technical-knowledge", "not-yet")
    said = [["technical-knowledge", {"level": "alone", "learn": False}]]
    open_files(scan, file_of({"v": 1, "people": [{"id": "p1", "name": " ZOE ", "said": said}]}))
    ask = scan.locator("[data-part=ask][open]")
    expect(ask).to_contain_text("ZOE")
    order = {"replace": 0, "beside": 1, "": 2}
    ask.locator("[data-part=ask-choices] button").nth(order[do]).click()
    scan.keyboard.press("Escape")
    expect(scan.locator("#s-who option")).to_have_count(people)
    chosen = "alone" if do == "replace" else "not-yet"
    expect(scan.locator(f"[data-level=technical-knowledge][value={chosen}]")).to_be_checked()


def test_a_plan_that_is_opened_gives_its_tasks_only(scan: Page, tmp_path: Path) -> None:
    text = json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": SCENARIO})
    open_files(scan, {"name": "plan.json", "mimeType": "", "buffer": text.encode()})
    expect(scan.locator(".tw-notice")).to_contain_text("De taken van die taakverdeling")
    expect(scan.locator("[data-part=asked]")).to_contain_text("16 taken")
    level(scan, "technical-knowledge", "alone")
    assert "Farid" not in json.dumps(handed(scan, "hand-mine"))


def test_what_is_no_scan_is_told(scan: Page) -> None:
    open_files(scan, {"name": "brief.json", "mimeType": "", "buffer": b'{"kind": "x"}'})
    expect(scan.locator(".tw-notice")).to_contain_text("brief.json: Hierin staat niets")


def test_questions_are_added_and_left_out(scan: Page) -> None:
    rows = scan.locator("[data-part=questions] [data-row]")
    expect(rows).to_have_count(10)
    scan.locator("#s-more").select_option("discreet")
    scan.locator("[data-do=row-add]").click()
    expect(rows).to_have_count(11)
    level(scan, "discreet", "alone")
    expect(scan.locator("[data-row=discreet] [data-do=row-remove]")).to_be_hidden()
    scan.locator("[data-row=communicative] [data-do=row-remove]").click()
    expect(rows).to_have_count(10)
    expect(scan.locator("#s-more option[value=communicative]")).to_be_attached()
    scan.locator("[data-do=undo]").click()
    expect(rows).to_have_count(11)
    scan.locator("[data-do=person-add]").click()
    expect(scan.locator("#s-name")).to_be_focused()
    expect(scan.locator("[data-level=discreet][value='']")).to_be_checked()
    scan.locator("[data-do=person-remove]").click()
    expect(scan.locator("[data-level=discreet][value=alone]")).to_be_checked()


def test_a_plan_that_comes_later_can_be_asked_about(page: Page, tmp_path: Path) -> None:
    page.goto(PATH)
    level(page, "communicative", "alone")
    before = page.locator("[data-part=questions] [data-row]").count()
    page.goto(PLAN)
    open_state(page, SCENARIO, tmp_path)
    page.goto(PATH)
    page.locator("[data-do=rows-plan]").click()
    expect(page.locator("[data-row=network-specialist]")).to_be_visible()
    assert page.locator("[data-part=questions] [data-row]").count() > before
    expect(page.locator("[data-do=rows-plan]")).to_be_hidden()


def test_it_says_that_it_is_not_for_evaluation(browser: Browser, base_url: str) -> None:
    """With and without script."""
    for script in (True, False):
        context = browser.new_context(base_url=base_url, java_script_enabled=script)
        for root, said in (("", "niet om te evalueren"), ("en/", "not for evaluation")):
            page = context.new_page()
            page.goto(root + PATH)
            expect(page.locator(".tw-head .tw-note strong")).to_contain_text(said)
            expect(page.locator(".tw-off")).to_be_visible(visible=not script)
        context.close()


# Apart


def unpacked(content: bytes) -> str:
    """All parts of a document, or the text of another file."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "replace") for name in package.namelist()
        )


def fill(page: Page) -> None:
    page.goto(PATH)
    page.fill("#s-name", NAME)
    level(page, "technical-knowledge", LEVEL)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    kept = page.evaluate(
        "Object.entries(localStorage).filter(([, v]) => v.includes('Zwaantje')).map(([k]) => k)"
    )
    assert len(kept) == 1
    assert kept[0].startswith("teamwijzer.scan.draft.")


def test_nothing_of_it_is_in_what_the_planner_hands_over(page: Page, tmp_path: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(page)
    page.goto(PLAN)
    open_state(page, SCENARIO, tmp_path)
    texts = []
    for do in ("workbook", "workbook-all", "csv", "export"):
        if do == "export":
            page.locator("[data-do=kept]:visible").last.click()
        with page.expect_download() as waiting:
            page.locator(f"[data-do={do}]").click()
        texts.append(unpacked(Path(waiting.value.path()).read_bytes()))
    page.keyboard.press("Escape")
    page.locator("#plan [data-do=share]").click()
    expect(page.locator("#desk-address")).to_have_value(re.compile("#s=.+"))
    address = page.input_value("#desk-address")
    page.locator("[data-part=share] [data-do=close]").click()
    texts.append(
        page.evaluate(
            "async (hash) => { const { decode } = await import('/modules/base/packing.js');"
            " return JSON.stringify(await decode(hash)); }",
            address.partition("#s=")[2],
        )
    )
    page.locator("[data-part=look] summary").click()
    for paper in ("clusters", "people", "insights"):
        page.select_option("#p-paper", paper)
        expect(page.locator("[data-part=paper]")).not_to_be_empty()
        unsay(page)
        page.locator("[data-do=copy-plain]").click()
        expect(page.locator("[data-part=said]")).to_contain_text("Gekopieerd")
        texts.append(page.evaluate("navigator.clipboard.readText()"))
        texts.append(page.locator("[data-part=paper]").inner_text())
    for text in texts:
        assert len(text) > 100
        assert "Zwaantje" not in text
        assert LEVEL not in text
        assert "ik help anderen" not in text


def test_a_plan_takes_nothing_in_from_a_file_of_the_scan(page: Page, tmp_path: Path) -> None:
    page.goto(PLAN)
    open_state(page, SCENARIO, tmp_path)
    page.locator("[data-do=kept]:visible").last.click()
    state = {"v": 1, "people": [{"id": "p1", "name": NAME, "said": []}], "schools": []}
    page.locator("#desk-file").set_input_files([file_of(state)])
    expect(page.locator(".tw-notice").last).to_contain_text("Hierin staat niets")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Farid" in kept
    assert "Zwaantje" not in kept


def test_the_other_language_finds_it_here_and_nowhere_else(page: Page) -> None:
    fill(page)
    go_on_in(page, "en")
    expect(page.locator("h1")).to_contain_text("Competence scan")
    assert "#" not in page.url
    expect(page.locator("#s-name")).to_have_value(NAME)


def test_where_nothing_is_kept_it_stays_on_the_page(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(PATH)
    page.fill("#s-name", NAME)
    go_on_in(page, "en")
    notice = page.locator(".tw-notice", has_text="in een link komt het nooit")
    expect(notice).to_be_visible()
    with page.expect_download() as waiting:
        notice.get_by_role("button", name="Neem mee als bestand").click()
    assert NAME in Path(waiting.value.path()).read_text(encoding="utf-8")
    go_on_in(page, "en")
    page.get_by_role("button", name="Ga toch naar de andere taal").click()
    expect(page.locator("h1")).to_contain_text("Competence scan")
    assert "#" not in page.url


def test_nothing_of_it_is_printed(page: Page) -> None:
    fill(page)
    page.locator("#s-tab-team").click()
    page.locator("#s-named").check()
    page.emulate_media(media="print")
    expect(page.locator("#scan")).to_be_hidden()
    expect(page.locator(".tw-scan__unprinted")).to_be_visible()
    assert NAME not in page.locator("body").inner_text()


def test_erased_is_gone(page: Page) -> None:
    fill(page)
    page.locator("[data-do=kept]").click()
    page.fill("#desk-name", "ons team")
    page.locator("[data-do=kept-save]").click()
    page.keyboard.press("Escape")
    page.locator("[data-do=erase]").click()
    page.locator("[data-part=ask][open] button").first.click()
    expect(page.locator("[data-part=said]")).to_contain_text("De scan is gewist")
    expect(page.locator("#s-name")).to_have_value("")
    expect(page.locator("[data-do=undo]")).to_be_disabled()
    page.evaluate("dispatchEvent(new Event('pagehide'))")  # what was to be kept is kept by then
    assert not page.evaluate("Object.keys(localStorage).filter((name) => name.includes('scan'))")
    page.reload()
    assert "Zwaantje" not in page.evaluate("JSON.stringify(localStorage)")
    expect(page.locator("#s-name")).to_have_value("")


def test_who_empties_the_plan_can_erase_the_scan(page: Page, tmp_path: Path) -> None:
    fill(page)
    page.goto(PLAN)
    open_state(page, SCENARIO, tmp_path)
    page.locator("[data-do=clear]").click()
    page.locator("[data-part=ask][open] button").first.click()
    notice = page.locator(".tw-notice", has_text="ook een competentiescan")
    expect(notice).to_be_visible()
    assert "Zwaantje" in page.evaluate("JSON.stringify(localStorage)")
    notice.get_by_role("button", name="Wis ook de competentiescan").click()
    expect(page.locator("[data-part=said]")).to_contain_text("De competentiescan is gewist")
    assert "Zwaantje" not in page.evaluate("JSON.stringify(localStorage)")
    # Without a scan nothing is asked.
    page.locator("[data-do=undo]").click()
    page.locator("[data-do=clear]").click()
    page.locator("[data-part=ask][open] button").first.click()
    expect(page.locator("[data-part=said]")).to_contain_text("Alles is leeg")
    expect(notice).to_have_count(0)


# For everyone


def test_by_keyboard_alone(scan: Page) -> None:
    scan.locator("#s-name").focus()
    scan.keyboard.type("Bert")
    radios = scan.locator("[data-level=technical-knowledge]")
    scan.locator("[data-level=technical-knowledge]:checked").focus()
    scan.keyboard.press("ArrowLeft")
    expect(radios.nth(3)).to_be_checked()
    scan.keyboard.press("Tab")
    scan.keyboard.press("Space")
    expect(scan.locator("[data-learn=technical-knowledge]")).to_be_checked()
    scan.locator("#s-tab-fill").focus()
    scan.keyboard.press("ArrowRight")
    expect(scan.locator("#s-tab-team")).to_be_focused()
    expect(scan.locator("#s-team")).to_be_visible()
    assert counts(scan, "technical-knowledge") == ["1", "1", "1", "0"]


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_state_is_accessible(
    page: Page, tmp_path: Path, size: ViewportSize, root: str
) -> None:
    page.set_viewport_size(size)
    page.emulate_media(reduced_motion="reduce")
    page.goto(PLAN)
    open_state(page, SCENARIO, tmp_path)
    page.goto(root + PATH)
    looks = Looks(page, root)
    looks.look("empty")
    open_files(page, file_of(of_case()))
    expect(page.locator("#s-who option")).to_have_count(3)
    looks.look("filled")
    page.locator("#s-tab-team").click()
    page.locator("#s-named").check()
    looks.look("team")
    page.locator("[data-do=erase]").click()
    looks.look("erase")
    assert looks.found == {}
