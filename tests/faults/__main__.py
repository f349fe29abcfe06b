"""Puts small faults into the code, one at a time, and tells which of them no test sees.

Faults are drawn from a seed, which is printed: 200 of the Python core, 100 of the modules of the
browser tools that need no page. What nobody sees becomes a test, or stands in `reasons.yml` with
why it changes nothing. Exit status 1 where fewer are seen than the bar asks.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.faults.copying import copy
from tests.faults.core import Core
from tests.faults.scripts import Scripts
from tests.faults.testing import Fault

HERE = Path(__file__).parent
REASONS = HERE / "reasons.yml"
SEED = 20261126
PARTS: dict[str, tuple[Callable[[Path, Path], Core | Scripts], int, float]] = {
    "core": (Core, 200, 0.95),
    "scripts": (Scripts, 100, 0.90),
}
"""By name: what looks, how many faults are drawn, and which share must be seen."""


def parse(given: Sequence[str] | None = None) -> argparse.Namespace:
    description, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=description)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", choices=sorted(PARTS), help="one part of the code")
    parser.add_argument("--count", type=int, help="how many faults instead of 200 and 100")
    parser.add_argument("--file", default="", help="only faults in files whose path holds this")
    parser.add_argument("--notes", type=Path, help="a folder that keeps which test meets what")
    return parser.parse_args(given)


def reason(fault: Fault, reasons: Sequence[dict[str, Any]]) -> str:
    """Why the fault changes nothing; "" where nobody said so."""
    for entry in reasons:
        if (entry["where"], entry["was"], entry["now"]) == (fault.where, fault.was, fault.now):
            return str(entry["why"])
    return ""


def look(name: str, chosen: argparse.Namespace, folder: Path) -> bool:
    """Prints each fault with what saw it, and the share; whether it is enough."""
    make, count, bar = PARTS[name]
    count = chosen.count or count
    start = time.monotonic()
    kept = (chosen.notes or folder) / f"{name}.json"
    part: Any = make(copy(folder / name), kept)
    reasons = yaml.safe_load(REASONS.read_text(encoding="utf-8")) or []
    found, alike, left = 0, 0, 0
    drawn = part.draw(chosen.seed, count)
    drawn = [(fault, text) for fault, text in drawn if chosen.file in fault.where]
    for number, (fault, text) in enumerate(drawn, 1):
        begun = time.monotonic()
        by = part.seen(fault, text)
        why = "" if by else reason(fault, reasons)
        found += bool(by)
        alike += bool(why)
        left += not by and not why
        word = "seen" if by else "alike" if why else "NOT SEEN"
        took = time.monotonic() - begun
        print(f"{number:3} {word} ({took:.0f} s) {fault}\n    {by or why}", flush=True)
    share = found / max(1, len(drawn) - alike)
    print(
        f"{name}, seed {chosen.seed}: {found} of {len(drawn)} seen, {alike} change nothing, "
        f"{left} not seen: {100 * share:.1f} % (at least {100 * bar:.0f} %), "
        f"in {(time.monotonic() - start) / 60:.0f} minutes",
        flush=True,
    )
    return share >= bar


def main() -> int:
    """Look, and say where it is not enough."""
    chosen = parse()
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        names = [chosen.only] if chosen.only else list(PARTS)
        enough = [look(name, chosen, Path(folder)) for name in names]
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main())
