"""An abbreviation that a text uses stands in the glossary, in that language.

Abbreviations are what readers stumble over, and what can be told from other words by
its shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import Message, say
from ..model import LANGUAGES, Source, Term
from ..problems import Problem

NAMES = frozenset("COVID WCAG AA MIT CC BY IDEA ICF RUBRIC SETT PXL UCLL".split())
"""Names that are written in capitals: a virus, guidelines, licences, organisations, tools."""

CODE = re.compile("`[^`]*`")
"""What a page quotes of a file or a program: no running text."""
ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Z&]*[A-Z](?![\w])")


def check(data: DataSet) -> Iterator[Problem]:
    if not data.files["terms"]:
        return  # a data set without a glossary promises no explanations
    if len(data.of(Term)) < len(data.files["terms"]):
        return  # a broken term is reported already; what it explains would seem to be missing
    known = {language: set(_known(data, language)) for language in LANGUAGES}
    for text in data.texts():
        if isinstance(text.record, Source):
            continue  # speaks of documents, with their own names
        for language, here, said in text.versions():
            for word in _unknown(said, known[language]):
                yield text.file.problem(here, _found(word), _expected(word))
    for page in data.prose:
        for number, line in enumerate(page.text.splitlines(), page.first_line):
            for word in _unknown(CODE.sub("", line), known[page.language]):
                yield Problem(page.file.name, number, 1, "", _found(word), _expected(word))


def _known(data: DataSet, language: str) -> Iterator[str]:
    """Every abbreviation in a headword, an abbreviation or another spelling of a term."""
    for term in data.of(Term).values():
        also = term.also.in_language(language) if term.also else []
        abbreviation = term.abbreviation.in_language(language) if term.abbreviation else ""
        for spelling in (term.term.in_language(language), abbreviation, *also):
            yield from ABBREVIATION.findall(spelling)


def _unknown(text: str, known: set[str]) -> list[str]:
    return sorted(set(ABBREVIATION.findall(text)) - known - NAMES)


def _found(word: str) -> Message:
    return say(
        "de afkorting {word!r}, die niet in de begrippenlijst staat",
        "the abbreviation {word!r}, which the glossary does not know",
        word=word,
    )


def _expected(word: str) -> Message:
    return say(
        "voeg data/terms/{file}.yml toe, zet {word} bij `also` van een begrip, of schrijf het"
        " voluit",
        "add data/terms/{file}.yml, or {word} to `also` of a term, or write it out",
        file=word.lower(),
        word=word,
    )
