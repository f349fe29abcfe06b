"""`python make.py COMMAND`: what can be done with the project, on every system in the same way.

`make COMMAND` calls this too. What a command needs is set up first, once (see `ready`). A name that
is not in the list is a command of `teamwijzer`; what follows a name goes along to its last step.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .building import NEW, OLD, SITE
from .ready import NODES, VENV, NotReadyError, environment, node, python

PROJECT = Path(__file__).parents[2]
ZIP = "ict-teamwijzer-offline.zip"
INTERRUPTED = 130
"""The exit status of what was stopped with Ctrl-C, as shells have it."""
Step = tuple[str, ...]
"""A module of Python, and what it is told."""
DAY = ("git", "log", "-1", "--format=%ct")
"""Tells the day on which a site is built, as far as its files know."""
MAY_FAIL = "-"
"""Stands before a step without which the rest goes on."""
LOCK: Step = tuple(
    "piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header "
    "--no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host".split()
)
BESIDE = "--constraint"
LOCKS = (
    ("requirements.lock", "--extra", "install", "pyproject.toml"),
    ("requirements-dev.lock", "--extra", "install", "--extra", "dev", "pyproject.toml"),
    (".github/tools/audit.txt", ".github/tools/audit.in"),
    # These come beside what is locked above, so that they must agree with it.
    *(
        (f"{file}.txt", BESIDE, "requirements-dev.lock", f"{file}.in")
        for file in (
            ".github/tools/properdocs",
            "tests/faults/requirements",
            "tests/bench/requirements",
        )
    ),
)
"""Each lock file, and what it is made from."""
FINDS = {**dict.fromkeys(NODES, "tests.scripts.find"), "audit": "tests.audit.find"}
"""What finds or installs Node itself, by what needs it; the audit needs more than that."""
LEFT = (
    *(VENV, SITE, NEW, OLD, ZIP, f"{ZIP}.new", "dist", "audit.md", ".cache"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache"),
    *(f"{folder}/node_modules" for folder in NODES.values()),
)
"""What commands make."""


@dataclass(frozen=True)
class Command:
    """`about`: for who reads the list. `part`, `nodes`: what it needs, of Python and of Node."""

    about: str
    steps: tuple[Step, ...] = ()
    part: str = "site"
    nodes: tuple[str, ...] = ()
    after: Callable[[Path], None] | None = None


def locks(*options: str) -> tuple[Step, ...]:
    """The steps that write the lock files."""
    return tuple((*LOCK, *options, *rest, "--output-file", file) for file, *rest in LOCKS)


def take_out_the_zip(project: Path) -> None:
    """Puts the zip file of the site beside it."""
    new = project / f"{ZIP}.new"
    shutil.copyfile(project / SITE / ZIP, new)
    new.replace(project / ZIP)


def clean(project: Path) -> None:
    """Removes everything that commands made."""
    for path in (*(project / name for name in LEFT), *project.glob("hooks/*.egg-info")):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


COMMANDS = {
    "serve": Command(
        "Build the site and serve it on loopback, with live reload", (("teamwijzer", "serve"),)
    ),
    "test": Command(
        "Run every test",
        (
            ("tests.browser.find",),
            ("tests.browsers.find",),
            ("tests.documents.find",),
            # Who has no Node.js can run every other test.
            (MAY_FAIL, "teamwijzer.making", "scripts"),
            ("pytest", "--numprocesses", "auto"),
        ),
        part="dev",
    ),
    "quick": Command(
        "Run what there is time for in half a minute of the tests of what you changed",
        (("tests.browser.find",), ("tests.quick",)),
        part="dev",
    ),
    "unit": Command(
        "Run the tests that need nothing else than Python", (("pytest", "tests/unit"),), part="dev"
    ),
    "build": Command(
        "Build the site into site/; one that fails or is stopped leaves the last as it was",
        (("teamwijzer", "build"),),
    ),
    "offline": Command(
        "Build, and put the zip file for offline use beside this file",
        (("teamwijzer", "build"),),
        after=take_out_the_zip,
    ),
    "check": Command("Check the data only", (("teamwijzer", "check"),)),
    "report": Command(
        "Tell what to review, what rests on one document, what is hard to read",
        (("teamwijzer", "report"),),
    ),
    "lint": Command(
        "Check the code: Python, scripts, and the words that scripts ask for",
        (
            ("ruff", "check", "."),
            ("ruff", "format", "--check", "."),
            ("mypy",),
            ("teamwijzer", "check"),
            ("tests.scripts",),
        ),
        part="dev",
        nodes=("scripts",),
    ),
    "bench": Command(
        "Time builds and edits beside plain Material and others, documents and tools",
        tuple(
            (f"tests.bench.{name}",)
            for name in (
                *("build_time", "phases", "others", "documents", "serve", "builder", "keys"),
                "planner",
            )
        ),
        part="bench",
        nodes=("bench",),
    ),
    "audit": Command(
        "Run axe, the HTML checker and Lighthouse over the built site",
        (("tests.browser.find",), ("tests.audit",)),
        part="dev",
        nodes=("audit",),
    ),
    "faults": Command(
        "Put faults into the code and tell which no test sees; SEED=… draws others",
        (("tests.browser.find",), ("tests.faults",)),
        part="faults",
        nodes=("faults",),
    ),
    "release": Command("Make a version: VERSION=1.0 names it", (("teamwijzer", "release"),)),
    "package": Command(
        "Build into dist/ what is handed out of the version that is there: TAG=v1.0",
        (("teamwijzer", "package"),),
    ),
    "pictures": Command(
        "Draw a page of each of the documents to download, with LibreOffice",
        (("teamwijzer", "pictures"),),
    ),
    "schema": Command("Write data/schema from the model", (("teamwijzer", "schema"),)),
    "lock": Command("Write the lock files from pyproject.toml", locks(), part="dev"),
    "upgrade": Command(
        "The same, with the newest versions that pyproject.toml allows",
        locks("--upgrade"),
        part="dev",
    ),
    "setup": Command("Only set up what the other commands need", part="dev"),
    "browser": Command("Find or install a browser", (("tests.browser.find",),), part="dev"),
    "browsers": Command("Find or install two more", (("tests.browsers.find",),), part="dev"),
    "office": Command("Find or install an office suite", (("tests.documents.find",),), part="dev"),
    "scripts": Command("Install what checks scripts", part="dev", nodes=("scripts",)),
    "clean": Command("Remove everything that was made"),
}


def main() -> None:
    """Runs the command that was typed; its exit status is that of what it runs."""
    name, *rest = sys.argv[1:] or ["help"]
    if name in {"help", "-h", "--help"}:
        print(*(f"{name:10}{it.about}" for name, it in COMMANDS.items()), sep="\n")
        return
    os.chdir(PROJECT)
    try:
        sys.exit(run(PROJECT, name, rest))
    except NotReadyError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def run(project: Path, name: str, rest: Sequence[str]) -> int:
    """Sets up and runs a command; its exit status. Raises `NotReadyError`."""
    if name == "clean":
        clean(project)
        return 0
    command = COMMANDS.get(name) or Command("", (("teamwijzer", name),))
    environment(project, command.part)
    for part in command.nodes:
        _start(project, (FINDS[part],))
        node(project, part)
    *first, last = command.steps or ((),)
    for step in first:
        status = _start(project, step)
        if status and step[0] != MAY_FAIL:
            return status
    if not last:
        return 0
    if command.after or sys.platform == "win32":
        status = _start(project, (*last, *rest))
        if command.after and not status:
            command.after(project)
        return status
    return _become(project, (*last, *rest))


def _become(project: Path, step: Step) -> NoReturn:
    """Runs it in the place of this process, so that what stops this stops the program itself."""
    sys.stdout.flush()
    words = _words(project, step)
    os.execve(words[0], words, _variables(project))  # noqa: S606  # our own words


def _words(project: Path, step: Step) -> list[str]:
    return [str(python(project)), "-m", *(word for word in step if word != MAY_FAIL)]


def _start(project: Path, step: Step) -> int:
    with subprocess.Popen(_words(project, step), env=_variables(project)) as process:  # noqa: S603
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # Ctrl-C reaches the program too, which ends as it has to


def _variables(project: Path) -> dict[str, str]:
    """What programs find in their environment."""
    # Material prints a banner about MkDocs 2 that is of no use to who edits the data.
    given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    # Two builds of one commit are the same, whatever the day.
    if "SOURCE_DATE_EPOCH" not in given and (day := _day(project)):
        given["SOURCE_DATE_EPOCH"] = day
    return given


def _day(project: Path) -> str:
    try:
        done = subprocess.run(DAY, cwd=project, capture_output=True, check=False, text=True)  # noqa: S603
    except OSError:
        return ""  # no git on this machine
    return done.stdout.strip()


if __name__ == "__main__":
    main()
