"""Where everything stands: the only place that spells the address of a page.

An address counts from the root of a language, and is the same in each. Templates ask for pages as
`address.tasks`, and for a record's page, or its place on one, as `place("steps", "step-6")`; what
they ask for in those words is checked with the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from .languages import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from . import model


class Address(StrEnum):
    """Pages that there is one of."""

    home = ""
    tasks = "taken/"
    core_tasks = "taken/kerntaken/"
    tasks_print = "taken/afdrukken/"
    task_overview = "taken/aan-de-slag/"
    steps = "stappenplan/"
    steps_print = "stappenplan/afdrukken/"
    walk = "stappenplan/start/"
    job = "functiebeschrijving/"
    plan = "taakverdeling/"
    templates = "sjablonen/"
    roles = "rollen/"
    matrix = "rollen/matrix/"
    competences = "competenties/"
    scan = "competenties/scan/"
    glossary = "begrippen/"
    background = "achtergrond/"
    changes = "achtergrond/wat-is-er-veranderd/"
    new_model = "achtergrond/nieuw-model/"
    means = "achtergrond/middelen/"
    about = "over/"
    sources = "over/bronnen/"
    fields = "over/velden/"
    maintenance = "over/onderhoud/"
    open_data = "over/open-data/"
    helping = "over/bijdragen/"


HEADS = {
    "home": Address.home,
    "tasks": Address.tasks,
    "core-tasks": Address.core_tasks,
    "tasks-print": Address.tasks_print,
    "task-overview": Address.task_overview,
    "steps": Address.steps,
    "steps-print": Address.steps_print,
    "walk": Address.walk,
    "plan": Address.plan,
    "templates": Address.templates,
    "roles": Address.roles,
    "matrix": Address.matrix,
    "competences": Address.competences,
    "scan": Address.scan,
    "job": Address.job,
    "glossary": Address.glossary,
    "changes": Address.changes,
    "sources": Address.sources,
    "fields": Address.fields,
    "maintenance": Address.maintenance,
}
"""The overview pages: the record of `data/pages` that each takes its head from, and its address.

What is left of `Address` is prose.
"""

PLACES = {
    "tasks": f"{Address.tasks}{{}}/",
    "clusters": f"{Address.tasks}{{}}/",
    "steps": f"{Address.steps}{{}}/",
    "phases": f"{Address.steps}#phase-{{}}",
    "duties": f"{Address.job}#{{}}",
    "sections": f"{Address.job}#section-{{}}",
    "templates": f"{Address.templates}#{{}}",
    "roles": f"{Address.roles}{{}}/",
    "groups": f"{Address.roles}#{{}}",
    "competences": f"{Address.competences}{{}}/",
    "terms": f"{Address.glossary}#{{}}",
    "editions": f"{Address.changes}#{{}}",
    "changes": f"{Address.changes}#{{}}",
    "ways": f"{Address.home}#way-{{}}",
    "sources": f"{Address.sources}#{{}}",
}
"""Collection → where its records stand."""

ASKED = re.compile(r'\baddress\.(\w+)|\bplace\("(\w+)", "([\w.-]+)"\)')


def place(collection: str, name: str) -> str:
    """A record's page, or its place on one.

    `name` is its id; of a cluster or role its `slug`, and of a phase its `order`.
    """
    match collection:
        case "tasks":
            name = name.lower()
        case "steps":
            name = name.removeprefix("step-")
    return PLACES[collection].format(name)


def place_of(record: model.Record) -> str | None:
    """As `place`; None for a record of a kind that has no page."""
    from . import model  # noqa: PLC0415  # who only asks for addresses need not wait for it

    match record:
        case model.Page():
            return HEADS[record.id]
        case model.Role():
            return place("roles", record.slug)
        case model.Cluster():
            return place("clusters", record.slug)
        case model.Phase():
            return place("phases", str(record.order))
        case _:
            collection = next(name for name, kind in model.KINDS.items() if kind is type(record))
            return place(collection, record.id) if collection in PLACES else None


def moved(roles: Iterable[model.Role]) -> dict[str, str]:
    """Where pages of roles stood → where they stand: they had their ids for addresses."""
    pages = {place("roles", role.id): place("roles", role.slug) for role in roles}
    return {before: now for before, now in pages.items() if before not in pages.values()}


def root_of(language: str) -> str:
    """The folder of a language: "", or such as `en/`."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


@dataclass(frozen=True)
class Lead:
    """Where a template leads to: a page by `name`, or the record `name` of a `collection`."""

    file: str
    line: int
    column: int
    name: str
    collection: str = ""


def leads(templates: Path) -> Iterator[Lead]:
    """Every page and record that these templates name, in order."""
    for path in sorted(templates.glob("*.html")):
        file = path.relative_to(templates.parents[1]).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for match in ASKED.finditer(line):
                page, collection, record = match.groups(default="")
                yield Lead(file, number, match.start() + 1, page or record, collection)
