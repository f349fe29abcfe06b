"""A link to a work: given, changed on its way, opened where there is work already; any address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.tools import (
    Tool,
    each_linked,
    each_long,
    each_tool,
    each_unlinked,
    go_on_in,
)

ENCODE_AS_BEFORE = """async (value) => {
  const stream = new Blob([JSON.stringify(value)]).stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}"""
"""How links were made before they had a sum at their end."""
WITH_EITHER_END = f"""async (state) => {{
  const encode = {ENCODE_AS_BEFORE};
  const found = [];
  // Which ones end in `_`, the id of the work decides too: some never do. With this one there are enough.
  const same = state.replace(/"id":"[a-z0-9]{{14}}"/, '"id":"abcdefghijklmn"');
  for (let number = 0; number < 9999 && found.length < 2; number += 1) {{
    const text = `werk ${{number}}`;
    const hash = await encode(JSON.parse(same.replace('"werk"', JSON.stringify(text))));
    if (hash.endsWith("_") === (found.length === 1)) found.push([text, hash]);
  }}
  return found;
}}"""
"""Two works with their links: one that ends in a letter or digit, and one in `_`."""


def given(page: Page, tool: Tool, text: str = "uit de link") -> str:
    """A link of the tool, and the page empty again."""
    tool.open(page)
    tool.write(page, text)
    link = tool.link(page)
    tool.start_again(page)
    return link


@each_linked
def test_a_link_opens_in_a_page_that_is_open(page: Page, tool: Tool) -> None:
    link = given(page, tool)
    tool.write(page, "van mij")
    page.evaluate("(hash) => { location.hash = hash }", link.partition("#")[2])
    expect(page.locator(tool.line)).to_have_value("uit de link")
    assert "#" not in page.url
    page.reload()
    tool.wait(page)
    assert tool.text(page) == "uit de link"
    page.locator(f"{tool.root} [data-do=kept]").click()
    page.locator("[data-do=draft-open]").first.click()
    assert tool.text(page) == "van mij"


@each_linked
def test_a_link_ends_in_a_letter_or_digit(page: Page, tool: Tool) -> None:
    tool.open(page)
    for text in ("", "a", "b" * 99, "é" * 7):
        page.fill(tool.line, f"x{text}")
        assert re.search(r"#s=[\w-]+\.[0-9a-z]{7}$", tool.link(page))


@each_linked
@pytest.mark.parametrize(
    "change",
    ["{}.", "{})", "{}>", '{}"', "{}%20", "{}%22%3E", "{}…", "{},", "{}_"],
)
def test_signs_behind_a_link_are_left_out(page: Page, tool: Tool, change: str) -> None:
    link = given(page, tool)
    page.goto("404.html")
    page.goto(change.format(link))
    tool.wait(page)
    assert tool.text(page) == "uit de link"
    assert "link" not in tool.notices(page)


@each_linked
@pytest.mark.parametrize("change", ["s=", "s%3D", "s%3d"])
def test_an_escaped_link_opens(page: Page, tool: Tool, change: str) -> None:
    link = given(page, tool)
    page.goto("404.html")
    page.goto(link.replace("#s=", f"#{change}"))
    tool.wait(page)
    assert tool.text(page) == "uit de link"


@each_linked
@pytest.mark.parametrize(
    ("cut", "add", "said"),
    [
        (1, "", "Het einde van de link ontbrak"),
        (6, "", "Het einde van de link ontbrak"),
        (12, "", "veranderd of afgekapt"),
        (30, "", "veranderd of afgekapt"),
        (0, "x", "Achter de link stond nog iets"),
        (0, "Zie ook", "Achter de link stond nog iets"),
    ],
)
def test_a_sign_too_many_or_too_few_is_said(
    page: Page, tool: Tool, cut: int, add: str, said: str
) -> None:
    link = given(page, tool)
    tool.write(page, "van mij")
    page.goto("404.html")
    page.goto(link[: len(link) - cut] + add)
    tool.wait(page)
    assert tool.text(page) == ("uit de link" if add or cut < 8 else "van mij")
    assert said in tool.notices(page)


@each_linked
def test_a_sign_that_is_another_is_said(page: Page, tool: Tool) -> None:
    link = given(page, tool)
    middle = link.index("#s=") + 12
    sign = "A" if link[middle] != "A" else "B"
    page.goto("404.html")
    page.goto(link[:middle] + sign + link[middle + 1 :])
    tool.wait(page)
    assert tool.text(page) == ""
    assert "veranderd of afgekapt" in tool.notices(page)


@each_linked
def test_links_of_before_open(page: Page, tool: Tool) -> None:
    """Whatever they end in, and also when a program left out the last sign, or one came behind it."""
    tool.open(page)
    tool.write(page, "werk")
    state = page.evaluate(
        "(key) => localStorage[Object.keys(localStorage)"
        ".find((name) => name.startsWith(`${key}.draft.`))].split('\\n')[1]",
        tool.key,
    )
    found = page.evaluate(WITH_EITHER_END, state)
    assert [hash_.endswith("_") for _, hash_ in found] == [False, True]
    for text, hash_ in found:
        for changed in {hash_, hash_.removesuffix("_"), f"{hash_}.", f"{hash_})"}:
            page.goto("404.html")
            tool.open(page, f"#s={changed}")
            assert tool.text(page) == text, changed


@each_unlinked
def test_what_goes_into_no_link_offers_none_and_opens_none(page: Page, tool: Tool) -> None:
    """Whatever it makes may not travel in an address, so no address can hold any of it either."""
    tool.open(page)
    tool.write(page, "van een ander")
    state = page.evaluate(
        "(key) => JSON.parse(localStorage[Object.keys(localStorage)"
        ".find((name) => name.startsWith(`${key}.draft.`))].split('\\n')[1])",
        tool.key,
    )
    tool.write(page, "van mij")
    expect(page.locator("[data-do^=share], [data-part^=share], #desk-address")).to_have_count(0)
    packed = page.evaluate(
        "async (state) => (await import('/modules/base/packing.js')).encode(state)", state
    )
    page.evaluate("(packed) => { location.hash = `s=${packed}` }", packed)
    tool.settle(page)
    page.goto("404.html")
    tool.open(page, f"#s={packed}")
    expect(page.locator(tool.line)).to_have_value("van mij")
    assert "van een ander" not in page.evaluate("Object.values(localStorage).join()")


@each_tool
@pytest.mark.parametrize(
    "fragment",
    ["#100%", "#s=abc%2", "#%E0%A4%A", "#s=%FF%FE", "#%", "#s=", "#s%3D", "#s=%00", "#=", "#&&s"],
)
def test_no_address_stops_the_page(page: Page, tool: Tool, fragment: str) -> None:
    tool.open(page)
    tool.write(page, "van mij")
    page.goto("404.html")
    tool.open(page, fragment)
    assert tool.text(page) == "van mij"
    tool.write(page, "en verder")
    page.evaluate("(hash) => { location.hash = hash }", fragment[1:] + "1")
    tool.settle(page)
    page.goto("404.html")
    tool.open(page)
    assert tool.text(page) == "en verder"


@pytest.mark.parametrize("path", ["", "taken/", "begrippen/", "rollen/matrix/", "stappenplan/5/"])
def test_no_address_stops_any_page(page: Page, path: str) -> None:
    for fragment in ("#100%", "#s=abc%2", "#%E0%A4%A"):
        page.goto("404.html")
        page.goto(path + fragment)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@each_long
def test_what_the_tool_makes_as_a_link_it_takes(
    page: Page, tool: Tool, browser: Browser, base_url: str
) -> None:
    """A long text that hardly packs."""
    tool.open(page)
    page.fill(tool.line, "veel")
    for number, area in enumerate(page.locator(f"{tool.root} textarea").all()):
        area.evaluate(
            """(area, seed) => {
              const sign = () => {
                seed = (seed * 1103515245 + 12345) % 2147483648;
                return String.fromCharCode(33 + Math.floor(seed / 65536) % 90);
              };
              area.value = Array.from({ length: 4000 }, sign).join('');
              area.dispatchEvent(new Event('input', { bubbles: true }));
            }""",
            number + 7,
        )
    link = tool.link(page)
    assert len(link) > 15_000
    other = browser.new_context(base_url=base_url).new_page()
    other.goto(link)
    tool.wait(other)
    assert tool.text(other) == "veel"
    assert tool.notices(other) == ""
    other.context.close()


@each_linked
@pytest.mark.parametrize("missing", ["deflate-raw", "all"])
def test_sharing_works_in_older_browsers(
    page: Page, tool: Tool, missing: str, browser: Browser, base_url: str
) -> None:
    """Firefox before 113 has no CompressionStream, Chrome before 103 no raw one."""
    link = given(page, tool, "uit een nieuwe browser")
    script = {
        "all": "delete globalThis.CompressionStream; delete globalThis.DecompressionStream;",
        "deflate-raw": """for (const name of ['CompressionStream', 'DecompressionStream']) {
            const Known = globalThis[name];
            globalThis[name] = class { constructor(format) {
              if (format === 'deflate-raw') throw new TypeError('Unsupported format');
              return new Known(format); } };
          }""",
    }[missing]
    context = browser.new_context(base_url=base_url)
    context.add_init_script(script)
    old = context.new_page()
    old.goto(link)
    tool.wait(old)
    assert tool.text(old) == "uit een nieuwe browser"
    old.fill(tool.line, "uit een oude browser")
    back = tool.link(old)
    with old.expect_download() as waiting:
        old.locator(f"{tool.root} [data-do={tool.download}]:visible").click()
    content = waiting.value.path().read_bytes()
    go_on_in(old, "en")
    old.wait_for_url("**/en/**")
    tool.wait(old)
    assert tool.text(old) == "uit een oude browser"
    context.close()
    page.goto("404.html")
    page.goto(back)
    tool.wait(page)
    assert tool.text(page) == "uit een oude browser"
    tool.start_again(page)
    tool.reopen(page, content)
    expect(page.locator(tool.line)).to_have_value("uit een oude browser")


@each_linked
def test_the_language_link_leads_on_whatever_fails(
    browser: Browser, base_url: str, tool: Tool
) -> None:
    """Nothing can be kept, and nothing packed."""
    context = browser.new_context(base_url=base_url)
    context.add_init_script(
        """Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') };
        Object.defineProperty(globalThis, 'btoa', { value: () => { throw new Error('broken') } });"""
    )
    page = context.new_page()
    tool.open(page)
    page.fill(tool.line, "werk")
    go_on_in(page, "en")
    page.wait_for_url("**/en/**")
    context.close()


@each_linked
def test_the_link_to_the_other_language_holds_the_work_where_nothing_is_kept(
    browser: Browser, base_url: str, tool: Tool
) -> None:
    context = browser.new_context(base_url=base_url)
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    page = context.new_page()
    tool.open(page)
    page.fill(tool.line, "werk")
    go_on_in(page, "en")
    page.wait_for_url("**/en/**")
    tool.wait(page)
    assert tool.text(page) == "werk"
    context.close()


def test_own_inflate_reads_what_the_browser_packs(page: Page) -> None:
    """Random texts and bytes of every kind of block, cut and damaged ones too."""
    page.goto("404.html")
    found = page.evaluate(
        """async () => {
          const { inflated, stored } = await import('/modules/base/deflate.js');
          let seed = 5; const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 8) % n; };
          const wrong = [];
          let refused = 0;
          for (let n = 0; n < 120; n += 1) {
            const kinds = [2, 26, 256];
            const bytes = Uint8Array.from({ length: random(n < 100 ? 3000 : 150000) }, () => random(kinds[n % 3]));
            const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            const packed = new Uint8Array(await new Response(stream).arrayBuffer());
            for (const form of [packed, stored(bytes)]) {
              const back = inflated(form, 150000);
              if (back.length !== bytes.length || back.some((byte, at) => byte !== bytes[at])) wrong.push(n);
            }
            for (const spoil of [packed.slice(0, random(packed.length)), packed.map((byte) => (random(40) ? byte : random(256)))]) {
              try { inflated(spoil, 150000); } catch (error) { if (error instanceof RangeError) refused += 1; else wrong.push(String(error)); }
            }
            if (bytes.length > 1) try { inflated(packed, bytes.length - 1); wrong.push(`limit ${n}`); } catch { /* as it should */ }
          }
          return { wrong, refused };
        }"""
    )
    assert found["wrong"] == []
    assert found["refused"] > 100
