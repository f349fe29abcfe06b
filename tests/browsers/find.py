"""Firefox and WebKit. As a program: installs them, or says what is missing.

Without them `make test` skips what needs them, but not in CI.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.tools import install_from_debian, lacking

WEBKIT = {
    "WebKitWebDriver": "WebKitWebDriver",
    "xvfb-run": "xvfb",
    "dbus-run-session": "dbus-daemon",
}
PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb", "xauth", "dbus-daemon")
HOW = f"run `make browsers` as root, or install {', '.join(PACKAGES)}"


def firefox() -> str | None:
    """The path of Firefox, Debian's or another."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def mini_browser() -> str | None:
    """The path of the browser that comes with WebKitGTK, newest first."""
    found = Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser")
    return max(map(str, found), default=None)


def missing_firefox() -> list[str]:
    """What is not there of Firefox."""
    return [] if firefox() else ["Firefox"]


def missing_webkit() -> list[str]:
    """What is not there of WebKit, and of what shows it without a screen."""
    return lacking(WEBKIT) + ([] if mini_browser() else ["WebKitGTK"])


def main() -> None:
    """Find both browsers or install them."""
    if missing_firefox() or missing_webkit():
        install_from_debian(*PACKAGES)
    if names := " and ".join(missing_firefox() + missing_webkit()):
        message = f"no {names}: the tests in Firefox and WebKit cannot all run"
        if os.environ.get("CI"):
            sys.exit(message)
        print(message)


if __name__ == "__main__":
    main()
