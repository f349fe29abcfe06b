"""The clock of `make bench` counts each moment once, and finds what it is put around."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from tests.bench.phases import PHASES, REST, START, Clock, shown


def test_what_is_inside_counts_for_the_inner_phase_only() -> None:
    moments = iter([0, 1, 3, 6, 10, 15])
    clock = Clock(lambda: next(moments))
    with clock.phase("outer"):  # from 1
        with clock.phase("inner"):  # from 3 to 6
            pass
        clock.turn()  # at 10
    assert clock.seconds == {"outer": 2 + 4 + 5, "inner": 3}


def test_what_is_yielded_later_counts_too() -> None:
    moments = iter(range(100))
    clock = Clock(lambda: next(moments))

    def slow() -> Iterator[int]:
        next(moments)
        yield 1

    assert clock.around("slow", slow)() == [1]
    assert clock.seconds == {"slow": 2}


@pytest.mark.parametrize("place", [place for places in PHASES.values() for place in places])
def test_what_is_timed_is_there(place: str) -> None:
    module, _, path = place.partition(":")
    *holders, name = path.split(".")
    owner = importlib.import_module(module)
    for holder in holders:
        owner = getattr(owner, holder)
    assert name in vars(owner)


def test_the_newest_stands_first_and_by_page() -> None:
    old = {START: 1.0, "data": 2.0, REST: 3.0, "pages": 100}
    new = {START: 2.0, "data": 4.0, REST: 6.0, "pages": 200}
    head, *rows = shown([("aaaaaaa", old), ("bbbbbbb", new)])
    assert head.split() == ["phase", "seconds", "ms/page", "aaaaaaa"]
    said = {row[:16].strip(): row[16:].split() for row in rows}
    assert said["data"] == ["4.00", "20.00", "2.00"]
    assert said["all"] == ["12.00", "60.00", "6.00"]
