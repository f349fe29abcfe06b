"""Related tasks name each other, and no task is related to itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import Task
from ..problems import TAKE_OUT, Problem


def check(data: DataSet) -> Iterator[Problem]:
    tasks = data.of(Task)
    for task in tasks.values():
        file = data.file(task)
        for index, code in enumerate(task.related):
            other = tasks.get(code)
            if code == task.id:
                found = say("{code} is verwant met zichzelf", "{code} related to itself", code=code)
                yield file.problem(("related", index), found, TAKE_OUT)
            elif other and task.id not in other.related:
                yield file.problem(
                    ("related", index),
                    say(
                        "{own} noemt {code}, maar {code} noemt {own} niet",
                        "{own} names {code}, but {code} does not name {own}",
                        own=task.id,
                        code=code,
                    ),
                    say(
                        "zet {own} bij `related` in {file}, of haal {code} weg",
                        "add {own} to `related` in {file}, or take {code} out",
                        own=task.id,
                        file=data.file(other).name,
                        code=code,
                    ),
                )
