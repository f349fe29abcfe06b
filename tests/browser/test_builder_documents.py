"""The Word documents that the builder writes, opened as any other document."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Page

from teamwijzer.addresses import root_of
from teamwijzer.languages import about
from teamwijzer.model import LANGUAGES
from tests.browser.test_builder_texts import FULL, OFFER, PRESETS
from tests.browser.tools import start_again
from tests.conftest import Convert
from tests.documents.test_office import check_layout, letters, paper
from tests.documents.test_packages import check_package

KINDS = ("job", "vacancy")


def made(
    page: Page, preset: str, language: str, kind: str, fields: dict[str, str] | None = None
) -> tuple[bytes, list[str]]:
    """A downloaded document, and the lines of the preview beside it."""
    page.goto(f"{root_of(language)}functiebeschrijving/")
    page.locator(f"[data-preset={preset}]").click()
    page.locator(f"#b-tab-{kind}").click()
    for name, value in (fields or {}).items():
        page.locator("details", has=page.locator(f"[name='{name}']")).evaluate(
            "d => { d.open = true }"
        )
        field = page.locator(f"[name='{name}']")
        field.select_option(value) if name in ("unit", "office") else field.fill(value)
    with page.expect_download() as waiting:
        page.locator("[data-do=download]:visible").click()
    lines = page.eval_on_selector_all(
        "#b-preview :is(h3, h4, h5, p, li, th, td)", "all => all.map(e => e.textContent)"
    )
    return Path(waiting.value.path()).read_bytes(), lines


def paragraphs(content: bytes) -> list[str]:
    """All text of a document in reading order, blanks included."""
    body: Any = docx.Document(io.BytesIO(content)).element.body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{word}t")) for p in body.iter(f"{word}p")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_the_document_says_what_the_preview_says(
    page: Page, preset: str, language: str, kind: str
) -> None:
    content, lines = made(page, preset, language, kind)
    check_package(content)
    assert [p for p in paragraphs(content) if p] == [line for line in lines if line]
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title == lines[0].partition(", [")[0]
    assert document.core_properties.language == about(language).locale
    styles = {p.style.name for p in document.paragraphs if p.style}
    assert {"Title", "Heading 1"} <= styles


def test_the_document_is_the_schools(page: Page) -> None:
    """Footer, properties and what travels along: nothing of ours, and nothing of the other text."""
    fields = {"head.number": "012345", "head.evaluator-1": "An Peeters", "offer.school": "De Linde"}
    content, _ = made(page, "digicoach", "nl", "vacancy", fields)
    document = docx.Document(io.BytesIO(content))
    core = document.core_properties
    assert (core.author, core.last_modified_by) == ("De Linde", "De Linde")
    assert core.subject == "Vacature"
    footer: Any = document.sections[0].footer.paragraphs[0]._p
    said = "".join(t.text for t in footer.iter() if t.tag.endswith("}t"))
    assert said == "De Linde · Pagina 1 van 1"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    for name, part in parts.items():
        for word in ("012345", "An Peeters", "ICT-teamwijzer", "Versie"):
            assert word not in part, (name, word)


@pytest.mark.office
@pytest.mark.parametrize("language", OFFER)
def test_a_filled_vacancy_is_one_page(
    page: Page, convert: Convert, tmp_path: Path, language: str
) -> None:
    fields = {f"offer.{name}": value for name, value in OFFER[language].items()}
    fields |= {"offer.school": "Basisschool De Linde", "hours": "50", "unit": "percent"}
    sources = []
    for preset in FULL:
        content, _ = made(page, preset, language, "vacancy", {**fields, "office": "ict"})
        sources.append(tmp_path / f"{preset}-{language}.docx")
        sources[-1].write_bytes(content)
    pages = [len(paper(pdf)) for pdf in convert(sources, "pdf")]
    assert pages == [1] * len(FULL)


@pytest.mark.office
def test_the_signatures_stay_on_one_page(page: Page, convert: Convert, tmp_path: Path) -> None:
    """However long the text is: with each more line the table moves on as a whole."""
    sources = []
    content, _ = made(page, "technical-ict-coordinator", "nl", "job")
    for number in range(0, 30, 3):
        document = docx.Document(io.BytesIO(content))
        for _ in range(number):
            document.paragraphs[0].insert_paragraph_before("Nog een regel.")
        sources.append(tmp_path / f"{number}.docx")
        document.save(str(sources[-1]))
    for pdf in convert(sources, "pdf"):
        said = [" ".join(word.text for word in p.words) for p in paper(pdf)]
        (where,) = [n for n, text in enumerate(said) if "Handtekeningen" in text]
        assert "De tweede evaluator" in said[where], pdf


@pytest.mark.office
def test_documents_open_in_an_office_suite(page: Page, convert: Convert, tmp_path: Path) -> None:
    sources = []
    for language in LANGUAGES:
        for kind in KINDS:
            for preset in PRESETS:
                content, _ = made(page, preset, language, kind)
                sources.append(tmp_path / f"{preset}-{kind}-{language}.docx")
                sources[-1].write_bytes(content)
    for source, pdf in zip(sources, convert(sources, "pdf"), strict=True):
        pages = paper(pdf)
        assert len(pages) <= 2, source.name
        check_layout(pages)
        shown = letters(" ".join(word.text for p in pages for word in p.words))
        for text in paragraphs(source.read_bytes()):
            if not re.search(r"\[", text):  # a cell of blanks may be read in another order
                assert all(letters(word) in shown for word in text.split()), (source.name, text)


def test_a_document_opens_again(page: Page, tmp_path: Path) -> None:
    page.goto("functiebeschrijving/")
    page.locator("[data-preset=technical-ict-coordinator]").click()
    page.evaluate("document.querySelectorAll('#job details').forEach(d => { d.open = true })")
    page.fill("#b-title", "Netwerkbeheerder & meer")
    page.fill("#b-own-new", "repareert <drones>")
    page.locator("[data-do=own-add]").click()
    page.locator("input[name=tasks][value=T09]").uncheck()
    page.locator("#b-preview h3").wait_for()
    before = page.locator("#b-preview").inner_text()
    with page.expect_download() as waiting:
        page.locator("[data-do=download]:visible").click()
    assert waiting.value.suggested_filename == "functiebeschrijving-netwerkbeheerder-meer.docx"
    file = tmp_path / "text.docx"
    file.write_bytes(Path(waiting.value.path()).read_bytes())
    assert "<drones>" in "".join(paragraphs(file.read_bytes()))
    start_again(page)
    assert page.locator("#b-preview").inner_text() != before
    page.locator("[data-do=kept]").click()
    page.set_input_files("#desk-file", file)
    page.wait_for_function("t => document.querySelector('#b-preview').innerText === t", arg=before)
    # In the other language as well: the state knows no language.
    page.goto("en/functiebeschrijving/")
    start_again(page)
    page.locator("[data-do=kept]").click()
    page.set_input_files("#desk-file", file)
    page.wait_for_selector("#b-preview :text('Netwerkbeheerder & meer')")
    assert page.locator("#b-preview [lang=nl]").all_inner_texts()[-1] == "repareert <drones>"


def test_blanks_stay_blanks_in_word(page: Page) -> None:
    content, _ = made(page, "blank", "nl", "vacancy")
    xml = docx.Document(io.BytesIO(content)).element.xml
    assert 'w:val="offer.school"' in xml
    assert "[naam van de school]" in xml
    assert xml.count("<w:showingPlcHdr/>") == len(re.findall(r"<w:sdt>", xml)) == 15
    assert xml.count('<w:highlight w:val="yellow"/>') == 15


def test_without_the_form_the_text_is_still_there(page: Page) -> None:
    page.goto("functiebeschrijving/")
    page.route("**/*.docx", lambda route: route.fulfill(body=base64.b64decode("UEsD"), status=200))
    page.locator("[data-do=download]:visible").click()
    page.wait_for_selector(".tw-notice:has-text('kon niet gemaakt worden')")
    assert page.locator("#b-preview h3").inner_text()
