"""`teamwijzer new`: a data file to fill in, with every field of the model explained.

The file is made from the model alone, so it never lacks a field. What must be filled in is
empty, and `teamwijzer check` names each place that still is; what may be left out stands
behind a `#`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from . import model
from .checks.header import header
from .dataset import DataSet
from .fields import FieldNote, notes, says
from .loading import load
from .problems import did_you_mean

NAMES: dict[str, type[model.Record]] = {
    kind.__name__.lower(): kind
    for kind in (model.Task, model.Role, model.Term, model.Competence, model.Source, model.Change)
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
        f"{says(kind)}. Fill in what is empty, before the #: `make check` names every place that"
        " is left. What is optional stands behind a #: to use it, take away that # and the space"
        f" after it, also on the lines that belong to it. Each text stands in:"
    )
    lines = [header(next(name for name, known in model.KINDS.items() if known is kind))]
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
    for note in sorted(notes(shape), key=lambda note: note.name in shared):
        inline, below = _value(shape, note, known)
        inline = values.get(note.name, inline)
        comment = "" if shape in (model.Text, model.Words) else _comment(note, known)
        parts = [f"{note.name}:", inline, f" # {comment}" if comment else ""]
        block = [" ".join(filter(None, parts)), *(f"  {line}" for line in below)]
        optional = note.name not in values and not note.required
        lines += [f"# {line}" for line in block] if optional else block
    return lines


def _value(shape: type[BaseModel], note: FieldNote, known: Known) -> tuple[str, list[str]]:
    """What stands after the colon, and what stands below it."""
    if note.holds == "truth" and not note.required:
        return str(shape.model_fields[note.name].default).lower(), []
    below = _fields(note.shape, {}, known) if note.shape else []
    if not note.listed:
        return "", below
    if not below:
        return "[]", []
    first, *rest = below
    return "", [f"- {first}", *(f"  {line}" for line in rest)] * max(note.least, 1)


def _comment(note: FieldNote, known: Known) -> str:
    """What a field is for and what it may hold, as sentences without the last full stop."""
    said = note.said or (says(note.shape) if note.shape else "")
    sentences = [
        "" if note.required else "Optional",
        f"One of: {', '.join(note.choices)}" if note.choices else "",
        said,
        f"{note.form[:1].upper()}{note.form[1:]}",
        _reference(note, known),
        {"truth": "True or false", "number": "A whole number"}.get(note.holds, ""),
        _number(note),
    ]
    return ". ".join(filter(None, sentences))


def _reference(note: FieldNote, known: Known) -> str:
    """Which ids a field may hold; they are named where they are few."""
    if not note.collection:
        return ""
    ids = ", ".join(known.get(note.collection, ()))
    choices = f": {ids}" if 0 < len(ids) <= SHORT else ""
    what = "Ids of files" if note.listed else "The id of a file"
    return f"{what} in data/{note.collection}{choices}"


def _number(note: FieldNote) -> str:
    """How many items a list holds, or what a number is at least."""
    if note.most:
        return f"{note.least} to {note.most} of them"
    return f"At least {note.least}" if note.least else ""
