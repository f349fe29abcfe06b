"""Blocks of text in every form, days, filters, and DEFLATE where a browser has none."""

from __future__ import annotations

import base64
import zlib
from typing import Any

from teamwijzer.loading import read
from teamwijzer.views import Context, PlanViews
from tests.conftest import ROOT

BLANK = {"blank": "naam", "tag": "head.name"}
BLOCKS = [
    {"kind": "title", "text": "Titel *"},
    {"kind": "title", "text": "x", "runs": ["Voor ", BLANK]},
    {"kind": "heading", "text": "Kop <1>", "level": 1},
    {"kind": "heading", "text": "Kop 2", "level": 2},
    {"kind": "text", "runs": ["Een & ", BLANK, "."], "lead": True, "lang": "nl"},
    {"kind": "text", "runs": ["Two"], "lang": "en", "edit": "about"},
    {
        "kind": "list",
        "items": [
            {"text": "een"},
            {"text": "# twee", "own": True, "lang": "en"},
            {"text": "12. drie", "lang": "nl"},
            {"text": "+1 en -1"},
        ],
    },
    {"kind": "rows", "rows": [["Wie", ["An ", BLANK]], ["Waar", ["a|b"]]]},
    {"kind": "table", "columns": ["", "Nu"], "rows": [[["T01"], ["ja ", BLANK]], [["T02"], [""]]]},
]


def test_blocks_in_every_form(run: Any) -> None:
    found = run(
        """
        const it = await load('base/blocks');
        const page = document.createElement('div');
        page.append(...it.draw(given, 'nl', 2));
        return { drawn: page.innerHTML, rich: it.rich(given, 'nl'), plain: it.plain(given), markdown: it.markdown(given),
          items: given.map((block) => it.itemsOf(block).length), said: [it.said('a'), it.said({ blank: 'b', tag: 'c' })],
          none: [it.plain([]), it.markdown([])], one: it.plain([given[2]]) };
        """,
        BLOCKS,
    )
    blank = '<span class="tw-blank">[naam]</span>'
    assert found["drawn"] == (
        "<h2>Titel *</h2>"
        f"<h2>Voor {blank}</h2>"
        "<h3>Kop &lt;1&gt;</h3>"
        "<h4>Kop 2</h4>"
        f'<p class="tw-lead-in">Een &amp; {blank}.</p>'
        '<p class="" lang="en">Two</p>'
        '<ul><li>een</li><li class="tw-own" lang="en"># twee</li><li>12. drie</li>'
        "<li>+1 en -1</li></ul>"
        f'<table><tbody><tr><th scope="row">Wie</th><td>An {blank}</td></tr>'
        '<tr><th scope="row">Waar</th><td>a|b</td></tr></tbody></table>'
        '<table><thead><tr><td></td><th scope="col">Nu</th></tr></thead>'
        f'<tbody><tr><th scope="row">T01</th><td>ja {blank}</td></tr>'
        '<tr><th scope="row">T02</th><td></td></tr></tbody></table>'
    )
    table = '<table border="1" cellspacing="0" cellpadding="4"><tbody><tr><th>Wie</th>'
    assert found["rich"].startswith('<meta charset="utf-8"><h1>Titel *</h1><h1>Voor <span>')
    assert table in found["rich"]
    assert "<p>Two</p>" in found["rich"]
    assert found["plain"] == (
        "Titel *\nVoor [naam]\n\nKop <1>\n\nKop 2\nEen & [naam].\n\nTwo\n- een\n- # twee\n"
        "- 12. drie\n- +1 en -1\n\nWie: An [naam]\nWaar: a|b\n\n"
        "T01   Nu: ja [naam]\nT02   Nu:\n"
    )
    assert found["markdown"] == (
        "# Titel \\*\n\n# Voor \\[naam\\]\n\n## Kop \\<1\\>\n\n### Kop 2\n\nEen \\& \\[naam\\].\n\n"
        "Two\n\n- een\n- \\# twee\n- 12\\. drie\n- \\+1 en -1\n\n"
        "|  |  |\n| --- | --- |\n| Wie | An \\[naam\\] |\n| Waar | a\\|b |\n\n"
        "|  | Nu |\n| --- | --- |\n| T01 | ja \\[naam\\] |\n| T02 |  |\n"
    )
    assert found["items"] == [0, 0, 0, 0, 0, 0, 4, 0, 0]
    assert found["said"] == ["a", "[b]"]
    assert found["none"] == ["\n", "\n"]
    assert found["one"] == "Kop <1>\n"


def test_days(run: Any) -> None:
    days = ["2026-02-28", "2028-02-29", "0001-01-01", "9999-12-31"]
    others = ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "12026-01-01", "", "morgen"]
    found = run(
        """
        const it = await load('base/days');
        const day = () => { const now = new Date(); return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10); };
        const [before, said, after] = [day(), it.today(), day()];
        return { clean: given.map(it.cleanDay), no: [null, 20260101, ['2026-01-01'], undefined].map(it.cleanDay),
          around: [it.cleanDay('x2026-01-01'), it.cleanDay('2026-01-01x')],
          long: [it.longDay('2026-02-01', 'nl'), it.longDay('2026-02-01', 'en-GB')],
          today: [before, after].includes(said) };
        """,
        days + others,
    )
    assert found == {
        "clean": days + [""] * len(others),
        "no": [""] * 4,
        "around": ["", ""],
        "long": ["1 februari 2026", "1 February 2026"],
        "today": True,
    }


