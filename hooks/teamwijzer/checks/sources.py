"""A web page has an address and the day on which it was read; what we point to can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import Page, Record, Source, Step
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    sources = data.of(Source)
    for source in sources.values():
        if source.kind == "web-page":
            for field in ("url", "read"):
                if getattr(source, field) is None:
                    found = say(
                        "een webpagina zonder {field!r}", "a web page, no {field!r}", field=field
                    )
                    expected = say(
                        "voeg een regel `{field}:` toe", "add a line `{field}:`", field=field
                    )
                    yield data.file(source).problem(("kind",), found, expected)
    records: list[Page | Step] = [*data.of(Page).values(), *data.of(Step).values()]
    for record in records:
        yield from _elsewhere(data, record, record.elsewhere)


def _elsewhere(data: DataSet, record: Record, names: list[str]) -> Iterator[Problem]:
    sources = data.of(Source)
    for index, name in enumerate(names):
        if name in sources and sources[name].url is None:
            found = say(
                "{name!r}, maar die bron heeft geen adres",
                "{name!r}, which has no address",
                name=name,
            )
            expected = say(
                "zet `url:` in data/sources/{name}.yml, of haal ze hier weg",
                "add `url:` to data/sources/{name}.yml, or take it out here",
                name=name,
            )
            yield data.file(record).problem(("elsewhere", index), found, expected)
