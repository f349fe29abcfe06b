"""The built site on a server of our own, in a browser that is really there."""

from __future__ import annotations

import functools
import http.server
import posixpath
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.find import find_shell
from tests.browser.plans import PATH, SCENARIO, open_state
from tests.browser.tools import ARRIVED, THERE
from tests.conftest import ROOT
from tests.tools import PATIENCE

MODULES = "/modules/"
MILLISECONDS = 1000 * PATIENCE
expect.set_options(timeout=MILLISECONDS)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the built site, and below `/modules/` the modules that its scripts are linked from."""

    def translate_path(self, path: str) -> str:
        if path.startswith(MODULES):
            inside = posixpath.normpath("/" + path.removeprefix(MODULES).partition("?")[0])
            return str(ROOT / "content" / "assets" / "js" / inside[1:])
        return super().translate_path(path)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def base_url(built: Path) -> Iterator[str]:
    """The address of the built site. Relative addresses in tests count from it."""
    handler = functools.partial(_Handler, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """An installed browser; the flags keep it from looking outside by itself."""
    path = find_shell()
    assert path, "no browser: run `make browser`"
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


def patient(browser: Browser) -> Browser:
    """The browser, of which every page waits as long as `expect` does, and for its tool."""
    for name in ("new_context", "new_page"):
        setattr(browser, name, _waiting(getattr(browser, name)))
    return browser


def _waiting(make: Callable[..., Page | BrowserContext]) -> Callable[..., Page | BrowserContext]:
    def made(**options: Any) -> Page | BrowserContext:
        new = make(**options)
        new.set_default_timeout(MILLISECONDS)
        if isinstance(new, Page):
            for name in ("goto", "reload", "go_back", "go_forward", "wait_for_url"):
                setattr(new, name, _arriving(new, getattr(new, name)))
        else:
            vars(new)["new_page"] = _waiting(new.new_page)
        return new

    return made


def _arriving(page: Page, go: Callable[..., Any]) -> Callable[..., Any]:
    def gone(*where: Any, **options: Any) -> Any:
        response = go(*where, **options)
        if "wait_until" not in options:
            page.wait_for_selector(ARRIVED, state="attached")
        return response

    return gone


@pytest.fixture(scope="session")
def browser(launch_browser: Callable[[], Browser]) -> Iterator[Browser]:
    """One for all tests."""
    browser = patient(launch_browser())
    yield browser
    browser.close()


@pytest.fixture
def page(page: Page, base_url: str) -> Iterator[Page]:
    """A page on which nothing may go wrong: no error, no failed or foreign request."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    # A request that the next page cuts short is no failure.
    page.on(
        "requestfailed",
        lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(f"failed: {r.url}"),
    )
    page.on(
        "request",
        lambda r: (
            None
            if r.url.startswith((base_url, "data:", "blob:"))
            else wrong.append(f"foreign: {r.url}")
        ),
    )
    yield page
    assert wrong == []


@pytest.fixture
def run(page: Page) -> Any:
    """Runs a program beside a page; `load` in it imports a module."""
    page.goto("404.html")

    def program(text: str, given: Any = None) -> Any:
        load = "const load = (name) => import(`/modules/${name}.js`);"
        return page.evaluate(f"async (given) => {{ {load} {text} }}", given)

    return program


@pytest.fixture
def plan(page: Page) -> Page:
    """The planner, in which nothing was said."""
    page.goto(PATH)
    page.wait_for_selector(THERE)
    return page


@pytest.fixture
def filled(plan: Page, tmp_path: Path) -> Page:
    """The case of three schools, opened as a file."""
    open_state(plan, SCENARIO, tmp_path)
    return plan
