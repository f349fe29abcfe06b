"""What the program must know of a language, besides the texts in it: the one place for it.

A language of `model.Text` has an entry here. How easily it reads is another matter, and
optional: that stands in `report/reading.py`, with the way of counting syllables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Opening:
    """After what words such a text stands, and what its first word, a verb, looks like.

    A noun may look like a verb: the pattern finds a forgotten verb, a capital or the wrong person,
    and not every fault.
    """

    after: str
    verb: re.Pattern[str]


@dataclass(frozen=True)
class Language:
    """A language.

    `name`: in English, for messages. `own_name`: in itself, for readers. `locale`: the language
    with its country, as documents name it. `small_words`: in lower case, words that its sentences
    hold and those of the other languages seldom do; by them a text in the wrong language is found.
    `verbs`: how a text begins that is the end of a sentence, by the form of `model.Opens`.
    """

    name: str
    own_name: str
    locale: str
    small_words: frozenset[str]
    verbs: Mapping[str, Opening]


def _verb(after: str, form: str, not_: str) -> Opening:
    return Opening(after, re.compile(rf"(?!(?:{not_})\b)(?:{form})\b"))


_DUTCH = "[a-zà-ÿ]+t"
_NOT_DUTCH = "niet|het|met|dat|wat|tot|uit|dit"
_JE = "bent|hebt|kunt|wilt|zult"
_BARE = "bring|[a-z]+(?<!ing)(?<![^s]s)"
_NOT_ENGLISH = "the|an?|to|with|of|for|in|on|at|by|from|and|or|who|that|this|all|no|not|new|good"

KNOWN = {
    "nl": Language(
        name="Dutch",
        own_name="Nederlands",
        locale="nl-BE",
        small_words=frozenset(
            "de het een en van voor niet zijn wordt naar ook bij maar dat deze die je op te met"
            " aan als om hoe wie wat ze uit".split()
        ),
        verbs={
            "third": _verb("De ICT-coördinator …", f"{_DUTCH}|is", f"{_NOT_DUTCH}|{_JE}"),
            "second": _verb("Je …", _DUTCH, f"{_NOT_DUTCH}|heeft"),
            "both": _verb("De ICT-coördinator …/Je …", _DUTCH, f"{_NOT_DUTCH}|{_JE}|heeft"),
        },
    ),
    "en": Language(
        name="English",
        own_name="English",
        locale="en-GB",
        small_words=frozenset(
            "the a an and of to for not is are that this with it from by as on they you or be who"
            " their which at when".split()
        ),
        verbs={
            "third": _verb("The ICT coordinator …", "[a-z]+(?<!s)s", _NOT_ENGLISH),
            "second": _verb("You …", _BARE, _NOT_ENGLISH),
            "both": _verb("The ICT coordinator will …/You …", _BARE, _NOT_ENGLISH),
        },
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
