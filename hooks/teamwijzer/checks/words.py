"""Every word that a template asks for by name stands in `data/ui`."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import UI, DataSet
from ..problems import Problem, did_you_mean


def check(data: DataSet) -> Iterator[Problem]:
    for (area, name), place in data.asked.items():
        known = data.ui.get(area, {})
        if name in known or (area in data.files[UI] and data.files[UI][area].problems):
            continue
        file = f"data/{UI}/{area}.yml"
        hint = did_you_mean(name, known, "write it in each language")
        yield Problem(file, 1, 1, name, f"no such word, and {place} asks for it", hint)
