"""`teamwijzer new`: a data file to fill in, with every field of the model explained.

The file is made from the model alone, so it never lacks a field. What must be filled in is
empty, and `teamwijzer check` names each place that still is; what may be left out stands
behind a `#`.
"""

from __future__ import annotations

import inspect
import textwrap
import types
import typing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from . import model
from .dataset import DataSet
from .fields import references
from .loading import load
from .problems import did_you_mean

NAMES: dict[str, type[model.Record]] = {
    kind.__name__.lower(): kind
    for kind in (model.Task, model.Role, model.Term, model.Competence, model.Source)
}
"""What can be made, as a maintainer calls it."""

Known = Mapping[str, Iterable[str]]
"""Collection → the ids in it."""

SHORT = 60
"""Up to this many characters the ids that a field may hold are listed."""


class NewError(Exception):
    """No file was made. The text says why, and what to do."""


def write_new(folder: Path, name: str, wanted: str | None, cluster: str | None) -> str:
    """Write the file of a new record below the data folder; the path as people read it.

    `name` is a key of `NAMES`, `wanted` the id, which a task gets by itself, `cluster` that of
    a task or competence. Raises `NewError`.
    """
    kind = NAMES[name]
    data, _ = load(folder)
    if cluster is not None:
        _must_be_known(cluster, name, data)
    identity = _next_code(data, wanted, cluster) if kind is model.Task else _slug(name, wanted)
    collection = next(key for key, cls in model.KINDS.items() if cls is kind)
    values = {"id": identity}
    if cluster is not None:
        values["cluster"] = cluster
    if "order" in kind.model_fields:
        values["order"] = str(_last_order(data, collection) + 1)
    path = folder / collection / f"{identity.lower()}.yml"
    shown = f"{folder.name}/{collection}/{path.name}"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(blank(kind, values, data.files))
    except FileExistsError:
        raise NewError(
            f"{shown} is there already: change that file, or choose another id"
        ) from None
    return shown


def _must_be_known(cluster: str, name: str, data: DataSet) -> None:
    if "cluster" not in NAMES[name].model_fields:
        raise NewError(f"a {name} belongs to no cluster: leave out --cluster")
    clusters = data.of(model.Cluster)
    if cluster not in clusters:
        hint = did_you_mean(cluster, clusters, f"expected one of: {', '.join(clusters)}")
        raise NewError(f"unknown cluster {cluster!r}; {hint}")


def _next_code(data: DataSet, wanted: str | None, cluster: str | None) -> str:
    """The first free code of the cluster."""
    if wanted is not None:
        raise NewError(f"a task gets the next free code by itself: leave out {wanted!r}")
    clusters = data.of(model.Cluster)
    if cluster is None:
        raise NewError(f"a task needs its cluster: add --cluster and one of: {', '.join(clusters)}")
    letter = clusters[cluster].letter
    taken = data.files["tasks"]
    numbers = range(1, len(taken) + 2)
    return next(code for n in numbers if (code := f"{letter}{n:02}") not in taken)


def _slug(name: str, wanted: str | None) -> str:
    form = "small letters, digits and hyphens, such as help-desk"
    if wanted is None:
        raise NewError(f"a {name} needs an id: add one of {form}")
    try:
        identity: str = TypeAdapter(model.Slug).validate_python(wanted)
    except ValidationError:
        raise NewError(f"the id {wanted!r}; expected {form}") from None
    return identity


def _last_order(data: DataSet, collection: str) -> int:
    records = data.records[collection].values()
    return max((getattr(record, "order", 0) for record in records), default=0)


def blank(kind: type[model.Record], values: Mapping[str, str], known: Known) -> str:
    """The text of a file to fill in. `values` are the fields that are known already."""
    head = (
        f"{_says(kind)}. Fill in what is empty, before the #: `make check` names every place that"
        " is left. What is optional stands behind a #: to use it, take away that # and the space"
        f" after it, also on the lines that belong to it. Each text stands in:"
    )
    lines = [f"# yaml-language-server: $schema=../schema/{kind.__name__.lower()}.json"]
    lines += textwrap.wrap(head, 100, initial_indent="# ", subsequent_indent="# ")
    lines += [f"# - {name}: {text.description}" for name, text in model.Text.model_fields.items()]
    lines += _fields(kind, {name: _scalar(value) for name, value in values.items()}, known)
    return "\n".join(lines) + "\n"


