"""What is known of each language, and what a new one is told to bring."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teamwijzer import languages
from teamwijzer.checks import languages as rule
from teamwijzer.model import LANGUAGES

from .conftest import problems

UNKNOWN = "nothing is known of the language 'fr'; add it to KNOWN in hooks/teamwijzer/languages.py"


def test_every_language_of_the_texts_is_known() -> None:
    assert set(languages.KNOWN) == set(LANGUAGES)
    for code, language in languages.KNOWN.items():
        assert language.name
        assert re.fullmatch(rf"{code}-[A-Z]{{2}}", language.locale)
        assert len(language.small_words) >= 20
        assert all(word == word.lower() for word in language.small_words)


def test_a_new_language_is_told_where_it_belongs(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, "LANGUAGES", (*LANGUAGES, "fr"))
    assert problems(data) == [
        "hooks/teamwijzer/languages.py:1:1: nothing known of the language 'fr'; add it to KNOWN"
    ]
    with pytest.raises(ValueError, match=f"^{re.escape(UNKNOWN)}$"):
        languages.about("fr")


def test_the_place_that_is_named_is_there() -> None:
    module = Path(languages.__file__)
    assert module.as_posix().endswith(UNKNOWN.rpartition(" ")[2])
    assert re.search(r"^KNOWN = ", module.read_text(encoding="utf-8"), re.MULTILINE)
