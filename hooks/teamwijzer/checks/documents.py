"""What documents are made of can be made: file names, names of sheets, parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import UI, DataSet
from ..messages import Message, say
from ..model import LANGUAGES, Template
from ..problems import Problem, twice

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHEETS = ("directions", "overview", "current", "target", "competences", "insights", "mandates")
LONGEST_SHEET_NAME = 31  # Excel's own limit
NOT_IN_SHEET_NAMES = "[]:*?/\\'"


def check(data: DataSet) -> Iterator[Problem]:
    yield from _sheets(data)
    files: dict[tuple[str, str], str] = {}
    for template in data.of(Template).values():
        file = data.file(template)
        for language in LANGUAGES:
            name = template.file.in_language(language)
            if not FILE_NAME.fullmatch(name):
                expected = say(
                    "kleine letters, cijfers en koppeltekens, zonder .docx of .xlsx",
                    "lower case letters, digits and hyphens, without an ending",
                )
                yield file.problem(("file", language), _named(name), expected)
            if other := files.get((language, name)):
                expected = say(
                    "{other} heeft die al: kies een andere",
                    "{other} has it already: choose another",
                    other=other,
                )
                yield file.problem(("file", language), _named(name), expected)
            files[language, name] = template.id
        if (template.format == "xlsx") != (template.id == "task-overview"):
            found = say("het formaat {format!r}", "the format {format!r}", format=template.format)
            expected = say(
                "alleen het takenoverzicht is een werkboek; schrijf docx",
                "only the task overview is a workbook; write docx",
            )
            yield file.problem(("format",), found, expected)
        ids = [part.id for part in template.parts]
        for index, part in enumerate(ids):
            if part in ids[:index]:
                rename = say("geef er een een andere naam", "rename one")
                yield file.problem(("parts", index, "id"), twice(part), rename)


def _named(name: str) -> Message:
    return say("de bestandsnaam {name!r}", "the file name {name!r}", name=name)


def _sheets(data: DataSet) -> Iterator[Problem]:
    strings = data.ui.get("workbook")
    if not strings:
        return
    file = data.files[UI]["workbook"]
    for language in LANGUAGES:
        seen: set[str] = set()
        for sheet in SHEETS:
            if sheet not in strings:
                continue
            name = strings[sheet].in_language(language)
            if len(name) > LONGEST_SHEET_NAME or any(c in name for c in NOT_IN_SHEET_NAMES):
                found = say(
                    "de naam van een werkblad {name!r}", "the name of a sheet {name!r}", name=name
                )
                expected = say(
                    "hoogstens {most} tekens, en geen van {signs}",
                    "at most {most} characters, none of {signs}",
                    most=LONGEST_SHEET_NAME,
                    signs=NOT_IN_SHEET_NAMES,
                )
                yield file.problem((sheet, language), found, expected)
            if name.lower() in seen:
                expected = say(
                    "geef elk werkblad een eigen naam", "a name of its own for each sheet"
                )
                yield file.problem((sheet, language), twice(name), expected)
            seen.add(name.lower())
