"""The builder as a headteacher uses it: choosing, arranging, taking along, coming back."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from teamwijzer.addresses import root_of
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Duty, Preset, Task
from tests.browser.tools import Looks, go_on_in, start_again, unsay
from tests.conftest import ROOT

PATH = "functiebeschrijving/"
DATA = read(ROOT / "data")
PRESET = DATA.of(Preset)["technical-ict-coordinator"]


@pytest.fixture
def builder(page: Page) -> Page:
    """The builder with all parts open, and its text."""
    page.goto(PATH)
    open_all(page)
    preview(page)
    return page


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('#job details').forEach(d => { d.open = true })")


def start(page: Page, preset: str = PRESET.id) -> None:
    page.locator(f"[data-preset={preset}]").click()
    open_all(page)
    preview(page)


def preview(page: Page) -> str:
    page.locator("#b-preview h3").wait_for(state="attached")  # it loads after the form
    return page.locator("#b-preview").inner_text()


def said(page: Page) -> str:
    return page.locator("[data-part=said]").inner_text().strip()


def notices(page: Page) -> str:
    return page.locator("[data-part=notices]").inner_text()


# Choosing


def test_the_text_comes_after_the_form(page: Page) -> None:
    """Whoever is quicker than it loses nothing; what is copied is what stood there at the click."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    waiting: list[Route] = []
    page.route(
        "**/job-editing.*", lambda route: route.continue_() if waiting else waiting.append(route)
    )
    with page.expect_request("**/job-editing.*"):
        page.goto(PATH)
    open_all(page)
    page.locator(f"[data-preset={PRESET.id}]").click()
    expect(page.locator(f"[data-preset={PRESET.id}]")).to_have_attribute("aria-pressed", "true")
    page.fill("#b-title", "netwerkbeheerder")
    assert page.locator("#b-preview *").count() == 0
    page.locator("[data-do=copy-plain]").click()
    page.fill("#b-title", "wifimeester")
    waiting[0].continue_()
    expect(page.locator("#b-preview h3")).to_have_text("Functiebeschrijving: wifimeester")
    expect(page.locator("[data-part=said]")).to_contain_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Functiebeschrijving: netwerkbeheerder")


