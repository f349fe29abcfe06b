"""The model as others import it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from annotated_types import MaxLen, MinLen

import teamwijzer
from teamwijzer import model, views
from teamwijzer.model import shapes
from teamwijzer.schema import SETTINGS, schemas, settings

ROOT = Path(__file__).parents[2]


def test_what_packages_offer_is_there() -> None:
    packages = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(teamwijzer.__path__, f"{teamwijzer.__name__}.")
        if found.ispkg
    ]
    assert {model, views} <= set(packages)
    for package in packages:
        offered = list(getattr(package, "__all__", ()))
        assert [name for name in offered if not hasattr(package, name)] == []
        assert len(offered) == len(set(offered))


def test_the_model_offers_every_kind() -> None:
    offered = list(model.__all__)
    assert {kind.__name__ for kind in model.KINDS.values()} <= set(offered)


FEWEST = {
    1: """Actor.roles Balance.cons Balance.pros Edition.changes
    Group.tips Option.next Question.answers Role.watch_for Sourced.sources Step.questions Step.tasks
    Table.rows Task.competences Task.related Task.roles Template.intro Template.steps""",
    2: """Ask.options Competence.in_practice Role.does Row.cells Table.columns Task.examples
    Way.next""",
}
"""What may not be empty, by how much there must be at least; texts not counted."""
MOST = {
    3: "Option.next Preset.preferred",
    4: "Competence.in_practice Task.examples Way.next",
    5: "Preset.required",
    8: "Preset.work",
}
"""What may not be more than so much."""


def kinds_of(shape: type[shapes.Shape]) -> Iterator[type[shapes.Shape]]:
    for kind in shape.__subclasses__():
        if kind.__module__.startswith(model.__name__):
            yield kind
            yield from kinds_of(kind)


def bounds(kind: type[object], name: str) -> dict[int, set[str]]:
    """The fields of the model that have such a bound, by what it is."""
    found: dict[int, set[str]] = {}
    for shape in set(kinds_of(shapes.Shape)) - {shapes.Text, shapes.Words}:
        for field in shape.__annotations__.keys() & shape.model_fields.keys():
            for item in shape.model_fields[field].metadata:
                if isinstance(item, kind):
                    found.setdefault(getattr(item, name), set()).add(f"{shape.__name__}.{field}")
    return found


def test_how_much_there_may_be_at_least_and_at_most() -> None:
    assert bounds(MinLen, "min_length") == {n: set(names.split()) for n, names in FEWEST.items()}
    assert bounds(MaxLen, "max_length") == {n: set(names.split()) for n, names in MOST.items()}


def test_the_committed_schemas_are_those_of_the_model() -> None:
    folder = ROOT / "data" / "schema"
    committed = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.json")}
    assert committed == schemas(), "run `make schema`"
    assert (ROOT / SETTINGS).read_text(encoding="utf-8") == settings("data"), "run `make schema`"
