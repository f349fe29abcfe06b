"""What a vacancy tells of is among what the job holds, and each extra has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import Preset
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for preset in data.of(Preset).values():
        file = data.file(preset)
        for index, code in enumerate(preset.work):
            if code not in preset.tasks:
                found = f"{code}, which is not among its tasks"
                yield file.problem(("work", index), found, f"add {code} to `tasks`, or take it out")
        for index, extra in enumerate(preset.extra):
            if extra.id in seen:
                found = f"{extra.id!r}, which {seen[extra.id]} has already"
                yield file.problem(("extra", index, "id"), found, "give each an id of its own")
            seen.setdefault(extra.id, preset.id)
