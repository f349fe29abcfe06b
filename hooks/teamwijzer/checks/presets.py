"""What a vacancy tells of is among what the job holds, and each extra has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import Preset
from ..problems import Problem, taken


def check(data: DataSet) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for preset in data.of(Preset).values():
        file = data.file(preset)
        for index, code in enumerate(preset.work):
            if code not in preset.tasks:
                found = say(
                    "{code}, maar die taak staat niet bij `tasks`",
                    "{code}, which is not among its tasks",
                    code=code,
                )
                expected = say(
                    "zet {code} bij `tasks`, of haal ze hier weg",
                    "add {code} to `tasks`, or take it out",
                    code=code,
                )
                yield file.problem(("work", index), found, expected)
        for index, extra in enumerate(preset.extra):
            if extra.id in seen:
                own = say("geef elk een eigen id", "give each an id of its own")
                found = taken(repr(extra.id), seen[extra.id])
                yield file.problem(("extra", index, "id"), found, own)
            seen.setdefault(extra.id, preset.id)
