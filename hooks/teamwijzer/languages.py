"""What the program must know of a language, besides the texts in it: the one place for it.

A language of `model.Text` has an entry here. How easily it reads is another matter, and
optional: that stands in `report/reading.py`, with the way of counting syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from .messages import Message, say


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

    `name`: as messages call it. `own_name`: in itself, for readers. `locale`: the language
    with its country, as documents name it. `iso3`: its name in lists of the European Union.
    `small_words`: in lower case, words that its sentences hold and those of the other languages
    seldom do; by them a text in the wrong language is found. `verbs`: how a text begins that is
    the end of a sentence, by the form of `model.Opens`. `asking`: words without diacritics that
    questions hold, whatever they ask about. `endings`: what forms of one word differ in, the
    longest first where one ends in another. `noun_capitals`: whether nouns have a capital
    inside a sentence too, so that a heading there stays as it is. `form`: in which somebody says
    at the host of the project that a page is wrong, see `improving.py`; the English one where the
    language has none of its own.
    """

    name: Message
    own_name: str
    locale: str
    iso3: str
    small_words: frozenset[str]
    verbs: Mapping[str, Opening]
    asking: frozenset[str]
    endings: tuple[str, ...]
    noun_capitals: bool = False
    form: str = "improvement"


def _verb(after: str, form: str, not_: str) -> Opening:
    return Opening(after, re.compile(rf"(?!(?:{not_})\b)(?:{form})\b"))


_DUTCH = "[a-zà-ÿ]+t"
_NOT_DUTCH = "niet|het|met|dat|wat|tot|uit|dit"
_JE = "bent|hebt|kunt|wilt|zult"
_BARE = "bring|[a-z]+(?<!ing)(?<![^s]s)"
_NOT_ENGLISH = "the|an?|to|with|of|for|in|on|at|by|from|and|or|who|that|this|all|no|not|new|good"

DEFAULT_LANGUAGE = "nl"
KNOWN = {
    "nl": Language(
        name=say("Nederlands", "Dutch"),
        own_name="Nederlands",
        locale="nl-BE",
        iso3="NLD",
        small_words=frozenset(
            "de het een en van voor niet zijn wordt naar ook bij maar dat deze die je op te met"
            " aan als om hoe wie wat ze uit".split()
        ),
        verbs={
            "third": _verb("De ICT-coördinator …", f"{_DUTCH}|is", f"{_NOT_DUTCH}|{_JE}"),
            "second": _verb("Je …", _DUTCH, f"{_NOT_DUTCH}|heeft"),
            "both": _verb("De ICT-coördinator …/Je …", _DUTCH, f"{_NOT_DUTCH}|{_JE}|heeft"),
        },
        asking=frozenset(
            "aan al alle alleen als altijd ben bent bestaat bij daar dan dat de deze die"
            " dient dit doe doen doet door dus een eigen en enkel er ergens geef geeft geen"
            " graag heb hebben heeft hem hen het hier hij hoe hoeveel hun iemand iets ik in is"
            " ja je jij jou jouw jullie kan kun kunnen maar mag me mee meer men met mij mijn"
            " moet moeten mogen na naar niet niets nodig nog nu of om omdat onder ons onze ook"
            " op over per staan staat te tegen terug toch tot tussen uit van vind voor vraag"
            " waar waarom waarvoor wanneer want waren was wat we weg wel welk welke werd wie"
            " wij wil willen word worden wordt zal ze zich zij zijn zit zitten zo zonder zou"
            " zouden".split()
        ),
        endings=tuple(
            "heden ingen eren tjes heid ende ing tje jes ers en er je es e s t d".split()
        ),
        form="verbetering",
    ),
    "en": Language(
        name=say("Engels", "English"),
        own_name="English",
        locale="en-GB",
        iso3="ENG",
        small_words=frozenset(
            "the a an and of to for not is are that this with it from by as on they you or be who"
            " their which at when".split()
        ),
        verbs={
            "third": _verb("The ICT coordinator …", "[a-z]+(?<!s)s", _NOT_ENGLISH),
            "second": _verb("You …", _BARE, _NOT_ENGLISH),
            "both": _verb("The ICT coordinator will …/You …", _BARE, _NOT_ENGLISH),
        },
        asking=frozenset(
            "a about all also am an and any are as at be been before being but by can could"
            " did do does doing done down find for from get gets give had has have he her here"
            " him his how i if in into is it its just keep keeps know let like many may me"
            " mean might more most much must my need needs no not now of on one only or other"
            " our out own per please put s shall she should so some t than that the their them"
            " then there these they this those to too up us use want was we were what when"
            " where which who whom whose why will with won would you your".split()
        ),
        endings=tuple(
            "ations ation ibility ities ments ings ible ies ity ing ers ied es ed er e s y".split()
        ),
    ),
}


def plain(text: str) -> str:
    """A text as it is looked up in a list by the alphabet: in lower case and without diacritics, ß
    as ss. No language that we know has a letter with a mark that comes in another place.
    """
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def about(language: str) -> Language:
    """What is known of the language. Raises ValueError, which says where to add it."""
    if language not in KNOWN:
        raise ValueError(
            f"nothing is known of the language {language!r}; "
            "add it to KNOWN in hooks/teamwijzer/languages.py"
        )
    return KNOWN[language]
