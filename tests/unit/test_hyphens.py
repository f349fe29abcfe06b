"""Where long words may be cut."""

from __future__ import annotations

import pytest

from teamwijzer.hyphens import SOFT, softener


@pytest.mark.parametrize(
    ("language", "text", "cut"),
    [
        ("nl", "Handtekening", "Hand-te-ke-ning"),
        ("nl", "de gegevensbescherming (DPO)", "de gege-vens-be-scher-ming (DPO)"),
        ("nl", "kort woord", "kort woord"),
        ("nl", "ICT-coördinatiewerk", "ICT-coör-di-na-tie-werk"),
        # The patterns would cut "ve-r-ant".
        ("nl", "communicatieverantwoordelijke", "com-mu-ni-ca-tie-verant-woor-de-lijke"),
        ("en", "responsibility", "respons-ib-il-ity"),
        ("nl", "abc123def456ghi789", "abc123def456ghi789"),
    ],
)
def test_long_words_may_be_cut_between_syllables(language: str, text: str, cut: str) -> None:
    made = softener(language)(text)
    assert made.replace(SOFT, "") == text
    assert made.replace(SOFT, "-") == cut
