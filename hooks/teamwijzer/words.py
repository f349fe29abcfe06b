"""Which words of `data/ui` the templates ask for by name, and where.

A word whose name is put together, such as `ui.home["way_" ~ name]`, cannot be told here; when
one of those is missing, `rendering` says so.
"""

from __future__ import annotations

import re
from pathlib import Path

ASKED = re.compile(r'\bui\.(\w+)\.(\w+)\b|\bui(?:\.(\w+)|\["([\w-]+)"\])\["(\w+)"\]')
NOT_WORDS = frozenset({"items", "values"})
"""What a template does with a whole area."""


def asked(templates: Path) -> dict[tuple[str, str], str]:
    """(area, word) → the first template that asks for it, from the project's root, and its line."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(templates.glob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for match in ASKED.finditer(line):
                area, name = (part for part in match.groups() if part)
                if name not in NOT_WORDS:
                    place = path.relative_to(templates.parents[1]).as_posix()
                    found.setdefault((area, name), f"{place}:{number}")
    return found
