"""The small data set is written in two languages; here it gets the further ones of the site.

They are added when its files are read, so that lines and columns in messages stay what they are.
`python -m tests.unit.further` is the command `teamwijzer` over a data set that is read so.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from teamwijzer import cli, loading
from teamwijzer.fields import openings
from teamwijzer.model import LANGUAGES, Shape
from teamwijzer.yamlfile import YamlFile, read_yaml

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
WRITTEN = ("nl", "en")
"""The languages of the small data set."""
FURTHER = tuple(language for language in LANGUAGES if language not in WRITTEN)
COMMAND = [sys.executable, "-m", "tests.unit.further"]
PYTHONPATH = os.pathsep.join(map(str, (ROOT / "hooks", ROOT)))
"""Where that command finds what it needs."""


def written(texts: Mapping[str, T]) -> dict[str, T]:
    """What there is in the languages of the small data set, of what there is in every language."""
    return {language: text for language, text in texts.items() if language in WRITTEN}


@cache
def verbs() -> dict[tuple[str, str], str]:
    """Field and language → a verb that such a text may begin with, from the real data."""
    return {
        (name, language): getattr(part.value, name).in_language(language).split()[0]
        for part in loading.load(ROOT / "data")[0].parts
        if isinstance(part.value, Shape)
        for name in openings(type(part.value))
        if getattr(part.value, name)
        for language in FURTHER
    }


def in_every_language(value: Any, name: str = "") -> Any:
    """The value of a field, with a text in each further language beside those that it has.

    Such a text is a word that no other text has and no rule minds, behind a verb where texts of
    that field begin with one.
    """
    if isinstance(value, list):
        return [in_every_language(part, name) for part in value]
    if not isinstance(value, dict):
        return value
    if not set(value) & set(WRITTEN) or any(isinstance(part, dict) for part in value.values()):
        return {key: in_every_language(part, key) for key, part in value.items()}
    said = [value[language] for language in WRITTEN if str(value.get(language) or "").strip()]
    lacking = [language for language in FURTHER if not value.get(language)]
    for language in lacking if said else ():  # of an empty text all versions are
        words = [
            verbs().get((name, language), ""),
            f"{language}-{zlib.crc32(str(said[-1]).encode()):x}",
        ]
        text = " ".join(filter(None, words))
        value = {**value, language: [text] if isinstance(said[0], list) else text}
    return value


def complete(replace: Callable[[Any, str, Any], None]) -> None:
    """From here on files of data are read with their further texts; `replace` is as `setattr`."""

    def completed(path: Path, name: str) -> YamlFile:
        file = read_yaml(path, name)
        file.value = in_every_language(file.value)
        return file

    if FURTHER:
        verbs()  # of the real data, which are read as they are
    replace(loading, "read_yaml", completed)


if __name__ == "__main__":
    complete(setattr)
    cli.main()
