"""LibreOffice and what reads its PDFs. As a program: installs them, or says what is missing.

Without them `make test` skips what needs them, but not in CI.
"""

from __future__ import annotations

import os
import sys

from tests.tools import lacking, provide

PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils"}
PACKAGES = ("libreoffice-calc", "libreoffice-writer", "poppler-utils")


def missing() -> list[str]:
    """What is not there."""
    return lacking(PROGRAMS)


def main() -> None:
    """Find an office suite or install one."""
    if names := " and ".join(provide(PROGRAMS, PACKAGES)):
        message = f"no {names}: the tests that open documents cannot run"
        if os.environ.get("CI"):
            sys.exit(message)
        print(message)


if __name__ == "__main__":
    main()
