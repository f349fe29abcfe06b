"""The `data/` folder → a `DataSet`, or every reason why not.

`load` reads what it can and collects problems; `checks.check` adds what only shows
when records are compared; `read` does both and raises `DataError` when anything is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from . import model
from .checks import check
from .dataset import UI, DataSet
from .fields import fields_at
from .problems import DataError, Problem, did_you_mean
from .yamlfile import Loc, YamlFile, read_yaml

SCHEMA = "schema"
UiStrings = TypeAdapter(dict[model.UiName, model.Text])
R = TypeVar("R", bound=model.Record)


def read(folder: Path) -> DataSet:
    """The checked data of the folder. Raises `DataError` with every problem."""
    data, problems = load(folder)
    problems += check(data)
    if problems:
        raise DataError(problems)
    return data


def load(folder: Path) -> tuple[DataSet, list[Problem]]:
    """All records that can be read, and what is wrong inside single files."""
    data = DataSet({name: {} for name in model.KINDS}, files={name: {} for name in model.KINDS})
    problems = _unknown_files(folder)
    for name, kind in model.KINDS.items():
        loaded: list[model.Record] = []
        for path in sorted((folder / name).glob("*.yml")):
            file = read_yaml(path, f"{folder.name}/{name}/{path.name}")
            record = _record(file, kind)
            problems += file.problems
            # A broken file still counts as the record that its name promises.
            data.files[name][record.id if record else _id_of(path.stem, kind)] = file
            if record:
                loaded.append(record)
        loaded.sort(key=_place)
        data.records[name] = {record.id: record for record in loaded}
    data.files[UI] = {}
    for path in sorted((folder / UI).glob("*.yml")):
        file = data.files[UI][path.stem] = read_yaml(path, f"{folder.name}/{UI}/{path.name}")
        data.ui[path.stem] = _strings(file)
        problems += file.problems
    return data, problems


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


def _unknown_files(folder: Path) -> list[Problem]:
    """Files that nobody would read."""
    folders = {*model.KINDS, UI}
    problems = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_dir() or inside.parts[0] == SCHEMA or path.name.startswith("."):
            continue
        name = f"{folder.name}/{inside.as_posix()}"
        if len(inside.parts) != 2 or inside.parts[0] not in folders:
            hint = did_you_mean(inside.parts[0], folders, "see CONTRIBUTING.md for the folders")
            problems.append(Problem(name, 1, 1, "", "a file in a folder that holds no data", hint))
        elif path.suffix != ".yml":
            found = f"a file that ends in {path.suffix or 'nothing'!r}"
            problems.append(Problem(name, 1, 1, "", found, "data files end in .yml"))
    return problems


def _record(file: YamlFile, kind: type[R]) -> R | None:
    """The file's record; None, with the problems noted in `file`, when it is not one."""
    if file.value is None:
        return None
    try:
        record = kind.model_validate(file.value)
    except ValidationError as error:
        file.problems += _explain(file, error, kind)
        return None
    stem = Path(file.name).stem
    if record.id.lower() != stem:
        file.problems.append(
            file.problem(
                ("id",),
                f"the id {record.id!r} in a file called {stem}.yml",
                f"rename the file to {record.id.lower()}.yml, or correct the id",
            )
        )
    return None if file.problems else record


def _strings(file: YamlFile) -> dict[str, model.Text]:
    if file.value is None:
        return {}
    try:
        return UiStrings.validate_python(file.value)
    except ValidationError as error:
        file.problems += _explain(file, error, None)
        return {}


def _explain(
    file: YamlFile, error: ValidationError, kind: type[BaseModel] | None
) -> Iterator[Problem]:
    """Pydantic's findings as problems for people. `kind` None: a file of strings."""
    noted = {(p.line, p.column) for p in file.problems}
    for detail in error.errors(include_url=False):
        loc: Loc = tuple(p for p in detail["loc"] if p != "[key]")
        # In a file of strings the first part of the path is the string's name.
        shape, inside = (kind, loc) if kind else (model.Text, loc[1:])
        holder = inside if detail["type"] == "model_type" else inside[:-1]
        known = fields_at(shape, holder)
        found, expected, at_key = _wording(detail, loc, known)
        problem = file.problem(loc, found, expected, at_key=at_key)
        # A word that YAML misread is reported once, by the reader.
        if (problem.line, problem.column) not in noted:
            yield problem


def _wording(detail: Mapping[str, Any], loc: Loc, known: list[str]) -> tuple[str, str, bool]:
    """What was found, what was expected, and whether the key is to blame."""
    context = detail.get("ctx", {})
    found = describe(detail["input"])
    last = loc[-1] if loc else ""
    match detail["type"]:
        case "missing":
            if last in model.LANGUAGES:
                return f"no text in {last!r}", f"add a line `{last}:` with the translation", True
            return f"no {last!r}", f"add a line `{last}:`", True
        case "extra_forbidden":
            fields = f"expected one of: {', '.join(known)}" if known else "take it out"
            return f"unknown field {last!r}", did_you_mean(str(last), known, fields), True
        case "string_too_short":
            return "an empty text", "expected words", False
        case "string_type":
            return found, f"expected text{_text_hint(detail['input'])}", False
        case "string_pattern_mismatch":
            return found, f"expected {describe_pattern(context['pattern'])}", False
        case "literal_error":
            options = [o.strip("' ") for o in context["expected"].replace(" or ", ",").split(",")]
            listed = f"expected one of: {', '.join(options)}"
            return found, did_you_mean(str(detail["input"]), options, listed), False
        case "int_type":
            return found, "expected a whole number, without quotes", False
        case "bool_type":
            return found, "expected true or false, without quotes", False
        case "list_type":
            return found, "expected a list: lines that begin with a dash", False
        case "model_type" | "dict_type":
            return found, f"expected fields below it: {', '.join(known)}", False
        case "too_short":
            return found, f"expected at least {context['min_length']}", False
        case "too_long":
            return found, f"expected at most {context['max_length']}", False
        case "greater_than_equal":
            return found, f"expected {context['ge']} or more", False
        case "date_type":
            return found, "expected a day, written as 2026-09-01 without quotes", False
        case _:
            return found, f"{detail['msg'][:1].lower()}{detail['msg'][1:]}", False


def _text_hint(value: Any) -> str:
    """How a value that is not a text became so, and how to mend it."""
    match value:
        case None | list():
            return ""
        case dict():
            return ": one that holds a colon and a space stands between quotes"
        case _:
            return ": put it between quotes"


def describe(value: Any) -> str:
    """A value as it may be named in an error: short, and with its kind."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return f"fields ({', '.join(map(str, list(value)[:3]))})"
        case list():
            return f"a list of {len(value)}"
        case str():
            return repr(value if len(value) <= 40 else value[:39] + "…")
        case _:
            return str(value)


def describe_pattern(pattern: str) -> str:
    """What a pattern of the model means."""
    return {
        "^[TPBA]\\d{2,4}$": "a task code: T, P, B or A and two digits, such as T01",
        "^[A-C]\\d?$": "a section code, such as A1 or B",
        "^[A-C]\\d?\\.\\d$": "a duty code, such as A1.1 or B.1",
        "^[1-9]\\d?[a-z]?$": 'the step\'s number between quotes, such as "4" or "5a"',
        "^[a-z][a-z0-9_-]*$": "a name in small letters, such as way_tasks",
    }.get(pattern, "small letters, digits and hyphens, such as help-desk")
