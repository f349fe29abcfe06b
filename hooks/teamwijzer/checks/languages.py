"""Each text stands in the language of its field.

Two signs that a translation was forgotten, both chosen because they do not cry wolf:
a sentence that is the same in both languages, and a sentence with more of the other
language's small words than of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..fields import walk
from ..model import LANGUAGES, Text
from ..problems import Problem

SMALL_WORDS = {
    "nl": frozenset(
        "de het een en van voor niet zijn wordt naar ook bij maar dat deze die je op te met"
        " aan als om hoe wie wat ze uit".split()
    ),
    "en": frozenset(
        "the a an and of to for not is are that this with it from by as on they you or be who"
        " their which at when".split()
    ),
}
NAMES = {"nl": "Dutch", "en": "English"}
LONG = 6
"""From this many words on a text counts as a sentence."""


def check(data: DataSet) -> Iterator[Problem]:
    for _, record in data.all_records():
        file = data.file(record)
        for loc, value, _ref in walk(record):
            if not isinstance(value, Text):
                continue
            texts = {name: _words(value.in_language(name)) for name in LANGUAGES}
            if len(texts["en"]) >= LONG and texts["nl"] == texts["en"]:
                found = "the same text as in 'nl'"
                yield file.problem((*loc, "en"), found, "translate one of them")
                continue
            for language, words in texts.items():
                if len(words) >= LONG and (other := _other_language(language, words)):
                    yield file.problem(
                        (*loc, language),
                        f"a text that reads as {NAMES[other]}",
                        f"expected {NAMES[language]}",
                    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _other_language(language: str, words: list[str]) -> str | None:
    """The language whose small words clearly outnumber those of the field's own."""
    counts = {name: sum(w in small for w in words) for name, small in SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if best != language and counts[best] >= counts[language] + 2 else None
