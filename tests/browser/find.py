"""The browser that the tests run in: an installed one, Playwright's own, or Debian's package.

As a program: makes sure that there is one, or says what is missing (exit status 1).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.tools import install_from_debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"
"""The same engine without windows: opens a page in a third of the time."""

OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> str | None:
    """The path of a whole browser, or None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    own = _own()
    return str(own) if own.exists() else None


def find_shell() -> str | None:
    """The path of a browser without windows, or of a whole one where there is none such."""
    if not os.environ.get("CHROMIUM"):
        if path := shutil.which(SHELL):
            return path
        # Playwright puts its own in a folder beside that of the whole browser.
        for own in _own().parents[2].glob("chromium_headless_shell-*/*/*headless*shell"):
            return str(own)
    return find()


@cache
def _own() -> Path:
    """Where Playwright puts its own browser, whether that is there or not.

    Asked in a process apart: where a test has it running already, it starts no second time.
    """
    done = subprocess.run([sys.executable, "-c", OWN], capture_output=True, text=True, check=True)
    return Path(done.stdout.strip())


def install() -> None:
    """Debian's package, the surer way where it can be had; else Playwright's own browser."""
    install_from_debian("chromium")
    if not find():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def main() -> None:
    """Find a browser or install one; on a machine for tests alone, the one without windows too."""
    if not find():
        install()
    if os.environ.get("CI") and find_shell() == find():
        install_from_debian(SHELL)
    path = find_shell()
    if not path:
        sys.exit("no browser for the tests: install Chromium, or set CHROMIUM to its path")
    print(f"browser: {path}")


if __name__ == "__main__":
    main()
