"""Every id that a record mentions belongs to a record; no list names one twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import KINDS, Citation
from ..problems import Problem, did_you_mean


def check(data: DataSet) -> Iterator[Problem]:
    for _, _, file, loc, value, ref in data.parts:
        if isinstance(value, Citation) and not any(
            getattr(value, place) for place in Citation.places()
        ):
            expected = f"add one of: {', '.join(Citation.places())}"
            yield file.problem(loc, "a source without a place in it", expected)
        if ref is None:
            continue
        if isinstance(value, list):
            for index, item in enumerate(value):
                if item in value[:index]:
                    yield file.problem((*loc, index), f"{item!r} a second time", "keep one")
        elif isinstance(value, str) and value not in data.files[ref.collection]:
            kind = KINDS[ref.collection].__name__.lower()
            known = data.files[ref.collection]
            hint = did_you_mean(value, known, f"see the files in data/{ref.collection}")
            yield file.problem(loc, f"unknown {kind} {value!r}", hint)
