"""What pages load, whatever the data: the style sheet of each kind of page, and the scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .rendering import FOLDER as TEMPLATES
from .rendering import needed
from .scripts import Scripts
from .styles import NOTICE, rules_in, sheet, vocabulary
from .tools import TOOLS

STYLES = "assets/css/"
SCRIPTS = "assets/js/"
TOOL_PAGES = frozenset({"desk.html", *(f"{tool.name}.html" for tool in TOOLS)})
"""Templates that only pages with a tool use."""
START = "site/start.js"
"""The script of the first page."""
LISTS = {
    "tasks.html": "site/task-list.js",
    "matrix.html": "site/matrix.js",
    "maintenance.html": "",
    "fields.html": "",
    "tasks-print.html": "",
    "steps-print.html": "",
}
"""Templates of pages with wide tables or filters, which have a style sheet of their own; and their
scripts.
"""
READING, WIDE = "site.css", "lists.css"
"""The style sheets of pages without a tool: of most, and of those in `LISTS`."""
AROUND = ("shell.html", "mistakes.html")
"""Templates of what stands around every page."""
INSIDE = "site/early.js"
"""The script that stands inside every page: it must run before the page is drawn."""
EVERYWHERE = "site/site.js"
"""The script that every page loads."""


@dataclass(frozen=True)
class Assets:
    """`sheets`: name → content of the style sheets, one a kind of page; `scripts`: those of tools
    linked already.
    """

    sheets: Mapping[str, str]
    scripts: Scripts


def assets_of(project: Path, sheets: Iterable[Path]) -> Assets:
    """What pages load, whatever the data, with the rules of those style sheets. Raises `StyleError`
    and `ScriptError`.

    What pages of a kind cannot meet is left out of their sheet; most visits are to one kind.
    """
    pages, folder = project / TEMPLATES, project / "content" / SCRIPTS
    rules = rules_in(sheets, vocabulary(pages.glob("*.html"), folder.glob("*/*.js")))
    of_pages = (START, *filter(None, LISTS.values()), *(tool.script for tool in TOOLS))
    scripts = Scripts(folder, EVERYWHERE, of_pages)
    around = scripts.modules(EVERYWHERE)

    def made(templates: Iterable[str], modules: Iterable[str]) -> str:
        named = needed(pages, *templates, *AROUND)
        every = [*around, *(path for module in modules for path in scripts.modules(module))]
        known = vocabulary(map(pages.joinpath, named), map(folder.joinpath, every))
        return NOTICE + sheet(rules, known)

    plain = {path.name for path in pages.glob("*.html")} - TOOL_PAGES
    made_of = {
        READING: made(plain - LISTS.keys(), [START]),
        WIDE: made(LISTS, filter(None, LISTS.values())),
        **{f"{t.name}.css": made([f"{t.name}.html"], [t.script]) for t in TOOLS},
    }
    for name in scripts.with_later([EVERYWHERE, *(tool.script for tool in TOOLS)]):
        scripts.file(name)
    return Assets(made_of, scripts)
