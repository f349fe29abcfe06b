"""The texts of the builder without its page: composing, cleaning, documents.

The modules run in the browser, as they do for a visitor. `GOLDEN=write` writes the golden
texts anew; read what changed before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Preset
from teamwijzer.scripts import Scripts
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "golden"
PRESETS = list(read(ROOT / "data").of(Preset))
MODULES = """
const base = new URL('/modules/', location);
const job = Object.assign({}, ...await Promise.all(
  ['job/state.js', 'job/text.js', 'base/blocks.js'].map((name) => import(new URL(name, base)))));
const { readData } = await import(new URL('desk/desk.js', base));
const data = readData(document.getElementById('job'));
const chosen = (preset) => job.begin(job.empty(), preset, data);
"""


def test_a_linked_script_hands_over_what_the_module_exports(page: Page) -> None:
    """What runs on the pages is what the tests here look into."""
    page.goto("over/privacy/")
    page.evaluate(Scripts(ROOT / "content/assets/js").linked("job/text.js"))
    linked = "globalThis['teamwijzer job-text.js']"
    names = page.evaluate(f"Object.keys({linked}).sort()")
    assert names == page.evaluate(
        "async () => Object.keys(await import('/modules/job/text.js')).sort()"
    )
    assert page.evaluate(f"{linked}.VERSION") == page.evaluate(
        "async () => (await import('/modules/job/text.js')).VERSION"
    )


def root(language: str) -> str:
    return "" if language == "nl" else f"{language}/"


def run(page: Page, language: str, body: str, argument: Any = None) -> Any:
    """What `body` returns, with the modules and the data of the page at hand."""
    page.goto(f"{root(language)}functiebeschrijving/")
    return page.evaluate(f"async (given) => {{ {MODULES} {body} }}", argument)


@pytest.mark.parametrize("kind", ["job", "vacancy"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_the_text_of_each_preset(page: Page, preset: str, language: str, kind: str) -> None:
    body = "return job.markdown(job.compose(chosen(given.preset), data, given.kind));"
    made = run(page, language, body, {"preset": preset, "kind": kind})
    golden = GOLDEN / f"{preset}-{kind}-{language}.md"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_everything_that_can_be_filled_in_is_in_the_text(page: Page) -> None:
    body = """
    const state = { ...chosen('pedagogical-ict-coordinator'), title: 'Hoofd digitaal leren',
      hours: '18', unit: 'hours', level: 'school', education: 'master', municipal: true,
      programmes: true, needs: true, purpose: 'Een eigen doel.', invitation: 'Kom erbij.' };
    state.own.push({ id: 'own-1', text: 'repareert  drones', lang: 'nl' });
    state.words.push(['vacancy:P01', 'met leraren op stap gaan'], ['job:A1.1', 'kent de visie']);
    for (const name of job.HEAD) state.head[name] = `hoofd ${name}`;
    for (const name of job.OFFER) state.offer[name] = `bod ${name}`;
    return ['job', 'vacancy'].map((kind) => job.plain(job.compose(state, data, kind)));
    """
    texts = run(page, "nl", body)
    for text in texts:
        assert "[" not in text.replace("[vul in]", "")
        assert "- repareert drones\n" in text
        assert "18 uur per week" in text
        assert "Hoofd digitaal leren" in text
    job, vacancy = texts
    assert "Wie deze functie opneemt,\n- " in job
    assert "- kent de visie\n" in job
    assert "werkt samen met de functionaris voor gegevensbescherming (DPO) van de gemeente" in job
    assert "Onderwijsinstelling: hoofd institution" in job
    assert "Een eigen doel." in job
    assert "Kom erbij." not in job
    assert "- met leraren op stap gaan\n" in vacancy
    assert "bod school zoekt een Hoofd digitaal leren (m/v/x)." in vacancy
    assert "gemeente" not in vacancy
    assert "Kom erbij." in vacancy
    assert "uiterlijk op bod deadline naar bod apply." in vacancy
    assert vacancy.index("Wat je doet") < vacancy.index("Hoe je werkt") < vacancy.index("Wat je me")


def test_no_empty_part_and_no_label_without_its_list(page: Page) -> None:
    """Whatever is left out: a heading is followed by something, a lead by its list."""
    body = """
    const wrong = [];
    for (const preset of data.presets.keys()) {
      for (const without of ['tasks', 'duties', 'required', 'preferred', 'proof']) {
        const state = chosen(preset);
        state[without] = without === 'proof' ? false : [];
        for (const kind of ['job', 'vacancy']) {
          const blocks = job.compose(state, data, kind);
          blocks.forEach((block, at) => {
            const next = blocks[at + 1];
            if (block.kind === 'heading' && (!next || next.kind === 'heading' && next.level <= block.level))
              wrong.push([preset, without, kind, block.text]);
            if (block.lead && next?.kind !== 'list') wrong.push([preset, without, kind, block.runs]);
            if (block.kind === 'list' && !block.items.length) wrong.push([preset, without, kind]);
          });
        }
      }
    }
    return wrong;
    """
    assert run(page, "nl", body) == []


def test_the_part_on_teaching_needs_proof(page: Page) -> None:
    body = """
    const state = chosen('pedagogical-ict-coordinator');
    const text = () => ['job', 'vacancy'].map((kind) => job.plain(job.compose(state, data, kind))).join('');
    const withProof = text();
    state.proof = false;
    return [withProof, text()];
    """
    with_proof, without = run(page, "nl", body)
    assert "A.3 Pedagogisch-didactisch" in with_proof
    assert "bewijs van pedagogische bekwaamheid" in with_proof
    assert "A.3" not in without
    assert "bewijs van pedagogische bekwaamheid" not in without


def test_markdown_of_what_a_school_types_is_text(page: Page) -> None:
    body = """
    const state = chosen('blank');
    state.title = '# *Hoofd* <b>[ict](https://a.example)</b>';
    state.own.push({ id: 'own-1', text: '1. _doet_ `dit` | en dat', lang: 'nl' });
    return job.markdown(job.compose(state, data, 'job'));
    """
    text = run(page, "nl", body)
    assert r"# \*Hoofd\* \<b\>\[ict\](https://a.example)\</b\>" in text
    assert r"- 1\. \_doet\_ \`dit\` \| en dat" in text


def test_what_is_left_out_and_what_is_too_much(page: Page) -> None:
    body = """
    const state = chosen('technical-ict-coordinator');
    const small = job.tooMuch(state, data);
    state.tasks = state.tasks.filter((code) => code !== 'T01');
    state.duties = state.duties.filter((code) => code !== 'A1.1');
    state.preferred = [...state.preferred, state.required.shift()];
    const left = job.leftOut(state, data).map(({ code, why }) => `${code} ${why}`);
    state.core = ['T18'];
    const own = job.leftOut(state, data).map(({ code, why }) => `${code} ${why}`);
    state.tasks = [...data.tasks.keys()];
    return { small, left, own, large: job.tooMuch(state, data) };
    """
    found = run(page, "nl", body)
    assert not found["small"]
    assert found["large"]
    assert {"T01 preset", "A1.1 preset"} <= set(found["left"])
    assert "B02 core" in found["left"]
    assert not any(entry.startswith(("technical-knowledge", "P0")) for entry in found["left"])
    assert "T18 core" in found["own"]
    assert "B02 core" not in found["own"]


# What comes from outside


def test_a_state_is_rebuilt_and_what_was_lost_is_named(page: Page) -> None:
    body = """
    const raw = { v: 1, preset: 'astronaut', tasks: ['T01', 'T99', 7, 'T01', 'T98'], duties: ['A1.1', 'Z9.9'],
      required: ['technical-knowledge', 'telepathy'], preferred: ['technical-knowledge'], names: [['T99', 'Drones laten vliegen']],
      title: 'x'.repeat(5000), proof: 'yes', unit: 'parsec', own: [{ text: 'eigen', lang: 'xx' }, 'los', null],
      words: [['job:T01', 'anders'], ['job:T55', 'weg'], ['__proto__', 'x']], head: { institution: 5, board: 'bestuur' },
      offer: 'niets', colour: 'red', __proto__: { polluted: true } };
    const { state, lost } = job.clean(JSON.parse(JSON.stringify(raw).replace('"colour"', '"__proto__":{"polluted":1},"colour"')), data);
    return { state, lost, polluted: {}.polluted };
    """
    found = run(page, "nl", body)
    state, lost = found["state"], found["lost"]
    assert found.get("polluted") is None
    assert state["tasks"] == ["T01"]
    assert state["duties"] == ["A1.1"]
    # A task that is no longer there is not lost: its name is known from when it was chosen.
    assert [own["text"] for own in state["own"]] == ["Drones laten vliegen", "T98", "Z9.9", "eigen"]
    assert state["required"] == ["technical-knowledge"]
    assert state["preferred"] == []
    assert state["proof"] is False
    assert state["unit"] == "hours"
    assert len(state["title"]) == 200
    assert state["words"] == [["job:T01", "anders"]]
    assert state["head"]["board"] == "bestuur"
    assert {"astronaut", "T99", "telepathy", "title", "unit", "offer", "colour", "job:T55"} <= set(
        lost
    )


@pytest.mark.parametrize(
    "raw", ["null", "[]", "7", '"x"', "{}", '{"v": 0}', '{"v": "1"}', '{"tasks": ["T01"]}']
)
def test_what_is_no_state_is_none(page: Page, raw: str) -> None:
    assert run(page, "nl", "return job.clean(JSON.parse(given), data).state;", raw) is None


def test_a_newer_state_gives_what_we_know(page: Page) -> None:
    body = "return job.clean({ v: 9, tasks: ['T01'], moons: 2 }, data);"
    found = run(page, "nl", body)
    assert found["state"]["tasks"] == ["T01"]
    assert found["lost"] == ["v9", "moons"]


def test_a_state_goes_through_an_address_unchanged(page: Page) -> None:
    body = """
    const { encode, decode } = await import(new URL('tool.js', base));
    const state = chosen('technical-ict-coordinator');
    state.offer.about = 'é 🎒 \\n "x"';
    const text = await encode(state);
    const back = job.clean(await decode(text), data);
    return [text, JSON.stringify(back.state) === JSON.stringify(state), back.lost];
    """
    text, same, lost = run(page, "nl", body)
    assert same
    assert lost == []
    assert len(text) < 2000


HOSTILE = """
let seed = 7;
const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
const { encode, decode } = await import(new URL('tool.js', base));
const { fillForm, keptIn } = await import(new URL('office.js', base));
const nasty = ['<script>globalThis.pwned = 1</script>', '<img src=x onerror="globalThis.pwned=1">',
  'javascript:pwned=1', '__proto__', 'constructor', '\\u0000\\ud800', '${pwned=1}', ']]>', '=1+1', 'x'.repeat(100000)];
