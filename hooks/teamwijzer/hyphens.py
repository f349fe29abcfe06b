"""Soft hyphens: where a long word may be cut when there is no room for it.

Browsers know where to cut words in few languages, and cut a Dutch compound anywhere. The patterns
are those of LibreOffice, in the package Pyphen.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import cache

import pyphen

from .languages import about

SOFT = "\u00ad"
LONG = re.compile(r"[^\W\d_]{12,}")
"""Words that there may be no room for on a small screen, or on a card."""
LEAST = 3
"""How many letters stand before the first cut and behind the last one."""
VOWEL = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)
PATTERNS: dict[str, pyphen.Pyphen] = {}
"""By language, those that were read already: it takes long."""


def patterns(language: str) -> pyphen.Pyphen:
    """Where words of the language are cut."""
    if language not in PATTERNS:
        name = pyphen.language_fallback(about(language).locale.replace("-", "_"))
        PATTERNS[language] = pyphen.Pyphen(lang=name, left=LEAST, right=LEAST)
    return PATTERNS[language]


@cache
def softener(language: str) -> Callable[[str], str]:
    """What puts soft hyphens in the long words of a text in that language."""
    known = patterns(language)
    return lambda text: LONG.sub(lambda word: SOFT.join(_pieces(word[0], known)), text)


def _pieces(word: str, known: pyphen.Pyphen) -> list[str]:
    """The word cut, but not where a piece without a vowel is left: the patterns are wrong there."""
    cuts = [0, *known.positions(word), len(word)]
    dumb = {
        place
        for begin, end in itertools.pairwise(cuts)
        if not VOWEL.search(word[begin:end])
        for place in (begin, end)
    }
    kept = [place for place in cuts if place not in dumb or place in (0, len(word))]
    return [word[begin:end] for begin, end in itertools.pairwise(kept)]
