"""Looks at the site with axe, the Nu HTML checker and Lighthouse, and weighs its pages.

Prints tables in Markdown and writes them to audit.md; exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.audit import axe, find, lighthouse, markup, weight
from tests.audit.report import Report, write
from tests.audit.server import serving
from tests.audit.site import KINDS, NODE_MODULES, build, every_page, sample
from tests.browser.find import find as find_browser
from tests.conftest import ROOT

OUTPUT = ROOT / "audit.md"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Subject:
    """What is looked at, and with which browser."""

    site: Path
    address: str
    browser: Browser
    program: str
    runs: int


LOOKS: dict[str, Callable[[Subject], Report]] = {
    "html": lambda it: markup.report(it.site),
    "weight": lambda it: weight.report(it.browser, it.address, sample(*KINDS)),
    "lighthouse": lambda it: lighthouse.report(it.program, it.address, sample(*KINDS), it.runs),
    "axe": lambda it: axe.report(it.browser, it.address, every_page(it.site)),
}
WITH_NODE = {"html", "lighthouse"}


def parse(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line: `site`, a folder or None; `only`, names of tools; `runs`."""
    description, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=description)
    parser.add_argument("--site", type=Path, help="a built site (else one is built)")
    parser.add_argument("--only", action="append", choices=sorted(LOOKS), help="more than once too")
    parser.add_argument("--runs", type=int, default=3, help="looks of Lighthouse at each page")
    chosen = parser.parse_args(given)
    chosen.only = [name for name in LOOKS if name in (chosen.only or LOOKS)]
    if chosen.site and not (chosen.site / "sitemap.xml").exists():
        parser.error(f"{chosen.site}: no site, for it has no sitemap.xml")
    if chosen.runs < 1:
        parser.error("--runs: at least 1")
    return chosen


def look(chosen: argparse.Namespace, program: str) -> list[Report]:
    """Builds the site if need be, serves it, and lets each tool look."""
    with ExitStack() as stack:
        site = chosen.site or Path(stack.enter_context(TemporaryDirectory()))
        address = stack.enter_context(serving(site))
        if not chosen.site:
            build(site, address)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        stack.callback(browser.close)
        subject = Subject(site, address, browser, program, chosen.runs)
        reports = []
        for name in chosen.only:
            print(f"{name} …", file=sys.stderr, flush=True)
            reports.append(LOOKS[name](subject))
    return reports


def main() -> None:
    """Look, tell, and fail where a bar is missed."""
    chosen = parse()
    if WITH_NODE & set(chosen.only):
        find.main()
        if not NODE_MODULES.exists():
            sys.exit("no tools of Node for the audit: run `make audit`")
    program = find_browser()
    if not program:
        sys.exit("no browser for the audit: run `make browser`")
    reports = look(chosen, program)
    text = write(reports)
    OUTPUT.write_text(text, encoding="utf-8")
    print(text, end="")
    sys.exit(0 if all(report.passes for report in reports) else 1)


if __name__ == "__main__":
    main()
