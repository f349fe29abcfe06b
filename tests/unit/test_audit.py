"""The audit's own logic, on small answers of the tools."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from teamwijzer.model import LANGUAGES
from tests.audit import lighthouse, markup, weight
from tests.audit.__main__ import parse
from tests.audit.lighthouse import Score
from tests.audit.report import Finding, Report, grouped, write
from tests.audit.server import serving
from tests.audit.site import NODE_MODULES, every_page, sample
from tests.audit.weight import Visit

FOLDER = NODE_MODULES.parent


# The table


def test_the_summary_says_what_passes() -> None:
    text = write([Report("axe", "none", 2), Report("weight", "10 | 20", 1, ["/: 11 requests"])])
    assert text.splitlines()[2:6] == [
        "| tool | pages | bar | faults | result |",
        "| --- | --- | --- | --- | --- |",
        "| axe | 2 | none | 0 | pass |",
        r"| weight | 1 | 10 \| 20 | 1 | **fail** |",
    ]
    assert text.endswith("## weight\n\nFaults:\n\n- /: 11 requests\n")
    assert "## axe" not in text


def test_details_are_figures_then_faults_then_the_rest() -> None:
    text = write([Report("t", "b", 1, ["bad"], ["odd"], ("page", "kB"), [("/", "9")])])
    _, _, details = text.partition("## t\n")
    assert [line for line in details.splitlines() if line] == [
        *("| page | kB |", "| --- | --- |", "| / | 9 |"),
        *("Faults:", "- bad", "Seen, and below no bar:", "- odd"),
    ]


def test_nothing_looked_at_is_no_pass() -> None:
    assert Report("axe", "none", 1).passes
    assert not Report("axe", "none", 0).passes
    assert not Report("axe", "none", 1, ["bad"]).passes


def test_findings_are_grouped_by_message_the_most_frequent_first() -> None:
    found = [
        Finding("rare", "", "<a\n  title='`'>"),
        *(Finding("often", page) for page in ("p1", "p2", "p2", "p3", "p4")),
    ]
    assert grouped(found) == ["often (4 pages: p1, p2, p3, …)", "rare: `<a title='''>` (on /)"]


# Pages


@pytest.mark.parametrize("root", ["https://a.example/", "http://127.0.0.1:9/gids/"])
def test_pages_are_those_of_the_site_map_and_the_page_for_the_lost(
    tmp_path: Path, root: str
) -> None:
    urls = "".join(f"<url><loc>{root}{path}</loc></url>" for path in ("taken/", "", "en/"))
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    (tmp_path / "sitemap.xml").write_text(f'<urlset xmlns="{namespace}">{urls}</urlset>')
    assert every_page(tmp_path) == ["taken/", "", "en/", "404.html"]


def test_a_sample_is_in_each_language() -> None:
    found = sample("", "taken/")
    assert len(found) == 2 * len(LANGUAGES)
    assert {"", "en/", "taken/", "en/taken/"} <= set(found)


def test_the_command_line_names_tools_in_a_fixed_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse([]).only == ["html", "weight", "lighthouse", "axe"]
    assert parse(["--only", "axe", "--only", "html"]).only == ["html", "axe"]
    for wrong in (["--only", "x"], ["--runs", "0"], ["--site", "/nowhere"]):
        with pytest.raises(SystemExit):
            parse(wrong)
        assert wrong[0] in capsys.readouterr().err or wrong[1] == "/nowhere"


# The server


def test_texts_are_compressed_and_the_lost_get_their_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("home " * 100)
    (tmp_path / "404.html").write_text("lost")
    (tmp_path / "a.png").write_bytes(b"png")
    with serving(tmp_path) as address:

        def get(path: str) -> tuple[bytes, dict[str, str]]:
            heads = {"Accept-Encoding": "gzip"}
            request = urllib.request.Request(address + path, headers=heads)  # noqa: S310  # our own server
            with urllib.request.urlopen(request) as answer:  # noqa: S310  # our own server
                return answer.read(), dict(answer.headers)

        body, head = get("?a=b")
        assert gzip.decompress(body) == b"home " * 100
        assert head["Content-Type"] == "text/html; charset=utf-8"
        assert (head["Content-Encoding"], head["Cache-Control"]) == ("gzip", "max-age=600")
        body, head = get("a.png")
        assert (body, head["Content-Type"]) == (b"png", "image/png")
        assert "Content-Encoding" not in head
        with pytest.raises(urllib.error.HTTPError) as lost:
            get("nowhere/")
        assert lost.value.code == 404
        assert gzip.decompress(lost.value.read()) == b"lost"


# The HTML checker


def message(site: Path, kind: str, text: str, page: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "message": text, "url": (site / page).as_uri(), **more}


def test_errors_of_the_checker_are_apart_from_what_it_advises(tmp_path: Path) -> None:
    part = {"extract": "x <b a a> y", "hiliteStart": 2, "hiliteLength": 7}
    errors, others = markup.read(
        [
            message(tmp_path, "error", "Twice.", "index.html", **part),
            message(tmp_path, "error", "Twice.", "en/ë.html", **part),
            message(tmp_path, "error", "Not well.", "a.html", subType="fatal"),
            message(tmp_path, "info", "Odd.", "index.html", subType="warning"),
            message(tmp_path, "info", "By the\nway.", "index.html"),
            {"type": "non-document-error", "message": "No memory."},
        ],
        tmp_path,
    )
    assert errors == [
        "Twice.: `<b a a>` (on index.html, en/ë.html)",
        "No memory. (on the checker)",
        "Not well. (on a.html)",
    ]
    assert others == ["info: By the way. (on index.html)", "warning: Odd. (on index.html)"]


# Lighthouse


def result(performance: float | None, **audits: dict[str, Any]) -> dict[str, Any]:
    """Lighthouse's JSON, with these audits in every category."""
    references = [{"id": name, "weight": audit.get("weight", 1)} for name, audit in audits.items()]
    scores = dict.fromkeys(lighthouse.BARS, 1.0) | {"performance": performance}
    categories = {n: {"score": score, "auditRefs": references} for n, score in scores.items()}
    return {"categories": categories, "audits": audits}


