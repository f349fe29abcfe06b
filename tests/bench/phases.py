"""Tells where the time of a cold build goes, phase by phase, and what the last commits took.

usage: python -m tests.bench.phases [--runs N] [--size N] [--commits REVISION ...]

A build in a process of its own is timed while it runs, by a clock around the functions of each
phase; what one phase does inside another counts for the inner one only. All is made in one process,
because what a second one does beside it would count nowhere. Prints medians in seconds, and in
milliseconds a page. What a commit took is kept in `.cache/phases.json`, and the last ten are shown
beside each other; `--commits` measures others first, each in a copy of its own.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.sites import ROOT, write_ours

KEPT = ROOT / ".cache" / "phases.json"
SHOWN = 10
"""How many commits are shown beside each other."""
START, REST = "start, imports", "MkDocs, rest"
PHASES = {
    "theme files": ("mkdocs.structure.files:Files.add_files_from_theme",),
    "data": ("teamwijzer.adapter:read",),
    "history": ("teamwijzer.adapter:history",),
    "styles, scripts": ("teamwijzer.website:Press.__init__", "teamwijzer.website:Website.assets"),
    "views": ("teamwijzer.site:Site.data_pages",),
    "templates": ("teamwijzer.rendering:Renderer.render",),
    "glossary": ("teamwijzer.glossary:Glossary.link", "teamwijzer.glossary:Glossary.meanings"),
    "Markdown": ("markdown:Markdown.convert",),
    "documents": ("teamwijzer.documents.catalogue:Catalogue.documents",),
    "open data": ("teamwijzer.website:Website.open_data",),
    "cards": ("teamwijzer.sharing:Cards.files", "teamwijzer.website:icons"),
    "search": ("teamwijzer.website:Website.search_indexes",),
    "writing": (
        "mkdocs.utils:write_file",
        "mkdocs.utils:copy_file",
        "teamwijzer.adapter:write_file",
    ),
    "zip": ("teamwijzer.offline:Offline.packed",),
}
"""Phase → the functions, methods and properties in which its time goes by."""


class Clock:
    """Seconds by phase. `now` tells the time."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._now = now
        self._open: list[str] = []
        self._since = now()

    def turn(self) -> None:
        """What went by since the last turn counts for the innermost phase that is open."""
        now = self._now()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """The time inside counts for this phase, and for none around it."""
        self.turn()
        self._open.append(name)
        try:
            yield
        finally:
            self.turn()
            self._open.pop()

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed. What it yields one by one is asked for at once."""

        @functools.wraps(call)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.phase(name):
                result = call(*args, **kwargs)
                return list(result) if isinstance(result, Iterator) else result

        return timed


def watch(clock: Clock) -> None:
    """Puts the clock around every function of `PHASES`. Fails where one is no longer there."""
    for phase, places in PHASES.items():
        for place in places:
            module, _, path = place.partition(":")
            *holders, name = path.split(".")
            owner = functools.reduce(getattr, holders, importlib.import_module(module))
            found = vars(owner)[name]
            match found:
                case functools.cached_property():
                    found.func = clock.around(phase, found.func)
                case property():
                    assert found.fget
                    setattr(owner, name, property(clock.around(phase, found.fget)))
                case _:
                    setattr(owner, name, clock.around(phase, found))


def build(begun: float) -> None:
    """Builds the project of the current folder and prints its phases. `begun`: when this process
    was started, as `time.monotonic` has it.
    """
    from mkdocs.commands.build import build as whole  # noqa: PLC0415  # its import is timed
    from mkdocs.config import load_config  # noqa: PLC0415

    beside = importlib.import_module("teamwijzer.beside")
    beside.can_fork = lambda: False  # type: ignore[attr-defined]  # all in one process
    clock = Clock()
    with clock.phase(REST):
        config = load_config("mkdocs.yml", site_dir="site")
        importlib.import_module("teamwijzer.adapter")
        watch(clock)
        clock.turn()
        clock.seconds.clear()
        clock.seconds[START] = time.monotonic() - begun
        config.plugins.on_startup(command="build", dirty=False)
        whole(config)
    print(json.dumps(clock.seconds))


def measure(folder: Path, size: int, runs: int) -> dict[str, float]:
    """Phase → median seconds of cold builds of the project in that folder, at that size."""
    found: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary) / "project"
        write_ours(project, size, folder)
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(project / "hooks"), str(ROOT)]),
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "1700000000",
        }
        for _ in range(runs):
            shutil.rmtree(project / ".cache", ignore_errors=True)
            command = [sys.executable, "-m", __spec__.name, "--inside", str(time.monotonic())]
            done = subprocess.run(
                command, cwd=project, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise SystemExit(f"{folder} does not build:\n{done.stdout}{done.stderr}")
            found.append(json.loads(done.stdout.splitlines()[-1]))
        pages = sum(1 for _ in (project / "site").rglob("index.html"))
    medians = {
        phase: statistics.median(one.get(phase, 0) for one in found)
        for phase in (START, *PHASES, REST)
    }
    return {**medians, "pages": pages}


def of(revision: str, size: int, runs: int) -> dict[str, float]:
    """What the build of a commit takes, in a copy of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        archive = _git("archive", "--format=tar", revision)
        subprocess.run(["tar", "-x", "-C", temporary], input=archive, check=True)
        return measure(Path(temporary), size, runs)


def _git(*words: str) -> bytes:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True)
    return done.stdout


def _name(revision: str) -> str:
    return _git("rev-parse", "--short", revision).decode().strip()


def shown(kept: list[tuple[str, dict[str, float]]]) -> Iterator[str]:
    """The lines of a table: the newest in seconds and a page, then those before it, in seconds."""
    *before, (_, newest) = kept
    names = "".join(f" {name:>8}" for name, _ in reversed(before))
    yield f"{'phase':<16} {'seconds':>8} {'ms/page':>8}{names}"
    phases = [START, *PHASES, REST]
    for phase in [*phases, "all"]:
        row = [
            sum(took.get(p, 0) for p in phases) if phase == "all" else took.get(phase, 0)
            for _, took in reversed(kept)
        ]
        per_page = 1000 * row[0] / newest["pages"]
        others = "".join(f" {seconds:>8.2f}" for seconds in row[1:])
        yield f"{phase:<16} {row[0]:>8.2f} {per_page:>8.2f}{others}"


def main() -> None:
    """Measure, keep the figures of this commit, and print them beside those before it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--size", type=int, default=1)
    parser.add_argument("--commits", nargs="*", default=[])
    parser.add_argument("--inside", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        return build(arguments.inside)
    size, runs = arguments.size, arguments.runs
    every = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    kept = every.setdefault(str(size), {})
    for revision in arguments.commits:
        kept[_name(revision)] = of(revision, size, runs)
    here = _name("HEAD") + ("+" if _git("status", "--porcelain") else "")
    kept.pop(here, None)  # the newest comes last
    kept[here] = measure(ROOT, size, runs)
    every[str(size)] = dict(list(kept.items())[-SHOWN:])
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(every, indent=1) + "\n", encoding="utf-8")
    print(f"size {size}×, {int(kept[here]['pages'])} pages, cold, one process, medians of {runs}")
    for line in shown(list(every[str(size)].items())):
        print(line)
    return None


if __name__ == "__main__":
    main()
