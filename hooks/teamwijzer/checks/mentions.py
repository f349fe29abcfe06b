"""A task code in a text leads somewhere; a task that a task mentions is related to it.

The second keeps links going both ways: the page that is mentioned lists the other as
related.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import TASK_CODE, Source, Task
from ..problems import Problem, did_you_mean, see_files
from .references import unknown

MENTION = re.compile(rf"\b{TASK_CODE}\b")


def check(data: DataSet) -> Iterator[Problem]:
    known = data.files["tasks"]
    for text in data.texts():
        record = text.record
        if isinstance(record, Source):
            continue  # speaks of codes as the source has them
        for _, here, said in text.versions():
            for code in MENTION.findall(said):
                if code not in known:
                    hint = did_you_mean(code, known, see_files("data/tasks"))
                    yield text.file.problem(here, unknown("tasks", code), hint)
                elif isinstance(record, Task) and code not in (record.id, *record.related):
                    found = say(
                        "{code} wordt genoemd, maar staat niet bij de verwante taken",
                        "a mention of {code}, which is not among the related tasks",
                        code=code,
                    )
                    expected = say(
                        "zet hier {code} bij `related`, en {own} in {code}",
                        "add {code} to `related` here, and {own} in {code}",
                        code=code,
                        own=record.id,
                    )
                    yield text.file.problem(here, found, expected)
