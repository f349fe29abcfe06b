"""Node. As a program: installs it, or says what is missing (exit status 1).

Without it, or what it runs, `make test` skips what needs these, but not in CI.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tools import lacking, provide

PROGRAMS = {"node": "Node.js", "npm": "npm"}
PACKAGES = ("nodejs", "npm")
CHECKER = Path(__file__).parent / "node_modules" / ".bin" / "tsc"
HOW = "install Node.js 18.18 or newer with npm, then run `make lint`"


def missing() -> list[str]:
    """What is not there."""
    return lacking(PROGRAMS) or ([] if CHECKER.exists() else ["TypeScript"])


def main() -> None:
    """Find it or install it."""
    if names := " and ".join(provide(PROGRAMS, PACKAGES)):
        sys.exit(
            f"no {names} to check the scripts with: install Node.js 18.18 or newer with npm "
            f"(on Debian the packages {', '.join(PACKAGES)})"
        )


if __name__ == "__main__":
    main()
