"""`teamwijzer new`: every field of the model, explained; the check passes when it is filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from teamwijzer import model
from teamwijzer.fields import fields_at
from teamwijzer.new import NAMES, NewError, blank, write_new
from teamwijzer.yamlfile import Loc

from .conftest import problems

FIELD = re.compile(r"^((?:# | )*)(- )?(\w+):(.*)$")


def body(text: str) -> list[str]:
    """The lines of the fields, without the head."""
    lines = text.splitlines()
    return lines[next(i for i, line in enumerate(lines) if line.startswith("id:")) :]


def with_everything(text: str) -> Any:
    """The values of the file when every optional field is taken into use."""
    lines = []
    for line in body(text):
        match = FIELD.match(line)
        assert match, line
        lines.append(match[1].replace("# ", "") + line[len(match[1]) :])
    return yaml.safe_load("\n".join(lines))


def compare(value: Any, kind: type[model.Record], loc: Loc = ()) -> None:
    """The value at that place of a record holds every field that may stand there."""
    known = fields_at(kind, loc)
    for item in value if isinstance(value, list) else [value]:
        if known:
            assert set(item) == set(known), loc
            for name, part in item.items():
                compare(part, kind, (*loc, name))


@pytest.mark.parametrize("kind", model.KINDS.values(), ids=lambda kind: kind.__name__)
def test_every_field_of_the_model_is_there(kind: type[model.Record]) -> None:
    compare(with_everything(blank(kind, {}, {})), kind)


@pytest.mark.parametrize("kind", NAMES.values(), ids=lambda kind: kind.__name__)
def test_every_field_is_explained(kind: type[model.Record]) -> None:
    for line in body(blank(kind, {}, {})):
        match = FIELD.match(line)
        assert match
        if match[3] not in model.LANGUAGES:
            assert re.search(r"  # \S.*\w", match[4]), line


def test_what_every_record_has_stands_last() -> None:
    names = list(with_everything(blank(model.Task, {}, {})))
    assert names[0] == "id"
    assert names[-3:] == ["sources", "reviewed", "reviewed_by"]


@pytest.mark.parametrize("kind", NAMES.values(), ids=lambda kind: kind.__name__)
def test_what_is_optional_stands_behind_a_comment(kind: type[model.Record]) -> None:
    required = {name for name, field in kind.model_fields.items() if field.is_required()}
    assert set(yaml.safe_load(blank(kind, {}, {}))) == required


def test_choices_and_references_are_named(data: Path) -> None:
    write_new(data, "task", None, "technical")
    text = (data / "tasks/t03.yml").read_text(encoding="utf-8")
    assert "\n    part:  # One of: leads, helps, takes-over. leads: usually carries" in text
    assert "\n  at:  # Where. The id of a file in data/levels: school\n" in text
    assert "\nexamples:  # Concrete pieces of work. 2 to 4 of them\n" in text
    known = "What it asks for. Ids of files in data/competences: knowledge. At least 1"
    assert f"\ncompetences: []  # {known}\n" in text


def test_tasks_get_the_next_free_code(data: Path) -> None:
    assert write_new(data, "task", None, "technical") == "data/tasks/t03.yml"
    assert write_new(data, "task", None, "technical") == "data/tasks/t04.yml"
    assert write_new(data, "task", None, "pedagogical") == "data/tasks/p02.yml"
    (data / "tasks/t02.yml").unlink()
    assert write_new(data, "task", None, "technical") == "data/tasks/t02.yml"


def test_a_broken_file_keeps_its_code(data: Path) -> None:
    (data / "tasks/t03.yml").write_text("nothing: useful\n", encoding="utf-8")
    assert write_new(data, "task", None, "technical") == "data/tasks/t04.yml"


def test_what_is_known_is_filled_in(data: Path) -> None:
    write_new(data, "competence", "patience", "technical")
    value = yaml.safe_load((data / "competences/patience.yml").read_text(encoding="utf-8"))
    assert (value["id"], value["order"], value["cluster"]) == ("patience", 2, "technical")


FILLED = {
    "slug:": "slug: huisbewaarder",
    "- nl:": "- nl: helpt de TICT",
    "nl:": "nl: helpt de TICT",
    "en:": "en: help the TICT",
    "nl: []": "nl: [woord]",
    "en: []": "en: [word]",
    "at:": "at: school",
    "- role:": "- role: tict",
    "part:": "part: leads",
    "competences: []": "competences: [knowledge]",
    "related: []": "related: [T02]",
    "# listed_in: []": "listed_in: [report]",
    "ring:": "ring: team",
    "level:": "level: school",
    "kind:": "kind: generic",
    "requirement:": "requirement: preferred",
    "- source:": "- source: report",
    "# chapter:": "chapter: 1",
}


def fill(path: Path, **special: str) -> None:
    """Fill in what a maintainer would; `special` are fields that mean something else here."""
    known = {**FILLED, **{f"{name}:": text for name, text in special.items()}}
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        bare = line.lstrip().partition("  # ")[0]
        indent = line[: len(line) - len(line.lstrip())]
        lines.append(indent + known[bare] if bare in known else line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "wanted", "file"),
    [
        ("role", "porter", "roles/porter.yml"),
        ("term", "tict", "terms/tict.yml"),
        ("competence", "patience", "competences/patience.yml"),
        ("term", "no", "terms/no.yml"),  # a word that YAML reads as false
    ],
)
def test_a_filled_in_file_passes_the_check(data: Path, name: str, wanted: str, file: str) -> None:
    write_new(data, name, wanted, None)
    assert problems(data) != []
    fill(data / file)
    assert problems(data) == []


def test_a_filled_in_task_passes_the_check(data: Path) -> None:
    write_new(data, "task", None, "technical")
    fill(data / "tasks/t03.yml", level="level:")
    count, related = problems(data)
    assert count.startswith(
        "data/clusters/technical.yml:6:8: count: tasks announced: 2, in every list: 3"
    )
    assert "related[0]: T03 names T02, but T02 does not name T03; add T03 to" in related
    for file, old, new in (
        ("clusters/technical.yml", "count: 2", "count: 3"),
        ("tasks/t02.yml", "related: [T01, P01]", "related: [T01, P01, T03]"),
    ):
        path = data / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert problems(data) == []


def test_the_check_names_what_is_not_filled_in(data: Path) -> None:
    write_new(data, "role", "porter", None)
    lines = (data / "roles/porter.yml").read_text(encoding="utf-8").splitlines()
    empty = {
        number
        for number, line in enumerate(lines, 1)
        if re.match(rf" +(- )?({'|'.join(model.LANGUAGES)}|source):|(ring|level|slug):", line)
    }
    found = problems(data)
    assert {int(line.split(":")[1]) for line in found} == empty
    assert f"data/roles/porter.yml:{min(empty)}:6: slug: nothing; expected text" in found[0]
    assert ": ring: nothing; expected one of: " in found[1]


@pytest.mark.parametrize(
    ("name", "wanted", "cluster", "expected"),
    [
        ("task", None, None, "a task needs its cluster: add --cluster and one of: technical, "),
        ("task", None, "tecnical", "unknown cluster 'tecnical'; did you mean 'technical'?"),
        ("task", None, "music", "unknown cluster 'music'; expected one of: technical, pedagogical"),
        ("task", "T09", "technical", "a task gets the next free code by itself: leave out 'T09'"),
        ("role", None, None, "a role needs an id: add one of small letters, digits and hyphens"),
        ("role", "Head Porter", None, "the id 'Head Porter'; expected small letters, digits and"),
        ("role", "porter", "technical", "a role belongs to no cluster: leave out --cluster"),
        ("role", "tict", None, "data/roles/tict.yml is there already: change that file, or choose"),
    ],
)
def test_what_cannot_be_made_is_told(
    data: Path, name: str, wanted: str | None, cluster: str | None, expected: str
) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    with pytest.raises(NewError, match=f"^{re.escape(expected)}"):
        write_new(data, name, wanted, cluster)
    assert {path: path.read_bytes() for path in data.rglob("*.yml")} == before
