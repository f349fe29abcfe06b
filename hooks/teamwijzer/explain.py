"""What pydantic finds wrong with a file, in words that say how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from . import model
from .fields import FORMS, FieldNote, fields_at, note_at
from .messages import Message, quote, say
from .problems import NEAR, TAKE_OUT, Problem, did_you_mean, one_of
from .yamlfile import Loc, YamlFile


def explain(
    file: YamlFile, error: ValidationError, kind: type[model.Shape] | None
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
) -> tuple[Message, Message, bool]:
    """What was found, what was expected, and whether the key is to blame."""
    context = detail.get("ctx", {})
    found = _describe(detail["input"])
    last = loc[-1] if loc else ""
    match detail["type"]:
        case "missing":
            if last in model.LANGUAGES:
                found = say("geen tekst in {name!r}", "no text in {name!r}", name=last)
                translation = say(
                    "voeg een regel `{name}:` toe, met de vertaling",
                    "add a line `{name}:` with the translation",
                    name=last,
                )
                return found, translation, True
            line = say("voeg een regel `{name}:` toe", "add a line `{name}:`", name=last)
            return say("geen {name!r}", "no {name!r}", name=last), line, True
        case "extra_forbidden":
            fields = one_of(known) if known else TAKE_OUT
            if last in model.LANGUAGES:
                fields = say(
                    "een tekst in een taal staat onder zijn veld, twee spaties verder",
                    "a text in a language stands below its field, two spaces further",
                )
            unknown = say("onbekend veld {name!r}", "unknown field {name!r}", name=last)
            return unknown, did_you_mean(str(last), known, fields), True
        case "literal_error":
            options = [o.strip("' ") for o in context["expected"].replace(" or ", ",").split(",")]
            return found, did_you_mean(str(detail["input"]), options, one_of(options)), False
        case "string_too_short":
            return (
                say("een lege tekst", "an empty text"),
                say("vul woorden in", "expected words"),
                False,
            )
        case _:
            return found, _expected(detail, context, known, note), False


def _expected(
    detail: Mapping[str, Any], context: Mapping[str, Any], known: list[str], note: FieldNote | None
) -> Message:
    """What should stand there, of a value that is not of the right kind."""
    match detail["type"]:
        case "string_type" | "string_pattern_mismatch" if note and note.collection:
            return say(
                "schrijf de id van een bestand in data/{folder}",
                "expected the id of a file in data/{folder}",
                folder=note.collection,
            )
        case "string_type":
            return _text_hint(detail["input"])
        case "string_pattern_mismatch":
            return say("schrijf {form}", "expected {form}", form=FORMS[context["pattern"]])
        case "int_type":
            return say(
                "schrijf een geheel getal, zonder aanhalingstekens",
                "expected a whole number, without quotes",
            )
        case "bool_type":
            return say(
                "schrijf true of false, zonder aanhalingstekens",
                "expected true or false, without quotes",
            )
        case "list_type":
            return say(
                "maak er een lijst van: regels die met een streepje beginnen",
                "expected a list: lines that begin with a dash",
            )
        case "model_type" | "dict_type":
            return say(
                "zet er velden onder: {fields}",
                "expected fields below it: {fields}",
                fields=", ".join(known),
            )
        case "too_short":
            return say("schrijf er minstens {n}", "expected at least {n}", n=context["min_length"])
        case "too_long":
            return say("schrijf er hoogstens {n}", "expected at most {n}", n=context["max_length"])
        case "greater_than_equal":
            return say("schrijf {n} of meer", "expected {n} or more", n=context["ge"])
        case "date_type":
            return say(
                "schrijf een dag als 2026-09-01, zonder aanhalingstekens",
                "expected a day, written as 2026-09-01 without quotes",
            )
        case _:
            return quote(f"{detail['msg'][:1].lower()}{detail['msg'][1:]}")


def _text_hint(value: Any) -> Message:
    """How to mend a value that is not a text: by how it became what it is."""
    match value:
        case None | list():
            return say("schrijf een tekst", "expected text")
        case dict():
            return say(
                "schrijf een tekst: een met een dubbele punt en een spatie erin zet je tussen"
                " aanhalingstekens",
                "expected text: one that holds a colon and a space stands between quotes",
            )
        case _:
            return say(
                "schrijf een tekst: zet dit tussen aanhalingstekens",
                "expected text: put it between quotes",
            )


def _describe(value: Any) -> Message:
    """A value as it may be named in an error: short, and with its kind."""
    match value:
        case None:
            return say("niets", "nothing")
        case bool():
            return quote(str(value).lower())
        case dict():
            names = ", ".join(map(str, list(value)[:3]))
            return say("velden ({names})", "fields ({names})", names=names)
        case []:
            return say("een lege lijst", "an empty list")
        case list():
            return say("een lijst van {number}", "a list of {number}", number=len(value))
        case str():
            return quote(repr(value if len(value) <= 40 else value[:39] + "…"))
        case _:
            return quote(str(value))
