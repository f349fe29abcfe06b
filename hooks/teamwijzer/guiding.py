"""Which pages offer what there is to do at once, and what they take along: see `model.Act`."""

from __future__ import annotations

from collections.abc import Mapping

from . import model
from .dataset import DataSet

OFFERED = 3
"""How many things to do a page offers."""
LEADS = "leads"
"""The part of the role whose job a task's page begins with."""


def along_of(data: DataSet, record: model.Record) -> dict[str, str]:
    """What the page of a record has of `Act.HANDED`."""
    jobs = {preset.role: preset.id for preset in data.of(model.Preset).values() if preset.role}
    found: dict[str, str] = {}
    match record:
        case model.Task():
            leading = (part.role for part in record.roles if part.part == LEADS)
            found = {"code": record.id, "preset": next(filter(None, map(jobs.get, leading)), "")}
        case model.Role():
            tasks = data.of(model.Task).values()
            takes = any(part.role == record.id for task in tasks for part in task.roles)
            found = {"role": record.id if takes else "", "preset": jobs.get(record.id, "")}
        case model.Cluster():
            found = {"cluster": record.id}
        case model.Step():
            found = {"question": record.questions[0].id}
    return found


def offered_on(
    acts: list[model.Act], kind: str, name: str, along: Mapping[str, str]
) -> list[model.Act]:
    """The acts that the page of a record offers.

    `kind`: its collection; `name`: its id; `along`: what it has of `Act.HANDED`.
    """
    fitting = [
        act
        for act in acts
        if (kind in act.every or name in getattr(act, kind)) and all(map(along.get, blanks(act)))
    ]
    return fitting[:OFFERED]


def blanks(act: model.Act) -> list[str]:
    """What the address of an act asks of the page that offers it."""
    return [name for name in model.Act.HANDED if f"{{{name}}}" in (act.along or "")]
