"""The model as others import it."""

from __future__ import annotations

from teamwijzer import model
from teamwijzer.model import shapes


def test_what_the_model_offers_is_there() -> None:
    offered = list(model.__all__)
    assert [name for name in offered if not hasattr(model, name)] == []
    assert len(offered) == len(set(offered))
    assert {kind.__name__ for kind in model.KINDS.values()} <= set(offered)


def test_lists_that_may_not_be_empty_say_so() -> None:
    fields = shapes.Sourced.model_fields["sources"]
    assert [item.min_length for item in fields.metadata if hasattr(item, "min_length")] == [1]
