"""Related tasks name each other, and no task is related to itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import Task
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    tasks = data.of(Task)
    for task in tasks.values():
        file = data.file(task)
        for index, code in enumerate(task.related):
            other = tasks.get(code)
            if code == task.id:
                yield file.problem(("related", index), f"{code} related to itself", "take it out")
            elif other and task.id not in other.related:
                yield file.problem(
                    ("related", index),
                    f"{task.id} names {code}, but {code} does not name {task.id}",
                    f"add {task.id} to `related` in {data.file(other).name}, or take {code} out",
                )
