"""Node and Java. As a program: installs them, or says what is missing (exit status 1)."""

from __future__ import annotations

import sys

from tests.tools import provide

PROGRAMS = {"node": "Node.js", "npm": "npm", "java": "Java"}
PACKAGES = ("nodejs", "npm", "default-jre-headless")


def main() -> None:
    """Find them or install them."""
    if names := " and ".join(provide(PROGRAMS, PACKAGES)):
        sys.exit(
            f"no {names} for the audit: install Node.js 18.16 or newer with npm, and Java 17 or "
            f"newer (on Debian the packages {', '.join(PACKAGES)})"
        )


if __name__ == "__main__":
    main()
