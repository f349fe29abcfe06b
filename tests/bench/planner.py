"""Times the planner in the browser with every cell filled: ten schools, 12 people, 67 tasks, twice.

usage: python -m tests.bench.planner [--runs N]

Prints medians in milliseconds, on a processor slowed down four times: from the key press that
leaves a cell until the sums on the page are drawn, from the choice of a school until its table is,
from the choice of now or later until the values are, and of all insights of a school and of all
schools side by side; and from the choice of ten files until the plan of all these schools is drawn,
where each question is answered at once. Also the weight of the page's own script and data.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import re
import statistics
import tempfile
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from tests.bench.builder import build
from tests.browser.find import find

from teamwijzer.loading import read
from teamwijzer.model import Task
from teamwijzer.views import Context, PlanViews

ROOT = Path(__file__).parents[2]
PATH = "taakverdeling/"
SLOWER = 4
SCHOOLS, PEOPLE = 10, 12
SAME, ANEW = range(1, 6), range(6, 11)
OPENINGS = 3
WATCH = """() => {
  globalThis.times = [];
  const note = (start) => times.push(performance.now() - start);
  const done = (start) => requestAnimationFrame(() => setTimeout(note, 0, start));
  addEventListener('change', ({ target }) => {
    if (target.matches('[data-cell], #p-school, [name=when]')) done(performance.now());
  }, true);
}"""
OPEN = """() => {
  let start = 0;
  globalThis.opened = 0;
  addEventListener('change', ({ target }) => {
    if (target.id === 'desk-file') start = performance.now();
  }, true);
  const look = () => {
    for (const button of ['[data-part=ask-choices] button', '[data-do=join-go]'])
      document.querySelector(`dialog[open] ${button}`)?.click();
    const schools = document.querySelectorAll('#p-school option').length;
    const cell = document.querySelector('[data-row=T01] [data-cell]');
    if (!start || schools < SCHOOLS || !cell) requestAnimationFrame(look);
    else setTimeout(() => { opened = performance.now() - start; });
  };
  requestAnimationFrame(look);
}"""
INSIGHTS = """async (given) => {
  const { clean } = await import('/modules/plan/clean.js');
  const { insights } = await import('/modules/plan/sums.js');
  const { moves } = await import('/modules/plan/moves.js');
  const { sideBySide } = await import('/modules/plan/group.js');
  const data = { ...given.data };
  for (const [name, value] of Object.entries(data)) {
    if (Array.isArray(value)) data[name] = new Map(value);
  }
  const { state } = clean(given.plan, data);
  const timed = (run) => Array.from({ length: 30 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  const [school] = state.schools;
  const all = () => {
    for (const when of ['now', 'goal']) insights(state, data, school, when);
    moves(data, school);
  };
  return [timed(all), timed(() => sideBySide(state, data, 'goal'))];
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """The built site, and below `/modules/` the modules that its scripts are linked from."""

    def translate_path(self, path: str) -> str:
        if path.startswith("/modules/"):
            return str(ROOT / "content/assets/js" / path.removeprefix("/modules/"))
        return super().translate_path(path)

    def log_message(self, *_: object) -> None:
        pass


def full(codes: list[str], doers: int = PEOPLE) -> dict[str, Any]:
    """A plan in which everybody does everything everywhere, in other hours in each school. Half of
    the schools have tasks of their own: only their tables are drawn anew. With fewer `doers`, the
    first of them do everything.
    """
    people = [
        {"id": f"p{n}", "name": f"Naam {n}", "kind": "person", "role": ""}
        for n in range(1, PEOPLE + 1)
    ]

    def both(number: int) -> dict[str, Any]:
        return {
            when: {
                "level": "school",
                "priority": "short-term",
                "who": [[person["id"], 0.25 * (number + more)] for person in people[:doers]],
            }
            for more, when in enumerate(("now", "goal"))
        }

    schools = [
        {
            "id": f"s{n}",
            "kind": "school",
            "name": f"School {n}",
            "hours": [[person["id"], [17, 17]] for person in people],
            "core": None,
            "own": [{"id": "own-1", "text": f"Taak {n}", "lang": "nl"}] if n in ANEW else [],
            "tasks": [[code, both(n)] for code in codes],
            "mandates": [],
        }
        for n in range(1, SCHOOLS + 1)
    ]
    return {"v": 1, "school": "s1", "when": "now", "people": people, "schools": schools}


def weight(site: Path) -> int:
    """Bytes of the page's own script and data, gzipped."""
    html = (site / PATH / "index.html").read_text(encoding="utf-8")
    data = re.findall(r'<script type="application/json" data-json>(.*?)</script>', html)
    (script,) = site.glob("assets/js/plan-page*.js")
    return sum(
        len(gzip.compress(part, mtime=0)) for part in ["".join(data).encode(), script.read_bytes()]
    )


def open_full(page: Page, address: str, plan: dict[str, Any], folder: Path) -> None:
    """The page with the whole plan, opened as a file."""
    file = folder / "plan.json"
    file.write_text(json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": plan}), "utf-8")
    page.goto(address)
    page.locator("[data-do=kept]:visible").first.click()
    page.locator("#desk-file").set_input_files(file)
    page.locator("[data-row=T01] [data-person=p12]").wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)


def changes(page: Page, codes: list[str], runs: int) -> list[float]:
    """Milliseconds of changes that are typed key by key, down a column."""
    page.locator(f"[data-row={codes[0]}] [data-cell][data-person=p6]").focus()
    for number in range(runs):
        page.keyboard.type(f"{number % 7 + 1},5")
        page.keyboard.press("Enter")
        page.wait_for_function("(count) => times.length > count", arg=number)
    return list(page.evaluate("times.splice(0)"))


def tables(page: Page, runs: int, schools: range) -> list[float]:
    """Milliseconds until the table of another of these schools is there."""
    for number in range(runs):
        page.locator("#p-school").select_option(f"s{schools[(number + 1) % len(schools)]}")
        page.wait_for_function("(count) => times.length > count", arg=number)
    return list(page.evaluate("times.splice(0)"))


def situations(page: Page, runs: int) -> list[float]:
    """Milliseconds until the table shows the other situation."""
    for number in range(runs):
        page.locator(f"[name=when][value={('goal', 'now')[number % 2]}]").check()
        page.wait_for_function("(count) => times.length > count", arg=number)
    return list(page.evaluate("times.splice(0)"))


def single_files(plan: dict[str, Any], folder: Path) -> list[Path]:
    """A file a school."""
    folder.mkdir(exist_ok=True)
    found = []
    for school in plan["schools"]:
        state = {**plan, "school": school["id"], "schools": [school]}
        path = folder / f"{school['name']}.json"
        path.write_text(json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": state}), "utf-8")
        found.append(path)
    return found


def single_books(page: Page, folder: Path) -> list[Path]:
    """A workbook a school, as the page hands it over."""
    found = []
    for number in range(1, SCHOOLS + 1):
        page.locator("#p-school").select_option(f"s{number}")
        with page.expect_download() as waiting:
            page.locator("[data-do=workbook]").click()
        found.append(folder / f"{number}.xlsx")
        waiting.value.save_as(found[-1])
    return found


def opening(browser: Browser, address: str, files: list[Path], runs: int) -> list[float]:
    """Milliseconds from the choice of these files until all schools are there and one is drawn."""
    found = []
    for _ in range(runs):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address)
        page.locator("#p-name").fill("Begin")  # what opens files is there from the first change on
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        page.locator("[data-do=undo]").click()
        page.evaluate(OPEN.replace("SCHOOLS", str(SCHOOLS)))
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.locator("#desk-file").set_input_files(files)
        page.wait_for_function("() => opened")
        found.append(float(page.evaluate("opened")))
        page.context.close()
    return found


def main() -> None:
    """Build the site, fill the page, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    data = read(ROOT / "data")
    codes = list(data.of(Task))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        build(site)
        handler = functools.partial(_Handler, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        plan = full(codes)
        address, folder = f"http://127.0.0.1:{server.server_port}/{PATH}", Path(temporary)
        open_full(page, address, plan, folder)
        cells, schools = changes(page, codes, runs), tables(page, runs, SAME)
        turned, anew = situations(page, runs), tables(page, runs, ANEW)
        given = {"plan": plan, "data": PlanViews(Context(data, "nl")).data({})}
        insights, group = page.evaluate(INSIGHTS, given)
        books = single_books(page, folder)
        opened = {
            name: statistics.median(opening(browser, address, files, OPENINGS))
            for name, files in (
                ("files", single_files(plan, folder)),
                ("workbooks", books),
                ("usual", single_files(full(codes, 2), folder / "usual")),
            )
        }
        browser.close()
        server.shutdown()
        print(f"CPU {SLOWER}x slower, {SCHOOLS} schools, {PEOPLE} people, every cell filled:")
        print(
            f"a change until the sums are drawn {statistics.median(cells):.0f} ms (at most 50), "
            f"95 of 100 within {statistics.quantiles(cells, n=20)[-1]:.0f} ms (at most 100)"
        )
        print(f"opening a table {statistics.median(schools):.0f} ms (at most 500)")
        print(f"one that has other tasks {statistics.median(anew):.0f} ms")
        print(f"now to later and back {statistics.median(turned):.0f} ms (at most 500)")
        print(f"all insights of a school {statistics.median(insights):.1f} ms (at most 10)")
        print(f"all schools side by side {statistics.median(group):.1f} ms (at most 10)")
        print(f"opening ten files together {opened['files']:.0f} ms (at most 1000)")
        print(f"ten with two people at each task {opened['usual']:.0f} ms")
        print(f"opening ten workbooks together {opened['workbooks']:.0f} ms")
        print(f"script and data {weight(site) / 1000:.1f} kB gzipped")


if __name__ == "__main__":
    main()
