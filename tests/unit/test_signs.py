"""Which signs a text may not hold: of all that there are."""

from __future__ import annotations

import sys

import pytest

from teamwijzer.signs import UNFIT, named, strange
from teamwijzer.syntax import between

RANGES = [
    *[(0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x061C, 0x061C), (0x180E, 0x180E)],
    *[(0x200B, 0x200F), (0x2028, 0x2029), (0x202A, 0x202E), (0x2060, 0x206F)],
    *[(0xD800, 0xDFFF), (0xE000, 0xF8FF), (0xFDD0, 0xFDEF), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFF)],
    *[(plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(1, 15)],
    *[(0xE0000, 0xE007F), (0xF0000, 0x10FFFF)],
]
"""First and last of each row, where a joiner stands between what is no pictogram."""


def test_of_all_signs_these_are_unfit() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    found = [match.start() for match in UNFIT.finditer(every)]
    assert found == [sign for first, last in sorted(RANGES) for sign in range(first, last + 1)]


@pytest.mark.parametrize("before", ["☀", "➿", "\ufe0f", "\U0001f000", "\U0001faff"])
def test_a_joiner_is_right_behind_a_pictogram(before: str) -> None:
    assert list(strange(f"{before}\u200d💻")) == []


@pytest.mark.parametrize("before", ["", "x", "◿", "⟀", "\ufe0e", "\U0001efff", "\U0001fb00"])
def test_elsewhere_it_is_not(before: str) -> None:
    (fault,) = strange(f"een\n{before}\u200d💻")
    assert (fault.line, fault.column) == (1, len(before))


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\U000e0041", "the invisible sign {}"),
        ("\ue000", "the sign {}, which only some computers know"),
        ("\U0010fffd", "the sign {}, which only some computers know"),
        ("\U0010fffe", "the invisible sign {}"),
        ("\ufffd", "the sign {}, where another was lost"),
    ],
)
def test_what_it_is_is_said(sign: str, said: str) -> None:
    (fault,) = strange(f"a{sign}")
    assert (fault.line, fault.column) == (0, 1)
    assert str(fault.found) == said.format(named(sign))


def test_the_line_between_two_versions_is_counted_from_the_first() -> None:
    fault = between("\n\n=======\n")
    assert fault
    assert (fault.line, fault.column) == (2, 0)
    assert between("een\n") is None
