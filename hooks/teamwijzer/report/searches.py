"""What people may type in the search box without finding the page that answers it.

The tests of the search try some hundreds of queries, and keep beside them which of these lead to
no right page: a test fails when that list is not the whole one.
"""

from __future__ import annotations

from pathlib import Path

import yaml

TRIED = "tests/browser/queries.yml"
"""From the project's root."""


def missed(project: Path) -> dict[str, dict[str, list[str]]]:
    """Language → query → pages that answer it. Empty for a project without its tests."""
    if not (file := project / TRIED).is_file():
        return {}
    tried = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {
        language: {query: tried["wanted"][language][query] for query in queries or ()}
        for language, queries in tried["missed"].items()
    }
