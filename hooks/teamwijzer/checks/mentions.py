"""A task code in a text leads somewhere; a task that a task mentions is related to it.

The second keeps links going both ways: the page that is mentioned lists the other as
related.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..model import TASK_CODE, Source, Task
from ..problems import Problem, did_you_mean

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
                    hint = did_you_mean(code, known, "see the files in data/tasks")
                    yield text.file.problem(here, f"unknown task {code!r}", hint)
                elif isinstance(record, Task) and code not in (record.id, *record.related):
                    found = f"a mention of {code}, which is not among the related tasks"
                    expected = f"add {code} to `related` here, and {record.id} in {code}"
                    yield text.file.problem(here, found, expected)
