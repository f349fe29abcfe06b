"""The browser that the tests run in: an installed one, Playwright's own, or Debian's package.

As a program: makes sure that there is one, or says what is missing (exit status 1).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.tools import install_from_debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a browser, or None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Debian's package, the surer way where it can be had; else Playwright's own browser."""
    install_from_debian("chromium")
    if not find():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def main() -> None:
    """Find a browser or install one."""
    if not find():
        install()
    path = find()
    if not path:
        sys.exit("no browser for the tests: install Chromium, or set CHROMIUM to its path")
    print(f"browser: {path}")


if __name__ == "__main__":
    main()
