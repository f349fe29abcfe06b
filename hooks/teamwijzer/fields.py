"""Looking at the fields of the model: which refer to what, which hold texts, what each is for.

Whoever needs a list of fields gets it here: messages, files to fill in, the page for maintainers.
"""

from __future__ import annotations

import datetime
import functools
import inspect
import types
import typing
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import StringConstraints

from .messages import NOTHING, Message, say
from .model import Opens, Ref, Shape, Text, Words
from .model.notes import Note, as_written
from .yamlfile import Loc

T = TypeVar("T")
Holds = Literal["text", "words", "part", "id", "choice", "form", "line", "number", "truth", "day"]
"""What a field holds, or each item of its list: a `Text`, `Words` or other part with fields of its
own; the id of a record; one of some words; a text of a certain form, or any; and simple values."""

FORMS = {
    "^[TPBA]\\d{2,4}$": say(
        "een code van een taak: T, P, B of A en twee cijfers, zoals T01",
        "a task code: T, P, B or A and two digits, such as T01",
    ),
    "^[A-C]\\d?$": say("een code van een deel, zoals A1 of B", "a section code, such as A1 or B"),
    "^[A-C]\\d?\\.\\d$": say(
        "een code van een opdracht, zoals A1.1 of B.1", "a duty code, such as A1.1 or B.1"
    ),
    "^[1-9]\\d?[a-z]?$": say(
        'het nummer van de stap tussen aanhalingstekens, zoals "4" of "5a"',
        'the step\'s number between quotes, such as "4" or "5a"',
    ),
    r"^https://[^\s]+$": say(
        "een adres dat begint met https://", "an address that begins with https://"
    ),
    r"^https://[^\s?#]+/$": say(
        "een adres dat begint met https:// en eindigt op /",
        "an address that begins with https:// and ends with /",
    ),
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": say(
        "een dag, maand of jaar, zoals 2026-09-01, 2026-09 of 2026",
        "a day, month or year, such as 2026-09-01, 2026-09 or 2026",
    ),
    "^[a-z][a-z0-9_-]*$": say(
        "een naam in kleine letters, zoals way_tasks", "a name in small letters, such as way_tasks"
    ),
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*$": say(
        "kleine letters, cijfers en koppeltekens, zoals help-desk",
        "small letters, digits and hyphens, such as help-desk",
    ),
}
"""Pattern of the model → what it means. A test knows that each has its words."""


@dataclass(frozen=True)
class FieldNote:
    """What is to be known of a field.

    `said` is its note in the model, nothing where its name says it all. `listed`: it holds a
    list, of at least `least` and, unless 0, at most `most` items; a number is at least `least`.
    `shape`: the class of a part; `collection`: that of the record whose id it is; `choices`: the
    words that may stand there; `form`: what a text of a certain form is, `pattern` how that is
    spelt.
    """

    name: str
    required: bool
    said: Message
    holds: Holds
    listed: bool
    least: int
    most: int
    shape: type[Shape] | None
    collection: str
    choices: tuple[str, ...]
    form: Message
    pattern: str


@functools.cache
def notes(shape: type[Shape]) -> list[FieldNote]:
    """What is to be known of each field of that class, in its order."""
    return [_note(shape, name) for name in shape.model_fields]


def _note(shape: type[Shape], name: str) -> FieldNote:
    field = shape.model_fields[name]
    bare = _bare(field.annotation)
    listed = typing.get_origin(bare) is list
    inner = typing.get_args(bare)[0] if listed else field.annotation
    kind = _bare(inner)
    ref = references(shape)[name]
    least, most = ("min_length", "max_length") if listed else ("ge", "le")
    pattern = _constraint([_first(inner, StringConstraints), *field.metadata], "pattern", "")
    choices = typing.get_args(kind) if typing.get_origin(kind) is Literal else ()
    holds = _holds(kind, ref, pattern)
    return FieldNote(
        name=name,
        required=field.is_required(),
        said=field.description.message if isinstance(field.description, Note) else NOTHING,
        holds=holds,
        listed=listed,
        least=_constraint(field.metadata, least, 0),
        most=_constraint(field.metadata, most, 0),
        shape=kind if is_shape(kind) else None,
        collection=ref.collection if ref else "",
        choices=choices,
        form=FORMS[pattern] if holds == "form" else NOTHING,
        pattern=pattern,
    )


