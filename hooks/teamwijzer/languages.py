"""What the program must know of a language, besides the texts in it: the one place for it.

A language of `model.Text` has an entry here. How easily it reads is another matter, and
optional: that stands in `report/reading.py`, with the way of counting syllables.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language.

    `name`: in English, for messages. `own_name`: in itself, for readers. `locale`: the language
    with its country, as documents name it. `small_words`: in lower case, words that its sentences
    hold and those of the other languages seldom do; by them a text in the wrong language is found.
    """

    name: str
    own_name: str
    locale: str
    small_words: frozenset[str]


KNOWN = {
    "nl": Language(
        name="Dutch",
        own_name="Nederlands",
        locale="nl-BE",
        small_words=frozenset(
            "de het een en van voor niet zijn wordt naar ook bij maar dat deze die je op te met"
            " aan als om hoe wie wat ze uit".split()
        ),
    ),
    "en": Language(
        name="English",
        own_name="English",
        locale="en-GB",
        small_words=frozenset(
            "the a an and of to for not is are that this with it from by as on they you or be who"
            " their which at when".split()
        ),
    ),
}


def about(language: str) -> Language:
    """What is known of the language. Raises ValueError, which says where to add it."""
    if language not in KNOWN:
        raise ValueError(
            f"nothing is known of the language {language!r}; "
            "add it to KNOWN in hooks/teamwijzer/languages.py"
        )
    return KNOWN[language]
