"""What becomes of the small data set, to the letter: the values of each page, the open data, the
report, new files. `GOLDEN=write` writes it down, for you to read before you keep it.

The words of the templates are left out, so that who edits them changes nothing here: each is its
own name.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from teamwijzer import cli, making, model
from teamwijzer.fields import notes, says
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.new import write_new
from teamwijzer.opendata import open_data
from teamwijzer.opendata.publication import to_json
from teamwijzer.report import find, findings, page, report, texts
from teamwijzer.views import Context
from teamwijzer.views.reference import ReferenceViews

from .conftest import make_site, write_change
from .further import FURTHER, WRITTEN

GOLDEN = Path(__file__).parent / "golden"
MORE = {
    "terms/firmware": """\
term: {nl: firmware, en: firmware}
abbreviation: {nl: FW, en: FW}
also: {nl: [firmwares, TICT], en: [firmwares, TICT]}
definition: {nl: Wat een toestel doet werken., en: What makes a device work.}
""",
    "groups/team": """\
order: 1
title: {nl: Ploeg, en: Crew}
purpose: {nl: Beslist samen., en: Decides together.}
description: {nl: Wie beslist., en: Who decides.}
tips:
  - {nl: Praat vaak., en: Talk often.}
""",
    "presets/helper": """\
order: 1
title: {nl: helper met taken, en: helper with tasks}
summary: {nl: Voor wie helpt., en: For who helps.}
purpose: {nl: De helper houdt alles in orde., en: The helper keeps all in order.}
vacancy: {nl: Er is werk., en: There is work.}
role: tict
education: secondary
tasks: [T01]
duties: [A1.1]
work: [T01]
extra:
  - id: more
    text: {nl: doet nog iets, en: does something more}
    vacancy: {nl: doet nog iets, en: do something more}
required: [knowledge]
""",
    "balances/seat": """\
title: {nl: Een stoel, en: A seat}
pros_label: {nl: Voor, en: For}
cons_label: {nl: Tegen, en: Against}
pros: [{nl: Het helpt., en: It helps.}]
cons: [{nl: Het kost tijd., en: It takes time.}]
""",
    "tables/work": """\
title: {nl: Werk, en: Work}
columns: [{nl: Wat, en: What}, {nl: Wie, en: Who}]
rows:
  - cells: [{nl: Dit, en: This}, {nl: Zij, en: They}]
""",
    "priorities/soon": """\
order: 1
title: {nl: Korte termijn, en: Short term}
short: {nl: kort, en: short}
description: {nl: Dit jaar nog., en: This very year.}
""",
}
DAY = datetime.date(2026, 9, 1)
OWN = ("/collection.json", "/index.json")
"""Schemas of what is no record; those of records stand in `data/schema`."""


@pytest.fixture(autouse=True)
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files hold what becomes of the data set in the languages that it is written in."""
    for module in (model, findings, page, texts):
        monkeypatch.setattr(module, "LANGUAGES", WRITTEN)


def as_text(path: str, content: bytes) -> str:
    """A file of the open data; of one of JSON without texts in further languages."""
    whole = to_json(without(json.loads(content))) if "json" in path else content
    return whole.decode()


def without(value: Any) -> Any:
    """The value without texts in further languages."""
    if isinstance(value, list):
        return [without(part) for part in value if part not in FURTHER]
    if not isinstance(value, dict):
        return value
    return {key: without(part) for key, part in value.items() if key not in FURTHER}


@pytest.fixture
def named(data: Path) -> Path:
    """The small data set with a change, and with words that are their own names."""
    for path in (data / "ui").glob("*.yml"):
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        made = {word: _named(path.stem, word, texts) for word, texts in words.items()}
        text = yaml.safe_dump(made, allow_unicode=True)
        path.write_text(f"# yaml-language-server: $schema=../schema/ui.json\n{text}", "utf-8")
    write_change(data, "tasks: [T01]\nroles: [tict]")
    for name, text in MORE.items():
        path = data / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        kind = model.KINDS[path.parent.name].__name__.lower()
        head = f"# yaml-language-server: $schema=../schema/{kind}.json\nid: {path.stem}\n"
        path.write_text(f"{head}{text}sources: [{{source: report, chapter: 2}}]\n", "utf-8")
    path = data / "tasks/p01.yml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "core: {status: named, ground: a, reason: {nl: Hierom., en: For this.}}\n"
        + "reviewed: 2026-08-01\n",
        encoding="utf-8",
    )
    return data


