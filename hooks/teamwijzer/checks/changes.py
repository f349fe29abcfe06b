"""A change touches something, and the pages of prose that it touches show it."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import TOUCHED, Change
from ..problems import Problem, did_you_mean


def check(data: DataSet) -> Iterator[Problem]:
    shows: dict[str, bool] = {}
    for page in data.prose:
        path = page.path.rstrip("/")
        marked = any(kind == "changes" for _, kind, _ in page.markers())
        shows[path] = marked and shows.get(path, True)
    for change in data.of(Change).values():
        file = data.file(change)
        if not change.prose and not any(getattr(change, name) for name in TOUCHED):
            expected = f"name what it touches below one of: {', '.join((*TOUCHED, 'prose'))}"
            yield file.problem(("id",), "a change that touches nothing", expected)
        for index, path in enumerate(change.prose):
            if path not in shows:
                hint = did_you_mean(path, shows, "see the files in content/nl")
                yield file.problem(("prose", index), f"unknown page of prose {path!r}", hint)
            elif not shows[path]:
                expected = "put [[changes]] in a paragraph of its own there"
                found = f"{path!r}, which does not show changes in every language"
                yield file.problem(("prose", index), found, expected)
    touched = {path for change in data.of(Change).values() for path in change.prose}
    for page in data.prose:
        for line, kind, _ in page.markers():
            if kind == "changes" and page.path.rstrip("/") not in touched:
                expected = "take it out, or name this page below `prose` of a change"
                yield Problem(page.file.name, line, 1, "", "no change touches this page", expected)