def test_points_and_what_took_them_are_read() -> None:
    snippet = {"items": [{}, {"node": {"snippet": "<p>"}}]}
    found = lighthouse.read(
        result(
            0.985,
            paint={"title": "Paint", "score": 0.8, "displayValue": "3 s"},
            name={"title": "Names", "score": 0, "details": snippet},
            log={"title": "Log", "score": 0, "details": {"items": [{"description": "no x"}]}},
            bare={"title": "Bare", "score": 0},
            broken={"title": "Broken", "score": None, "errorMessage": "no page"},
            fine={"title": "Fine", "score": 1},
            absent={"title": "Absent", "score": None},
            aside={"title": "Aside", "score": 0, "weight": 0},
        )
    )
    assert found["performance"] == Score(
        98, ["Paint: 3 s", "Names: `<p>`", "Log: `no x`", "Bare", "Broken: no page"]
    )
    assert found["seo"].points == 100
    assert lighthouse.read(result(None))["performance"].points == 0


def test_the_score_in_the_middle_counts() -> None:
    looks = [
        lighthouse.read(result(n / 100, a={"title": str(n), "score": 0})) for n in (99, 90, 95)
    ]
    assert lighthouse.median(looks)["performance"] == Score(95, ["95"])
    assert lighthouse.median(looks[:2])["performance"].points == 90


def test_each_category_has_its_bar() -> None:
    right = {name: Score(points) for name, points in lighthouse.BARS.items()}
    wrong = {name: Score(points - 1, ["a", "b"]) for name, points in lighthouse.BARS.items()}
    report = lighthouse.judge({"": right, "en/": wrong | {"seo": Score(0)}}, 3)
    assert report.faults == [
        "en/: performance 97: a; b",
        "en/: accessibility 99: a; b",
        "en/: best-practices 99: a; b",
        "en/: seo 0: not scored",
    ]
    assert report.rows[0] == ("/", "98", "100", "100", "100")
    assert lighthouse.judge({"": right}, 3).passes


# Weight


def test_a_visit_within_the_bars_passes() -> None:
    report = weight.judge({"": Visit(weight.REQUESTS, weight.KILOBYTES * 1000, 2500)})
    assert report.passes
    assert report.rows == [("/", "10", "120.0", "2.5", "0", "0", "0", "0")]
    assert report.notes == ["over the 70 kB aimed at: /"]
    assert weight.judge({"": Visit(1, weight.AIM * 1000)}).notes == ()


@pytest.mark.parametrize(
    ("seen", "fault"),
    [
        (Visit(requests=11), "11 requests"),
        (Visit(size=120_600), "121 kB"),
        (Visit(console=["error: x"]), "console: `error: x`"),
        (Visit(failed=["404 /x"]), "failed: `404 /x`"),
        (Visit(foreign=["https://x.example/"]), "foreign: `https://x.example/`"),
        (Visit(csp=["script-src inline"]), "CSP: `script-src inline`"),
    ],
)
def test_each_fault_of_a_visit_counts(seen: Visit, fault: str) -> None:
    assert weight.judge({"en/": seen, "": Visit()}).faults == [f"en/: {fault}"]


def test_the_faults_of_one_page_stand_on_one_line() -> None:
    assert weight.judge({"": Visit(11, 121_000)}).faults == ["/: 11 requests; 121 kB"]


def test_what_is_heard_and_asked_is_taken_down() -> None:
    seen = Visit()
    for kind, text in (("log", "a"), ("warning", "b"), ("error", "c"), ("debug", "csp: img x")):
        weight.hear(seen, kind, text)
    for url in ("http://h/x", "data:x", "blob:x", "http://other/"):
        weight.ask(seen, url, "http://h/")
    assert (seen.console, seen.csp) == (["warning: b", "error: c"], ["img x"])
    assert seen.foreign == ["http://other/"]


# The tools


def test_tools_are_exact_and_the_lock_file_holds_hashes_and_no_addresses() -> None:
    wanted = json.loads((FOLDER / "package.json").read_text())["devDependencies"]
    packages = json.loads((FOLDER / "package-lock.json").read_text())["packages"]
    assert packages[""]["devDependencies"] == wanted
    for name, version in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name