def test_deflate_without_the_browser(run: Any) -> None:
    """What zlib packs in each way, and damage to it."""
    texts = {
        "short": b"a",
        "nothing": b"",
        "same": b"a" * 70_000,
        "words": b" ".join(b"%d" % (n * n) for n in range(9000)),
        "noise": bytes((n * n * 31 + n * 7919 >> 3) & 255 for n in range(70_000)),
    }
    ways = {"none": (0, 0), "quick": (1, 0), "best": (9, 0), "fixed": (9, zlib.Z_FIXED)}
    given = {}
    for name, text in texts.items():
        for way, (level, strategy) in ways.items():
            packer = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
            packed = packer.compress(text) + packer.flush()
            given[f"{name} {way}"] = [
                base64.b64encode(packed).decode(),
                len(text),
                zlib.crc32(text),
            ]
    found = run(
        """
        const { inflated, stored } = await load('base/deflate');
        const { encode } = await load('base/packing');
        const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const sum = (bytes) => { let c = ~0; for (const byte of bytes) { c ^= byte; for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; } return ~c >>> 0; };
        const caught = (act) => { try { return act().length; } catch (error) { return error.name; } };
        const made = {};
        for (const [name, [text, length]] of Object.entries(given)) {
          const packed = bytes(text);
          const whole = inflated(packed, length);
          made[name] = [whole.length, sum(whole), length ? caught(() => inflated(packed, length - 1)) : 'RangeError',
            caught(() => inflated(packed.subarray(0, -1), length))];
        }
        const long = Uint8Array.from({ length: 140_000 }, (_, at) => at % 251);
        const back = [new Uint8Array(0), Uint8Array.of(1, 2), long].map((one) => {
          const packed = stored(one); const got = inflated(packed, one.length);
          return [packed.length, got.length, got.every((byte, at) => byte === one[at])];
        });
        const wrong = [[7], [1, 5, 0, 0, 0, 1], [1, 2, 0, 253, 255, 1], [], [1, 1], [0, 1, 0, 254, 255, 1], [5, 255], [3, 255], [75, 4, 18, 0]]
          .map((one) => caught(() => inflated(Uint8Array.from(one), 100)));
        return { made, back, wrong };
        """,
        given,
    )
    for name, (_, length, check) in given.items():
        size, sum_, over, cut = found["made"][name]
        assert (size, sum_, over) == (length, check, "RangeError"), name
        assert cut == "RangeError", name
    assert found["back"] == [[5, 0, True], [7, 2, True], [140_015, 140_000, True]]
    assert set(found["wrong"]) == {"RangeError"}


def test_a_stream_of_stored_blocks_is_one_that_others_read(run: Any) -> None:
    found = run(
        """
        const { stored } = await load('base/deflate');
        const all = [0, 1, 65535, 65536, 131071].map((length) => stored(Uint8Array.from({ length }, (_, at) => at % 253)));
        return all.map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).map(btoa);
        """
    )
    for length, text in zip([0, 1, 65535, 65536, 131071], found, strict=True):
        unpacker = zlib.decompressobj(-15)
        assert unpacker.decompress(base64.b64decode(text)) == bytes(n % 253 for n in range(length))
        assert unpacker.eof
        assert unpacker.unused_data == b""


def test_a_filter_in_the_address(run: Any) -> None:
    data = PlanViews(Context(read(ROOT / "data"), "nl")).data({})
    found = run(
        """
        const it = await load('plan/filter');
        const data = { ...given };
        for (const name of ['tasks', 'clusters', 'levels', 'priorities', 'roles']) data[name] = new Map(data[name]);
        const [cluster] = data.clusters.keys();
        const parse = (query) => it.parse(query, data);
        return {
          cluster,
          none: parse(''),
          all: parse(`?text=wifi&cluster=${cluster}&show=nobody&view=people`),
          shows: ['one', 'single', 'done', 'dropped', 'core', 'level-', 'level-school', 'priority-', 'priority-none', 'level-x', 'x', ' ']
            .map((show) => parse(`show=${show}`).show),
          unknown: parse('cluster=x&view=y&show=z'),
          long: parse(`text=${'a'.repeat(120)}`).text.length,
          views: ['tasks', 'people', 'insights'].map((view) => parse(`view=${view}`).view),
          written: [it.write({ text: '', cluster: '', show: '' }, 'tasks'), it.write({ text: ' a ', cluster: 'b', show: 'c' }, 'people'),
            it.write({ text: '  ', cluster: '', show: 'core' }, 'tasks')],
        };
        """,
        data,
    )
    none = {"text": "", "cluster": "", "show": "", "view": ""}
    assert found == {
        "cluster": found["cluster"],
        "none": none,
        "all": {"text": "wifi", "cluster": found["cluster"], "show": "nobody", "view": "people"},
        "shows": [
            *("one", "single", "done", "dropped", "core", "level-", "level-school"),
            *("priority-", "priority-none", "", "", ""),
        ],
        "unknown": none,
        "long": 100,
        "views": ["tasks", "people", "insights"],
        "written": ["", "view=people&text=a&cluster=b&show=c", "show=core"],
    }
