"""What leads people on leads somewhere: each place of it is there, and no page is left without.

Whatever one answers on the first page, three steps or more come of it.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator, Mapping

from ..addresses import HEADS
from ..dataset import DataSet
from ..guiding import along_of, blanks, offered_on
from ..model import DEFAULT_LANGUAGE, Act, Ask, Next, Record, Way
from ..problems import Problem, did_you_mean
from ..prose import prose_at
from ..yamlfile import Loc

LEAST = 2
"""How many things to do a page offers at least: there is a choice."""
FEWEST = 3
"""How short a list of next steps may be."""


def check(data: DataSet) -> Iterator[Problem]:
    yield from _acts(data)
    for way in data.of(Way).values():
        for index, step in enumerate(way.next):
            yield from _next(data, way, ("next", index), step)
    yield from _asks(data)


def _acts(data: DataSet) -> Iterator[Problem]:
    acts = data.of(Act)
    for act in acts.values():
        file = data.file(act)
        named = [name for _, name, _, _ in string.Formatter().parse(act.along or "") if name]
        for name in named:
            if name not in Act.HANDED:
                hint = did_you_mean(name, Act.HANDED, f"expected one of: {', '.join(Act.HANDED)}")
                yield file.problem(("along",), f"unknown name {{{name}}}", hint)
        if act.page in data.files["pages"] and act.page not in HEADS:
            yield file.problem(
                ("page",), f"{act.page!r}, which is no overview page", "name another"
            )
        if act.along and act.along[0] not in "?#":
            yield file.problem(("along",), f"{act.along!r}", "begin with ? or #")
    if not acts or len(acts) < len(data.files["acts"]):
        return
    for kind in ("steps", "tasks", "roles", "clusters", "templates"):
        for record in data.records[kind].values():
            offered = offered_on(list(acts.values()), kind, record.id, along_of(data, record))
            if len(offered) < LEAST:
                found = f"offers {len(offered)} thing(s) to do at once"
                expected = f"name {record.id} in another file of data/acts"
                yield data.file(record).problem(("id",), found, expected)


def _asks(data: DataSet) -> Iterator[Problem]:
    asks = data.of(Ask)
    for ask in asks.values():
        file = data.file(ask)
        for at, option in enumerate(ask.options):
            if option.id in [other.id for other in ask.options[:at]]:
                found = f"{option.id!r} a second time"
                yield file.problem(("options", at, "id"), found, "give each answer its own")
            for index, step in enumerate(option.next):
                yield from _next(data, ask, ("options", at, "next", index), step)
    for chosen in itertools.product(*(ask.options for ask in asks.values())):
        goals = {_goal(step) for option in chosen for step in option.next}
        if chosen and len(goals) < FEWEST:
            names = ", ".join(option.id for option in chosen)
            last = list(asks.values())[-1]
            yield data.file(last).problem(
                ("options",),
                f"{len(goals)} next steps for {names}",
                f"let these answers lead to {FEWEST} places or more",
            )


def _goal(step: Next) -> tuple[str, ...]:
    return tuple(f"{name} {getattr(step, name)}" for name in step.places())


def _next(data: DataSet, record: Record, loc: Loc, step: Next) -> Iterator[Problem]:
    file = data.file(record)
    places = step.places()
    if len(places) != 1:
        found = f"{len(places)} places to go to"
        yield file.problem(loc, found, f"give one of: {', '.join(Next.PLACES)}")
    if step.page and step.page in data.files["pages"] and step.page not in HEADS:
        yield file.problem(
            (*loc, "page"), f"{step.page!r}, which is no overview page", "name another"
        )
    acts: Mapping[str, Act] = data.of(Act)
    if (act := acts.get(step.act or "")) and (asked := blanks(act)):
        found = f"{act.id!r}, which asks for {{{asked[0]}}} of a page"
        yield file.problem((*loc, "act"), found, "name one that asks for nothing")
    if step.prose and not prose_at(data.prose, DEFAULT_LANGUAGE, step.prose):
        known = [page.path.rstrip("/") for page in data.prose]
        hint = did_you_mean(step.prose, known, "see the files in content/nl, without .md")
        yield file.problem((*loc, "prose"), f"unknown page {step.prose!r}", hint)
