"""Times what the browser does for each key pressed in builder, walk, planner, filter and search.

usage: python -m tests.bench.keys [--runs N]

Each text is typed by real key presses. What the page's own thread works for a press until the next
paint is read from the browser in ticks of that thread, and counted four times, as for a processor
that is slowed down so much: on a machine that does other things too a clock on the wall would tell
of those. Prints of each field the median and the 95th percentile in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright
from tests.audit.server import serving
from tests.bench.builder import build
from tests.bench.planner import full
from tests.browser.find import find

from teamwijzer.loading import read
from teamwijzer.model import Task

ROOT = Path(__file__).parents[2]
SLOWER = 4
TEAM = 5
"""People who share every task of the school in the planner."""
MOST = 100
"""Milliseconds that the 95th percentile may take."""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
TEXT = "netwerk en wifi"


def builder(page: Page) -> str:
    """The name of a job that has every task: the text beside it is drawn at each press."""
    page.goto("functiebeschrijving/")
    page.locator("html.tw-script").wait_for()
    page.evaluate("document.querySelectorAll('input[name=tasks]').forEach((box) => box.click())")
    return "#b-title"


def builder_filter(page: Page) -> str:
    """The field that finds a task in the builder."""
    builder(page)
    page.locator("#b-tasks").click()
    return "#b-filter"


def walk(page: Page) -> str:
    """A note at the first question of the walk, which is answered."""
    page.goto("stappenplan/start/")
    page.locator("html.tw-script").wait_for()
    page.locator("[data-answer]:visible").first.check()
    page.locator("[data-do=next]:visible").click()
    page.locator("[data-answer]:visible").first.check()
    return "[data-field=note]:visible"


def planner(page: Page) -> None:
    """A plan of one school in which each of a team has hours for every task."""
    plan: dict[str, Any] = full(sorted(read(ROOT / "data").of(Task)), TEAM)
    plan |= {"people": plan["people"][:TEAM], "schools": plan["schools"][:1]}
    plan["schools"][0]["hours"] = plan["schools"][0]["hours"][:TEAM]
    state = json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": plan})
    page.goto("taakverdeling/")
    page.locator("[data-do=kept]:visible").first.click()
    page.locator("#desk-file").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": state.encode()}
    )
    page.locator("[data-row=T01] [data-person=p5]").wait_for()


def planner_name(page: Page) -> str:
    """The name of a person, among the tasks of that person."""
    planner(page)
    page.goto("taakverdeling/?view=people")
    page.locator("[data-open=p1] > summary").click()
    return "[data-person-name=p1]"


def planner_hours(page: Page) -> str:
    """The hours of a person for a task; Enter takes them, and goes to the task below."""
    planner(page)
    return "[data-row=T01] [data-cell][data-person=p2]"


def planner_filter(page: Page) -> str:
    """The field that finds a task in the planner."""
    planner(page)
    return "#p-text"


def task_list(page: Page) -> str:
    """The filter of the list of tasks."""
    page.goto("taken/")
    return "#filter-text"


def search(page: Page) -> str:
    """The search of every page."""
    page.goto("taken/t03/")
    page.keyboard.press("Control+k")
    return "#search input"


FIELDS: dict[str, Callable[[Page], str]] = {
    "builder, name of the job": builder,
    "builder, finding a task": builder_filter,
    "walk, a note": walk,
    "planner, name of a person": planner_name,
    "planner, hours down a column": planner_hours,
    "planner, finding a task": planner_filter,
    "list of tasks, filter": task_list,
    "search": search,
}
"""What is typed in → what opens it, and gives its selector."""
KEYS: dict[Callable[[Page], str], Sequence[str]] = {
    planner_hours: ["Control+a", *(key for number in "321321" for key in (number, "Enter"))]
}
"""What opens a field → the keys that are pressed there instead of the text."""


def worked(session: CDPSession) -> float:
    """Milliseconds that the page's thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(m["value"]) for m in metrics if m["name"] == "TaskDuration")


def presses(page: Page, selector: str, keys: Sequence[str] = TEXT) -> list[float]:
    """Milliseconds of work for each key."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.locator(selector).first.focus()
    page.wait_for_load_state("networkidle")
    found = []
    for key in keys:
        page.evaluate(PAINTED)
        before = worked(session)
        page.keyboard.press("Space" if key == " " else key)
        page.evaluate(PAINTED)
        found.append(SLOWER * (worked(session) - before))
    return found


def main() -> None:
    """Build the site, type, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{'a key press, as on a CPU ' + str(SLOWER) + 'x slower':<40} {'median':>7} {'95 %':>7}")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        build(site)
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-background-networking"]
        )
        with serving(site) as address:
            for name, opened in FIELDS.items():
                times = []
                for _ in range(runs):
                    context = browser.new_context(base_url=address)
                    page = context.new_page()
                    times += presses(page, opened(page), KEYS.get(opened, TEXT))
                    context.close()
                late = statistics.quantiles(times, n=20)[-1]
                over = f"  over {MOST} ms" if late > MOST else ""
                print(f"{name:<40} {statistics.median(times):>7.0f} {late:>7.0f}{over}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
