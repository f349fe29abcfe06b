"""The Nu HTML checker: is it HTML as the standard has it?"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.audit.report import Finding, Report, grouped
from tests.audit.site import NODE_MODULES

FROM_DISK = "violates Content Security Policy"
"""It reads files, which 'self' in a policy does not cover; `weight` sees what a browser blocks."""
JAR = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"


def run(site: Path) -> list[dict[str, Any]]:
    """The checker's messages on every HTML file below the folder."""
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run(
        ["java", "-jar", str(JAR), *options, str(site.resolve())],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the HTML checker stopped: {done.stderr.strip()}")
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [message for message in messages if FROM_DISK not in message["message"]]


def read(messages: Sequence[dict[str, Any]], site: Path) -> tuple[list[str], list[str]]:
    """Errors, and warnings and hints: a line a message, with the pages it stands on."""
    errors, others = [], []
    for message in messages:
        # `error` is a fault in the page; `non-document-error` means that it was not looked at.
        kind = message.get("subType", message["type"])
        path = Path(unquote(urlsplit(message.get("url", "")).path))
        page = path.relative_to(site.resolve()).as_posix() if path.name else "the checker"
        text = " ".join(message["message"].split())
        if "error" in message["type"]:
            errors.append(Finding(text, page, _extract(message)))
        else:
            others.append(Finding(f"{kind}: {text}", page, _extract(message)))
    return grouped(errors), grouped(others)


def _extract(message: dict[str, Any]) -> str:
    extract: str = message.get("extract", "")
    start = message.get("hiliteStart", 0)
    return extract[start : start + message.get("hiliteLength", len(extract))]


def report(site: Path) -> Report:
    """Every HTML file of the site."""
    errors, others = read(run(site), site)
    pages = sum(1 for _ in site.rglob("*.html"))
    return Report("Nu HTML checker", "no error", pages, errors, others)
