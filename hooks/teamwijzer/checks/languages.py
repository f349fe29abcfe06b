"""Each text stands in the language of its field.

Two signs that a translation was forgotten, both chosen because they do not cry wolf:
a sentence that is the same in two languages, and a sentence with more of the other
language's small words than of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..languages import KNOWN, Language, about
from ..messages import say
from ..model import LANGUAGES
from ..problems import Problem

LONG = 6
"""From this many words on a text counts as a sentence."""


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
    known = {name: about(name) for name in LANGUAGES}
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
            if len(own) >= LONG and (like := _other_language(language, own, known)):
                found = say(
                    "een tekst die {language} lijkt",
                    "a text that reads as {language}",
                    language=known[like].name,
                )
                expected = say(
                    "schrijf {language}", "expected {language}", language=known[language].name
                )
                yield text.file.problem(here, found, expected)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _other_language(language: str, words: list[str], known: dict[str, Language]) -> str | None:
    """The language whose small words clearly outnumber those of the field's own."""
    counts = {name: sum(w in other.small_words for w in words) for name, other in known.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if best != language and counts[best] >= counts[language] + 2 else None
