"""Times making all documents: what they add to a cold build, and to a rebuild.

usage: python -m tests.bench.documents [--runs N]

Prints medians in seconds (wall clock) of fresh processes. Cold counts the import of what
makes documents; again is a rebuild in which nothing that they are made of has changed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import time
from pathlib import Path
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.views import Context
contexts = [Context(read(Path("data")), language) for language in LANGUAGES]
made = None
for _ in range(2):
    start = time.perf_counter()
    from teamwijzer.documents.catalogue import Catalogue, Made
    made = made or Made()
    for context in contexts:
        assert Catalogue(context, "https://site.example/", made).documents
    print(time.perf_counter() - start)
"""


def main() -> None:
    """Time it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    figures = []
    for _ in range(runs):
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        figures.append([float(line) for line in done.stdout.split()])
    cold, again = (statistics.median(column) for column in zip(*figures, strict=True))
    print(f"documents: cold {cold:.2f} s (at most 1.5), again {again:.3f} s")


if __name__ == "__main__":
    main()
