"""What people do on the site, in Firefox and in WebKit: the rest of the tests run in Chromium."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import docx
import openpyxl

from tests.browsers.driving import Browser

JOB = "functiebeschrijving/"
WALK = "stappenplan/start/"
PLAN = "taakverdeling/"
SCAN = "competenties/scan/"
CELL = "[data-row=T01] [data-cell]"
PRESET = "[data-preset=technical-ict-coordinator]"


def texts(content: bytes) -> str:
    """All that a Word document shows."""
    return "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)


def start_job(browser: Browser, title: str) -> None:
    browser.go(JOB)
    browser.click(PRESET)
    browser.open_all()
    browser.fill("#b-title", title)
    browser.until_shown(title, "#b-preview")


def start_again(browser: Browser) -> None:
    """Empties the page, and says yes to the question."""
    browser.click("[data-do=clear]")
    browser.click("dialog[open] [data-part=ask-choices] button")


def test_a_preset_is_edited_downloaded_and_opened_again(each: Browser, tmp_path: Path) -> None:
    start_job(each, "Netwerkbaas")
    name, content = each.download("#job [data-do=download]")
    assert name.endswith(".docx")
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert "netwerkbaas" in texts(content).lower()
    file = tmp_path / "tekst.docx"
    file.write_bytes(content)
    expected = each.text("#b-preview")
    start_again(each)
    each.until("return !document.querySelector('#b-preview').innerText.includes('Netwerkbaas')")
    each.click("[data-do=kept]")
    each.upload("#desk-file", file)
    each.until_shown("Netwerkbaas", "#b-preview")
    assert each.text("#b-preview") == expected


def test_a_link_holds_the_work(each: Browser) -> None:
    start_job(each, "Netwerkbaas")
    expected = each.text("#b-preview")
    each.click("[data-do=share]")
    address = each.until(
        "const field = document.querySelector('#desk-address');"
        "return field && field.value.includes('#s=') && field.value"
    )
    each.go("over/privacy/")
    each.run("localStorage.clear()")
    each.go(address)
    each.until_shown("Netwerkbaas", "#b-preview")
    assert each.text("#b-preview") == expected


def test_the_work_is_there_after_a_reload(each: Browser) -> None:
    start_job(each, "Netwerkbaas")
    each.reload()
    each.until_shown("Netwerkbaas", "#b-preview")


def test_tasks_are_filtered(each: Browser) -> None:
    each.go("taken/")
    rows = "[...document.querySelectorAll('tbody tr')].filter((row) => row.checkVisibility())"
    every = each.run(f"return {rows}.length")
    each.click("#tw-q, main input[type=search]")
    each.type("main input[type=search]", "helpdesk")
    each.until(f"return {rows}.length < 10")
    assert every > 60
    assert "T03" in each.run(f"return {rows}[0].innerText")


def test_the_search_leads_to_a_page(each: Browser) -> None:
    each.go("")
    each.click("[data-tw-search]")
    each.until("return document.querySelector('#search').open")
    each.type("#search input", "klankbordgroep")
    each.click("#search li a")
    each.until("return !location.pathname.endsWith('/index.html') && location.pathname !== '/'")
    each.until("return document.querySelector('h1')")


def test_the_walk_is_walked_and_taken_along(each: Browser, tmp_path: Path) -> None:
    each.go(WALK)
    first = each.run("return document.querySelector('section[data-question]').dataset.question")
    each.click(f"section[data-question='{first}'] input[type=radio]")
    each.click(f"section[data-question='{first}'] [data-do=next]")
    each.until(
        "const shown = [...document.querySelectorAll('section[data-question]')]"
        ".find((one) => one.checkVisibility());"
        "return shown && shown.dataset.question !== arguments[0]",
        first,
    )
    each.fill("#w-school", "De Linde & co")
    name, content = each.download("#walk [data-do=download]")
    assert name.endswith(".docx")
    file = tmp_path / "walk.docx"
    file.write_bytes(content)
    start_again(each)
    each.until("return document.querySelector('#w-school').value === ''")
    each.click("[data-do=kept]")
    each.upload("#desk-file", file)
    each.until("return document.querySelector('#w-school').value === 'De Linde & co'")


def await_kept(each: Browser, text: str) -> None:
    """What is typed is kept a moment later, and read in another tab a moment after that."""
    if not each.run("return location.origin").startswith("http"):
        each.go("over/privacy/")
    each.until("return Object.values(localStorage).some((one) => one.includes(arguments[0]))", text)


def test_work_in_one_tab_is_there_in_the_next(each: Browser) -> None:
    start_job(each, "Netwerkbaas")
    first = each.here()
    await_kept(each, "Netwerkbaas")
    each.tab()
    await_kept(each, "Netwerkbaas")
    each.go(JOB)
    each.until_shown("Netwerkbaas", "#b-preview")
    assert each.wrong() == []
    each.close_tab()
    each.switch(first)
    assert "Netwerkbaas" in each.text("#b-preview")


def start_plan(browser: Browser) -> None:
    """Somebody who installs hardware."""
    browser.go(PLAN)
    browser.fill("#p-school-name", "De Linde")
    browser.fill("#p-name", "An")
    browser.click("[data-do=person-add]")
    browser.until("return document.querySelector(arguments[0])", CELL)
    browser.fill(CELL, "2,5")
    browser.until_shown("7 taken · 2,5 u", "[data-sum=cluster-technical]")


def until_planned(browser: Browser, hours: str) -> None:
    browser.until(
        "return document.querySelector(arguments[0])?.value === arguments[1]", CELL, hours
    )


def test_a_division_is_there_after_a_reload_and_in_the_next_tab(each: Browser) -> None:
    start_plan(each)
    each.reload()
    until_planned(each, "2,5")
    first = each.here()
    each.tab()
    await_kept(each, '"p1",2.5]')
    each.go(PLAN)
    until_planned(each, "2,5")
    each.fill(CELL, "3")
    each.until_shown("7 taken · 3 u", "[data-sum=cluster-technical]")
    await_kept(each, '"p1",3]')
    assert each.wrong() == []
    each.close_tab()
    each.switch(first)
    until_planned(each, "3")


def test_a_workbook_of_a_division_is_opened_again(each: Browser, tmp_path: Path) -> None:
    start_plan(each)
    name, content = each.download("#plan [data-do=workbook]")
    assert name == "de-linde.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Huidige situatie"]
    assert sheet["C3"].value == "De Linde"
    file = tmp_path / name
    file.write_bytes(content)
    start_again(each)
    each.until("return document.querySelector('#p-school-name').value === ''")
    each.click("#plan [data-do=kept]")
    each.upload("#desk-file", file)
    each.click("dialog[open] [data-part=ask-choices] button")
    until_planned(each, "2,5")


def test_mandates_of_a_division_go_into_the_form(each: Browser) -> None:
    start_plan(each)
    each.click("#p-tab-mandates")
    each.click("#p-mandate-technical-decides summary")
    each.click("#p-mandate-technical-decides-p1")
    each.until_shown("An", "#p-mandate-technical-decides summary")
    name, content = each.download("[data-do=agree-word]")
    assert name == "mandaten-de-linde.docx"
    with zipfile.ZipFile(io.BytesIO(content)) as form:
        assert ">An<" in form.read("word/document.xml").decode()
    assert each.wrong() == []


def two_schools(folder: Path) -> list[Path]:
    """Files of two schools in which An does the same work for their group."""
    shared = {"level": "school-group", "priority": "", "who": [["p1", 4]]}
    made = []
    for name in ("De Linde", "De Beuk"):
        school = {"id": "s1", "kind": "school", "name": name, "tasks": [["T16", {"goal": shared}]]}
        people = [{"id": "p1", "name": "An"}]
        state = {"v": 1, "when": "goal", "people": people, "schools": [school]}
        path = folder / f"{name}.json"
        path.write_text(json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": state}), "utf-8")
        made.append(path)
    return made


def test_two_schools_stand_side_by_side(each: Browser, tmp_path: Path) -> None:
    each.go(PLAN)
    first, second = two_schools(tmp_path)
    each.click("#plan [data-do=kept]")
    each.upload("#desk-file", first)
    each.until("return document.querySelector('#p-school-name').value === 'De Linde'")
    each.click("#plan [data-do=kept]")
    each.upload("#desk-file", second)
    each.until_shown("De Beuk", "[data-part=ask][open]")
    each.click("dialog[open] [data-part=ask-choices] button:nth-of-type(2)")
    each.click("[data-part=join][open] [data-do=join-go]")
    each.until_shown("2 keer geteld", "[data-part=ask][open]")
    each.click("dialog[open] [data-part=ask-choices] button")
    each.click("#p-tab-schools")
    each.until_shown("Scholen: 2. Mensen: 1. Uren per week: nu 0, straks 4.", "#p-schools")
    name, content = each.download("[data-do=report-word]")
    assert name == "scholen-naast-elkaar.docx"
    assert content
    assert each.wrong() == []


def test_the_tasks_are_sorted_and_go_to_the_planner(each: Browser) -> None:
    each.go(WALK)
    each.fill("#w-school", "De Linde")
    each.click("#w-tab-sort")
    advice = "[data-sort=T05] [data-do=advice]"
    each.until("return document.querySelector(arguments[0])", advice)
    each.click(advice)
    each.until("return document.querySelector('#w-sort-T05').value === 'school-group'")
    each.click("[data-do=meeting]")
    each.until("return document.querySelector('[data-part=meeting]').open")
    each.click("[data-part=meeting] [data-task][value=later]")
    each.until("return document.querySelector('#w-sort-T01').value === 'later'")
    each.click("[data-part=meeting] [data-do=close]")
    each.until("return !document.querySelector('[data-part=meeting]').open")
    each.click("#w-tab-stand")
    each.click("[data-do=to-planner]")
    each.until("return document.querySelector('#p-school-name')?.value === 'De Linde'")
    sorting = "[data-row=T01] [data-sort=priority]"
    each.until("return document.querySelector(arguments[0])?.value === 'long-term'", sorting)


def test_a_scan_is_handed_over_and_put_together(each: Browser, tmp_path: Path) -> None:
    each.go(SCAN)
    each.fill("#s-name", "An")
    each.click("[data-level=technical-knowledge][value=alone]")
    each.until_shown("1 van 10 ingevuld", "[data-part=done]")
    name, content = each.download("[data-do=hand-mine]")
    assert name == "competentiescan-an.json"
    file = tmp_path / name
    file.write_bytes(content)
    each.click("[data-do=erase]")
    each.click("[data-part=ask][open] button")
    each.until("return document.querySelector('#s-name').value === ''")
    each.until("return !Object.keys(localStorage).some((one) => one.includes('scan'))")
    each.fill("#s-name", "Bert")
    each.click("[data-do=kept]")
    each.upload("#desk-file", file)
    each.until("return document.querySelectorAll('#s-who option').length === 2")
    each.click("#s-tab-team")
    cell = "[data-team=technical-knowledge] td"
    each.until_shown("1", cell)
    assert "(" not in each.text(cell)
    each.click("#s-named")
    each.until_shown("1 (An)", cell)


def test_a_policy_that_is_broken_shows(each: Browser) -> None:
    """That `wrong` is not blind."""
    each.go("over/privacy/")
    each.run(
        "const image = document.createElement('img'); image.src = 'https://elsewhere.example/x';"
        "document.body.append(image);"
    )
    each.until("return wrong.length")
    assert each.wrong() == ["policy: img-src https://elsewhere.example/x"]
    each.run("wrong.length = 0")


def test_what_drives_a_browser_leaves_the_machine_as_it_is(each: Browser) -> None:
    """Root may take away what it takes for an old log, and every program after it suffers."""
    each.go(JOB)
    assert not Path(os.devnull).is_file()
