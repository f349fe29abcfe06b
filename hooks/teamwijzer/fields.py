"""Looking at the fields of the model: which refer to what, and which hold texts."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .model import Ref
from .yamlfile import Loc


def walk(
    value: Any, loc: Loc = (), ref: Ref | None = None
) -> Iterator[tuple[Loc, Any, Ref | None]]:
    """Every part of a record, itself first: its path, its value, what it refers to."""
    yield loc, value, ref
    if isinstance(value, BaseModel):
        for name, target in references(type(value)).items():
            yield from walk(getattr(value, name), (*loc, name), target)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*loc, index), ref)


@functools.cache
def references(model: type[BaseModel]) -> dict[str, Ref | None]:
    """Each field of the model, with the collection that its text refers to."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: _first(hints[name], Ref) for name in model.model_fields}


def fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The names of the fields that may stand at `loc` of a record; [] where none may."""
    for part in loc:
        if isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        inner = _first(field.annotation, type) if field else None
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _first(annotation: Any, wanted: type) -> Any:
    """The first Ref (or, for `type`, the first model class) inside an annotation."""
    if wanted is type:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
    elif isinstance(annotation, wanted):
        return annotation
    for inner in typing.get_args(annotation):
        if (found := _first(inner, wanted)) is not None:
            return found
    return None
