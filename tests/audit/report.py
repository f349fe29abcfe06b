"""What the tools found, as a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SHOWN = 3
"""Pages named for a message that stands on many."""


class Finding(NamedTuple):
    """A message, the page it is about, and the part of the page, where there is one."""

    message: str
    page: str
    part: str = ""


@dataclass(frozen=True)
class Report:
    """What one tool says.

    `faults` are what misses the bar, `notes` what has no bar; a line of Markdown each. `rows` are
    the figures of each page, if there are any, below `head`.
    """

    tool: str
    bar: str
    pages: int
    faults: Sequence[str] = ()
    notes: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()

    @property
    def passes(self) -> bool:
        """Whether nothing misses the bar, and there was something to look at."""
        return self.pages > 0 and not self.faults


def code(text: str) -> str:
    """A text from a page or a tool, as it stands, on one line."""
    return "`" + " ".join(text.split()).replace("`", "'") + "`"


def grouped(found: Iterable[Finding]) -> list[str]:
    """A line a message: the pages, and the first part it is about; the most frequent first."""
    by_message: dict[str, list[Finding]] = {}
    for finding in found:
        by_message.setdefault(finding.message, []).append(finding)
    lines = [(_where(same), f"{message}{_part(same[0])}") for message, same in by_message.items()]
    lines.sort(key=lambda line: (-line[0][0], line[1]))
    return [f"{line} ({where})" for (_, where), line in lines]


def _where(same: Sequence[Finding]) -> tuple[int, str]:
    pages = list(dict.fromkeys(name(finding.page) for finding in same))
    named = ", ".join(pages[:SHOWN])
    more = f"{len(pages)} pages: {named}, …" if len(pages) > SHOWN else f"on {named}"
    return len(pages), more


def _part(finding: Finding) -> str:
    return f": {code(finding.part)}" if finding.part.strip() else ""


def name(path: str) -> str:
    """A page's path from the root of the site, as people read it."""
    return path or "/"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table."""
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines]


def write(reports: Sequence[Report]) -> str:
    """The whole text: what each tool says in a row, and below it the details."""
    summary = [
        (r.tool, str(r.pages), r.bar, str(len(r.faults)), "pass" if r.passes else "**fail**")
        for r in reports
    ]
    lines = ["# Audit", "", *table(("tool", "pages", "bar", "faults", "result"), summary)]
    for report in reports:
        lines += _details(report)
    return "\n".join(lines) + "\n"


def _details(report: Report) -> list[str]:
    parts = [
        table(report.head, report.rows) if report.rows else [],
        ["Faults:", "", *[f"- {line}" for line in report.faults]] if report.faults else [],
        ["Seen, and below no bar:", "", *[f"- {line}" for line in report.notes]]
        if report.notes
        else [],
    ]
    lines = [line for part in parts if part for line in ("", *part)]
    return ["", f"## {report.tool}", *lines] if lines else []
