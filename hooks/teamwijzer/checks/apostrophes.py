"""One apostrophe everywhere: the straight one, which every keyboard has.

So that a search for a word with one finds it wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..fields import walk
from ..model import LANGUAGES, Text, Words
from ..problems import Problem

EXPECTED = "write the straight ' of the keyboard"
STRANGE = re.compile(
    "[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{ACUTE ACCENT}]|(?<=\\w)`(?=\\w)"
)


def check(data: DataSet) -> Iterator[Problem]:
    for _, record in data.all_records():
        file = data.file(record)
        for loc, value, _ref in walk(record):
            if not isinstance(value, (Text, Words)):
                continue
            for language in LANGUAGES:
                found = value.in_language(language)
                for text in [found] if isinstance(found, str) else found:
                    if match := STRANGE.search(text):
                        yield file.problem((*loc, language), _found(match), EXPECTED)
    for area, strings in data.ui.items():
        for name, words in strings.items():
            for language in LANGUAGES:
                if match := STRANGE.search(words.in_language(language)):
                    yield data.files["ui"][area].problem((name, language), _found(match), EXPECTED)
    for page in data.prose:
        for number, line in enumerate(page.text.splitlines(), page.first_line):
            if match := STRANGE.search(line):
                yield Problem(
                    page.file.name, number, match.start() + 1, "", _found(match), EXPECTED
                )


def _found(match: re.Match[str]) -> str:
    around = match.string[max(0, match.start() - 12) : match.end() + 12].strip()
    return f"the apostrophe {match[0]} in {around!r}"
