"""The `data/` folder → a `DataSet`, or every reason why not.

`load` reads what it can and collects problems; `checks.check` adds what only shows
when records are compared; `read` does both and raises `DataError` when anything is
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError

from . import model
from .asking import AskedFor, asked_for
from .checks import ASKING, check
from .dataset import UI, DataSet
from .explain import explain
from .files import odd_files
from .messages import say
from .numbers import filled
from .problems import DataError, Problem, did_you_mean
from .prose import read_prose
from .yamlfile import YamlFile, read_yaml

ENDING = ".yml"
SCHEMA = "schema"
CONTENT = "content"
SOURCES = "sources"
"""Where a maintainer may keep the texts of sources, `<id>.txt`; not part of the project."""
UiStrings = TypeAdapter(dict[model.UiName, model.Text])
R = TypeVar("R", bound=model.Record)


class Ready(Protocol):
    """What another process may have read by now: files of data by name, and what templates and
    scripts ask for.
    """

    def files(self) -> Mapping[str, YamlFile]: ...

    def asked(self) -> AskedFor | None: ...


Known = dict[str, tuple[bytes, YamlFile, model.Record | None]]
"""File name → its content when it was read, and what was read: who keeps one reads less again."""


def read(
    folder: Path,
    known: Known | None = None,
    meanwhile: Callable[[DataSet], None] = lambda _: None,
    ready: Ready | None = None,
) -> DataSet:
    """The checked data of the folder. Raises `DataError` with every problem.

    With `known`, from an earlier call, only files that changed since are parsed. Where something is
    no plain file, nothing is read at all. `meanwhile` gets the data when each file is in order, but
    before records are compared: what it begins may turn out to be in vain. What is `ready` need not
    be read again.
    """
    if odd := list(odd_files(folder)):
        raise DataError(odd)
    if not any(folder.glob(f"*/*{ENDING}")):
        expected = say(
            "zet de mappen met bestanden terug: daarvan wordt de site gemaakt",
            "put the folders with files back: the site is made from them",
        )
        found = say("hier staan geen gegevens in", "no data in it")
        raise DataError([Problem(folder.name, 1, 1, "", found, expected)])
    data, problems = load(folder, known, ready)
    if not problems:
        meanwhile(data)
    problems += check(data)
    if problems:
        raise DataError(problems)
    return data


def read_again(data: DataSet, folder: Path) -> DataSet:
    """The same data, checked for what templates and scripts ask for now. Raises `DataError`."""
    words, by_tools, leads = asked_for(folder.parent)
    data = replace(data, asked=words, asked_by_tools=by_tools, leads=leads)
    if problems := check(data, ASKING):
        raise DataError(problems)
    return data


def load(
    folder: Path, known: Known | None = None, ready: Ready | None = None
) -> tuple[DataSet, list[Problem]]:
    """All records and prose that can be read, and what is wrong inside single files."""
    data = DataSet({name: {} for name in model.KINDS}, files={name: {} for name in model.KINDS})
    problems = _unknown_files(folder)
    parsed = ready.files() if ready else {}
    for name, kind in model.KINDS.items():
        loaded: list[model.Record] = []
        broken: list[tuple[Path, YamlFile]] = []
        for path in _files(folder / name):
            file, record = _read(path, f"{folder.name}/{name}/{path.name}", kind, known, parsed)
            problems += file.problems
            if record:
                data.files[name][record.id] = file
                loaded.append(record)
            else:
                broken.append((path, file))
        for path, file in broken:
            # It still counts as the record that its name or its id promises.
            for promised in (_id_of(path.name.partition(".")[0], kind), _id_in(file)):
                if promised:
                    data.files[name].setdefault(promised, file)
        loaded.sort(key=_place)
        data.records[name] = {record.id: record for record in loaded}
    numbers = data.numbers
    for name, kind in model.KINDS.items():
        for record_id, record in data.records[name].items():
            data.records[name][record_id] = _filled(
                record, kind, data.files[name][record_id], numbers
            )
    data.files[UI] = {}
    for path in _files(folder / UI):
        name = f"{folder.name}/{UI}/{path.name}"
        file, _ = _read(path, name, None, known, parsed)
        data.files[UI].setdefault(path.stem, file)
        data.ui.setdefault(path.stem, {}).update(_strings(file))
        problems += file.problems
    # The prose lies beside the data, as `content` beside `data`.
    data.prose = read_prose(folder.parent / CONTENT, numbers)
    asked = (ready.asked() if ready else None) or asked_for(folder.parent)
    data.asked, data.asked_by_tools, data.leads = asked
    data.source_texts = {
        path.stem: path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((folder.parent / SOURCES).glob("*.txt"))
        if path.is_file()
    }
    return data, problems


def _read(
    path: Path,
    name: str,
    kind: type[R] | None,
    known: Known | None,
    parsed: Mapping[str, YamlFile],
) -> tuple[YamlFile, model.Record | None]:
    """The file, and its record where it is one of that kind; as it is known while its content is
    the same.
    """
    content = path.read_bytes() if known is not None and path.is_file() else b""
    if known and name in known and known[name][0] == content:
        return known[name][1:]
    file = parsed.get(name) or _parsed(path, name)
    record = _record(file, kind, path) if kind else None
    if known is not None:
        known[name] = (content, file, record)
    return file, record


def _filled(
    record: model.Record, kind: type[model.Record], file: YamlFile, known: dict[str, str]
) -> model.Record:
    """The record with the numbers in its texts. What was read itself is kept without them."""
    value = filled(file.value, known)
    return record if value == file.value else kind.model_validate(value)


def _place(record: model.Record) -> tuple[Any, ...]:
    """Sort key: the order of the site."""
    if isinstance(record, model.Task):
        return ("TPBA".index(record.id[0]), int(record.id[1:]))
    if isinstance(record, model.Step):
        return (record.number,)
    return (getattr(record, "order", 0), record.id)


def _id_of(stem: str, kind: type[model.Record]) -> str:
    """The id that a file of that name should hold."""
    upper = kind in (model.Task, model.Section, model.Duty)
    return stem.upper() if upper else stem


def _id_in(file: YamlFile) -> str:
    """The id that stands in a file, "" where there is none."""
    value = file.value.get("id") if isinstance(file.value, dict) else ""
    return value if isinstance(value, str) else ""


def _files(folder: Path) -> list[Path]:
    """Every file of a folder, and what has the name of one."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and (path.suffix == ENDING or not path.is_dir())
    )


