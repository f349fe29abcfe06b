"""One way to drive Firefox and WebKit, as far as our tests need it.

Playwright drives builds of its own only, and these are the browsers that people have: Debian's
Firefox, by Marionette, and WebKitGTK, by WebDriver. A test says what a visitor does:

    browser.go("functiebeschrijving/")
    browser.click("[data-preset=blank]")
    browser.fill("#b-title", "Digicoach")
    browser.until("return document.querySelector('#b-preview').textContent.includes('Digicoach')")
    name, content = browser.download("[data-do=download]")

Nothing may go wrong on a page meanwhile: see `wrong`.
"""

from __future__ import annotations

import base64
import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from marionette_driver import By
from marionette_driver.marionette import Marionette
from selenium import webdriver
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.webkitgtk.options import Options

from tests.browser.tools import ARRIVED
from tests.browsers.find import firefox, mini_browser
from tests.tools import PATIENCE, free_port

WATCH = """
if (window.wrong) return;
window.wrong = [];
addEventListener("error", (event) => wrong.push(`error: ${event.message}`));
addEventListener("unhandledrejection", (event) => wrong.push(`rejected: ${event.reason}`));
document.addEventListener("securitypolicyviolation",
  (event) => wrong.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
window.made = new Map();
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const address = make.call(URL, blob);
  made.set(address, blob);
  return address;
};
window.handed = [];
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[download]");
  if (!link || !made.has(link.href)) return;
  event.preventDefault();
  made.get(link.href).arrayBuffer().then((content) => {
    const letters = Array.from(new Uint8Array(content), (one) => String.fromCharCode(one));
    handed.push([link.download, btoa(letters.join(""))]);
  });
}, true);
"""
"""Notes what goes wrong, and what is handed over for download. Asks for nothing of the page."""