def _constraint(constraints: list[Any], name: str, otherwise: T) -> T:
    """What one of the constraints says of that, else `otherwise`."""
    return next(filter(None, (getattr(part, name, None) for part in constraints)), otherwise)


def _holds(kind: Any, ref: Ref | None, pattern: str) -> Holds:
    simple: dict[Any, Holds] = {bool: "truth", int: "number", datetime.date: "day"}
    shapes: dict[Any, Holds] = {Text: "text", Words: "words"}
    if ref:
        return "id"
    if is_shape(kind):
        return shapes.get(kind, "part")
    if typing.get_origin(kind) is Literal:
        return "choice"
    return simple.get(kind) or ("form" if pattern else "line")


def says(shape: type[Shape]) -> Message:
    """What a class is: in English the first sentence of its docstring, without its full stop."""
    text = " ".join((inspect.getdoc(shape) or "").split())
    return as_written(shape.dutch, text.partition(". ")[0].rstrip("."))


def is_shape(annotation: Any) -> bool:
    """Whether the type has fields of its own."""
    return isinstance(annotation, type) and issubclass(annotation, Shape)


def _bare(annotation: Any) -> Any:
    """The type without its constraints, and without None where it is optional."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        return _bare(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return _bare(next(a for a in typing.get_args(annotation) if a is not types.NoneType))
    return annotation


Part = tuple[Loc, Any, Ref | None]


def walk(value: Any) -> list[Part]:
    """Every part of a record, itself first: its path, its value, what it refers to."""
    found: list[Part] = []
    _walk(value, (), None, found)
    return found


def _walk(value: Any, loc: Loc, ref: Ref | None, found: list[Part]) -> None:
    found.append((loc, value, ref))
    if isinstance(value, list):
        for index, item in enumerate(value):
            _walk(item, (*loc, index), ref, found)
    elif isinstance(value, Shape):
        for name, target in references(type(value)).items():
            _walk(getattr(value, name), (*loc, name), target, found)


@functools.cache
def references(model: type[Shape]) -> dict[str, Ref | None]:
    """Each field of the model, with the collection that its text refers to."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: _first(hints[name], Ref) for name in model.model_fields}


@functools.cache
def openings(model: type[Shape]) -> dict[str, Opens]:
    """The fields of the model that hold the end of a sentence, with the form of its verb."""
    hints = typing.get_type_hints(model, include_extras=True)
    found = {name: _first(hints[name], Opens) for name in model.model_fields}
    return {name: opens for name, opens in found.items() if opens}


def fields_at(model: type[Shape], loc: Loc) -> list[str]:
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


def note_at(model: type[Shape], loc: Loc) -> FieldNote | None:
    """What is to be known of the field in which `loc` of a record lies, if there is one."""
    names = [part for part in loc if isinstance(part, str)]
    for name in names[:-1]:
        field = model.model_fields.get(name)
        inner = _first(field.annotation, type) if field else None
        if inner is None:
            return None
        model = inner
    return next((note for note in notes(model) if names and note.name == names[-1]), None)


def _first(annotation: Any, wanted: type) -> Any:
    """The first Ref (or, for `type`, the first model class) inside an annotation."""
    if wanted is type:
        if isinstance(annotation, type) and issubclass(annotation, Shape):
            return annotation
    elif isinstance(annotation, wanted):
        return annotation
    for inner in typing.get_args(annotation):
        if (found := _first(inner, wanted)) is not None:
            return found
    return None
