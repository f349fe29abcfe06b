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
from pydantic import TypeAdapter, ValidationError

from . import model
from .checks.header import header
from .dataset import DataSet
from .fields import FORMS, FieldNote, notes, says
from .loading import load
from .messages import NOTHING, Message, ToldError, say
from .model.shapes import SLUG
from .problems import did_you_mean, one_of

NAMES: dict[str, type[model.Record]] = {
    kind.__name__.lower(): kind
    for kind in (model.Task, model.Role, model.Term, model.Competence, model.Source, model.Change)
}
"""What can be made, as a maintainer calls it."""

Known = Mapping[str, Iterable[str]]
"""Collection → the ids in it."""

OPTIONAL = say("Niet verplicht", "Optional")
SIMPLE = {
    "truth": say("True of false", "True or false"),
    "number": say("Een geheel getal", "A whole number"),
}
"""What may stand in a field that holds that."""
SHORT = 60
"""Up to this many characters the ids that a field may hold are listed."""


class NewError(ToldError):
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
            say(
                "{file} bestaat al: pas dat bestand aan, of kies een andere id",
                "{file} is there already: change that file, or choose another id",
                file=shown,
            )
        ) from None
    return shown


def _must_be_known(cluster: str, name: str, data: DataSet) -> None:
    if "cluster" not in NAMES[name].model_fields:
        raise NewError(
            say(
                "een {kind} hoort bij geen cluster: laat --cluster weg",
                "a {kind} belongs to no cluster: leave out --cluster",
                kind=name,
            )
        )
    clusters = data.of(model.Cluster)
    if cluster not in clusters:
        hint = did_you_mean(cluster, clusters, one_of(clusters))
        raise NewError(
            say(
                "onbekende cluster {name!r}; {hint}",
                "unknown cluster {name!r}; {hint}",
                name=cluster,
                hint=hint,
            )
        )


def _next_code(data: DataSet, wanted: str | None, cluster: str | None) -> str:
    """The first free code of the cluster."""
    if wanted is not None:
        raise NewError(
            say(
                "een taak krijgt vanzelf de volgende vrije code: laat {id!r} weg",
                "a task gets the next free code by itself: leave out {id!r}",
                id=wanted,
            )
        )
    clusters = data.of(model.Cluster)
    if cluster is None:
        raise NewError(
            say(
                "een taak hoort bij een cluster: voeg --cluster toe, met een van: {clusters}",
                "a task needs its cluster: add --cluster and one of: {clusters}",
                clusters=", ".join(clusters),
            )
        )
    letter = clusters[cluster].letter
    taken = data.files["tasks"]
    numbers = range(1, len(taken) + 2)
    return next(code for n in numbers if (code := f"{letter}{n:02}") not in taken)


def _slug(name: str, wanted: str | None) -> str:
    form = FORMS[SLUG]
    if wanted is None:
        raise NewError(
            say(
                "een {kind} heeft een id nodig: voeg er een toe van {form}",
                "a {kind} needs an id: add one of {form}",
                kind=name,
                form=form,
            )
        )
    try:
        identity: str = TypeAdapter(model.Slug).validate_python(wanted)
    except ValidationError:
        raise NewError(
            say(
                "de id {id!r}; schrijf {form}",
                "the id {id!r}; expected {form}",
                id=wanted,
                form=form,
            )
        ) from None
    return identity


def _last_order(data: DataSet, collection: str) -> int:
    records = data.records[collection].values()
    return max((getattr(record, "order", 0) for record in records), default=0)


def blank(kind: type[model.Record], values: Mapping[str, str], known: Known) -> str:
    """The text of a file to fill in. `values` are the fields that are known already."""
    head = say(
        "{what}. Vul in wat leeg is, voor de #: `make check` noemt elke plaats die nog leeg is."
        " Wat niet verplicht is, staat achter een #: gebruik je het, haal dan die # en de spatie"
        " erachter weg, ook op de regels die erbij horen. Elke tekst staat er in:",
        "{what}. Fill in what is empty, before the #: `make check` names every place that"
        " is left. What is optional stands behind a #: to use it, take away that # and the space"
        " after it, also on the lines that belong to it. Each text stands in:",
        what=says(kind),
    )
    lines = [header(next(name for name, known in model.KINDS.items() if known is kind))]
    lines += textwrap.wrap(str(head), 100, initial_indent="# ", subsequent_indent="# ")
    lines += [f"# - {text.name}: {text.said}" for text in notes(model.Text)]
    lines += _fields(kind, {name: _scalar(value) for name, value in values.items()}, known)
    return "\n".join(lines) + "\n"


def _scalar(value: str) -> str:
    """The value as YAML, between quotes where YAML would read a word as something else."""
    return f'"{value}"' if isinstance(yaml.safe_load(value), bool) else value


def _fields(shape: type[model.Shape], values: Mapping[str, str], known: Known) -> list[str]:
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


def _value(shape: type[model.Shape], note: FieldNote, known: Known) -> tuple[str, list[str]]:
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
    said = note.said if note.said != NOTHING else says(note.shape) if note.shape else NOTHING
    form = str(note.form)
    sentences: list[str | Message] = [
        "" if note.required else OPTIONAL,
        say("Een van: {words}", "One of: {words}", words=", ".join(note.choices))
        if note.choices
        else "",
        said,
        f"{form[:1].upper()}{form[1:]}",
        _reference(note, known),
        SIMPLE.get(note.holds, ""),
        _number(note),
    ]
    return ". ".join(filter(None, map(str, sentences)))


def _reference(note: FieldNote, known: Known) -> str | Message:
    """Which ids a field may hold; they are named where they are few."""
    if not note.collection:
        return ""
    ids = ", ".join(known.get(note.collection, ()))
    choices = f": {ids}" if 0 < len(ids) <= SHORT else ""
    folder = f"data/{note.collection}{choices}"
    if note.listed:
        return say("Id's van bestanden in {folder}", "Ids of files in {folder}", folder=folder)
    return say("De id van een bestand in {folder}", "The id of a file in {folder}", folder=folder)


def _number(note: FieldNote) -> str | Message:
    """How many items a list holds, or what a number is at least."""
    if note.most:
        return say(
            "{least} tot {most} ervan",
            "{least} to {most} of them",
            least=note.least,
            most=note.most,
        )
    return say("Minstens {least}", "At least {least}", least=note.least) if note.least else ""
