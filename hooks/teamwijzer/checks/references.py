"""Every id that a record mentions belongs to a record; no list names one twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import Message, say
from ..model import Citation
from ..problems import Problem, did_you_mean, see_files, twice

UNKNOWN = {
    "actors": say("onbekende betrokkene", "unknown actor"),
    "acts": say("onbekende handeling", "unknown act"),
    "balances": say("onbekende afweging", "unknown balance"),
    "clusters": say("onbekende cluster", "unknown cluster"),
    "competences": say("onbekende competentie", "unknown competence"),
    "duties": say("onbekende opdracht", "unknown duty"),
    "groups": say("onbekende groep", "unknown group"),
    "levels": say("onbekend niveau", "unknown level"),
    "pages": say("onbekende pagina", "unknown page"),
    "phases": say("onbekende fase", "unknown phase"),
    "roles": say("onbekende rol", "unknown role"),
    "sections": say("onbekend deel", "unknown section"),
    "sources": say("onbekende bron", "unknown source"),
    "steps": say("onbekende stap", "unknown step"),
    "tables": say("onbekende tabel", "unknown table"),
    "tasks": say("onbekende taak", "unknown task"),
    "templates": say("onbekend sjabloon", "unknown template"),
    "terms": say("onbekend begrip", "unknown term"),
}
"""Collection that other records refer to → an id that no record of it has."""


def check(data: DataSet) -> Iterator[Problem]:
    for _, _, file, loc, value, ref in data.parts:
        if isinstance(value, Citation) and not any(
            getattr(value, place) for place in Citation.places()
        ):
            found = say("een bron zonder plaats erin", "a source without a place in it")
            expected = say(
                "voeg een van deze toe: {fields}",
                "add one of: {fields}",
                fields=", ".join(Citation.places()),
            )
            yield file.problem(loc, found, expected)
        if ref is None:
            continue
        if isinstance(value, list):
            for index, item in enumerate(value):
                if item in value[:index]:
                    keep = say("houd er een", "keep one")
                    yield file.problem((*loc, index), twice(item), keep)
        elif isinstance(value, str) and value not in data.files[ref.collection]:
            known = data.files[ref.collection]
            hint = did_you_mean(value, known, see_files(f"data/{ref.collection}"))
            yield file.problem(loc, unknown(ref.collection, value), hint)


def unknown(collection: str, id_: str) -> Message:
    """Found: the id of a record that is not there."""
    return say("{kind} {id!r}", "{kind} {id!r}", kind=UNKNOWN[collection], id=id_)
