"""What may be typed or pasted, what a field says of it, and that every document still opens."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import docx
import icalendar
import openpyxl
import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from tests.browser.tools import TOOLS, Tool, each_tool, each_with_own

UNFIT = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"]
UNFIT += ["\ufffe", "\uffff", "\x7f", "\x85", "\u2028", "\u2029"]
FILL = """(field, [unfit, lone]) => {
  const whole = unfit.join('a') + (lone ? '\\ud800b\\udc00' : '');
  field.value = `x${whole}`.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}"""


def taken(page: Page, root: str, what: str) -> bytes:
    """What a button hands over."""
    with page.expect_download() as waiting:
        page.eval_on_selector(f"{root} [data-do={what}]", "button => button.click()")
    return waiting.value.path().read_bytes()


def check_document(content: bytes) -> str:
    """The text of a document; it must open in the libraries that people read it with."""
    if content.startswith(b"\xef\xbb\xbf"):
        return "\n".join(
            ";".join(row) for row in csv.reader(content.decode("utf-8-sig").splitlines())
        )
    if content.startswith(b"{"):
        return json.dumps(json.loads(content), ensure_ascii=False)
    if not content.startswith(b"PK"):
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        return "\n".join(str(event["SUMMARY"]) for event in events)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(packed.read(name))
        if "xl/workbook.xml" in packed.namelist():
            openpyxl.load_workbook(io.BytesIO(content))
            return ""
    document = docx.Document(io.BytesIO(content))
    return "\n".join(
        text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")
    )


@each_tool
def test_no_sign_spoils_a_document(page: Page, tool: Tool) -> None:
    tool.open(page)
    fields = page.locator(
        f"{tool.root} :is(textarea, input:not([type]), input[type=text], input[type=search])"
    )
    for field in fields.all():
        if field.is_editable():
            field.evaluate(FILL, [UNFIT, True])
    if tool.name == "walk":
        page.eval_on_selector(
            f"{tool.root} input[type=date]",
            "field => { field.value = '2026-12-01'; field.dispatchEvent(new Event('input', { bubbles: true })) }",
        )
    value = page.locator(tool.area).first.input_value()
    assert ("a\na" in value) == tool.is_long  # what reads as a line break is one
    assert not set(value) & set(UNFIT)
    for button in page.locator(f"{tool.root} [data-do$=-add]").all():
        button.evaluate("button => button.click()")  # takes in what was typed beside it
    for what in tool.downloads:
        check_document(taken(page, tool.root, what))
    state = page.evaluate("Object.values(localStorage).join()")
    assert not set(state) & set(UNFIT)


def test_writers_refuse_what_their_format_cannot_hold(page: Page) -> None:
    """Should a sign get past the fields, no document is made that cannot be opened."""
    page.goto("404.html")
    found = page.evaluate(
        """async () => {
          const { serialise } = await import('/modules/office/xml.js');
          const { refuse } = await import('/modules/base/clean.js');
          const passed = [];
          for (let code = 0; code <= 0xffff; code += 1) {
            if (code > 0x2100 && code < 0xd7f0) continue;
            const text = `a${String.fromCharCode(code)}b`;
            try { refuse(text); } catch { continue; }
            passed.push(code);
          }
          const xml = document.implementation.createDocument('urn:x', 'x');
          xml.documentElement.textContent = 'a\\u000bb';
          let made = true;
          try { serialise(xml); } catch (error) { made = !(error instanceof RangeError); }
          return { passed, made };
        }"""
    )
    assert found["made"] is False
    refused = {code for code in range(0x10000) if not 0x2100 < code < 0xD7F0} - set(found["passed"])
    held = {0x9, 0xA, 0xD}
    assert refused == (set(range(0x20)) - held) | set(range(0xD800, 0xE000)) | {0xFFFE, 0xFFFF}


# Limits


@each_tool
@pytest.mark.parametrize("kind", ["line", "area"])
def test_a_limit_is_said_where_one_types(page: Page, tool: Tool, kind: str) -> None:
    most = tool.most[kind == "area"]
    tool.open(page)
    field = page.locator(getattr(tool, kind)).first
    field.focus()
    page.keyboard.insert_text("a" * (most - 1))
    expect(page.locator(f"{tool.root} .tw-wrong")).to_have_count(0)
    page.keyboard.insert_text("b" * 900)
    wrong = field.locator("xpath=following-sibling::*[contains(@class, 'tw-wrong')]")
    expect(wrong).to_contain_text(f"ten hoogste {most} tekens")
    typed = field.input_value()
    assert len(typed) == most
    tool.settle(page)
    page.reload()
    tool.wait(page)
    assert page.locator(getattr(tool, kind)).first.input_value() == typed
    assert "niet bruikbaar" not in tool.notices(page)
    page.locator(getattr(tool, kind)).first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    expect(page.locator(f"{tool.root} .tw-wrong")).to_have_count(0)


@each_with_own
def test_one_more_of_ones_own_than_fits_is_said(page: Page, tool: Tool) -> None:
    tool.open(page)
    if tool.name == "walk":
        page.locator("#w-tab-stand").click()
    assert tool.own
    field, button, most = tool.own
    for number in range(most + 1):
        page.fill(field, f"eigen {number}")
        page.eval_on_selector(f"{tool.root} [data-do={button}]", "button => button.click()")
    assert re.search(rf"\b{most}\b.*(zelf|eigen)", tool.notices(page))
    tool.settle(page)
    page.reload()
    tool.wait(page)
    assert "niet bruikbaar" not in tool.notices(page)
    text = page.locator(f"{tool.root}").inner_text() + page.evaluate(
        "Object.values(localStorage).join()"
    )
    assert f"eigen {most - 1}" in text
    assert f"eigen {most}" not in page.evaluate("Object.values(localStorage).join()")


# Days


@pytest.mark.parametrize("value", ["12026-01-01", "275760-09-13", "0001-01-01", "1899-12-31"])
def test_a_day_that_cannot_be_is_refused_at_its_field(page: Page, value: str) -> None:
    walk = next(tool for tool in TOOLS if tool.name == "walk")
    walk.open(page)
    field = page.locator("#w-due-1")
    field.fill("2026-12-01")
    field.evaluate(
        """(field, value) => { field.value = value;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          field.dispatchEvent(new Event('change', { bubbles: true })); }""",
        value,
    )
    field.focus()
    page.locator("#w-owner-1").focus()
    wrong = page.locator(f"{walk.root} .tw-wrong")
    expect(wrong).to_contain_text("een jaar van vier cijfers")
    expect(field).to_have_attribute("aria-invalid", "true")
    for what in walk.downloads:
        content = taken(page, walk.root, what)
        check_document(content)
        assert b"Invalid Date" not in content
    field.fill("2027-01-02")
    expect(wrong).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")