def test_a_text_that_cannot_be_had_is_said_and_asked_for_again(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/job-editing.*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(PATH)
    open_all(page)
    assert notices(page) == ""  # nobody has asked for it yet
    page.locator(f"[data-preset={PRESET.id}]").click()
    expect(page.locator(".tw-notice")).to_have_count(1)
    page.locator("[data-do=copy-plain]").click()  # what somebody asks for is answered each time
    expect(page.locator(".tw-notice")).to_have_count(2)
    expect(page.locator(".tw-notice").first).to_contain_text(
        "Dit onderdeel kon niet geladen worden. K"
    )
    page.unroute("**/job-editing.*")
    page.fill("#b-title", "wifimeester")
    expect(page.locator("#b-preview h3")).to_have_text("Functiebeschrijving: wifimeester")


def test_a_preset_fills_the_choice(builder: Page) -> None:
    start(builder)
    pressed = builder.locator("[data-preset][aria-pressed=true]")
    assert pressed.get_attribute("data-preset") == PRESET.id
    assert builder.locator("input[name=tasks]:checked").count() == len(PRESET.tasks)
    assert builder.locator("[data-count=duties]").inner_text() == str(len(PRESET.duties))
    assert "De technisch ICT-coördinator" in preview(builder)
    assert said(builder) == "Begonnen met: technisch ICT-coördinator"
    start(builder, "blank")
    assert builder.locator("input[name=tasks]:checked").count() == 0


def test_choosing_changes_the_text_at_once(builder: Page) -> None:
    builder.locator("input[name=tasks][value=T03]").check()
    assert "houdt de helpdesk draaiende" in preview(builder)
    assert said(builder) == "Toegevoegd: Helpdesk opzetten en onderhouden"
    builder.locator("input[name=duties][value='A4.1']").check()
    assert "houdt een inventaris bij" in preview(builder)
    builder.locator("[data-competence=communicative]").select_option("preferred")
    assert re.search(r"Bij voorkeur:\s+Communicatief", preview(builder))
    builder.locator("[data-competence=communicative]").select_option("required")
    assert "Bij voorkeur:" not in preview(builder)
    builder.locator("#b-hours").fill("12")
    builder.locator("#b-unit").select_option("percent")
    builder.locator("#b-level").select_option("school-group")
    assert "12 % van een voltijdse opdracht" in preview(builder)
    builder.locator("input[name=tasks][value=T03]").uncheck()
    assert "helpdesk" not in preview(builder)


def test_the_part_on_teaching_appears_with_proof(builder: Page) -> None:
    part = builder.locator("[data-section=A3]")
    expect(part).to_be_hidden()
    builder.locator("input[name=proof]").check()
    expect(part).to_be_visible()
    builder.locator("input[name=duties][value='A3.1']").check()
    assert "A.3 Pedagogisch-didactisch" in preview(builder)
    builder.locator("input[name=proof]").uncheck()
    assert "A.3" not in preview(builder)


def test_the_kind_of_school_brings_its_tasks(builder: Page) -> None:
    builder.locator("input[name=programmes]").check()
    builder.locator("input[name=needs]").check()
    expect(builder.locator("input[name=tasks][value=T12]")).to_be_checked()
    expect(builder.locator("input[name=tasks][value=T13]")).to_be_checked()
    builder.locator("input[name=programmes]").uncheck()
    expect(builder.locator("input[name=tasks][value=T12]")).not_to_be_checked()


def test_tasks_are_found_and_filtered(builder: Page) -> None:
    builder.locator("#b-filter").fill("wifi")
    expect(builder.locator("[data-task=T01]")).to_be_hidden()  # when what is searched is there
    assert 0 < builder.locator("[data-task]:visible").count() < 10
    expect(builder.locator("[data-task=T05]")).to_be_visible()
    assert re.match(rf"\d+ van {len(DATA.of(Task))} taken", said(builder))
    builder.locator("#b-filter").fill("")
    builder.locator("#b-only-core").check()
    expect(builder.locator("[data-task=T01]")).to_be_visible()
    expect(builder.locator("[data-task=T06]")).to_be_hidden()


def test_a_school_sets_its_own_core_tasks(builder: Page) -> None:
    expect(builder.locator("[data-task=T06] .tw-mark")).to_be_hidden()
    builder.locator("#b-own-core").check()
    builder.locator("input[name=core][value=T06]").check()
    expect(builder.locator("[data-task=T06] .tw-mark")).to_be_visible()
    builder.locator("[data-do=core-reset]").click()
    expect(builder.locator("[data-task=T06] .tw-mark")).to_be_hidden()


def test_what_is_left_out_is_offered(builder: Page) -> None:
    start(builder)
    builder.locator("input[name=tasks][value=T01]").uncheck()
    hint = builder.locator("[data-part=hints] details").first
    hint.locator("summary").click()
    assert "Hardware installeren en onderhouden" in hint.inner_text()
    hint.get_by_role("button", name="Hardware").click()
    expect(builder.locator("input[name=tasks][value=T01]")).to_be_checked()
    assert not builder.locator(".tw-note:has-text('witte raaf')").count()


def test_a_school_is_named_once_for_both_texts(builder: Page) -> None:
    start(builder)
    builder.fill("[name='offer.school']", "Basisschool De Linde")
    builder.locator("#b-tab-job").click()
    expect(builder.locator("#b-preview tr").first).to_contain_text("Basisschool De Linde")
    builder.fill("[name='head.institution']", "De Linde, vestiging Oost")
    expect(builder.locator("#b-preview tr").first).to_contain_text("vestiging Oost")


def test_too_much_for_one_person_is_said(builder: Page) -> None:
    for box in builder.locator("input[name=tasks]").all():
        box.check()
    warning = builder.locator(".tw-note:has-text('witte raaf')")
    assert "team" in warning.inner_text()
    warning.get_by_role("link").click()
    builder.wait_for_url("**/taakverdeling/")


# Changing where one reads


def line(page: Page, text: str) -> Any:
    """A line of the text that can be chosen."""
    return page.locator(".tw-line", has_text=text)


def lines(page: Page, heading: str) -> list[str]:
    """The lines of the list below that heading."""
    return page.locator(f"#b-preview :text-is('{heading}') + p + ul > li").all_inner_texts()


def test_order_wording_and_taking_out_by_keyboard(builder: Page) -> None:
    start(builder)
    heading = "A.4 Technisch"
    first, second = lines(builder, heading)[:2]
    assert first == "zorgt voor een goed beleid rond licenties"
    line(builder, first).focus()
    builder.keyboard.press("Enter")
    expect(builder.get_by_label(f"Wijzig: {first}")).to_be_focused()
    # Down, by the button and by the key; the end is reached.
    builder.keyboard.press("Alt+ArrowDown")
    assert "nu op plaats 2 van 5" in said(builder)
    assert lines(builder, heading)[0] == second
    builder.keyboard.press("Tab")
    builder.keyboard.press("Tab")
    for _ in range(3):
        builder.keyboard.press("Enter")
    assert "nu op plaats 5 van 5" in said(builder)
    expect(builder.locator("#b-preview [data-do=down]")).to_be_disabled()
    # Another wording, in this text only.
    builder.locator("#b-preview textarea").focus()
    builder.keyboard.press("Control+a")
    builder.keyboard.type("houdt licenties bij <b>")
    builder.keyboard.press("Enter")
    assert lines(builder, heading)[-1] == "houdt licenties bij <b>"
    expect(line(builder, "houdt licenties bij <b>")).to_be_focused()
    builder.locator("#b-tab-vacancy").click()
    assert "houdt licenties bij" not in preview(builder)
    builder.locator("#b-tab-job").click()
    # Back to our words.
    line(builder, "houdt licenties bij").press(" ")
    builder.get_by_role("button", name="Terug naar de tekst van de gids").click()
    assert lines(builder, heading)[-1] == first
    # Out, and the focus goes to the neighbour.
    before = lines(builder, heading)
    line(builder, first).press("Enter")
    builder.get_by_role("button", name=f"Verwijder: {first}").press("Enter")
    assert lines(builder, heading) == before[:-1]
    expect(line(builder, before[-2])).to_be_focused()
    expect(builder.locator("input[name=duties][value='A4.2']")).not_to_be_checked()


def test_a_diploma_stays_where_it_stands(builder: Page) -> None:
    """Alt with an arrow moves what stands in a list of the state, and a diploma does not."""
    start(builder)
    builder.locator("#b-education").select_option("secondary")
    builder.locator("[name=proof]").check()
    builder.locator("#b-tab-vacancy").click()
    before = preview(builder)
    builder.locator("[data-place='flags education']").click()
    builder.keyboard.press("Alt+ArrowDown")
    expect(builder.locator("#b-preview textarea")).to_be_focused()
    builder.keyboard.press("Enter")
    assert preview(builder) == before


def test_a_vacancy_is_changed_by_mouse(builder: Page) -> None:
    start(builder)
    builder.locator("#b-tab-vacancy").click()
    line(builder, "Je geeft advies over investeringen in ICT.").click()
    builder.locator("#b-preview textarea").fill("Je beslist mee over geld.")
    builder.get_by_role("button", name="Klaar").click()
    assert "Je beslist mee over geld." in preview(builder)
    # Out of the vacancy, and not out of the job.
    line(builder, "Je beheert het netwerk").click()
    builder.get_by_role("button", name="Verwijder: Je beheert het netwerk").click()
    assert "Je beheert het netwerk" not in preview(builder)
    expect(builder.locator("input[name=tasks][value=T16]")).to_be_checked()
    builder.locator("#b-work-add").select_option("T16")
    assert "Je beheert het netwerk" in preview(builder)
    # A line of the school's own; one that stays empty goes.
    builder.get_by_role("button", name="Voeg een regel toe").click()
    builder.keyboard.type("repareert drones")
    builder.keyboard.press("Escape")
    assert "Je repareert drones." in preview(builder)
    builder.get_by_role("button", name="Voeg een regel toe").click()
    builder.keyboard.press("Escape")
    assert "Je ." not in preview(builder)
    # A paragraph, and the sentence that welcomes everybody.
    line(builder, "Lessen en administratie lopen").click()
    builder.locator("#b-preview textarea").fill("Kom bij ons werken.")
    builder.get_by_role("button", name="Klaar").click()
    assert "Kom bij ons werken." in preview(builder)
    assert builder.locator("#b-invitation").input_value() == "Kom bij ons werken."
    line(builder, "Iedereen is welkom").click()
    builder.locator("#b-preview [data-do=take-out]").click()
    assert "Iedereen is welkom" not in preview(builder)
    expect(builder.locator("input[name=welcome]")).not_to_be_checked()
    builder.locator("[data-do=undo]").click()
    assert "Iedereen is welkom" in preview(builder)


def test_text_can_be_selected_without_opening_its_line(builder: Page) -> None:
    start(builder)
    builder.locator("#b-tab-vacancy").click()
    line(builder, "Je legt dingen helder uit").scroll_into_view_if_needed()
    box = line(builder, "Je legt dingen helder uit").bounding_box()
    assert box
    builder.mouse.move(box["x"] + 5, box["y"] + 10)
    builder.mouse.down()
    builder.mouse.move(box["x"] + 120, box["y"] + 10)
    builder.mouse.up()
    chosen = builder.evaluate("getSelection().toString()")
    assert chosen
    assert chosen in "Je legt dingen helder uit, luistert goed"
    assert builder.locator("#b-preview textarea").count() == 0


def test_the_text_follows_the_form_and_marks_what_changed(builder: Page) -> None:
    start(builder)
    assert builder.locator("[data-changed]").count() == 0  # all is new
    builder.locator("input[name=tasks][value=T18]").check()
    changed = builder.locator("[data-changed]")
    assert changed.all_inner_texts() == ["houdt de voorraad reservemateriaal op peil"]
    expect(changed).to_be_in_viewport()


def test_a_letter_makes_few_elements(builder: Page) -> None:
    """Only a block that says something else is made anew, in a text of hundreds of lines."""
    start(builder)
    builder.evaluate(
        "document.querySelectorAll('input[name=tasks]:not(:checked)').forEach((box) => box.click())"
    )
    title = builder.locator("#b-title")
    title.fill("ICT-duizendpoo")  # the first letter changes how each list begins
    builder.evaluate(
        """() => {
            globalThis.made = 0;
            const make = document.createElement.bind(document);
            document.createElement = (...given) => { made += 1; return make(...given); };
        }"""
    )
    title.press("End")
    title.press("t")
    assert "ICT-duizendpoot" in preview(builder)
    assert builder.locator("#b-preview *").count() > 200
    assert 0 < builder.evaluate("made") < 50


def test_the_text_is_the_same_as_one_that_is_drawn_whole(builder: Page) -> None:
    """After a few changes: as on a page that is opened anew."""

    def drawn() -> str:
        html: str = builder.locator("#b-preview").evaluate(
            """(preview) => {
                const copy = preview.cloneNode(true);
                copy.querySelectorAll('[data-changed]').forEach((one) => delete one.dataset.changed);
                return copy.innerHTML;
            }"""
        )
        return html

    changes: list[Callable[[], object]] = [
        lambda: start(builder),
        lambda: builder.locator("#b-title").fill("ICT-duizendpoot"),
        lambda: builder.locator("input[name=tasks][value=T18]").check(),
        lambda: builder.locator("input[name=proof]").check(),
        lambda: builder.locator("input[name='head.institution']").fill("De Klaproos"),
        lambda: builder.locator("#b-tab-vacancy").click(),
        lambda: line(builder, "Je legt dingen helder uit").click(),
        lambda: builder.locator("#b-preview textarea").fill("Je kan goed uitleggen."),
        lambda: builder.locator("#b-preview [data-do=ready]").click(),
        lambda: builder.locator("#b-preview [data-do=line-add]").click(),
        lambda: builder.locator("#b-preview textarea").fill("herstelt drones"),
        lambda: builder.locator("#b-preview [data-do=up]").click(),
        lambda: builder.keyboard.press("Escape"),
        lambda: builder.locator("input[name=welcome]").uncheck(),
        lambda: builder.locator("[data-do=undo]").click(),
        lambda: builder.locator("#b-tab-job").click(),
        lambda: builder.locator("input[name=tasks][value=T18]").uncheck(),
    ]
    for number, change in enumerate(changes):
        change()
        found = drawn()
        if number % 3 == 2 or "<textarea" in found:
            continue  # what is open is not when the page is opened
        builder.reload()
        preview(builder)
        assert found == drawn()
        open_all(builder)


def test_closed_parts_wait_for_who_looks_into_them(page: Page) -> None:
    """A browser that fills in forms would lay out two thousand elements that nobody sees."""
    page.goto(PATH)
    preview(page)
    task = page.locator("[data-task]").first
    displayed = "(one) => getComputedStyle(one.closest('details').children[1]).display !== 'none'"
    page.locator("#b-begin").click()
    page.keyboard.press("Tab")
    assert not task.evaluate(displayed)
    page.keyboard.press("Control+f")
    assert task.evaluate(displayed)
    page.reload()
    preview(page)
    assert not task.evaluate(displayed)
    page.evaluate("dispatchEvent(new Event('blur'))")  # the browser's own field has the focus
    assert task.evaluate(displayed)
    page.reload()
    page.locator("#b-tasks").click()
    expect(task).to_be_visible()


def test_own_duties_and_requirements_are_added(builder: Page) -> None:
    builder.locator("#b-own-new").fill("repareert <i>drones</i>")
    builder.keyboard.press("Enter")
    assert builder.evaluate("document.activeElement.id") == "b-own-new"
    assert "repareert <i>drones</i>" in preview(builder)
    builder.locator("#b-ask-new").fill("hebt een rijbewijs B")
    builder.locator("[data-do=ask-must]").click()
    builder.locator("#b-ask-new").fill("spreekt Frans")
    builder.locator("[data-do=ask-wish]").click()
    builder.locator("#b-tab-vacancy").click()
    for said_ in ("Je repareert <i>drones</i>.", "Je hebt een rijbewijs B.", "Je spreekt Frans."):
        assert said_ in preview(builder)
    assert preview(builder).index("rijbewijs") < preview(builder).index("Een pluspunt")
    line(builder, "rijbewijs").click()
    builder.locator("#b-preview [data-do=take-out]").click()
    assert "rijbewijs" not in preview(builder)


# Before it leaves


def test_what_is_open_is_listed_and_leads_to_its_field(builder: Page) -> None:
    start(builder)
    builder.locator("#b-tab-vacancy").click()
    part = builder.locator("[data-part=open]")
    assert "Nog in te vullen: 13" in part.inner_text()
    part.get_by_role("button", name="Salarisschaal").click()
    expect(builder.locator("#b-offering")).to_be_visible()
    expect(builder.locator("[name='offer.salary']")).to_be_focused()
    builder.keyboard.type("barema 148")
    assert "Nog in te vullen: 12" in part.inner_text()
    assert "barema 148" in preview(builder)
    builder.locator("#b-preview button.tw-blank", has_text="naam van de school").click()
    expect(builder.locator("[name='offer.school']")).to_be_focused()
    builder.locator("#b-tab-job").click()
    assert "Nog in te vullen: 5" in part.inner_text()


def test_what_is_still_in_the_other_language_is_said(builder: Page) -> None:
    start(builder)
    builder.locator("#b-tab-vacancy").click()
    builder.locator("[name='offer.about']").fill("Wij zijn een warme school.")
    line(builder, "Je geeft advies").click()
    builder.locator("#b-preview textarea").fill("Je beslist mee.")
    builder.keyboard.press("Enter")
    assert "Nog niet in" not in builder.locator("[data-part=open]").inner_text()
    go_on_in(builder, "en")
    builder.wait_for_url("**/en/functiebeschrijving/")
    part = builder.locator("[data-part=open]")
    assert "Not yet in English: 2" in part.inner_text()
    assert builder.locator("#b-preview [lang=nl]").all_inner_texts() == [
        "You will work for [name of the school]. Wij zijn een warme school.",
        "Je beslist mee.",
    ]
    part.get_by_role("button", name="Je beslist mee.").click()
    expect(builder.locator("#b-preview textarea")).to_be_focused()
    builder.keyboard.press("Control+a")
    builder.keyboard.type("You help to decide.")
    builder.keyboard.press("Enter")
    assert "Not yet in English: 1" in part.inner_text()
    part.get_by_role("button", name="Wij zijn").click()
    expect(builder.locator("[name='offer.about']")).to_be_focused()


# From elsewhere


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_begins_with_a_job(page: Page, language: str) -> None:
    page.goto(f"{root_of(language)}{PATH}#preset=digicoach&kind=vacancy")
    expect(page.locator("#b-tab-vacancy")).to_have_attribute("aria-selected", "true")
    title = DATA.of(Preset)["digicoach"].title.in_language(language)
    assert title[:1].upper() + title[1:] in preview(page)
    assert "#" not in page.url


def test_an_address_asks_before_it_replaces_work(builder: Page) -> None:
    start(builder)
    builder.fill("#b-title", "Netwerkbaas")
    builder.evaluate("location.hash = '#preset=digicoach'")
    builder.wait_for_selector(".tw-notice:has-text('Wil je beginnen met: digicoach?')")
    assert "Netwerkbaas" in preview(builder)
    builder.get_by_role("button", name="Begin hiermee").click()
    assert "De digicoach" in preview(builder)
    builder.locator("[data-do=undo]").click()
    assert "Netwerkbaas" in preview(builder)


@pytest.mark.parametrize("hash_", ["preset=astronaut", "preset=__proto__", "preset", "100%"])
def test_an_address_of_an_unknown_job_changes_nothing(page: Page, hash_: str) -> None:
    page.goto(f"{PATH}#{hash_}")
    page.wait_for_selector("#b-preview h3")
    assert page.locator("[data-preset][aria-pressed=true]").count() == 0
    assert notices(page) == ""


def test_roles_and_the_step_lead_here(page: Page) -> None:
    page.goto("rollen/pedagogisch-ict-coordinator/")
    page.get_by_role("link", name="vacature").click()
    page.wait_for_selector("#b-preview :text('Pedagogisch ICT-coördinator (m/v/x)')")
    page.goto("en/stappenplan/6/")
    jobs = len([preset for preset in DATA.of(Preset).values() if preset.role])
    assert page.locator("a[href*='#preset=']").count() == 2 * jobs
    page.goto("stappenplan/5/")
    assert page.locator("a[href*='#preset=']").count() == 0


def test_undo_and_redo(builder: Page) -> None:
    start(builder)
    before = preview(builder)
    builder.locator("#b-title").fill("")
    builder.locator("#b-title").press_sequentially("Baas")
    builder.locator("input[name=tasks][value=T18]").check()
    after = preview(builder)
    builder.locator("[data-do=undo]").click()
    builder.locator("[data-do=undo]").click()  # the four letters at once
    assert preview(builder) == before
    assert builder.locator("#b-title").input_value() == ""
    builder.locator("[data-do=redo]").click()
    builder.locator("[data-do=redo]").click()
    assert preview(builder) == after
    start_again(builder)
    builder.locator("[data-do=undo]").click()
    assert preview(builder) == after


def test_the_tabs_work_as_tabs(builder: Page) -> None:
    start(builder)
    builder.locator("#b-tab-job").focus()
    builder.keyboard.press("ArrowRight")
    tab = builder.locator("#b-tab-vacancy")
    assert tab.get_attribute("aria-selected") == "true"
    expect(tab).to_be_focused()
    assert builder.locator("#b-preview").get_attribute("aria-labelledby") == "b-tab-vacancy"
    assert "Technisch ICT-coördinator (m/v/x), [plaats]" in preview(builder)
    builder.keyboard.press("Tab")
    expect(tab).not_to_be_focused()
    assert builder.locator("#b-tab-job").get_attribute("tabindex") == "-1"


# Both languages


@pytest.mark.parametrize("storage", [True, False], ids=["kept", "forbidden"])
def test_the_choice_goes_along_to_the_other_language(
    browser: Browser, base_url: str, *, storage: bool
) -> None:
    page = browser.new_page()
    if not storage:
        page.add_init_script(
            "for (const name of ['getItem', 'setItem', 'removeItem'])"
            " Storage.prototype[name] = () => { throw new DOMException('', 'SecurityError') }"
        )
    page.goto(base_url + PATH)
    start(page)
    page.fill("#b-own-new", "repareert drones")
    page.keyboard.press("Enter")
    go_on_in(page, "en")
    page.wait_for_url("**/en/functiebeschrijving/")
    page.wait_for_selector("#b-preview :text('technical ICT coordinator')")
    assert page.locator("#b-preview li[lang=nl]").inner_text() == "repareert drones"
    assert "keeps digital resources such as hardware" in preview(page)
    assert "#" not in page.url
    page.close()


# Taking it along


def test_copying_rich_and_plain(builder: Page) -> None:
    builder.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start(builder)
    builder.fill("#b-own-new", "schrijft <b> & co")
    builder.keyboard.press("Enter")
    builder.locator("[data-do=copy]").click()
    expect(builder.locator("[data-part=said]")).to_have_text("Gekopieerd. Plak het waar je wilt.")
    read = """async () => { const [item] = await navigator.clipboard.read();
      return Object.fromEntries(await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]))) }"""
    found = builder.evaluate(read)
    assert "<h1>Functiebeschrijving: technisch ICT-coördinator</h1>" in found["text/html"]
    assert "<li>schrijft &lt;b&gt; &amp; co</li>" in found["text/html"]
    assert "class=" not in found["text/html"]
    assert found["text/plain"].startswith("Functiebeschrijving: technisch ICT-coördinator\n")
    assert "- schrijft <b> & co\n" in found["text/plain"].replace("\r\n", "\n")
    unsay(builder)
    builder.locator("[data-do=copy-plain]").click()
    expect(builder.locator("[data-part=said]")).to_contain_text("Gekopieerd")
    assert list(builder.evaluate(read)) == ["text/plain"]
    unsay(builder)
    builder.locator("[data-do=copy-markdown]").click()
    expect(builder.locator("[data-part=said]")).to_contain_text("Gekopieerd")
    assert builder.evaluate("navigator.clipboard.readText()").startswith("# Functiebeschrijving")


def test_copying_without_the_clipboard(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(PATH)
    start(page)
    page.evaluate(
        "window.addEventListener('copy', e => { globalThis.taken = e.clipboardData.getData('text/html') })"
    )
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-part=said]")).to_have_text("Gekopieerd. Plak het waar je wilt.")
    assert "<h1>" in page.evaluate("globalThis.taken")
    page.evaluate("document.execCommand = () => false")
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-part=said]")).to_contain_text("De tekst is geselecteerd")
    assert "technisch ICT-coördinator" in page.evaluate("getSelection().toString()")


