"""What the site holds in one short text, for programs that read language: https://llmstxt.org/

By the places of the bar on top, its overview pages and pages of prose, each with what it is; then
the data, which say more in fewer words than the pages do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

LLMS = "llms.txt"
"""Below the root of a language."""


class Entry(NamedTuple):
    """A page or file: what it is called, where it stands, and what it is."""

    title: str
    address: str
    said: str = ""


def llms(name: str, said: str, parts: Iterable[tuple[str, Iterable[Entry]]]) -> bytes:
    """The text. `parts`: headings, each with what stands below it."""
    lines = [f"# {name}", "", f"> {said}"]
    for heading, entries in parts:
        lines += ["", f"## {heading}", "", *map(_line, entries)]
    return ("\n".join(lines) + "\n").encode()


def _line(entry: Entry) -> str:
    said = f": {entry.said}" if entry.said else ""
    return f"- [{entry.title}]({entry.address}){said}"


def below(path: str, entries: Iterable[tuple[str, Entry]]) -> Iterator[Entry]:
    """Those of the entries, each with its path, that stand below that path or at it."""
    return (entry for here, entry in entries if here.startswith(path))
