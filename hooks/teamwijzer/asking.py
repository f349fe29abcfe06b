"""What templates and scripts ask of the data by name: words, records and pages."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .addresses import Lead, leads
from .tools import asked_by_tools
from .words import Asked, asked

TEMPLATES = "overrides/pages"
"""From the project's root."""


class AskedFor(NamedTuple):
    """`words`: (area, name) of words that templates ask for → where; `by_tools`: tool → what its
    scripts ask for; `leads`: where templates lead to.
    """

    words: dict[tuple[str, str], str]
    by_tools: dict[str, Asked]
    leads: list[Lead]


def asked_for(project: Path) -> AskedFor:
    """What the templates and scripts of a project ask for."""
    templates = project / TEMPLATES
    return AskedFor(asked(templates), asked_by_tools(project), list(leads(templates)))