def _scalar(value: str) -> str:
    """The value as YAML, between quotes where YAML would read a word as something else."""
    return f'"{value}"' if isinstance(yaml.safe_load(value), bool) else value


def _fields(shape: type[BaseModel], values: Mapping[str, str], known: Known) -> list[str]:
    """The lines of every field: what a kind has of its own before what all records share."""
    shared = model.Record.model_fields.keys() - {"id"} if issubclass(shape, model.Record) else ()
    lines: list[str] = []
    for name in sorted(shape.model_fields, key=lambda name: name in shared):
        field = shape.model_fields[name]
        inline, below = _value(field, known)
        inline = values.get(name, inline)
        comment = "" if shape in (model.Text, model.Words) else _comment(shape, name, known)
        parts = [f"{name}:", inline, f" # {comment}" if comment else ""]
        block = [" ".join(filter(None, parts)), *(f"  {line}" for line in below)]
        optional = name not in values and not field.is_required()
        lines += [f"# {line}" for line in block] if optional else block
    return lines


def _value(field: FieldInfo, known: Known) -> tuple[str, list[str]]:
    """What stands after the colon, and what stands below it."""
    bare = _bare(field.annotation)
    if isinstance(field.default, bool):
        return str(field.default).lower(), []
    if typing.get_origin(bare) is not list:
        return "", _fields(bare, {}, known) if _is_shape(bare) else []
    item = _bare(typing.get_args(bare)[0])
    if not _is_shape(item):
        return "[]", []
    first, *rest = _fields(item, {}, known)
    least, _ = _counts(field)
    return "", [f"- {first}", *(f"  {line}" for line in rest)] * max(least, 1)


def _comment(shape: type[BaseModel], name: str, known: Known) -> str:
    """What a field is for and what it may hold, as sentences without the last full stop."""
    field = shape.model_fields[name]
    bare = _bare(field.annotation)
    listed = typing.get_origin(bare) is list
    inner = _bare(typing.get_args(bare)[0]) if listed else bare
    choices = typing.get_args(inner) if typing.get_origin(inner) is Literal else ()
    said = field.description or (_says(inner) if _is_shape(inner) else "")
    if name == "id" and not said:
        said = "The name of the file"
    sentences = [
        "" if field.is_required() else "Optional",
        f"One of: {', '.join(choices)}" if choices else "",
        said,
        _reference(references(shape)[name], known, listed=listed),
        {bool: "True or false", int: "A whole number"}.get(inner, ""),
        _number(field),
    ]
    return ". ".join(filter(None, sentences))


def _reference(ref: model.Ref | None, known: Known, *, listed: bool) -> str:
    """Which ids a field may hold; they are named where they are few."""
    if ref is None:
        return ""
    ids = ", ".join(known.get(ref.collection, ()))
    choices = f": {ids}" if 0 < len(ids) <= SHORT else ""
    return f"{'Ids of files' if listed else 'The id of a file'} in data/{ref.collection}{choices}"


def _number(field: FieldInfo) -> str:
    """How many items a list holds."""
    least, most = _counts(field)
    if most:
        return f"{least} to {most} of them"
    return f"At least {least}" if least else ""


def _counts(field: FieldInfo) -> tuple[int, int]:
    """How many items a list holds: at least, and at most or 0."""
    least = (getattr(part, "min_length", None) for part in field.metadata)
    most = (getattr(part, "max_length", None) for part in field.metadata)
    return next(filter(None, least), 0), next(filter(None, most), 0)


def _says(shape: type[BaseModel]) -> str:
    """The first sentence of a class's docstring, without its full stop."""
    text = " ".join((inspect.getdoc(shape) or "").split())
    return text.partition(". ")[0].rstrip(".")


def _is_shape(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _bare(annotation: Any) -> Any:
    """The type without its constraints, and without None where it is optional."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        return _bare(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return _bare(next(a for a in typing.get_args(annotation) if a is not types.NoneType))
    return annotation
