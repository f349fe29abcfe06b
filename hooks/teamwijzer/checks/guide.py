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
from ..messages import quote, say
from ..model import DEFAULT_LANGUAGE, Act, Ask, Next, Record, Way
from ..problems import Problem, did_you_mean, one_of, see_files, twice
from ..prose import prose_at
from ..yamlfile import Loc
from .needed import no_overview

LEAST = 2
"""How many things to do a page offers at least: there is a choice."""
ANOTHER = say("noem een andere", "name another")
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
                found = say("onbekende naam {name}", "unknown name {name}", name=f"{{{name}}}")
                hint = did_you_mean(name, Act.HANDED, one_of(Act.HANDED))
                yield file.problem(("along",), found, hint)
        if act.page in data.files["pages"] and act.page not in HEADS:
            yield file.problem(("page",), no_overview(act.page), ANOTHER)
        if act.along and act.along[0] not in "?#":
            begin = say("begin met ? of #", "begin with ? or #")
            yield file.problem(("along",), quote(repr(act.along)), begin)
    if not acts or len(acts) < len(data.files["acts"]):
        return
    for kind in ("steps", "tasks", "roles", "clusters", "templates"):
        for record in data.records[kind].values():
            offered = offered_on(list(acts.values()), kind, record.id, along_of(data, record))
            if len(offered) < LEAST:
                found = say(
                    "dingen om meteen te doen: {number}",
                    "things to do at once: {number}",
                    number=len(offered),
                )
                expected = say(
                    "noem {id} in nog een bestand van data/acts",
                    "name {id} in another file of data/acts",
                    id=record.id,
                )
                yield data.file(record).problem(("id",), found, expected)


def _asks(data: DataSet) -> Iterator[Problem]:
    asks = data.of(Ask)
    for ask in asks.values():
        file = data.file(ask)
        for at, option in enumerate(ask.options):
            if option.id in [other.id for other in ask.options[:at]]:
                own = say("geef elk antwoord een eigen id", "give each answer its own")
                yield file.problem(("options", at, "id"), twice(option.id), own)
            for index, step in enumerate(option.next):
                yield from _next(data, ask, ("options", at, "next", index), step)
    for chosen in itertools.product(*(ask.options for ask in asks.values())):
        goals = {_goal(step) for option in chosen for step in option.next}
        if chosen and len(goals) < FEWEST:
            names = ", ".join(option.id for option in chosen)
            last = list(asks.values())[-1]
            yield data.file(last).problem(
                ("options",),
                say(
                    "{number} volgende stappen bij {names}",
                    "{number} next steps for {names}",
                    number=len(goals),
                    names=names,
                ),
                say(
                    "laat deze antwoorden naar {fewest} plekken of meer leiden",
                    "let these answers lead to {fewest} places or more",
                    fewest=FEWEST,
                ),
            )


def _goal(step: Next) -> tuple[str, ...]:
    return tuple(f"{name} {getattr(step, name)}" for name in step.places())


def _next(data: DataSet, record: Record, loc: Loc, step: Next) -> Iterator[Problem]:
    file = data.file(record)
    places = step.places()
    if len(places) != 1:
        found = say(
            "{number} plekken om heen te gaan", "{number} places to go to", number=len(places)
        )
        names = ", ".join(Next.PLACES)
        give = say("noem er een van: {names}", "give one of: {names}", names=names)
        yield file.problem(loc, found, give)
    if step.page and step.page in data.files["pages"] and step.page not in HEADS:
        yield file.problem((*loc, "page"), no_overview(step.page), ANOTHER)
    acts: Mapping[str, Act] = data.of(Act)
    if (act := acts.get(step.act or "")) and (asked := blanks(act)):
        found = say(
            "{act!r}, en die vraagt {blank} van een pagina",
            "{act!r}, which asks for {blank} of a page",
            act=act.id,
            blank=f"{{{asked[0]}}}",
        )
        nothing = say("noem er een die niets vraagt", "name one that asks for nothing")
        yield file.problem((*loc, "act"), found, nothing)
    if step.prose and not prose_at(data.prose, DEFAULT_LANGUAGE, step.prose):
        known = [page.path.rstrip("/") for page in data.prose]
        otherwise = say("{see}, zonder .md", "{see}, without .md", see=see_files("content/nl"))
        found = say("onbekende pagina {page!r}", "unknown page {page!r}", page=step.prose)
        yield file.problem((*loc, "prose"), found, did_you_mean(step.prose, known, otherwise))
