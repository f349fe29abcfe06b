"""What the search finds."""

from __future__ import annotations

import json
from typing import Any

from teamwijzer.page import SitePage
from teamwijzer.search import COMMON, _shortened, index
from teamwijzer.views import Link

BEGIN = 'globalThis["teamwijzer index"] = '


def page(name: str, *search: str, keywords: tuple[str, ...] = (), about: str = "") -> SitePage:
    return SitePage(f"{name}/", name.title(), about, "", "", {}, search, keywords)


def handed_over(*pages: SitePage) -> dict[str, Any]:
    text = index("nl", pages, [Link("rollen/directie/", "Directie")]).decode()
    assert text.startswith(BEGIN)
    assert text.endswith(";\n")
    known: dict[str, Any] = json.loads(text.removeprefix(BEGIN).removesuffix(";\n"))
    return known


def placed(known: dict[str, Any]) -> dict[str, str]:
    """Word → the signs that stand for its pages."""
    words: list[str] = []
    for sign in known["words"]:
        if sign.isupper():
            words.append(words[-1][: ord(sign) - ord("A")] if words else "")
        else:
            words[-1] += sign
    return dict(zip(words, known["places"].split("!"), strict=False))


def test_what_is_shown_stands_whole_in_columns() -> None:
    one = page("een", keywords=("woord", "ander woord"), about="Wat  er\nstaat.")
    known = handed_over(one, page("twee"))
    assert known["paths"] == "een/\ntwee/"
    assert known["titles"] == "Een\nTwee"
    assert known["keywords"] == "woord|ander woord\n"
    assert known["texts"] == "Wat er staat.\n"
    assert known["ways"] == [["rollen/directie/", "Directie"]]
    assert known["file"] == ""
    assert "hoeveel" in known["usual"].split()
    assert "ingen" in known["endings"].split()


def test_of_other_texts_the_words_stand_once() -> None:
    one = page(
        "een", "Coördinatie, co-ordinatie en één coördinator; een x.", keywords=("ordinatie",)
    )
    known = handed_over(one, page("twee", "coordinator zijn"), page("drie", "Zij zijn."))
    assert list(placed(known)) == ["co", "coordinatie", "coordinator", "en", "zij", "zijn"]
    assert placed(known) == {
        "co": "A",
        "coordinatie": "A",
        "coordinator": "AA",
        "en": "A",
        "zij": "C",
        "zijn": "BA",
    }


def test_a_word_of_many_pages_is_left_out() -> None:
    pages = [
        page(f"p{n}", "overal" if n <= COMMON * 200 else "", "ver" * (n > 197)) for n in range(200)
    ]
    assert placed(handed_over(*pages)) == {"ver": "z" * 3 + chr(ord("A") + 198 - 3 * 57) + "A"}


def test_a_word_is_written_without_what_it_has_in_common_with_the_last() -> None:
    words = ["net", "netwerk", "netwerken", "nut", 30 * "o", 31 * "o"]
    short = ["Anet", "Dwerk", "Hen", "But", f"A{30 * 'o'}", f"Z{6 * 'o'}"]
    assert list(_shortened(words)) == short
