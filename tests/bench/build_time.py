"""Times cold builds of our site beside stock Material on the same pages.

usage: python -m tests.bench.build_time [--runs N] [--sizes 1 10 50]

Prints per size the medians in seconds (wall clock of the whole process) and the
ratio of the medians; then how ours grows. Runs alternate, so that a machine that
slows down slows both.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.sites import ROOT, write_ours, write_plain

PLAIN_UP_TO = 10
"""Beyond this size only ours is built: growth compares it with itself."""


def build(folder: Path) -> float:
    """Seconds of one build into an empty folder."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{folder} does not build:\n{done.stdout}{done.stderr}")
    return seconds


def main() -> None:
    """Write the sites, time them, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 50])
    arguments = parser.parse_args()
    medians: dict[int, float] = {}
    print(f"{'size':>5} {'pages':>6} {'ours':>8} {'plain':>8} {'ratio':>6}   medians, seconds")
    with tempfile.TemporaryDirectory() as temporary:
        for size in arguments.sizes:
            ours, plain = (Path(temporary) / f"{name}-{size}" for name in ("ours", "plain"))
            write_ours(ours, size)
            build(ours)
            pages = sum(1 for _ in (ours / "site").rglob("index.html"))
            times: tuple[list[float], list[float]] = ([], [])
            runs = arguments.runs if size <= PLAIN_UP_TO else min(arguments.runs, 3)
            if size <= PLAIN_UP_TO:
                write_plain(plain, ours / "site")
                build(plain)
            for _ in range(runs):
                times[0].append(build(ours))
                if size <= PLAIN_UP_TO:
                    times[1].append(build(plain))
            medians[size] = statistics.median(times[0])
            row = f"{size:>4}× {pages:>6} {medians[size]:>8.2f}"
            if times[1]:
                other = statistics.median(times[1])
                row += f" {other:>8.2f} {medians[size] / other:>6.2f}"
            print(row, flush=True)
    sizes = sorted(medians)
    for small, large in itertools.pairwise(sizes):
        print(f"growth: time(×{large}) / time(×{small}) = {medians[large] / medians[small]:.2f}")
    print(f"project: {ROOT.name}, runs: {arguments.runs}, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