def test_printing_gives_the_text_only(builder: Page) -> None:
    start(builder)
    builder.emulate_media(media="print")
    expect(builder.locator("#b-preview")).to_be_visible()
    for selector in (
        "form",
        ".tw-tabs",
        ".tw-actions",
        "header.tw-head",
        ".tw-header",
        ".tw-sources",
    ):
        for element in builder.locator(f"article {selector}, body > {selector}").all():
            assert element.is_hidden(), selector


def test_a_link_holds_everything(builder: Page, browser: Browser, base_url: str) -> None:
    start(builder)
    builder.fill("#b-own-new", "kent iedereen")
    builder.keyboard.press("Enter")
    builder.locator("[data-do=share]").click()
    assert "namen" in builder.locator("[data-part=share]").inner_text()
    expect(builder.locator("#desk-address")).to_have_value(re.compile("#s="))
    address = builder.locator("#desk-address").input_value()
    expected = preview(builder)
    other = browser.new_context()
    page = other.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # Somebody who was busy with another text does not lose it.
    page.goto(base_url + PATH)
    page.locator("[data-preset=digicoach]").click()
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#b-preview :text('kent iedereen')")
    assert preview(page) == expected
    assert "#" not in page.url
    assert not [url for url in asked if "s=" in url]  # the state never goes to a server
    assert "Wat hier stond, is niet weg" in notices(page)
    page.locator("[data-do=kept]").click()
    page.locator("[data-do=draft-open]").click()
    assert "De digicoach" in preview(page)
    other.close()


