"""Node. As a program: installs it, or says what is missing (exit status 1)."""

from __future__ import annotations

import sys

from tests.tools import provide

PROGRAMS = {"node": "Node.js", "npm": "npm"}
PACKAGES = ("nodejs", "npm")


def main() -> None:
    """Find it or install it."""
    if names := " and ".join(provide(PROGRAMS, PACKAGES)):
        sys.exit(
            f"no {names} to check the scripts with: install Node.js 18.18 or newer with npm "
            f"(on Debian the packages {', '.join(PACKAGES)})"
        )


if __name__ == "__main__":
    main()
