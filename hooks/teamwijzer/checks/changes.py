"""A change touches something, and the pages of prose that it touches show it."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import TOUCHED, Change
from ..problems import Problem, did_you_mean, see_files


def check(data: DataSet) -> Iterator[Problem]:
    shows: dict[str, bool] = {}
    for page in data.prose:
        path = page.path.rstrip("/")
        marked = any(kind == "changes" for _, kind, _ in page.markers())
        shows[path] = marked and shows.get(path, True)
    for change in data.of(Change).values():
        file = data.file(change)
        if not change.prose and not any(getattr(change, name) for name in TOUCHED):
            found = say("een verandering die niets raakt", "a change that touches nothing")
            expected = say(
                "noem wat ze raakt onder een van: {fields}",
                "name what it touches below one of: {fields}",
                fields=", ".join((*TOUCHED, "prose")),
            )
            yield file.problem(("id",), found, expected)
        for index, path in enumerate(change.prose):
            if path not in shows:
                found = say(
                    "onbekende pagina met tekst {path!r}",
                    "unknown page of prose {path!r}",
                    path=path,
                )
                hint = did_you_mean(path, shows, see_files("content/nl"))
                yield file.problem(("prose", index), found, hint)
            elif not shows[path]:
                expected = say(
                    "zet [[changes]] daar in een eigen alinea",
                    "put [[changes]] in a paragraph of its own there",
                )
                found = say(
                    "{path!r}, maar die pagina toont niet in elke taal wat er veranderde",
                    "{path!r}, which does not show changes in every language",
                    path=path,
                )
                yield file.problem(("prose", index), found, expected)
    touched = {path for change in data.of(Change).values() for path in change.prose}
    for page in data.prose:
        for line, kind, _ in page.markers():
            if kind == "changes" and page.path.rstrip("/") not in touched:
                found = say("geen verandering raakt deze pagina", "no change touches this page")
                expected = say(
                    "haal het weg, of noem deze pagina onder `prose` van een verandering",
                    "take it out, or name this page below `prose` of a change",
                )
                yield Problem(page.file.name, line, 1, "", found, expected)
