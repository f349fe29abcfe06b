"""What is put after "Je …" or "The ICT coordinator …" begins with its verb, without a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..fields import openings
from ..languages import KNOWN, about
from ..messages import Message, say
from ..model import LANGUAGES, Opens, Shape, Text
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    for _, _, file, loc, value, _ in data.parts:
        if not isinstance(value, Shape):
            continue
        for name, opens in openings(type(value)).items():
            text = getattr(value, name)
            if isinstance(text, Text):
                for language, found, expected in _faults(text, opens):
                    yield file.problem((*loc, name, language), found, expected)


def _faults(text: Text, opens: Opens) -> Iterator[tuple[str, Message, Message]]:
    """Language, what was found and what was expected, for each text that does not fit."""
    for language in filter(KNOWN.__contains__, LANGUAGES):
        said = text.in_language(language)
        if said.endswith((".", "!", "?", ";")):
            found = say(
                "een tekst die eindigt op {sign!r}", "a text that ends in {sign!r}", sign=said[-1]
            )
            yield language, found, say("laat dat teken weg", "leave that sign out")
        opening = about(language).verbs[opens.form]
        if not opening.verb.match(said):
            found = say(
                "een tekst die begint met {word!r}",
                "a text that begins with {word!r}",
                word=said.split()[0],
            )
            expected = say(
                "begin met een werkwoord, in kleine letters, dat past na {after}",
                "expected a verb, in lower case, that fits after {after}",
                after=opening.after,
            )
            yield language, found, expected
