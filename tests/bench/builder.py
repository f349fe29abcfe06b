"""Times the builder in the browser: first use, and a change with every task chosen.

usage: python -m tests.bench.builder [--runs N]

Prints medians in milliseconds, on a processor slowed down four times: from the start of the
navigation until a preset can be chosen, and from a click until the preview has changed and is
drawn, with all 67 tasks chosen. Also the weight of the page's own script and data.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.bench.sites import ADDRESS, ROOT
from tests.browser.find import find

PATH = "functiebeschrijving/"
SLOWER = 4
CHANGE = """async () => {
  const all = [...document.querySelectorAll('input[name=duties]')];
  const boxes = all.filter((box) => box.offsetParent);
  const times = [];
  for (const box of boxes.slice(0, 10)) {
    const before = document.querySelector('#b-preview').textContent;
    const start = performance.now();
    box.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
    if (document.querySelector('#b-preview').textContent === before) throw new Error('no change');
  }
  return times;
}"""
READY = """() => performance.getEntriesByName('builder-ready')[0]?.startTime ?? 0"""
MARK = """new MutationObserver((_, observer) => {
  if (!document.documentElement?.classList.contains('tw-script')) return;
  performance.mark('builder-ready');
  observer.disconnect();
}).observe(document, { subtree: true, attributeFilter: ['class'] })"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def build(folder: Path) -> None:
    """The site of the real data."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **ADDRESS}, check=True)


def weight(site: Path) -> int:
    """Bytes of the page's own script and data, gzipped."""
    html = (site / PATH / "index.html").read_text(encoding="utf-8")
    data = re.findall(r'<script type="application/json" data-json>(.*?)</script>', html)
    (script,) = site.glob("assets/js/job-page.*.js")
    parts = ["".join(data).encode(), script.read_bytes()]
    return sum(len(gzip.compress(part, mtime=0)) for part in parts)


def visit(page: Page, address: str) -> tuple[float, list[float]]:
    """Milliseconds until the page can be used, and of ten changes."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(MARK)
    page.goto(address)
    page.wait_for_function(READY)
    ready = page.evaluate(READY)
    page.locator("#b-preview h3").wait_for(state="attached")  # the text comes after the form
    page.locator("#b-duties").click()
    page.evaluate("document.querySelectorAll('input[name=tasks]').forEach(box => box.click())")
    return ready, page.evaluate(CHANGE)


def main() -> None:
    """Build the site, visit it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    ready, changes = [], []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary)
        build(site)
        handler = functools.partial(_Quiet, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-background-networking"]
        )
        for _ in range(runs):
            page = browser.new_page()
            first, times = visit(page, f"http://127.0.0.1:{server.server_port}/{PATH}")
            ready.append(first)
            changes += times
            page.close()
        browser.close()
        server.shutdown()
        print(f"CPU {SLOWER}x slower:")
        print(f"builder ready {statistics.median(ready):.0f} ms (at most 1000)")
        print(f"a change in the preview {statistics.median(changes):.0f} ms (at most 50)")
        print(f"script and data {weight(site) / 1000:.1f} kB gzipped (at most 40)")


if __name__ == "__main__":
    main()
