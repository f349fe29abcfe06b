"""Puts small faults into the code, one at a time, and tells which of them no test sees.

Faults are drawn from a seed, which is printed: 200 of the Python core, 100 of the modules of the
browser tools that need no page. What nobody sees becomes a test, or stands in `reasons.yml` with
why it changes nothing. Exit status 1 where fewer are seen than the bar asks.
"""

from __future__ import annotations

import argparse
import json
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
    parser.add_argument(
        "--kept",
        type=Path,
        help="a folder that keeps which test meets what, and what was seen: the next run with it "
        "looks for the rest",
    )
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
    kept = chosen.kept or folder
    kept.mkdir(exist_ok=True)
    part = make(copy(folder / name), kept / f"{name}.json")
    drawn = part.draw(chosen.seed, count)
    book = kept / f"{name}-{chosen.seed}.json"
    seen: dict[str, str] = json.loads(book.read_text(encoding="utf-8")) if book.exists() else {}
    for way in part.looks():
        for number, (fault, text) in enumerate(drawn, 1):
            if fault.key in seen:
                continue
            begun = time.monotonic()
            if by := way(fault, text):
                seen[fault.key] = by
                book.write_text(json.dumps(seen, indent=1), encoding="utf-8")
            took = time.monotonic() - begun
            print(
                f"{number:3} {f'seen by {by}' if by else '-'} ({took:.0f} s): {fault}", flush=True
            )
    reasons = yaml.safe_load(REASONS.read_text(encoding="utf-8")) or []
    left = [fault for fault, _ in drawn if fault.key not in seen]
    alike = [fault for fault in left if reason(fault, reasons)]
    share = (count - len(left)) / (count - len(alike))
    for fault in left:
        print(f"{'changes nothing' if fault in alike else 'NOT SEEN'}: {fault}")
    print(
        f"{name}, seed {chosen.seed}: {count - len(left)} of {count} seen, {len(alike)} change "
        f"nothing, {len(left) - len(alike)} not seen: {100 * share:.1f} % (at least "
        f"{100 * bar:.0f} %), in {(time.monotonic() - start) / 60:.0f} minutes",
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
