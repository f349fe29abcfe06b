"""How hard a text is to read: words, sentences and syllables, and the formulas made of them.

Sentences end at a full stop, question mark, exclamation mark or ellipsis before a space and a
capital, digit, quote or bracket. Words are runs of letters, with hyphens and apostrophes inside.

Syllables are counted by a rule of thumb. It is one off for some words (cre-ate, man-age-ment),
which matters little over a whole text:

- Dutch: every vowel is one, except that the letters of a long vowel or diphthong (aa, ie, ui,
  eeu …) are one together, and those of the borrowed words mail and team. A vowel with a diaeresis
  begins its own: co-ör-di-na-tor.
- English: every run of vowels is one, and i before a, o or u is one more (me-di-a), but not in
  -tion and the like. A silent e at the end does not count, nor that of -es and -ed where it
  cannot be heard.
- Abbreviations of two to four capitals are spelled out: a syllable a letter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# The space first: it is seldom there, and to look behind at every letter takes twice as long.
SENTENCE_END = re.compile(r" (?=[A-ZÀ-ÖØ-Þ\d\"“‘(])(?:(?<=[.!?…] )|(?<=[.!?…][\"”’)] ))")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
CAPITALS = re.compile(r"[A-Z]{2,4}")

DUTCH_NUCLEUS = re.compile(
    r"aai|ooi|oei|eeu|ieu|auw|ouw|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|(?<=t)ea(?=m)|[aeiouyà-æè-öø-ý]"
)
ENGLISH_NUCLEUS = re.compile(r"[aeiouyà-æè-öø-ý]+")
ENGLISH_I_APART = re.compile(r"(?<![tcsxg])i[aou]")
ENGLISH_SILENT = re.compile(
    r"[^aeiouy]e$"  # make; but not -le after a consonant: ta-ble
    r"|[^aeiouysxzcg]es$(?<![sc]hes)"  # makes; but not bo-xes, ca-ches
    r"|[^aeiouytd]ed$"  # used; but not star-ted
)
ENGLISH_SOUNDED = re.compile(r"[^aeiouyl]le[sd]?$")


@dataclass(frozen=True)
class Formula:
    """Ease = base − per word of a sentence − per syllable of a word; 0 is hard, 100 is easy.

    `syllables` counts those of a word in lower case, as its language does.
    """

    name: str
    base: float
    sentence: float
    word: float
    syllables: Callable[[str], int]


@dataclass(frozen=True)
class Size:
    """How much text: of one sentence, or of many together."""

    sentences: int
    words: int
    syllables: int

    def ease(self, language: str) -> float:
        """The reading ease; there is at least one word, and a formula for the language."""
        formula = FORMULAS[language]
        return (
            formula.base
            - formula.sentence * self.words / self.sentences
            - formula.word * self.syllables / self.words
        )


def sentences(text: str) -> list[str]:
    """The sentences of a text that has no Markdown in it."""
    return [part for part in SENTENCE_END.split(" ".join(text.split())) if part]


def words(text: str) -> list[str]:
    """The words of a text, as they stand in it."""
    return WORD.findall(text)


@functools.cache
def measure(sentence: str, language: str) -> Size:
    """The size of one sentence. Kept: under `make serve` few of them change."""
    found = words(sentence)
    return Size(1, len(found), sum(syllables(word, language) for word in found))


def together(sizes: Iterable[Size]) -> Size:
    """The size of many sentences."""
    known = list(sizes)
    return Size(
        sum(size.sentences for size in known),
        sum(size.words for size in known),
        sum(size.syllables for size in known),
    )


@functools.cache
def syllables(word: str, language: str) -> int:
    """About how many syllables the word has, in a language with a formula; at least one for each
    part between hyphens. Kept: most words come back.
    """
    return sum(_part(part, language) for part in re.split(r"[-'’]", word) if len(part) > 1) or 1


def _part(part: str, language: str) -> int:
    if CAPITALS.fullmatch(part):
        return len(part)
    lower = part.lower()
    return max(1, FORMULAS[language].syllables(lower))


def _dutch(word: str) -> int:
    return len(DUTCH_NUCLEUS.findall(word))


def _english(word: str) -> int:
    count = len(ENGLISH_NUCLEUS.findall(word)) + len(ENGLISH_I_APART.findall(word))
    silent = ENGLISH_SILENT.search(word) and not ENGLISH_SOUNDED.search(word)
    return count - bool(silent)


FORMULAS = {
    "nl": Formula("Flesch-Douma", 206.84, 0.93, 77.0, _dutch),
    "en": Formula("Flesch", 206.835, 1.015, 84.6, _english),
}
"""By language. A language without a formula is left out of the figures on reading."""