def test_texts_are_kept_under_a_name(builder: Page, tmp_path: Path) -> None:
    start(builder)
    builder.locator("[data-do=kept]").click()
    builder.fill("#desk-name", "Eerste <b>")
    builder.locator("[data-do=kept-save]").click()
    assert "Bewaard: Eerste <b>" in builder.locator("[data-part=kept-said]").inner_text()
    builder.locator("dialog[open] [data-do=close]").click()
    start(builder, "digicoach")
    builder.locator("[data-do=kept]").click()
    builder.fill("#desk-name", "Tweede")
    builder.locator("[data-do=kept-save]").click()
    assert builder.locator("[data-part=kept-list] li").count() == 2
    builder.once("dialog", lambda dialog: dialog.accept("Tweede"))
    builder.locator("[data-do=kept-rename][data-name^=Eerste]").click()
    assert "Die naam bestaat al" in builder.locator("[data-part=kept-said]").inner_text()
    builder.once("dialog", lambda dialog: dialog.accept("Oudste"))
    builder.locator("[data-do=kept-rename][data-name^=Eerste]").click()
    builder.locator("[data-do=kept-open][data-name=Oudste]").click()
    assert "De technisch ICT-coördinator" in preview(builder)
    builder.reload()
    builder.locator("[data-do=kept]").click()
    builder.once("dialog", lambda dialog: dialog.dismiss())
    builder.locator("[data-do=kept-remove][data-name=Oudste]").click()
    assert builder.locator("[data-part=kept-list] li").count() == 2
    builder.once("dialog", lambda dialog: dialog.accept())
    builder.locator("[data-do=kept-remove][data-name=Oudste]").click()
    assert builder.locator("[data-part=kept-list] li").count() == 1
    with builder.expect_download() as waiting:
        builder.locator("[data-do=export]").click()
    file = tmp_path / "tekst.json"
    file.write_bytes(Path(waiting.value.path()).read_bytes())
    expected = preview(builder)
    builder.locator("dialog[open] [data-do=close]").click()
    start_again(builder)
    builder.locator("[data-do=kept]").click()
    builder.set_input_files("#desk-file", file)
    builder.wait_for_function(
        "t => document.querySelector('#b-preview').innerText === t", arg=expected
    )


