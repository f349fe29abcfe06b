"""Each text stands in the language of its field.

Two signs that a translation was forgotten, both chosen because they do not cry wolf:
a sentence that is the same in two languages, and a sentence with more of the other
language's small words than of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from ..dataset import DataSet
from ..languages import KNOWN, about
from ..messages import say
from ..model import LANGUAGES
from ..problems import Problem

LONG = 6
"""From this many words on a text counts as a sentence."""
TEXTS = 2**14
"""Of how many texts is kept what was found: under `make serve` most stay what they are."""


def check(data: DataSet) -> Iterator[Problem]:
    if strange := [name for name in LANGUAGES if name not in KNOWN]:
        module = "hooks/teamwijzer/languages.py"
        found = say(
            "niets bekend over de taal {language!r}",
            "nothing known of the language {language!r}",
            language=strange[0],
        )
        yield Problem(module, 1, 1, "", found, say("voeg ze toe aan KNOWN", "add it to KNOWN"))
        return
    for text in data.texts():
        words = {language: _words(said) for language, _, said in text.versions()}
        same = [
            (one, other)
            for one, other in itertools.combinations(words, 2)
            if len(words[other]) >= LONG and words[one] == words[other]
        ]
        for one, second in same:
            found = say("dezelfde tekst als in {one!r}", "the same text as in {one!r}", one=one)
            expected = say("vertaal een van de twee", "translate one of them")
            yield text.file.problem((*text.loc, second), found, expected)
        if same:
            continue
        for language, here, _ in text.versions():
            own = words[language]
            if len(own) >= LONG and (like := _other_language(language, own)):
                found = say(
                    "een tekst die {language} lijkt",
                    "a text that reads as {language}",
                    language=about(like).name,
                )
                expected = say(
                    "schrijf {language}", "expected {language}", language=about(language).name
                )
                yield text.file.problem(here, found, expected)


@lru_cache(TEXTS)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


@lru_cache(TEXTS)
def _other_language(language: str, words: tuple[str, ...]) -> str | None:
    """The language whose small words clearly outnumber those of the field's own."""
    counts = {name: sum(w in about(name).small_words for w in words) for name in LANGUAGES}
    best = max(counts, key=lambda name: counts[name])
    return best if best != language and counts[best] >= counts[language] + 2 else None
