"""What documents are made of can be made: file names, names of sheets, parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import UI, DataSet
from ..model import LANGUAGES, Template
from ..problems import Problem

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
                expected = "lower case letters, digits and hyphens, without an ending"
                yield file.problem(("file", language), f"the file name {name!r}", expected)
            if other := files.get((language, name)):
                expected = f"{other} has it already: choose another"
                yield file.problem(("file", language), f"the file name {name!r}", expected)
            files[language, name] = template.id
        if (template.format == "xlsx") != (template.id == "task-overview"):
            expected = "only the task overview is a workbook; write docx"
            yield file.problem(("format",), f"the format {template.format!r}", expected)
        ids = [part.id for part in template.parts]
        for index, part in enumerate(ids):
            if part in ids[:index]:
                yield file.problem(("parts", index, "id"), f"{part!r} a second time", "rename one")


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
                found = f"the name of a sheet {name!r}"
                expected = f"at most {LONGEST_SHEET_NAME} characters, none of {NOT_IN_SHEET_NAMES}"
                yield file.problem((sheet, language), found, expected)
            if name.lower() in seen:
                expected = "a name of its own for each sheet"
                yield file.problem((sheet, language), f"{name!r} a second time", expected)
            seen.add(name.lower())