def test_the_work_is_there_on_the_next_visit(builder: Page) -> None:
    start(builder)
    builder.fill("#b-title", "Netwerkbaas")
    builder.reload()
    assert "Netwerkbaas" in preview(builder)
    assert "Je werk van de vorige keer staat er weer" in notices(builder)
    builder.locator("[data-do=dismiss]").click()
    assert notices(builder) == ""


# When things go wrong


def test_a_full_storage_is_said(builder: Page) -> None:
    builder.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }"
    )
    start(builder)
    builder.locator("[data-do=kept]").click()
    builder.locator("[data-do=kept-save]").click()
    builder.keyboard.press("Escape")
    assert "opslag van deze browser is vol" in notices(builder)
    assert "De technisch ICT-coördinator" in preview(builder)


def test_a_forbidden_storage_is_said(builder: Page) -> None:
    builder.evaluate(
        "() => { Storage.prototype.getItem = () => { throw new DOMException('', 'SecurityError') };"
        "Storage.prototype.setItem = Storage.prototype.getItem }"
    )
    start(builder)
    builder.locator("[data-do=kept]").click()
    builder.keyboard.press("Escape")
    assert "bewaart niets voor deze site" in notices(builder)
    assert "De technisch ICT-coördinator" in preview(builder)


@pytest.mark.parametrize("kept", ["{", "[]", '{"kept": 5}', '"x"', "null"])
def test_damaged_work_is_set_apart(page: Page, kept: str) -> None:
    page.goto("404.html")
    page.evaluate("text => localStorage.setItem('teamwijzer.job', text)", kept)
    page.goto(PATH)
    assert "was beschadigd" in notices(page)
    assert page.evaluate("localStorage.getItem('teamwijzer.job.damaged')") == kept
    start(page)
    assert "De technisch ICT-coördinator" in preview(page)


