"""Faults in the modules of the browser tools that need no page, made by Stryker's instrumenter.

Stryker's own runners know no tests in Python that drive a browser. So its instrumenter puts all
faults into a copy of the scripts, each behind a switch; the site is built of these, and every page
that a test opens has one switch on. Which test meets which fault is noted with all switches off.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.browser.find import find_shell
from tests.faults.core import build
from tests.faults.testing import AT_LAST, TOGETHER, Fault, note, seen

HERE = Path(__file__).parent
SCRIPTS = "content/assets/js"
WHOLE = "scripts"
READS = "project / SCRIPTS\n"
FILES = (
    *("test_modules", "test_modules_texts", "test_modules_sheets", "test_builder_texts"),
    *("test_modules_group", "test_plan_sums", "test_plan_sheets", "test_plan_original"),
    *("test_scan", "test_walk"),
)
"""Below tests/browser: the tests that look at what modules make of what they are given."""
PAGES = (
    *("test_plan", "test_plan_files", "test_plan_group", "test_plan_mandates"),
    *("test_builder", "test_builder_documents", "test_walk_sorting"),
)
"""Those that use them on pages, for what the others do not see."""
MODULES = {
    "base": "blocks clean days deflate packing",
    "job": "clean description open vacancy wording work",
    "office": "formulas parts rows xml zip",
    "plan": "changes clean comparing counted filter gathering group hours mandates moves named"
    " original reading situation state sums values writing",
    "scan": "state sums",
    "walk": "flow state",
}
"""What computes. What draws or listens is looked at by the tests of the pages."""


def names() -> list[str]:
    """The modules, as paths below the scripts."""
    return [f"{room}/{name}.js" for room, all_ in MODULES.items() for name in all_.split()]


def instrument(project: Path) -> list[Fault]:
    """Puts the faults into the project's scripts; what they are.

    The build reads in scripts which words they ask for. It goes on reading that in whole ones.
    """
    scripts = project / SCRIPTS
    shutil.copytree(scripts, project / WHOLE)
    reader = project / "hooks" / "teamwijzer" / "tools.py"
    text = reader.read_text(encoding="utf-8")
    assert text.count(READS) == 1
    reader.write_text(text.replace(READS, f'project / "{WHOLE}"\n'), encoding="utf-8")
    texts = {name: (scripts / name).read_text(encoding="utf-8") for name in names()}
    command = ["node", str(HERE / "instrument.mjs"), str(scripts), *texts]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [_fault(made, texts[made["where"]]) for made in json.loads(done.stdout)]


def _fault(made: dict[str, Any], text: str) -> Fault:
    """Lines and columns are counted from 0."""
    (line, column), (last, end) = made["from"], made["to"]
    lines = text.splitlines()[line : last + 1]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][column:]
    where = f"{SCRIPTS}/{made['where']}"
    return Fault(where, line + 1, "\n".join(lines), made["now"], made["id"], made["kind"])


class Scripts:
    """The scripts, with the tests that meet their faults."""

    def __init__(self, project: Path, kept: Path) -> None:
        assert find_shell(), "no browser: run `make browser`"
        self.project = project
        self.faults = instrument(project)
        site = project.parent / "site of scripts"
        assert build(project, site)
        self._orders = {"built": str(site)}
        files = [f"tests/browser/{name}.py" for name in (*FILES, *PAGES)]
        self.notes = note(project, files, kept, **self._orders)

    def draw(self, seed: int, count: int) -> list[tuple[Fault, str]]:
        """That many faults."""
        print(f"{len(self.faults)} faults in {len(names())} modules", flush=True)
        chance = random.Random(seed)  # noqa: S311  # a draw to repeat, no secret
        return [(fault, "") for fault in chance.sample(self.faults, count)]

    def looks(self) -> Sequence[Callable[[Fault, str], str]]:
        """Ways to look for a fault: each tells what sees it; "" for nothing."""
        return self._quickly, self._slowly

    def _quickly(self, fault: Fault, _: str) -> str:
        """By the tests that look at modules."""
        pages = tuple(f"tests/browser/{name}.py" for name in PAGES)
        met = self.notes.met.get(fault.mark, ())
        tests = self.notes.quickest(test for test in met if not test.startswith(pages))
        return seen(self.project, tests, TOGETHER, active=fault.mark, **self._orders)

    def _slowly(self, fault: Fault, _: str) -> str:
        """By all that meet it, for which there is time."""
        tests = self.notes.quickest(self.notes.met.get(fault.mark, ()), AT_LAST)
        return seen(self.project, tests, AT_LAST, active=fault.mark, **self._orders)
