"""What pydantic finds wrong with a file, in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from . import model
from .fields import FORMS, fields_at
from .problems import Problem, did_you_mean
from .yamlfile import Loc, YamlFile


def explain(
    file: YamlFile, error: ValidationError, kind: type[BaseModel] | None
) -> Iterator[Problem]:
    """Pydantic's findings as problems for people. `kind` None: a file of strings by name."""
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
    found = _describe(detail["input"])
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
        case list():
            return f"a list of {len(value)}"
        case str():
            return repr(value if len(value) <= 40 else value[:39] + "…")
        case _:
            return str(value)
