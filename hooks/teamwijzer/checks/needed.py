"""What no site can be made without: a head for every overview page, and the edition."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import EDITION, HEADS, DataSet
from ..model import Page
from ..problems import Problem, did_you_mean


def check(data: DataSet) -> Iterator[Problem]:
    for collection, needed in (("pages", HEADS), ("editions", (EDITION,))):
        for name in needed:
            if name not in data.files[collection]:
                file = f"data/{collection}/{name}.yml"
                yield Problem(file, 1, 1, "", "no such file", "put it back: the site needs it")
    for name, page in data.of(Page).items():
        if name not in HEADS:
            hint = did_you_mean(name, HEADS, "a page of prose belongs in content/")
            yield data.file(page).problem(("id",), f"{name!r}, which is no overview page", hint)
