"""Lighthouse: how fast a page is on a phone, and what its list of good practice says."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.audit.report import Report, code, name
from tests.audit.site import NODE_MODULES

PROGRAM = NODE_MODULES / "lighthouse/cli/index.js"
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@dataclass(frozen=True)
class Score:
    """A category of one page: points out of 100, and what took the others, a line each."""

    points: int
    lost: Sequence[str] = ()


def run(address: str, browser: str) -> dict[str, Any]:
    """One look at the page, as Lighthouse's own JSON."""
    options = [
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(BARS)}",
        f"--chrome-flags={FLAGS}",
        "--no-enable-error-reporting",
    ]
    with TemporaryDirectory() as folder:
        output = Path(folder) / "result.json"
        done = subprocess.run(
            ["node", str(PROGRAM), address, *options, f"--output-path={output}"],
            env={**os.environ, "CHROME_PATH": browser},
            capture_output=True,
            text=True,
            check=False,
        )
        if not output.exists():
            raise SystemExit(f"Lighthouse stopped on {address}: {done.stderr.strip()}")
        result: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return result


def read(result: Mapping[str, Any]) -> dict[str, Score]:
    """The categories of one look. One that could not be scored has 0 points."""
    scores = {}
    for key in BARS:
        category = result["categories"][key]
        points = round(100 * (category["score"] or 0))
        scores[key] = Score(points, list(_lost(category, result["audits"])))
    return scores


def _lost(category: Mapping[str, Any], audits: Mapping[str, Any]) -> Iterator[str]:
    for reference in category["auditRefs"]:
        audit = audits[reference["id"]]
        if not reference["weight"]:
            continue  # says something, and counts for nothing
        if message := audit.get("errorMessage"):
            yield f"{audit['title']}: {message}"
        elif audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['title']}{_value(audit)}"


def _value(audit: Mapping[str, Any]) -> str:
    """What was measured, or the first thing that is wrong."""
    if value := audit.get("displayValue"):
        return f": {value}"
    for item in audit.get("details", {}).get("items", []):
        if text := item.get("node", {}).get("snippet") or item.get("description"):
            return f": {code(text)}"
    return ""


def median(looks: Sequence[Mapping[str, Score]]) -> dict[str, Score]:
    """Of each category the score in the middle, with what that look lost points by."""
    middle = (len(looks) - 1) // 2
    return {
        category: sorted((look[category] for look in looks), key=lambda score: score.points)[middle]
        for category in BARS
    }


def judge(scores: Mapping[str, Mapping[str, Score]], runs: int) -> Report:
    """Scores by page → what misses its bar."""
    rows, missed = [], []
    for path, found in scores.items():
        page = name(path)
        rows.append((page, *(str(found[category].points) for category in BARS)))
        missed += [
            f"{page}: {category} {score.points}: {'; '.join(score.lost) or 'not scored'}"
            for category, score in found.items()
            if score.points < BARS[category]
        ]
    least = ", ".join(f"{category} {points}" for category, points in BARS.items())
    bar = f"{least}; mobile, median of {runs}"
    return Report("Lighthouse", bar, len(rows), missed, head=("page", *BARS), rows=rows)


def report(browser: str, address: str, paths: Sequence[str], runs: int) -> Report:
    """Each page as many times as asked for."""
    scores = {
        path: median([read(run(address + path, browser)) for _ in range(runs)]) for path in paths
    }
    return judge(scores, runs)