def test_a_draft_that_is_no_draft_is_set_apart(page: Page) -> None:
    page.goto("404.html")
    page.evaluate(
        "localStorage.setItem('teamwijzer.job', JSON.stringify({ draft: { v: 'x' }, kept: [] }))"
    )
    page.goto(PATH)
    start(page)
    assert "was beschadigd" in notices(page)
    apart = page.evaluate(
        "Object.entries(localStorage).find(([name]) => name.startsWith('teamwijzer.job.damaged.'))[1]"
    )
    assert apart.endswith('{"v":"x"}')


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 no zip", b"{", b'{"kind": "other", "state": {"v": 1}}', b"\xff\xfe" * 99],
)
def test_a_foreign_file_changes_nothing(builder: Page, tmp_path: Path, content: bytes) -> None:
    start(builder)
    before = preview(builder)
    file = tmp_path / "file.docx"
    file.write_bytes(content)
    builder.locator("[data-do=kept]").click()
    builder.set_input_files("#desk-file", file)
    builder.wait_for_selector(".tw-notice:has-text('Er is niets veranderd')")
    assert preview(builder) == before


def test_the_blank_form_is_a_foreign_file_too(builder: Page, built: Path) -> None:
    builder.locator("[data-do=kept]").click()
    form = built / "sjablonen/functiebeschrijving-ict-coordinator.docx"
    builder.set_input_files("#desk-file", form)
    builder.wait_for_selector(".tw-notice:has-text('zit niet meer wat deze pagina')")


