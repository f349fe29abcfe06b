"""Hundreds of spoilt states, links and files, given to the page as a visitor would give them."""

from __future__ import annotations

import base64
import os

import pytest
from playwright.sync_api import Page

from tests.browser.test_desk_fields import check_document
from tests.browser.tools import Tool, each_tool

SEED = int(os.environ.get("SEED", "20261126"))
CASES = 132
"""A tool: more than five hundred over all of them. `SEED=… pytest` tries others."""

SPOIL = r"""
let number = seed;
const random = (n) => { number = (number * 1103515245 + 12345) % 2147483648; return Math.floor(number / 16) % n; };
const nasty = ['<script>globalThis.pwned = 1</script>', '<img src=x onerror="globalThis.pwned=1">',
  'javascript:pwned=1', '__proto__', 'constructor', '\u0000\u000b\u000c\ud800', '${pwned=1}', ']]>', '=1+1',
  'x'.repeat(100000), '\ufffe\uffff', '2026-99-99', '12026-01-01', 'T99', '', 'BEGIN:VEVENT\r\nEND:VCALENDAR'];
const values = () => [...nasty, null, 7, -1, 1e300, true, [], {}, [[]], [[[]]], { length: 1e9 }, ['T01', {}],
  [['1', { owner: nasty[1], due: nasty[12] }]], Array(3000).fill(nasty[1]), Array(300).fill({ text: nasty[5], id: 'own-1' })];
const set = (target, key, value) => Object.defineProperty(target, key,
  { value, enumerable: true, configurable: true, writable: true });
/** Another value somewhere in a copy of a state, a few times. */
function spoilt(state) {
  const made = JSON.parse(JSON.stringify(state));
  for (let times = 0; times <= random(4); times += 1) {
    let at = made;
    for (let depth = random(5); depth > 0; depth -= 1) {
      const inside = Object.values(at).filter((value) => typeof value === 'object' && value !== null);
      if (inside.length) at = inside[random(inside.length)];
    }
    const keys = [...Object.keys(at), '__proto__', 'constructor', 'extra'];
    const all = values();
    set(at, keys[random(keys.length)], all[random(all.length)]);
  }
  return made;
}
function spoiltText(text) {
  const at = random(text.length);
  return [text.slice(0, at), text.slice(0, at) + text.slice(at + 1), `${text}${'._)>x'[random(5)]}`,
    text.slice(0, at) + String.fromCharCode(33 + random(90)) + text.slice(at + 1)][random(4)];
}
function spoiltBytes(bytes) {
  const made = bytes.slice();
  const kind = random(3);
  if (kind === 0) made[random(made.length)] ^= 1 << random(8);
  if (kind === 1) made.fill(random(256), random(made.length));
  return kind === 2 ? made.slice(0, random(made.length)) : made;
}
"""


def spoilt_case() -> str:
    """The script of one case: gives the page something spoilt, and tells what came of it."""
    return (
        """async ([name, cleaner, seed, document_, ending, downloads, linked]) => {
        const { encode } = await import('/modules/base/packing.js');
        const { readData } = await import('/modules/desk/desk.js');
        const { clean } = await import(`/modules/${name}/${cleaner}`);
        """
        + SPOIL
        + r"""
        const root = document.getElementById(name);
        const data = globalThis.deskData ??= readData(root);
        const raw = globalThis.deskState;
        const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
        const notices = () => [...root.querySelectorAll('.tw-notice')].map((notice) => notice.textContent);
        for (const notice of root.querySelectorAll('.tw-notice')) notice.remove();

        const made = spoilt(raw);
        // A page that hangs does so each time; a busy machine does not.
        let quickest = Infinity;
        let found = { state: null, lost: [] };
        for (let times = 0; times < 20 && quickest > 200; times += 1) {
          const start = performance.now();
          found = clean(JSON.parse(JSON.stringify(made)), data);
          quickest = Math.min(quickest, performance.now() - start);
        }

        const give = (content, file) => {
          const list = new DataTransfer();
          list.items.add(new File([content], file));
          const input = root.querySelector('#desk-file');
          input.files = list.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        };
        const json = (state) => JSON.stringify({ kind: `urn:ict-teamwijzer:${name}`, state });
        const kind = random(6);
        if (kind === 0) location.hash = `s=${await encode(made)}`;
        if (kind === 1) location.hash = `s=${spoiltText(await encode(raw))}`;
        if (kind === 2) give(json(made), 'a.json');
        if (kind === 3) give(spoiltText(json(raw)), 'a.json');
        if (kind === 4) give(spoiltBytes(Uint8Array.from(atob(document_), (letter) => letter.charCodeAt(0))), `a.${ending}`);
        if (kind === 5) location.hash = `${spoiltText('s=%3Cimg%20src=x%3E')}%`;
        // What the page makes of it may come later than this: then it is seen with the next case.
        await wait(20);
        const answer = () => root.querySelector('dialog[open] [data-part=ask-choices] button')?.click();
        answer();
        await wait(10);

        const isNamed = () => !(linked ? [0, 2] : [2]).includes(kind) || !found.state || !found.lost.length
          || notices().some((text) => found.lost.every((name_) => text.includes(name_)));
        for (let times = 0; times < 1000 && !isNamed(); times += 1) {
          await wait(10);
          answer();
        }
        const handed = [];
        const create = URL.createObjectURL;
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = () => {};
        for (const what of downloads) {
          let blob = null;
          const before = notices().length;
          URL.createObjectURL = (given) => { blob = given; return create.call(URL, given); };
          root.querySelector(`[data-do=${what}]`).click();
          const refused = () => notices().slice(before).some((text) => /gemaakt worden|een datum|plaats voor/.test(text));
          for (let times = 0; times < 20_000 && !blob && !refused(); times += 1) await wait(3);
          if (!blob && !refused()) throw new Error(`nothing came of ${what}: ${notices()}`);
          if (!blob) { handed.push(''); continue; }
          const bytes = new Uint8Array(await blob.arrayBuffer());
          let text = '';
          for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
          handed.push(btoa(text));
        }
        URL.createObjectURL = create;
        HTMLAnchorElement.prototype.click = click;
        return { kind, quickest, named: isNamed(), handed, notices: notices(), lost: found.lost,
          pwned: globalThis.pwned ?? null, polluted: {}.extra ?? null };
      }"""
    )


