"""Which records somebody should compare with their sources, and which rest on one document."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..dataset import DataSet
from ..model import Edition, Record

YEAR = datetime.timedelta(days=365)
NO_DOCUMENT = "general-knowledge"
"""The source for what any handbook says, which confirms nothing."""


def day_of(edition: Edition, epoch: str | None) -> datetime.date:
    """The day to count from where no clock may be asked, so that a commit gives one site.

    `epoch` is SOURCE_DATE_EPOCH, the seconds of the last commit; without it, the edition's day.
    """
    if not epoch:
        return edition.date
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()


def sourced(data: DataSet) -> Iterator[tuple[str, Record]]:
    """Every record that has something to be compared with, with its collection."""
    return ((kind, record) for kind, record in data.all_records() if record.sources)


def is_due(record: Record, today: datetime.date) -> bool:
    """Whether it was never reviewed, or not for over a year."""
    return record.reviewed is None or today - record.reviewed > YEAR


def documents(record: Record) -> set[str]:
    """The source documents that its facts come from."""
    return {citation.source for citation in record.sources} - {NO_DOCUMENT}
