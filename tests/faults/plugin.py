"""A plugin of pytest for `make faults`: notes which test meets what, or runs the tests that do.

What it is to do stands in a file of JSON that the variable FAULTS names:
`note`: write there which test runs which line, or meets which fault of a script, and how long it
took; `source`: the lines of what; `tests`: run these and no others, in this order; `built`: a site
that is there; `active`: the fault of a script that is switched on.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error

from tests import tools

ORDERS: dict[str, Any] = json.loads(Path(os.environ["FAULTS"]).read_text(encoding="utf-8"))
MET = "fault met: "
COUNTED = "Object.keys(globalThis.__stryker__?.mutantCoverage.static ?? {}).join()"
# Stryker's instrumenter counts in this object which of its faults are met, and asks it which is on.
SWITCH = """
globalThis.__stryker__ = { activeMutant: %s, mutantCoverage: { static: {}, perTest: {} } };
if (%s) addEventListener("pagehide", () => console.debug("%s" + %s));
"""
# A fault that makes a page wait for ever is found sooner.
tools.PATIENCE = ORDERS.get("patience", tools.PATIENCE)


class _Notes:
    """Which test met what."""

    def __init__(self) -> None:
        self.test = ""
        self.met: defaultdict[str, set[str]] = defaultdict(set)
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.failed: set[str] = set()
        self.built: set[str] = set()
        self.coverage: Any = None
        self.contexts: list[BrowserContext] = []

    def hear(self, said: str) -> None:
        """What a page says when one leaves it."""
        if said.startswith(MET):
            for fault in filter(None, said.removeprefix(MET).split(",")):
                self.met[fault].add(self.test)

    def ask(self, context: BrowserContext) -> None:
        """Notes what the pages of the context met."""
        if context in self.contexts:
            self.contexts.remove(context)
            for page in context.pages:
                with suppress(Error):
                    self.hear(MET + page.evaluate(COUNTED))


notes = _Notes()


def _in_contexts() -> None:
    """Gives every page the switch, and asks the pages that close what they met."""
    make, close = Browser.new_context, BrowserContext.close
    noting = "note" in ORDERS
    script = SWITCH % (json.dumps(ORDERS.get("active")), json.dumps(noting), MET, COUNTED)

    def new_context(self: Browser, **options: Any) -> BrowserContext:
        context = make(self, **options)
        context.add_init_script(script)
        if noting:
            notes.contexts.append(context)
            context.on("console", lambda message: notes.hear(message.text))
        return context

    def closed(self: BrowserContext, **options: Any) -> None:
        notes.ask(self)
        close(self, **options)

    Browser.new_context = new_context  # type: ignore[method-assign]
    if noting:
        BrowserContext.close = closed  # type: ignore[method-assign]


def pytest_configure() -> None:
    _in_contexts()
    if "source" in ORDERS:
        import coverage  # noqa: PLC0415  # of the requirements of this folder

        notes.coverage = coverage.Coverage(data_file=None, source=[ORDERS["source"]])
        notes.coverage.start()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: Any, request: Any) -> Any:
    """The site that is there, in the place of one to be built."""
    if fixturedef.argname != "built" or "built" not in ORDERS:
        return None
    site = Path(ORDERS["built"])
    fixturedef.cached_result = (site, fixturedef.cache_key(request), None)
    return site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "tests" in ORDERS:
        place = {name: at for at, name in enumerate(ORDERS["tests"])}
        items[:] = sorted((i for i in items if i.nodeid in place), key=lambda i: place[i.nodeid])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    notes.test = item.nodeid
    if "built" in getattr(item, "fixturenames", ()):
        notes.built.add(item.nodeid)
    if notes.coverage:
        notes.coverage.switch_context(item.nodeid)
    result = yield
    if notes.coverage:
        notes.coverage.switch_context("")
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    notes.seconds[report.nodeid] += report.duration
    if report.outcome != "passed":
        notes.failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    if "note" not in ORDERS:
        return
    if notes.coverage:
        notes.coverage.stop()
        data = notes.coverage.get_data()
        for file in data.measured_files():
            for line, tests in data.contexts_by_lineno(file).items():
                notes.met[f"{Path(file).relative_to(Path.cwd()).as_posix()}:{line}"] |= set(tests)
    done = {
        "met": {what: sorted(tests - notes.failed) for what, tests in notes.met.items()},
        "seconds": {t: s for t, s in notes.seconds.items() if t not in notes.failed},
        "built": sorted(notes.built - notes.failed),
        "failed": sorted(notes.failed),
    }
    Path(ORDERS["note"]).write_text(json.dumps(done), encoding="utf-8")
