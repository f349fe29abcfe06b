"""A web page has an address and the day on which it was read; what we point to can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..model import Page, Record, Source, Step
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    sources = data.of(Source)
    for source in sources.values():
        if source.kind == "web-page":
            for field in ("url", "read"):
                if getattr(source, field) is None:
                    expected = f"add a line `{field}:`"
                    yield data.file(source).problem(
                        ("kind",), f"a web page, no {field!r}", expected
                    )
    records: list[Page | Step] = [*data.of(Page).values(), *data.of(Step).values()]
    for record in records:
        yield from _elsewhere(data, record, record.elsewhere)


def _elsewhere(data: DataSet, record: Record, names: list[str]) -> Iterator[Problem]:
    sources = data.of(Source)
    for index, name in enumerate(names):
        if name in sources and sources[name].url is None:
            found = f"{name!r}, which has no address"
            expected = f"add `url:` to data/sources/{name}.yml, or take it out here"
            yield data.file(record).problem(("elsewhere", index), found, expected)
