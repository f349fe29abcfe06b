"""Every word that a template asks for by name stands in `data/ui`."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import UI, DataSet
from ..messages import say
from ..problems import TRANSLATE, Problem, did_you_mean


def check(data: DataSet) -> Iterator[Problem]:
    for (area, name), place in data.asked.items():
        known = data.ui.get(area, {})
        if name in known or (area in data.files[UI] and data.files[UI][area].problems):
            continue
        file = f"data/{UI}/{area}.yml"
        found = say(
            "dit woord is er niet, en {place} vraagt ernaar",
            "no such word, and {place} asks for it",
            place=place,
        )
        yield Problem(file, 1, 1, name, found, did_you_mean(name, known, TRANSLATE))