KEPT = """(key) => {
  const item = Object.keys(localStorage).find((name) => name.startsWith(`${key}.draft.`));
  globalThis.deskState = JSON.parse(localStorage[item].split('\\n')[1]);
  return [item, localStorage[item]];
}"""
"""Notes the work for `spoilt_case`; where it lies, and what lies there."""
LINKS = (0, 1, 5)
"""The kinds of a case that give the page an address."""


@each_tool
@pytest.mark.parametrize("part", range(4))
def test_nothing_that_is_spoilt_does_harm(page: Page, tool: Tool, part: int) -> None:
    seed = SEED + part
    print(f"SEED={SEED}")  # pytest shows it when this fails
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => { throw new Error(event.violatedDirective) })"
    )
    # Days and ids stand in documents, of which a spoilt byte is to be the same one each time.
    page.clock.set_fixed_time("2026-11-27T09:00:00")
    page.add_init_script("let ids = 0; crypto.getRandomValues = (list) => list.fill((ids += 1));")
    tool.open(page)
    tool.write(page, "van mij")
    tool.add(page, "en dit ook")
    tool.settle(page)
    item, own = page.evaluate(KEPT, tool.key)
    with page.expect_download() as waiting:
        page.locator(f"{tool.root} [data-do={tool.download}]:visible").click()
    document = base64.b64encode(waiting.value.path().read_bytes()).decode()
    if tool.is_clearing:
        tool.start_again(page)
    script = spoilt_case()
    for number in range(CASES // 4):
        where = f"SEED={SEED}, {tool.name}, part {part}, case {number}"
        found = page.evaluate(
            script,
            [
                *(tool.name, tool.cleaner, seed * 1000 + number, document, tool.ending),
                *(tool.downloads, tool.is_linked),
            ],
        )
        assert found["pwned"] is None, where
        assert found["polluted"] is None, where
        assert found["quickest"] < 200, where
        assert found["named"], (where, found["kind"], found["lost"], found["notices"])
        # What opens files beside one's own work changes that; no address may.
        if tool.is_clearing or found["kind"] in LINKS:
            assert own in page.evaluate("Object.values(localStorage)"), where
        for content in filter(None, found["handed"]):
            check_document(base64.b64decode(content))
        assert found["handed"][0], (where, found["notices"])
        if not tool.is_clearing:
            page.goto("404.html")
            page.evaluate(
                "([item, own]) => { localStorage.clear(); localStorage[item] = own }", [item, own]
            )
            tool.open(page)
            page.evaluate(KEPT, tool.key)
            continue
        tool.settle(page)
        page.evaluate(
            """([key, own]) => {
              for (const name of Object.keys(localStorage)) {
                if (name.startsWith(`${key}.draft.`) && localStorage[name] !== own) localStorage.removeItem(name);
              }
            }""",
            [tool.key, own],
        )
