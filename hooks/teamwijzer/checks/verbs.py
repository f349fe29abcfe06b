"""What is put after "Je …" or "The ICT coordinator …" begins with its verb, without a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ..dataset import DataSet
from ..fields import openings
from ..languages import KNOWN, about
from ..model import LANGUAGES, Opens, Text
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    for _, _, file, loc, value, _ in data.parts:
        if not isinstance(value, BaseModel):
            continue
        for name, opens in openings(type(value)).items():
            text = getattr(value, name)
            if isinstance(text, Text):
                for language, found, expected in _faults(text, opens):
                    yield file.problem((*loc, name, language), found, expected)


def _faults(text: Text, opens: Opens) -> Iterator[tuple[str, str, str]]:
    """Language, what was found and what was expected, for each text that does not fit."""
    for language in filter(KNOWN.__contains__, LANGUAGES):
        said = text.in_language(language)
        if said.endswith((".", "!", "?", ";")):
            yield language, f"a text that ends in {said[-1]!r}", "leave that sign out"
        opening = about(language).verbs[opens.form]
        if not opening.verb.match(said):
            found = f"a text that begins with {said.split()[0]!r}"
            yield (
                language,
                found,
                f"expected a verb, in lower case, that fits after {opening.after}",
            )
