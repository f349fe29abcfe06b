"""The zip file for offline use, unpacked and opened from a disk."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from teamwijzer.offline import FOLDER, START, ZIP
from tests.browser.tools import start_again
from tests.site.test_site import links, pages, soup


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline disk")  # a name that an address must spell
    with zipfile.ZipFile(built / ZIP) as packed:
        packed.extractall(folder)
    return folder / FOLDER


@pytest.fixture
def disk(browser: Browser, unpacked: Path) -> Iterator[Page]:
    """A page on which nothing may go wrong, and nothing may be asked of a network."""
    wrong: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    # A request that the next page cuts short is no failure.
    page.on(
        "requestfailed",
        lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(f"failed: {r.url}"),
    )
    page.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "blob:", "data:")) else wrong.append(r.url),
    )
    page.goto((unpacked / START).as_uri())
    page.wait_for_url("**/site/index.html")
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def alone(unpacked: Path, tmp_path: Path) -> Path:
    """The page on top as it stands where somebody opens it inside the zip file: by itself."""
    return Path(shutil.copy(unpacked / START, tmp_path))


def test_inside_the_zip_file_the_page_says_to_unpack_it(browser: Browser, alone: Path) -> None:
    page = browser.new_page()
    page.goto(alone.as_uri())
    expect(page.get_by_role("heading", name="Pak het zipbestand eerst uit")).to_be_visible()
    expect(page.get_by_role("heading", name="Unpack the zip file first")).to_be_visible()
    expect(page.get_by_text("Alles uitpakken")).to_be_visible()
    expect(page.get_by_role("link")).to_have_count(0)
    assert page.url == alone.as_uri()
    page.close()


def test_without_script_the_page_on_top_leads_on_too(browser: Browser, unpacked: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((unpacked / START).as_uri())
    expect(page.get_by_role("heading")).to_have_count(0)
    page.get_by_role("link", name="ICT Team Guide").click()
    page.wait_for_url("**/site/en/index.html")
    context.close()


def test_every_address_names_a_file(unpacked: Path) -> None:
    dead = []
    for page in [unpacked / START, *pages(unpacked / "site")]:
        for _, link in links(page):
            target = urlsplit(link)
            if target.scheme or not target.path:
                continue
            if not (page.parent / unquote(target.path)).is_file():
                dead.append(f"{page.relative_to(unpacked)}: {link}")
    assert dead == []


def test_it_offers_no_copy_of_itself(unpacked: Path, built: Path) -> None:
    offered = f'href="../{ZIP}"'
    assert offered in (built / "sjablonen/index.html").read_text(encoding="utf-8")
    inside = (unpacked / "site/sjablonen/index.html").read_text(encoding="utf-8")
    assert ZIP not in inside
    assert "zonder internet" not in inside


def test_the_policy_names_files_and_no_site(unpacked: Path) -> None:
    """Chromium takes 'self' for a disk too; the standard does not, nor need other browsers."""
    for page in pages(unpacked / "site"):
        policy = soup(page).select_one("meta[http-equiv=Content-Security-Policy]")
        assert policy is not None, page
        assert "script-src file: 'sha256-" in str(policy["content"]), page
        assert "'self'" not in str(policy["content"]), page


def test_filters_and_search(disk: Page) -> None:
    disk.get_by_role("link", name="Taken", exact=True).click()
    disk.get_by_label("Zoek in titel, uitleg en code").fill("helpdesk")
    expect(disk.locator("tbody tr:visible").first).to_contain_text("T03")
    assert disk.locator("tbody tr:visible").count() < 10
    disk.get_by_role("button", name="Zoeken op deze site").click()
    disk.get_by_role("dialog").get_by_role("searchbox").fill("klankbordgroep")
    disk.locator("#search li a").first.click()
    expect(disk).not_to_have_url(re.compile(r"/taken/index\.html"))
    expect(disk.get_by_role("heading", level=1)).to_be_visible()
    assert disk.url.partition("#")[0].endswith("index.html")
    disk.get_by_role("link", name="English").click()
    disk.get_by_role("button", name="Search this site").click()
    disk.get_by_role("dialog").get_by_role("searchbox").fill("printer")
    expect(disk.locator("#search li a").first).to_contain_text("print")


def test_the_builder_writes_a_document(disk: Page, tmp_path: Path) -> None:
    disk.get_by_role("link", name="Functiebeschrijving", exact=True).click()
    disk.locator("#job button[data-preset=technical-ict-coordinator]").click()
    expect(disk.locator("#b-preview h3").first).to_be_visible()
    with disk.expect_download() as waiting:
        disk.locator("#job button[data-do=download]:visible").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert "word/document.xml" in zipfile.ZipFile(file).namelist()
    disk.reload()
    expect(disk.locator("#b-preview h3").first).to_be_visible()  # kept in the browser


def test_the_walk_can_be_walked(disk: Page, tmp_path: Path) -> None:
    disk.goto(disk.url.replace("site/index.html", "site/stappenplan/start/index.html"))
    disk.locator("#walk input[type=radio]:visible").first.check()
    with disk.expect_download() as waiting:
        disk.locator("#walk button[data-do=download]:visible").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert "word/document.xml" in zipfile.ZipFile(file).namelist()


def test_the_planner_agrees_on_mandates_and_fills_the_form(disk: Page, tmp_path: Path) -> None:
    """Words, views and the blank form come from the disk too."""
    disk.get_by_role("link", name="Taakverdeling", exact=True).click()
    disk.locator("#p-name").fill("An")
    disk.keyboard.press("Enter")
    disk.locator("#p-tab-mandates").click()
    disk.locator("#p-mandate-technical-decides summary").click()
    disk.locator("#p-mandate-technical-decides").get_by_label("An").check()
    with disk.expect_download() as waiting:
        disk.locator("[data-do=agree-word]").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    with zipfile.ZipFile(file) as form:
        assert ">An<" in form.read("word/document.xml").decode()
    disk.locator("#p-tab-schools").click()
    expect(disk.locator("[data-part=view-schools]")).to_contain_text("nog maar één school")


def test_the_planner_fills_a_workbook_and_opens_it_again(disk: Page, tmp_path: Path) -> None:
    disk.get_by_role("link", name="Taakverdeling", exact=True).click()
    disk.locator("#p-name").fill("An")
    disk.keyboard.press("Enter")
    disk.locator("#p-school-name").fill("De Linde")
    cell = disk.locator("[data-row=T01] [data-cell]")
    cell.fill("2,5")
    cell.press("Enter")
    with disk.expect_download() as waiting:
        disk.locator("#plan [data-do=workbook]").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name == "de-linde.xlsx"
    disk.reload()
    expect(cell).to_have_value("2,5")  # kept in the browser
    start_again(disk)
    expect(cell).to_have_count(0)
    disk.locator("#desk-file").set_input_files(file)
    disk.locator("dialog[open] [data-part=ask-choices] button").first.click()
    expect(cell).to_have_value("2,5")
    assert disk.locator("[data-sum=cluster-technical]").inner_text() == "27 taken · 2,5 u"


def test_the_tasks_are_sorted_and_the_planner_gets_them(disk: Page) -> None:
    disk.goto(disk.url.replace("site/index.html", "site/stappenplan/start/index.html"))
    disk.locator("#w-school").fill("De Linde")
    disk.locator("#w-tab-sort").click()
    disk.locator("#w-sort-T01").select_option("later")
    disk.locator("[data-do=meeting]").click()
    disk.locator("[data-part=meeting][open]").get_by_label("Samen").check()
    link = disk.locator("[data-part=meeting-task] a")
    assert str(link.get_attribute("href")).endswith("/taken/t02/index.html")
    disk.keyboard.press("Escape")
    disk.locator("#w-tab-stand").click()
    disk.locator("[data-do=to-planner]").click()
    expect(disk.locator("#p-school-name")).to_have_value("De Linde")
    expect(disk.locator("[data-row=T01] [data-sort=priority]")).to_have_value("long-term")
    expect(disk.locator("[data-row=T02] [data-sort=level]")).to_have_value("school-group")


def test_a_scan_is_filled_in_and_opened_again(disk: Page, tmp_path: Path) -> None:
    disk.goto(disk.url.replace("site/index.html", "site/competenties/scan/index.html"))
    disk.locator("#s-name").fill("An")
    disk.locator("[data-level=technical-knowledge][value=alone]").check()
    page = disk.locator("[data-row=technical-knowledge] a").get_attribute("href")
    assert str(page).endswith("/competenties/technical-knowledge/index.html")
    with disk.expect_download() as waiting:
        disk.locator("[data-do=hand-mine]").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name == "competentiescan-an.json"
    disk.locator("[data-do=erase]").click()
    disk.locator("[data-part=ask][open] button").first.click()
    expect(disk.locator("#s-name")).to_have_value("")
    disk.locator("#desk-file").set_input_files(file)
    expect(disk.locator("#s-name")).to_have_value("An")
    expect(disk.locator("[data-level=technical-knowledge][value=alone]")).to_be_checked()
