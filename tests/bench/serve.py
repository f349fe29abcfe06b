"""Times from saving a file until the browser shows it, beside stock Material.

usage: python -m tests.bench.serve [--runs N] [--sizes 1 10]

Both sites are served by `mkdocs serve`, as `make serve` does, with one page of a task open
in Chromium. Ours: a sentence in the task's YAML file changes; plain: the same sentence in the
page's Markdown. Then ours alone: a page of prose, and a template. Prints medians in seconds.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.bench.sites import ADDRESS, write_ours, write_plain
from tests.browser.find import find
from tests.tools import free_port

PAGE = "taken/t03/"
OURS = (
    ("content/nl/over/privacy.md", "Wij krijgen het niet te zien", "over/privacy/"),
    ("overrides/pages/task.html", "Van een sjabloon", PAGE),
)
"""File, what changes in it, and the page that shows it."""
LONGEST = 120
"""Seconds that a start or a change may take before it counts as failed."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the project in that folder while it is served."""
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": f"http://127.0.0.1:{port}/",
    }
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + LONGEST
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"{folder} is not served") from None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def changes(
    browser: Browser, folder: Path, file: str, sentence: str, runs: int, *, shown: str = PAGE
) -> list[float]:
    """Seconds from saving until the changed sentence is on the page, for each change."""
    path = folder / file
    original = path.read_text(encoding="utf-8")
    assert sentence in original, f"no {sentence!r} in {file}"
    times = []
    with serving(folder) as address:
        page = browser.new_page()
        page.goto(address + shown)
        for run in range(runs):
            time.sleep(1.5)  # so that one change is not taken together with the last
            new = f"{sentence} {run}"
            start = time.perf_counter()
            path.write_text(original.replace(sentence, new), encoding="utf-8")
            page.get_by_text(new).first.wait_for(timeout=LONGEST * 1000)
            times.append(time.perf_counter() - start)
        page.close()
    path.write_text(original, encoding="utf-8")
    return times


def build(folder: Path) -> None:
    """Builds the project into its own `site`."""
    environment = {
        **os.environ,
        **ADDRESS,
        "PYTHONPATH": str(folder / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True)


def main() -> None:
    """Write the sites, serve them, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10])
    arguments = parser.parse_args()
    print(f"{'size':>5} {'ours':>8} {'plain':>8}   from saving to seeing, medians, seconds")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-background-networking"]
        )
        for size in arguments.sizes:
            ours, plain = (Path(temporary) / f"{name}-{size}" for name in ("ours", "plain"))
            write_ours(ours, size)
            template = ours / "overrides/pages/task.html"
            text = template.read_text(encoding="utf-8")
            template.write_text(f"{text}\n<p>Van een sjabloon</p>\n", encoding="utf-8")
            build(ours)
            write_plain(plain, ours / "site")
            row = [
                changes(browser, ours, "data/tasks/t03.yml", "Helpdesk opzetten", arguments.runs),
                changes(
                    browser,
                    plain,
                    "content/nl/taken/t03/index.md",
                    "Helpdesk opzetten",
                    arguments.runs,
                ),
            ]
            medians = "".join(f" {statistics.median(times):>8.2f}" for times in row)
            print(f"{size:>4}×{medians}", flush=True)
            for file, sentence, shown in OURS:
                times = changes(browser, ours, file, sentence, arguments.runs, shown=shown)
                print(f"      {statistics.median(times):>8.2f}   {file}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
