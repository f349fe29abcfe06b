"""What pydantic finds wrong with a file, in words that say how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from . import model
from .fields import FORMS, FieldNote, fields_at, note_at
from .problems import NEAR, Problem, did_you_mean
from .yamlfile import Loc, YamlFile


def explain(
    file: YamlFile, error: ValidationError, kind: type[BaseModel] | None
) -> Iterator[Problem]:
    """Pydantic's findings as problems for people. `kind` None: a file of strings by name."""
    noted = {(p.line, p.column) for p in file.problems}
    details = error.errors(include_url=False)
    unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
    for detail in details:
        if detail["type"] == "missing" and _is_misspelt(detail["loc"], unknown):
            continue  # the name that is like it is reported, with this one as a hint
        loc: Loc = tuple(p for p in detail["loc"] if p != "[key]")
        # In a file of strings the first part of the path is the string's name.
        shape, inside = (kind, loc) if kind else (model.Text, loc[1:])
        holder = inside if detail["type"] == "model_type" else inside[:-1]
        known = fields_at(shape, holder)
        note = note_at(shape, inside)
        found, expected, at_key = _wording(detail, loc, known, note)
        problem = file.problem(loc, found, expected, at_key=at_key)
        # A word that YAML misread is reported once, by the reader.
        if (problem.line, problem.column) not in noted:
            yield problem


def _is_misspelt(missing: Loc, unknown: list[Loc]) -> bool:
    """Whether a name beside the one that is missing looks like it."""
    beside = [str(loc[-1]) for loc in unknown if loc[:-1] == missing[:-1]]
    return bool(difflib.get_close_matches(str(missing[-1]), beside, n=1, cutoff=NEAR))


def _wording(
    detail: Mapping[str, Any], loc: Loc, known: list[str], note: FieldNote | None
) -> tuple[str, str, bool]:
    """What was found, what was expected, and whether the key is to blame."""
    context = detail.get("ctx", {})
    found = _describe(detail["input"])
    last = loc[-1] if loc else ""
    match detail["type"]:
        case "missing":
            if last in model.LANGUAGES:
                return f"no text in {last!r}", f"add a line `{last}:` with the translation", True
            return f"no {last!r}", f"add a line `{last}:`", True
        case "extra_forbidden":
            fields = f"expected one of: {', '.join(known)}" if known else "take it out"
            if last in model.LANGUAGES:
                fields = "a text in a language stands below its field, two spaces further"
            return f"unknown field {last!r}", did_you_mean(str(last), known, fields), True
        case "string_too_short":
            return "an empty text", "expected words", False
        case "string_type" | "string_pattern_mismatch" if note and note.collection:
            return found, f"expected the id of a file in data/{note.collection}", False
        case "string_type":
            return found, f"expected text{_text_hint(detail['input'])}", False
        case "string_pattern_mismatch":
            return found, f"expected {FORMS[context['pattern']]}", False
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


def _describe(value: Any) -> str:
    """A value as it may be named in an error: short, and with its kind."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return f"fields ({', '.join(map(str, list(value)[:3]))})"
        case []:
            return "an empty list"
        case list():
            return f"a list of {len(value)}"
        case str():
            return repr(value if len(value) <= 40 else value[:39] + "…")
        case _:
            return str(value)