def _parsed(path: Path, name: str) -> YamlFile:
    """The file; it is not read where its name ends in something else."""
    if path.suffix == ENDING:
        return read_yaml(path, name)
    found = say(
        "een bestand waarvan de naam eindigt op {ending!r}",
        "a file that ends in {ending!r}",
        ending=path.suffix or say("niets", "nothing"),
    )
    expected = say(
        "bestanden met gegevens eindigen op {right}", "data files end in {right}", right=ENDING
    )
    problem = Problem(name, 1, 1, "", found, expected)
    return YamlFile(name, problems=[problem])


def _unknown_files(folder: Path) -> list[Problem]:
    """Files in folders that nobody reads."""
    folders = {*model.KINDS, UI}
    problems = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_dir() or inside.parts[0] == SCHEMA or path.name.startswith("."):
            continue
        name = f"{folder.name}/{inside.as_posix()}"
        if len(inside.parts) != 2 or inside.parts[0] not in folders:
            otherwise = say(
                "zie CONTRIBUTING.md voor de mappen", "see CONTRIBUTING.md for the folders"
            )
            hint = did_you_mean(inside.parts[0], folders, otherwise)
            found = say(
                "een bestand in een map waar geen gegevens in horen",
                "a file in a folder that holds no data",
            )
            problems.append(Problem(name, 1, 1, "", found, hint))
    return problems


def _record(file: YamlFile, kind: type[R], path: Path) -> R | None:
    """The file's record; None, with the problems noted in `file`, when it is not one."""
    if file.value is None:
        return None
    try:
        record = kind.model_validate(file.value)
    except ValidationError as error:
        file.problems += explain(file, error, kind)
        return None
    wanted = record.id.lower() + ENDING
    if path.name != wanted:
        found = say(
            "de id {id!r} in een bestand dat {name} heet",
            "the id {id!r} in a file called {name}",
            id=record.id,
            name=path.name,
        )
        expected = say(
            "noem het bestand {wanted}, of verbeter de id",
            "rename the file to {wanted}, or correct the id",
            wanted=wanted,
        )
        if (other := path.with_name(wanted)).exists() and not other.samefile(path):
            expected = say(
                "{wanted} bestaat ook: geef dit bestand een eigen id en een eigen naam",
                "{wanted} is there too: give this one an id and a name of its own",
                wanted=wanted,
            )
        file.problems.append(file.problem(("id",), found, expected))
    return None if file.problems else record


def _strings(file: YamlFile) -> dict[str, model.Text]:
    if file.value is None:
        return {}
    try:
        return UiStrings.validate_python(file.value)
    except ValidationError as error:
        file.problems += explain(file, error, None)
        return {}
