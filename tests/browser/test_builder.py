"""The builder as a headteacher uses it: choosing, arranging, taking along, coming back."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from teamwijzer.loading import read
from teamwijzer.model import Duty, Preset, Task
from tests.audit.axe import THEMES, violations
from tests.conftest import ROOT

PATH = "functiebeschrijving/"
DATA = read(ROOT / "data")
PRESET = DATA.of(Preset)["technical-ict-coordinator"]


@pytest.fixture
def builder(page: Page) -> Page:
    """The builder with all parts open."""
    page.goto(PATH)
    open_all(page)
    return page


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('#job details').forEach(d => { d.open = true })")


def start(page: Page, preset: str = PRESET.id) -> None:
    page.locator(f"[data-preset={preset}]").click()
    open_all(page)


def preview(page: Page) -> str:
    return page.locator("#b-preview").inner_text()


def said(page: Page) -> str:
    return page.locator("[data-part=said]").inner_text().strip()


def notices(page: Page) -> str:
    return page.locator("[data-part=notices]").inner_text()


# Choosing


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
    assert "helpdesk opzetten en onderhouden" in preview(builder)
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
    assert builder.locator("input[name=tasks][value=T12]").is_checked()
    assert builder.locator("input[name=tasks][value=T13]").is_checked()
    builder.locator("input[name=programmes]").uncheck()
    assert not builder.locator("input[name=tasks][value=T12]").is_checked()


def test_tasks_are_found_and_filtered(builder: Page) -> None:
    builder.locator("#b-filter").fill("wifi")
    visible = builder.locator("[data-task]:visible")
    assert 0 < visible.count() < 10
    assert builder.locator("[data-task=T05]").is_visible()
    assert re.match(rf"\d+ van {len(DATA.of(Task))} taken", said(builder))
    builder.locator("#b-filter").fill("")
    builder.locator("#b-only-core").check()
    assert builder.locator("[data-task=T01]").is_visible()
    assert builder.locator("[data-task=T06]").is_hidden()


def test_a_school_sets_its_own_core_tasks(builder: Page) -> None:
    assert builder.locator("[data-task=T06] .tw-mark").is_hidden()
    builder.locator("#b-own-core").check()
    builder.locator("input[name=core][value=T06]").check()
    assert builder.locator("[data-task=T06] .tw-mark").is_visible()
    builder.locator("[data-do=core-reset]").click()
    assert builder.locator("[data-task=T06] .tw-mark").is_hidden()


def test_what_is_left_out_is_offered(builder: Page) -> None:
    start(builder)
    builder.locator("input[name=tasks][value=T01]").uncheck()
    hint = builder.locator("[data-part=hints] details").first
    hint.locator("summary").click()
    assert "Hardware installeren en onderhouden" in hint.inner_text()
    hint.get_by_role("button", name="Hardware").click()
    assert builder.locator("input[name=tasks][value=T01]").is_checked()
    assert not builder.locator(".tw-note:has-text('witte raaf')").count()


def test_too_much_for_one_person_is_said(builder: Page) -> None:
    for box in builder.locator("input[name=tasks]").all():
        box.check()
    warning = builder.locator(".tw-note:has-text('witte raaf')")
    assert "team" in warning.inner_text()
    warning.get_by_role("link").click()
    builder.wait_for_url("**/stappenplan/7/")


# Arranging, by keyboard


def test_order_wording_and_taking_out_by_keyboard(builder: Page) -> None:
    start(builder)
    rows = builder.locator("[data-part=arrange] li[data-code^='A4.']")
    number = sum(code.startswith("A4.") for code in PRESET.duties)
    assert [row.get_attribute("data-code") for row in rows.all()][:2] == ["A4.2", "A4.3"]
    rows.nth(0).locator("[data-do=down]").focus()
    builder.keyboard.press("Enter")
    assert [row.get_attribute("data-code") for row in rows.all()][:2] == ["A4.3", "A4.2"]
    assert f"nu op plaats 2 van {number}" in said(builder)
    focused = "document.activeElement.dataset"
    assert builder.evaluate(f"[{focused}.do, {focused}.code]") == ["down", "A4.2"]
    text = preview(builder)
    assert text.index("houdt digitale middelen") < text.index("zorgt voor een goed beleid rond")
    # To the end: the button that no longer works gives the focus to its neighbour.
    for _ in range(number - 2):
        builder.keyboard.press("Enter")
    assert builder.evaluate(f"[{focused}.do, {focused}.code]") == ["up", "A4.2"]
    # Another wording, in this text only.
    builder.locator("li[data-code='A4.2'] [data-do=reword]").focus()
    builder.keyboard.press("Enter")
    assert builder.evaluate("document.activeElement.tagName") == "TEXTAREA"
    builder.keyboard.press("Control+a")
    builder.keyboard.type("houdt licenties bij <b>")
    assert "houdt licenties bij <b>" in preview(builder)
    builder.keyboard.press("Tab")
    builder.keyboard.press("Enter")
    assert builder.evaluate(f"[{focused}.do, {focused}.code]") == ["reword", "A4.2"]
    builder.locator("#b-tab-vacancy").click()
    assert "houdt licenties bij" not in preview(builder)
    builder.locator("#b-tab-job").click()
    # Out, and the focus goes to the next row.
    builder.locator("li[data-code='A4.5'] [data-do=take-out]").focus()
    builder.keyboard.press("Enter")
    assert builder.evaluate(f"{focused}.do") == "take-out"
    assert not builder.locator("input[name=duties][value='A4.5']").is_checked()


def test_own_duties_are_added_reworded_and_marked(builder: Page) -> None:
    builder.locator("#b-own-new").fill("repareert <i>drones</i>")
    builder.keyboard.press("Enter")
    assert builder.evaluate("document.activeElement.id") == "b-own-new"
    assert "repareert <i>drones</i>" in preview(builder)
    row = builder.locator("li[data-code=own-1]")
    assert "eigen tekst" in row.inner_text()
    row.locator("[data-do=reword]").click()
    builder.keyboard.press("Control+a")
    builder.keyboard.type("repareert robots")
    row.locator("[data-do=ready]").click()
    assert "repareert robots" in preview(builder)
    row.locator("[data-do=take-out]").click()
    assert "repareert" not in preview(builder)


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
    builder.locator("[data-do=clear]").click()
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
    assert "Technisch ICT-coördinator (m/v/x)" in preview(builder)
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
    page.locator(".tw-languages a").click()
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
    builder.locator("[data-do=copy-plain]").click()
    builder.wait_for_timeout(300)
    assert list(builder.evaluate(read)) == ["text/plain"]
    builder.locator("[data-do=copy-markdown]").click()
    builder.wait_for_timeout(300)
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
    assert builder.locator("#b-preview").is_visible()
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
    page.wait_for_timeout(300)
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#b-preview :text('kent iedereen')")
    assert preview(page) == expected
    assert "#" not in page.url
    assert not [url for url in asked if "s=" in url]  # the state never goes to a server
    assert "bewaard als Vorig werk" in notices(page)
    page.locator("[data-do=kept]").click()
    page.locator("[data-do=kept-open]").click()
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
    builder.locator("[data-do=clear]").click()
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


def test_a_draft_that_is_no_draft_is_kept_under_a_name(page: Page) -> None:
    page.goto("404.html")
    page.evaluate(
        "localStorage.setItem('teamwijzer.job', JSON.stringify({ draft: { v: 'x' }, kept: [] }))"
    )
    page.goto(PATH)
    page.locator("[data-do=kept]").click()
    assert "Vorig werk" in page.locator("[data-part=kept-list]").inner_text()
    page.locator("[data-do=kept-open]").click()
    assert "Hierin staat niets dat deze pagina" in notices(page)


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
    builder.wait_for_selector(".tw-notice:has-text('niets dat deze pagina')")


@pytest.mark.parametrize(
    "hash_", ["s=AAAA", "s=%3Cscript%3E", "s=", "s=" + "A" * 70000, "__proto__"]
)
def test_a_broken_link_keeps_what_was_there(builder: Page, hash_: str) -> None:
    start(builder)
    builder.wait_for_timeout(300)
    builder.goto("404.html")
    builder.goto(f"{PATH}#{hash_}")
    builder.wait_for_selector("#b-preview :text('De technisch ICT-coördinator')")
    if len(hash_) > 2 and hash_.startswith("s="):
        assert "niets dat deze pagina" in notices(builder)


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
    assert page.locator("[id='A3.1'] .tw-duty").is_visible()
    assert page.locator("a[href$='sjablonen/#job-description']").is_visible()
    assert page.locator("strong.tw-off:visible").count() == len(DATA.of(Preset))
    assert page.locator("[data-task]").count() == len(DATA.of(Task))
    context.close()


def test_an_address_of_a_duty_opens_its_part(page: Page) -> None:
    page.goto(f"{PATH}#A2.3")
    expect(page.locator("[id='A2.3']")).to_be_in_viewport()


def test_on_a_phone(builder: Page) -> None:
    builder.set_viewport_size({"width": 320, "height": 640})
    start(builder)
    builder.locator("li[data-code='A4.2'] [data-do=reword]").click()
    assert builder.evaluate("document.documentElement.scrollWidth") == 320
    small = builder.evaluate(
        """() => [...document.querySelectorAll('#job :is(button, select, summary, input:not([type=checkbox]), a)')]
          .filter((e) => e.offsetParent && !e.closest('p.tw-small, .tw-preview'))
          .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(PATH)
    found: dict[str, Any] = {}

    def look(state: str) -> None:
        page.wait_for_timeout(150)  # a colour that fades in is not yet what it will be
        if wrong := violations(page, THEMES[scheme == "dark"]):
            found[state] = wrong

    look("empty")
    start(page)
    look("preset")
    page.locator("input[name=proof]").check()
    page.locator("#b-own-core").check()
    page.locator("li[data-code='A4.2'] [data-do=reword]").click()
    for part in page.locator("[data-part=hints] summary").all():
        part.click()
    page.fill("#b-own-new", "repareert drones")
    page.locator("[data-do=own-add]").click()
    look("rewording, own text, hints")
    page.evaluate(
        "document.querySelectorAll('input[name=tasks]:not(:checked)').forEach(b => b.click())"
    )
    page.locator("#b-tab-vacancy").click()
    look("all chosen, vacancy")
    page.locator("[data-do=share]").click()
    look("share")
    page.keyboard.press("Escape")
    page.locator("[data-do=kept]").click()
    page.locator("[data-do=kept-save]").click()
    look("kept")
    page.set_input_files("#desk-file", {"name": "x.docx", "mimeType": "", "buffer": b"x"})
    page.wait_for_selector(".tw-notice")
    look("notice")
    assert found == {}


def test_the_page_is_light(built: Path) -> None:
    html = (built / PATH / "index.html").read_text(encoding="utf-8")
    data = "".join(re.findall(r'<script type="application/json" data-json>(.*?)</script>', html))
    assert json.loads(re.findall(r"data-json>(.*?)</script>", html)[0])["tasks"]
    own = [data.encode(), (built / "assets/js/job-page.js").read_bytes()]
    assert sum(len(gzip.compress(part, mtime=0)) for part in own) < 40_000
