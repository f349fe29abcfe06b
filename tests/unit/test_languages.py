"""What is known of each language, and what a new one is told to bring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from teamwijzer import languages
from teamwijzer.checks import languages as rule
from teamwijzer.dataset import DataSet, RecordText
from teamwijzer.languages import about
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Task
from teamwijzer.yamlfile import Loc

from .conftest import make_site, problems

UNKNOWN = "nothing is known of the language 'fr'; add it to KNOWN in hooks/teamwijzer/languages.py"


def test_languages_have_their_names() -> None:
    known = [about(language) for language in ("nl", "en")]
    names = [(one.name.in_language("nl"), one.name.in_language("en")) for one in known]
    assert names == [("Nederlands", "Dutch"), ("Engels", "English")]
    assert [one.own_name for one in known] == ["Nederlands", "English"]
    assert [one.locale for one in known] == ["nl-BE", "en-GB"]
    assert [one.iso3 for one in known] == ["NLD", "ENG"]


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


LONG = {"nl": "de school heeft een plan voor later", "en": "the school has a plan for later"}


@dataclass(frozen=True)
class ThreeTexts(RecordText):
    """A text with a third language, as `Text` would hold it."""

    third: str = ""

    def versions(self) -> Iterator[tuple[str, Loc, str]]:
        for language, said in {**LONG, "de": self.third}.items():
            yield language, (*self.loc, language), said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("die Schule hat einen Plan für später", []),
        (LONG["nl"], ["description.de: the same text as in 'nl'; translate one of them"]),
        (LONG["en"], ["description.de: the same text as in 'en'; translate one of them"]),
        (
            "the school and the plan of the team",
            ["description.de: a text that reads as English; expected German"],
        ),
    ],
)
def test_every_pair_of_languages_is_compared(
    data: Path, monkeypatch: pytest.MonkeyPatch, said: str, expected: list[str]
) -> None:
    """With a third language, whose text is forgotten or copied from any of the others."""
    german = vars(languages.KNOWN["nl"]) | {
        "name": "German",
        "small_words": frozenset("die der das und einen für hat".split()),
    }
    monkeypatch.setitem(languages.KNOWN, "de", languages.Language(**german))
    known = read(data)
    monkeypatch.setattr(rule, "LANGUAGES", (*LANGUAGES, "de"))
    text = next(
        t for t in known.texts() if isinstance(t.record, Task) and t.loc[0] == "description"
    )
    third = ThreeTexts(text.kind, text.record, text.file, text.loc, text.text, said)
    monkeypatch.setattr(DataSet, "texts", lambda _: [third])
    found = [str(problem).partition(": ")[2] for problem in rule.check(known)]
    assert found == expected


def test_pages_say_whether_nouns_keep_their_capital(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For scripts, which put headings inside sentences."""
    site = make_site(data, "en")
    page = site.by_path["taken/t01/"]
    assert '<html lang="en">' in site.document(page)
    other = vars(languages.KNOWN["en"]) | {"noun_capitals": True}
    monkeypatch.setitem(languages.KNOWN, "en", languages.Language(**other))
    assert '<html lang="en" data-nouns="capital">' in site.document(page)