const values = [...nasty, null, 7, -1, true, [], {}, [[]], { length: 1e9 }, ['T01', {}], NaN];
const full = () => { const s = job.pack(chosen('technical-ict-coordinator'), data);
  s.own = nasty.slice(0, 9).map((text, i) => ({ id: `own-${i}`, text, lang: 'nl' }));
  for (const name of job.OFFER) s.offer[name] = nasty[random(9)]; s.title = nasty[random(9)]; return s; };
let slowest = 0;
const timed = async (work) => { const start = performance.now(); const found = await work();
  slowest = Math.max(slowest, performance.now() - start); return found; };
"""


def test_hostile_states_do_no_harm(page: Page) -> None:
    body = (
        HOSTILE
        + """
    const preview = document.createElement('div');
    document.body.append(preview);
    let usable = 0;
    for (let n = 0; n < 200; n += 1) {
      const state = full();
      for (let k = 0; k <= random(4); k += 1) {
        const keys = [...Object.keys(state), '__proto__', 'constructor', 'extra'];
        const key = keys[random(keys.length)];
        Object.defineProperty(state, key, { value: values[random(values.length)], enumerable: true, configurable: true, writable: true });
      }
      let text = JSON.stringify(state);
      if (n % 4 === 1) text = text.slice(0, random(text.length));
      if (n % 4 === 2) text = text.slice(0, 50) + String.fromCharCode(random(60000)) + text.slice(51);
      const found = await timed(async () => {
        let raw = null;
        try { raw = JSON.parse(text); } catch {}
        const { state } = job.clean(raw, data);
        if (state) for (const kind of ['job', 'vacancy']) {
          const blocks = job.compose(state, data, kind);
          job.markdown(blocks); job.plain(blocks); job.leftOut(state, data); job.tooMuch(state, data);
        }
        return state;
      });
      usable += Boolean(found);
    }
    return { usable, slowest, pwned: globalThis.pwned ?? null, polluted: {}.extra ?? null };
    """
    )
    found = run(page, "nl", body)
    assert found["usable"] > 40
    assert found["pwned"] is None
    assert found["polluted"] is None
    assert found["slowest"] < 200


def test_hostile_documents_and_links_do_no_harm(page: Page) -> None:
    body = (
        HOSTILE
        + """
    const form = new Uint8Array(await (await fetch(data.form)).arrayBuffer());
    const state = full();
    const blocks = job.compose(job.clean(state, data).state, data, 'job');
    const good = await fillForm(form, 'x', blocks, state, 'urn:x');
    const back = await keptIn(good, 'urn:x');
    const link = await encode(state);
    let refused = 0;
    for (let n = 0; n < 200; n += 1) {
      const bytes = good.slice();
      const kind = n % 5;
      if (kind === 0) bytes[random(bytes.length)] ^= 1 << random(8);
      if (kind === 1) for (let k = 0; k < 40; k += 1) bytes[bytes.length - 1 - random(2000)] ^= 1 << random(8);
      if (kind === 2) bytes.fill(random(256), random(bytes.length));
      const document_ = kind === 3 ? bytes.slice(0, random(bytes.length)) : bytes;
      const at = random(link.length);
      const text = link.slice(0, at) + 'Ab-_9'[random(5)] + link.slice(at + 1, kind === 4 ? random(link.length) : undefined);
      await timed(async () => {
        try { job.clean(await keptIn(document_, 'urn:x'), data); } catch { refused += 1; }
      });
      await timed(async () => job.clean(await decode(text), data));
    }
    return { same: JSON.stringify(job.clean(back, data)) === JSON.stringify(job.clean(state, data)),
      refused, slowest, pwned: globalThis.pwned ?? null };
    """
    )
    found = run(page, "nl", body)
    assert found["same"]
    assert found["refused"] > 60
    assert found["pwned"] is None
    assert found["slowest"] < 200


def test_bombs_and_giants_are_refused(browser: Browser, base_url: str) -> None:
    # A page that nobody watches: Chromium styles its own report of what is not well-formed.
    page = browser.new_page(base_url=base_url)
    body = """
    const { encode, decode, inflate } = await import(new URL('tool.js', base));
    const { listZip, readZip, writeZip, keptIn, parseXml } = await import(new URL('office.js', base));
    const outcome = async (work) => { const start = performance.now();
      try { await work(); return 'taken'; } catch (error) { return `${error.name} ${performance.now() - start < 200}`; } };
    const big = new Uint8Array(9 * 2 ** 20);
    const bomb = await writeZip(new Map([['customXml/item1.xml', big]]));
    // A bomb that lies about its size: the directory says one byte.
    const liar = bomb.slice();
    const view = new DataView(liar.buffer);
    for (let at = 0; at < liar.length - 4; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
    const many = new Map(Array.from({ length: 201 }, (_, n) => [`p${n}`, new Uint8Array(1)]));
    const crowd = await writeZip(many);
    const xml = (text) => new TextEncoder().encode(text);
    return {
      bomb: await outcome(() => readZip(bomb)),
      liar: await outcome(() => keptIn(liar, 'urn:x')),
      crowd: await outcome(() => listZip(crowd)),
      giant: await outcome(() => listZip(new Uint8Array(25 * 2 ** 20))),
      empty: await outcome(() => listZip(new Uint8Array(0))),
      doctype: await outcome(() => parseXml(xml('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'))),
      broken: await outcome(() => parseXml(xml('<x><y></x>'))),
      link: await decode(await encode({ x: 'a'.repeat(500000) })),
      long: await decode('A'.repeat(60001)),
    };
    """
    found = run(page, "nl", body)
    refused = {name: found[name] for name in ("bomb", "liar", "crowd", "giant", "empty")}
    assert set(refused.values()) == {"RangeError true"}
    assert found["doctype"] == "RangeError true"
    assert found["broken"] == "RangeError true"
    assert found["link"] is None
    assert found["long"] is None