@pytest.mark.parametrize(
    "hash_", ["s=AAAA", "s=%3Cscript%3E", "s=", "s=" + "A" * 70000, "__proto__"]
)
def test_a_broken_link_keeps_what_was_there(builder: Page, hash_: str) -> None:
    start(builder)
    builder.goto("404.html")
    builder.goto(f"{PATH}#{hash_}")
    builder.wait_for_selector("#b-preview :text('De technisch ICT-coördinator')")
    if len(hash_) > 2 and hash_.startswith("s="):
        assert "Er is niets veranderd" in notices(builder)


def test_what_a_link_says_is_text(page: Page) -> None:
    """Script in every field of a link: shown as text, on the page and in every dialog."""
    page.goto(PATH)
    address = page.evaluate(
        """async () => {
          const { encode } = await import('/modules/base/packing.js');
          const evil = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
          return encode({ v: 1, title: evil, purpose: evil, invitation: evil, hours: evil,
            tasks: ['T01', evil, 'T99'], duties: [evil], required: [evil], level: evil,
            own: [{ id: evil, text: evil, lang: evil }], words: [['job:T01', evil], [evil, evil]],
            head: { institution: evil, board: evil }, offer: { about: evil, school: evil }, [evil]: 1 });
        }"""
    )
    page.goto("404.html")
    page.goto(f"{PATH}#s={address}")
    page.wait_for_selector("#b-preview :text('<script>')")
    page.locator("#b-tab-vacancy").click()
    open_all(page)
    page.locator("[data-do=kept]").click()
    assert "<img src=x" in preview(page)
    assert "<img src=x" in notices(page)
    assert page.locator("#job img, #job script:not([type='application/json'])").count() == 0
    assert page.evaluate("globalThis.pwned") is None


