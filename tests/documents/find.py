"""LibreOffice and what reads its PDFs. As a program: installs them, or says what is missing.

Without them `make test` skips what needs them, but not in CI.
"""

from __future__ import annotations

import os
import shutil
import sys

from tests.tools import install_from_debian

PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils"}
PACKAGES = ("libreoffice-calc", "libreoffice-writer", "poppler-utils")


def missing() -> list[str]:
    """What is not there."""
    return [name for program, name in PROGRAMS.items() if not shutil.which(program)]


def main() -> None:
    """Find an office suite or install one."""
    if missing():
        install_from_debian(*PACKAGES)
    if names := " and ".join(missing()):
        message = f"no {names}: the tests that open documents cannot run"
        if os.environ.get("CI"):
            sys.exit(message)
        print(message)


if __name__ == "__main__":
    main()
