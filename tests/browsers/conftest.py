"""The built site in Firefox and WebKit: `firefox`, `webkit`, or `each`, which is both in turn."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.browsers.driving import Browser, Firefox, WebKit
from tests.browsers.find import HOW, missing_firefox, missing_webkit
from tests.tools import needed

Kind = TypeVar("Kind", bound=Browser)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served_at(built: Path) -> Iterator[str]:
    """The address of the built site."""
    handler = functools.partial(_Handler, directory=str(built))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def _firefox(served_at: str) -> Iterator[Firefox]:
    needed(missing_firefox(), HOW)
    browser = Firefox(served_at)
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def _webkit(served_at: str) -> Iterator[Browser]:
    needed(missing_webkit(), HOW)
    browser = WebKit(served_at)
    yield browser
    browser.quit()


def _fresh(browser: Kind) -> Iterator[Kind]:
    """The browser with one tab and nothing kept, in which nothing may go wrong."""
    first = browser.here()
    browser.go("over/privacy/")
    browser.run("localStorage.clear(); sessionStorage.clear();")
    browser.go("over/toegankelijkheid/")
    yield browser
    assert browser.wrong() == []
    browser.switch(first)


@pytest.fixture
def firefox(_firefox: Firefox) -> Iterator[Firefox]:
    yield from _fresh(_firefox)


@pytest.fixture
def webkit(_webkit: Browser) -> Iterator[Browser]:
    yield from _fresh(_webkit)


@pytest.fixture(params=["firefox", "webkit"])
def each(request: pytest.FixtureRequest) -> Browser:
    browser: Browser = request.getfixturevalue(request.param)
    return browser