def _named(area: str, word: str, texts: Mapping[str, str]) -> dict[str, str]:
    if word == "months":  # twelve words in one
        return dict(texts)
    blanks = " {}" * texts["nl"].count("{}")
    return {language: f"{language} {area}.{word}{blanks}" for language in texts}


def same_file(name: str, path: Path) -> None:
    """The same of a new file, in which each language has a line, and sources have a choice."""
    more = re.compile(rf"[-# ]*({'|'.join(FURTHER) or 'none'}):")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not more.match(line))
    same(name, text.replace(", ".join(LANGUAGES), ", ".join(WRITTEN)))


def same(name: str, found: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def plain(value: Any) -> Any:
    """The value as JSON holds it; a record by its name, and what computes left out."""
    if isinstance(value, model.Record):
        return f"{type(value).__name__} {value.id}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        # Of the words that a tool gets, their names say enough.
        return {
            str(key): " ".join(one) if key == "words" else plain(one) for key, one in value.items()
        }
    if isinstance(value, set | frozenset):
        return sorted(map(plain, value))
    if isinstance(value, list | tuple | Iterator):
        return [plain(one) for one in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value) if isinstance(value, datetime.date) else type(value).__name__


def test_the_values_of_each_page(named: Path) -> None:
    pages = [plain(page) for page in make_site(named, "nl").data_pages]
    same("pages.json", json.dumps(pages, ensure_ascii=False, indent=1) + "\n")


def test_what_is_said_of_fields_in_dutch() -> None:
    """To who fills them in; in English that stands in the schemas, which are kept too."""
    shapes: list[type[model.Shape]] = [*dict.fromkeys(model.KINDS.values())]
    lines = []
    for shape in shapes:  # grows while it is read
        lines.append(f"{shape.__name__}: {says(shape).in_language('nl')}")
        for field in notes(shape):
            if field.name in FURTHER:
                continue
            lines.append(f"  {field.name}: {field.said.in_language('nl')}".rstrip())
            if field.shape and field.shape not in shapes:
                shapes.append(field.shape)
    same("fields.txt", "\n".join(lines))


def test_what_pages_of_prose_ask_for(named: Path) -> None:
    views = ReferenceViews(Context(read(named), "en"))
    found = [plain(views.table("work")), plain(views.balance("seat")), plain(views.editions())]
    same("asked.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def test_the_open_data(named: Path) -> None:
    parts = (
        f"== {path}\n{as_text(path, content)}"
        for path, content in open_data(read(named), "https://site.example/gids/")
        if "/schema/" not in path or path.endswith(OWN)
    )
    same("open-data.txt", "\n".join(parts))


def test_the_report(named: Path) -> None:
    data = read(named)
    same("report.md", report(data, find(data, DAY), {}))


@pytest.mark.parametrize("kind", ["role", "term", "competence", "source", "change"])
def test_a_new_file(named: Path, kind: str) -> None:
    path = write_new(named, kind, "iets-nieuws", "technical" if kind == "competence" else None)
    same_file(f"new-{kind}.yml", named.parent / path)


def test_a_new_task(named: Path) -> None:
    path = write_new(named, "task", None, "technical")
    same_file("new-task.yml", named.parent / path)


COMMANDS = (
    "",
    *"check fix build serve new reviewed report release package schema cms pictures".split(),
)


def test_what_is_said_of_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without how each is written, which differs from one Python to the next."""
    monkeypatch.setenv("COLUMNS", "1000")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = []
    for command in COMMANDS:
        monkeypatch.setattr("sys.argv", ["teamwijzer", *command.split(), "--help"])
        with pytest.raises(SystemExit):
            cli.main()
        _, *told = capsys.readouterr().out.split("\n\n")
        lines += [
            f"== {command}",
            *(" ".join(line.split()) for line in "\n".join(told).split("\n")),
        ]
    same("commands.txt", "\n".join(filter(None, lines)))


def test_what_is_said_of_commands_of_make() -> None:
    lines = (f"{name}: {command.about}" for name, command in making.COMMANDS.items())
    same("make.txt", "\n".join(lines))
