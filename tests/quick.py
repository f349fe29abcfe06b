"""Runs, in under half a minute, the tests of what was changed since the last commit.

usage: python -m tests.quick [--seconds N] [--slowest] [FILE ...]

Of the tests that the changed files concern it takes the shortest, as many as there is time for: how
long each took at its last run is kept in `.cache/durations.json` (see tests/durations.py). On a
machine that is slower than it was then, it stops when the time is up. It says how many it left to
`make test`. `--slowest` names the twenty slowest of all and runs none.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.durations import known

SECONDS = 25
SLOWEST = 20
BUILD = 8.0
"""Seconds of the build that tests of the whole site share."""
UNKNOWN = {"tests/unit": 0.2, "tests/site": 1.0, "tests/browser": 3.0}
"""Folder → seconds that a test takes there of which nothing is known."""
ROOMS = {"job": "builder", "walk": "walk", "plan": "plan", "scan": "scan", "desk": "desk"}
"""Room of our scripts → how the names of its tests begin, after `test_`."""
SHEETS = ("tests/unit/test_styles.py", "tests/browser/test_weight.py")
TEMPLATES = ("tests/unit/test_pages.py", "tests/unit/test_golden.py")
RECORDS = ("tests/unit/test_guide.py", "tests/unit/test_tools.py")


def changed() -> list[str]:
    """The files that differ from the last commit; where none does, those of that commit."""
    listed = _git("status", "--porcelain", "--untracked-files=all", "--no-renames").splitlines()
    return [line[3:] for line in listed] or _git("show", "--name-only", "--format=").split()


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.rstrip()


def concerned(files: Iterable[str], project: Path = ROOT) -> list[str]:
    """The files of tests that these files concern."""
    every = {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(project.glob("tests/*/test_*.py"))
    }
    found = [test for file in files for test in _tests_of(file, every)]
    return sorted({test for test in found if test in every})


def _tests_of(file: str, every: dict[str, str]) -> Iterator[str]:
    """Those of one file: by what they import, by the scripts that they load, and by their names."""
    path = Path(file)
    names = {path.stem.replace("-", "_")}
    match path.parts:
        case ["tests", *_]:
            yield file
            module = file.removesuffix(".py").replace("/", ".")
            yield from (test for test, text in every.items() if module in text)
        case ["hooks", "teamwijzer", *inside]:
            module = ".".join([*inside[:-1], path.stem])
            asked = re.compile(rf"\bteamwijzer\.{re.escape(module)}\b|import {path.stem}\b")
            yield from (test for test, text in every.items() if asked.search(text))
        case ["content", "assets", "js", room, _]:
            yield from (test for test, text in every.items() if f"{room}/{path.stem}" in text)
            names.add(ROOMS.get(room, path.stem.replace("-", "_")))
            yield "tests/unit/test_scripts.py"
        case ["content", "assets", "css", _]:
            yield from SHEETS
        case ["overrides", *_]:
            yield from TEMPLATES
            names.add(ROOMS.get(path.stem, path.stem))
        case ["data", *_]:
            yield from RECORDS
    for test in every:
        name = Path(test).stem.removeprefix("test_")
        if any(name == one or name.startswith(f"{one}_") for one in names):
            yield test


class Quick:
    """Keeps of the tests that were found the shortest, as many as there is time for from now on."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds
        self.left = 0

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Shortest first; the build that some of them share counts with the first that asks."""
        took = known()
        short = sorted(items, key=lambda item: took.get(item.nodeid, unknown(item.nodeid)))
        kept: list[pytest.Item] = []
        room, is_built = self.seconds, False
        for item in short:
            needs_build = "built" in getattr(item, "fixturenames", ()) and not is_built
            cost = took.get(item.nodeid, unknown(item.nodeid)) + BUILD * needs_build
            if cost > room:
                continue
            room -= cost
            is_built = is_built or needs_build
            kept.append(item)
        self.left = len(items) - len(kept)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept

    def pytest_runtest_protocol(self) -> bool | None:
        """Leaves a test out when the time is up."""
        if time.monotonic() < self.end:
            return None
        self.left += 1
        return True


def unknown(test: str) -> float:
    """Seconds for a test of which nothing is known."""
    return next((seconds for folder, seconds in UNKNOWN.items() if test.startswith(folder)), 3.0)


def main() -> int:
    """The exit code of the tests; 0 where no test is concerned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--slowest", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    if arguments.slowest:
        for test, seconds in sorted(known().items(), key=lambda one: -one[1])[:SLOWEST]:
            print(f"{seconds:>7.1f} s  {test}")
        return 0
    tests = concerned(arguments.files or changed())
    if not tests:
        print("no test is about what changed: make test runs all")
        return 0
    quick = Quick(arguments.seconds)
    code = pytest.main(["--maxfail=5", *tests], plugins=[quick])
    if quick.left:
        print(f"{quick.left} tests of what changed take longer: make test runs all")
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else int(code)


if __name__ == "__main__":
    sys.exit(main())
