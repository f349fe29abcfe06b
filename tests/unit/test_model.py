"""The model as others import it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from annotated_types import MinLen

import teamwijzer
from teamwijzer import model, views
from teamwijzer.model import shapes


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


def kinds_of(shape: type[shapes.Shape]) -> Iterator[type[shapes.Shape]]:
    for kind in shape.__subclasses__():
        if kind.__module__.startswith(model.__name__):
            yield kind
            yield from kinds_of(kind)


def test_what_may_not_be_empty_says_so() -> None:
    found: dict[int, set[str]] = {}
    for kind in set(kinds_of(shapes.Shape)) - {shapes.Text, shapes.Words}:
        for name in kind.__annotations__.keys() & kind.model_fields.keys():
            for item in kind.model_fields[name].metadata:
                if isinstance(item, MinLen):
                    found.setdefault(item.min_length, set()).add(f"{kind.__name__}.{name}")
    assert found == {least: set(names.split()) for least, names in FEWEST.items()}