# Without script, on a phone, for everyone


def test_without_script_everything_can_be_copied(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + PATH)
    assert "Zonder JavaScript" in page.locator(".tw-off").first.inner_text()
    assert page.locator(".tw-live:visible").count() == 0
    duties = page.locator("[id^='A'] .tw-duty, [id^='B.'] .tw-duty, [id^='C.'] .tw-duty")
    assert duties.count() == len(DATA.of(Duty))
    expect(page.locator("[id='A3.1'] .tw-duty")).to_be_visible()
    expect(page.locator("a[href$='sjablonen/#job-description']")).to_be_visible()
    assert page.locator("strong.tw-off:visible").count() == len(DATA.of(Preset))
    assert page.locator("[data-task]").count() == len(DATA.of(Task))
    context.close()


def test_an_address_of_a_duty_opens_its_part(page: Page) -> None:
    page.goto(f"{PATH}#A2.3")
    expect(page.locator("[id='A2.3']")).to_be_in_viewport()


def test_on_a_phone(builder: Page) -> None:
    builder.set_viewport_size({"width": 320, "height": 640})
    start(builder)
    expect(builder.locator("#b-preview")).to_be_hidden()
    look = builder.locator("[data-do=look]")
    expect(look).to_be_in_viewport()
    look.click()
    form = builder.locator("#job form")
    expect(form).to_be_hidden()
    expect(builder.locator("#b-text")).to_be_in_viewport()
    line(builder, "zorgt voor een goed beleid rond licenties").click()
    assert builder.evaluate("document.documentElement.scrollWidth") == 320
    expect(look).to_be_in_viewport()
    builder.keyboard.press("Escape")
    look.click()
    expect(form).to_be_visible()
    small = builder.evaluate(
        """() => [...document.querySelectorAll('#job :is(button, select, summary, input:not([type=checkbox]), a)')]
          .filter((e) => e.offsetParent && !e.closest('p.tw-small, .tw-preview'))
          .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
    )
    assert small == []


def test_axe_finds_nothing_in_any_state(page: Page) -> None:
    page.goto(PATH)
    looks = Looks(page)
    looks.look("empty")
    start(page)
    looks.look("preset")
    page.locator("input[name=proof]").check()
    page.locator("#b-own-core").check()
    line(page, "zorgt voor een goed beleid rond licenties").click()
    for part in page.locator("[data-part=hints] summary").all():
        part.click()
    page.fill("#b-own-new", "repareert drones")
    page.locator("[data-do=own-add]").click()
    looks.look("a line open, own text, hints")
    page.evaluate(
        "document.querySelectorAll('input[name=tasks]:not(:checked)').forEach(b => b.click())"
    )
    page.locator("#b-tab-vacancy").click()
    looks.look("all chosen, vacancy")
    page.locator("[data-do=share]").click()
    expect(page.locator("[data-part=share]")).to_be_visible()
    looks.look("share")
    page.keyboard.press("Escape")
    page.locator("[data-do=kept]").click()
    page.locator("[data-do=kept-save]").click()
    looks.look("kept")
    page.set_input_files("#desk-file", {"name": "x.docx", "mimeType": "", "buffer": b"x"})
    page.wait_for_selector(".tw-notice:has-text('Er is niets veranderd')")
    looks.look("notice")
    assert looks.found == {}


def test_the_page_is_light(built: Path) -> None:
    html = (built / PATH / "index.html").read_text(encoding="utf-8")
    data = "".join(re.findall(r'<script type="application/json" data-json>(.*?)</script>', html))
    assert json.loads(re.findall(r"data-json>(.*?)</script>", html)[0])["tasks"]
    (script,) = built.glob("assets/js/job-page.*.js")
    own = [data.encode(), script.read_bytes()]
    assert sum(len(gzip.compress(part, mtime=0)) for part in own) < 45_000
