"""LibreOffice and what reads its PDFs. As a program: installs them, or says what is missing.

Without them `make test` skips what needs them, but not in CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.tools import install_from_debian, lacking

PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils"}
FONT = "Liberation Sans"
"""As wide as Arial, in which documents are set; in another font their pages break elsewhere."""
PACKAGES = ("libreoffice-calc", "libreoffice-writer", "poppler-utils", "fonts-liberation")
HOW = f"run `make office` as root, or install {', '.join(PACKAGES)}"


def missing() -> list[str]:
    """What is not there."""
    names = lacking(PROGRAMS)
    return names if _has_font() else [*names, f"the font {FONT}"]


def _has_font() -> bool:
    """Whether the font, or Arial itself, would be used for Arial."""
    if not shutil.which("fc-match"):
        return False  # what tells comes with the office suite
    command = ["fc-match", "--format=%{family}", "Arial"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return FONT in found or "Arial" in found


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
