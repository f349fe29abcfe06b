"""The blanks {} in a text are those that the program fills: as many in every language.

Strings of templates and scripts have them, and the introduction of an overview page, which
may have one.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import Message, quote, say
from ..model import DEFAULT_LANGUAGE, LANGUAGES, Page
from ..problems import Problem
from ..yamlfile import Loc, YamlFile

BLANK = "{}"


def check(data: DataSet) -> Iterator[Problem]:
    for area, strings in data.ui.items():
        file = data.files["ui"][area]
        for name, text in strings.items():
            wanted = _blanks(text.in_language(DEFAULT_LANGUAGE))
            for language in LANGUAGES:
                found = _blanks(text.in_language(language))
                if found != wanted or found is None:
                    expected = say(
                        "schrijf {wanted}, zoals in {language!r}",
                        "expected {wanted}, as in {language!r}",
                        wanted=_spell(wanted),
                        language=DEFAULT_LANGUAGE,
                    )
                    yield _problem(file, (name, language), found, expected)
    for page in data.of(Page).values():
        for language in LANGUAGES:
            found = _blanks(page.intro.in_language(language))
            if found not in ([], [BLANK]):
                expected = say(
                    "schrijf hoogstens één {blank}: het aantal van wat de pagina opsomt",
                    "expected one {blank} at most: the number of what the page lists",
                    blank=BLANK,
                )
                yield _problem(data.file(page), ("intro", language), found, expected)


def _blanks(text: str) -> list[str] | None:
    """The blanks of a text in the order of the alphabet; None where a brace has no partner."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    return sorted(f"{{{name}}}" for _, name, _, _ in parts if name is not None)


def _problem(file: YamlFile, loc: Loc, found: list[str] | None, expected: Message) -> Problem:
    if found is None:
        alone = say("een accolade zonder partner", "a brace without its partner")
        pair = say(
            "schrijf {blank} of geen accolade", "write {blank} or no brace at all", blank=BLANK
        )
        return file.problem(loc, alone, pair)
    says = say("open plekken: {blanks}", "blanks: {blanks}", blanks=_spell(found))
    return file.problem(loc, says, expected)


def _spell(blanks: list[str] | None) -> Message:
    return quote(", ".join(blanks)) if blanks else say("geen", "none")