class Browser(ABC):
    """A browser with one window and any number of tabs. `base`: where the site is served."""

    def __init__(self, base: str) -> None:
        self.base = base

    @abstractmethod
    def run(self, script: str, *values: Any) -> Any:
        """What the body of a function returns in the page, given these as `arguments`."""

    @abstractmethod
    def _find(self, selector: str) -> Any:
        """The element, which knows `click` and `send_keys`."""

    @abstractmethod
    def _navigate(self, address: str) -> None:
        """Opens the address in this tab, and waits until it has loaded."""

    @abstractmethod
    def tab(self) -> str:
        """Opens a tab and goes there; its handle."""

    @abstractmethod
    def here(self) -> str:
        """The handle of this tab."""

    @abstractmethod
    def switch(self, tab: str) -> None:
        """Goes to that tab."""

    @abstractmethod
    def close_tab(self) -> None:
        """Closes this tab; go to another one then."""

    @abstractmethod
    def back(self) -> None:
        """Goes one page back."""

    @abstractmethod
    def quit(self) -> None:
        """Ends the browser."""

    def go(self, path: str) -> None:
        """Opens a page of the site."""
        self._navigate(urljoin(self.base, path))
        self._arrive()

    def reload(self) -> None:
        """Loads the page anew, as people do: the order of a driver forgets fields and place."""
        self.run("window.old = true; setTimeout(() => location.reload())")
        self.until("return !window.old && document.readyState === 'complete'")
        self._arrive()

    def _arrive(self) -> None:
        self.run(WATCH)
        self.until(f"return !!document.querySelector('{ARRIVED}')")

    def click(self, selector: str) -> None:
        """Clicks the first such element, once it is there, as a visitor does."""
        self.until("return !!document.querySelector(arguments[0])?.checkVisibility()", selector)
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        self._find(selector).click()

    def fill(self, selector: str, text: str) -> None:
        """Puts the text in the place of what stands in the field, and leaves the field."""
        self.run(
            "const field = document.querySelector(arguments[0]); field.focus();"
            "field.value = arguments[1];"
            "for (const name of ['input', 'change'])"
            "  field.dispatchEvent(new Event(name, {bubbles: true}));",
            selector,
            text,
        )

    def type(self, selector: str, text: str) -> None:
        """Types the text, sign by sign."""
        self._find(selector).send_keys(text)

    def upload(self, selector: str, file: Path) -> None:
        """Chooses the file in a field for files."""
        self._find(selector).send_keys(str(file))

    def text(self, selector: str) -> str:
        """The text of the first such element, as it is shown."""
        found: str = self.run("return document.querySelector(arguments[0]).innerText", selector)
        return found

    def value(self, selector: str) -> str:
        """What stands in a field."""
        found: str = self.run("return document.querySelector(arguments[0]).value", selector)
        return found

    def open_all(self) -> None:
        """Opens all parts of the page."""
        self.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    def until(self, script: str, *values: Any) -> Any:
        """What the body of a function returns, once that is true."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *values)):
            assert time.monotonic() < end, script
            time.sleep(0.05)
        return found

    def until_shown(self, text: str, selector: str = "body") -> None:
        """Waits until the element shows the text."""
        self.until(
            "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])",
            selector,
            text,
        )

    def download(self, selector: str) -> tuple[str, bytes]:
        """Clicks there; name and content of the file that is handed over then."""
        count = self.run("return handed.length")
        self.click(selector)
        name, content = self.until("return handed[arguments[0]]", count)
        return name, base64.b64decode(content)

    def wrong(self) -> list[str]:
        """What went wrong on this page: errors, and what its policy forbade."""
        found: list[str] = self.run("return window.wrong ?? []")
        return found


class Firefox(Browser):
    """Debian's Firefox."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        # It begins with taking away what has the name of its log, were it /dev/null.
        self._log = tempfile.TemporaryDirectory()
        self._driver = Marionette(
            bin=firefox(),
            headless=True,
            # Any port that is free, so that several can run beside each other.
            port=free_port(),
            startup_timeout=PATIENCE,
            gecko_log=self._log.name,
            prefs={
                "browser.shell.checkDefaultBrowser": False,
                "network.disable-localhost-when-offline": True,
                # What one test has loaded is not there for the next.
                "browser.cache.disk.enable": False,
                "browser.cache.memory.enable": False,
            },
        )
        self._driver.start_session({"timeouts": {"script": 1000 * PATIENCE}})

    def run(self, script: str, *values: Any) -> Any:
        # Without a sandbox, as a script of the page itself.
        return self._driver.execute_script(script, script_args=values, sandbox=None)

    def _find(self, selector: str) -> Any:
        return self._driver.find_element(By.CSS_SELECTOR, selector)

    def _navigate(self, address: str) -> None:
        self._driver.navigate(address)

    def tab(self) -> str:
        self.switch(self._driver.open(type="tab", focus=True)["handle"])
        return self.here()

    def here(self) -> str:
        return str(self._driver.current_window_handle)

    def switch(self, tab: str) -> None:
        self._driver.switch_to_window(tab)

    def close_tab(self) -> None:
        self._driver.close()

    def back(self) -> None:
        self._driver.go_back()

    def quit(self) -> None:
        self._driver.cleanup()
        self._log.cleanup()

    def unplug(self, *, away: bool = True) -> None:
        """Takes the network away, or gives it back."""
        with self._driver.using_context("chrome"):
            self._driver.execute_script(
                "Services.io.offline = arguments[0]", script_args=[away], sandbox=None
            )


class WebKit(Browser):
    """The browser of WebKitGTK, on a screen that nobody sees and with a message bus of its own."""

    SETTINGS = {  # noqa: RUF012  # never changed
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # root has none; pages are our own
        "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }

    def __init__(self, base: str) -> None:
        super().__init__(base)
        port = free_port()
        program = ["WebKitWebDriver", f"--port={port}"]
        self._server = subprocess.Popen(
            ["xvfb-run", "--auto-servernum", "dbus-run-session", "--", *program],
            env={**os.environ, **self.SETTINGS},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _until_open(port)
        options = Options()
        options.binary_location = mini_browser() or ""
        options.add_argument("--automation")
        self._driver = webdriver.Remote(
            f"http://127.0.0.1:{port}",
            options=options,
            file_detector=UselessFileDetector(),  # the driver reads files itself
        )

    def run(self, script: str, *values: Any) -> Any:
        return self._driver.execute_script(script, *values)

    def _find(self, selector: str) -> Any:
        return self._driver.find_element("css selector", selector)

    def _navigate(self, address: str) -> None:
        self._driver.get(address)

    def tab(self) -> str:
        self._driver.switch_to.new_window("tab")
        return self.here()

    def here(self) -> str:
        return self._driver.current_window_handle

    def switch(self, tab: str) -> None:
        self._driver.switch_to.window(tab)

    def close_tab(self) -> None:
        self._driver.close()

    def back(self) -> None:
        self._driver.back()

    def quit(self) -> None:
        with contextlib.suppress(Exception):
            self._driver.quit()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._server.pid, signal.SIGTERM)
        self._server.wait(PATIENCE)


def _until_open(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert time.monotonic() < end
        time.sleep(0.1)
