"""What CONTRIBUTING tells maintainers to do, done: its examples, commands, tables and names."""

from __future__ import annotations

import copy
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from teamwijzer import model
from teamwijzer.loading import read
from teamwijzer.new import NAMES, write_new
from teamwijzer.prose import MARKERS

from .conftest import make_site, problems
from .further import in_every_language
from .test_new import fill

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MADE = ("tasks/t28", "roles/porter", "terms/firmware", "changes/report-within-a-day")
"""What the examples make."""
PACKAGE = ROOT / "hooks" / "teamwijzer"
MEET = [f"tests/unit/test_{name}.py" for name in ("views", "golden", "reviewing")]
"""Tests that meet every language: in views, in open data and new files, in a command."""


def examples() -> dict[str, str]:
    """The worked examples: title → text."""
    part = GUIDE.partition("### Worked examples\n")[2].partition("\n### ")[0]
    return {text.partition("**")[0]: text for text in part.split("\n**")[1:]}


def block(text: str) -> str:
    """The YAML of an example."""
    match = re.search(r"^ *```yaml\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    assert match
    return textwrap.dedent(match[1])


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_examples_have_at_most_six_steps() -> None:
    assert len(examples()) == 6
    for example in examples().values():
        steps = re.findall(r"^(\d)\. ", example, re.MULTILINE)
        assert steps == [str(n) for n in range(1, len(steps) + 1)]
        assert len(steps) <= 6


def test_the_commands_can_be_run(data: Path) -> None:
    commands = re.findall(r"`(?:\.venv/bin/teamwijzer )?new (\w+[^`]*)`", GUIDE)
    assert {command.split()[0] for command in commands} == set(NAMES)
    for command in commands:
        name, *rest = shlex.split(command.replace("--cluster ", "--cluster="))
        cluster = next((r.partition("=")[2] for r in rest if r.startswith("--cluster=")), None)
        wanted = next((r for r in rest if not r.startswith("--")), None)
        assert (data.parent / write_new(data, name, wanted, cluster)).is_file()


def test_a_change_with_its_source(data: Path) -> None:
    example = examples()["Add a change with its source"]
    command = re.search(r"new (source) ([\w-]+)", example)
    assert command
    fill(data.parent / write_new(data, command[1], command[2], None), kind="kind: report")
    source = data / f"sources/{command[2]}.yml"
    text = source.read_text(encoding="utf-8").replace("language:  #", "language: nl  #")
    source.write_text(text, encoding="utf-8")
    command = re.search(r"new (change) ([\w-]+)", example)
    assert command
    path = data.parent / write_new(data, command[1], command[2], None)
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{first}\nid: {command[2]}\n{block(example)}", encoding="utf-8")
    assert problems(data) == []
    (change,) = read(data).of(model.Change).values()
    site = make_site(data, "nl")
    pages = {page.path: page for page in site.data_pages}
    for name in ("taken/t01/", "achtergrond/wat-is-er-veranderd/"):
        assert change.text.nl in site.render(pages[name])


def test_a_review(data: Path) -> None:
    match = re.search(r"`(reviewed: [\d-]+)`", GUIDE)
    assert match
    append(data / "tasks/t01.yml", f"{match[1]}\n")
    assert problems(data) == []
    assert read(data).of(model.Task)["T01"].reviewed


def test_an_edition(data: Path) -> None:
    recipe = GUIDE.partition("*Publish a version.*")[2].partition("\n\n")[0]
    name = re.search(r"`([\w-]+)\.yml`", recipe)
    assert name
    text = (data / "editions/v0-1.yml").read_text(encoding="utf-8")
    for old, new in (("v0-1", name[1]), ("'0.1'", "'1.0'"), ("2026-11-22", "2027-02-01")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (data / f"editions/{name[1]}.yml").write_text(text, encoding="utf-8")
    assert problems(data) == []
    assert read(data).edition.version == "1.0"
    assert set(yaml.safe_load(text)) == set(re.findall(r"`(\w+)`", recipe)) & set(
        model.Edition.model_fields
    )


MORE = next(code for code in ("fr", "de", "es") if code not in model.LANGUAGES)


def translated(value: Any) -> Any:
    """The value with a text in one language more beside every English one."""
    if isinstance(value, list):
        return [translated(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: translated(item) for key, item in value.items()}
    if not found or set(found) != set(model.LANGUAGES):
        return found
    return {**found, MORE: copy.copy(found["en"])}


def program(hooks: Path) -> None:
    """A copy of the program with a field more, as the example has it."""
    # What Python compiles comes and goes while other tests run.
    shutil.copytree(PACKAGE, hooks / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shape = hooks / PACKAGE.name / "model" / "shapes.py"
    field = re.compile(r"^    en(: .*)$", re.MULTILINE)
    text, count = field.subn(rf"\g<0>\n    {MORE}\1", shape.read_text(encoding="utf-8"))
    assert count == 2  # `Text` and `Words`
    shape.write_text(text, encoding="utf-8")


def rewrite(path: Path, value: Any) -> None:
    """The values of a file of data in the place of the old ones."""
    head = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{head}\n{yaml.safe_dump(value, allow_unicode=True)}", encoding="utf-8")


LIKE_ENGLISH = f'KNOWN["{MORE}"] = Language(**{{**vars(KNOWN["en"]), "name": "One more"}})\n'


def test_one_language_more(data: Path) -> None:
    hooks = data.parent / "hooks"
    program(hooks)

    def check() -> list[str]:
        command = [sys.executable, "-m", "teamwijzer", "check", str(data)]
        environment = {"PYTHONPATH": str(hooks), "PATH": ""}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.stderr.splitlines()

    assert any(line.endswith(f"of the language {MORE!r}; add it to KNOWN") for line in check())
    append(hooks / PACKAGE.name / "languages.py", LIKE_ENGLISH)
    told = ("no text in '", "more like the last")
    assert [line for line in check()[:-1] if not any(part in line for part in told)] == []
    for path in data.glob("*/*.yml"):
        value = in_every_language(yaml.safe_load(path.read_text(encoding="utf-8")))
        value = translated(value)
        if path.parent.name == "sources":
            value["language"] = MORE
        rewrite(path, value)
    assert check() == []


def test_tests_hold_with_one_language_more(tmp_path: Path) -> None:
    """Some of those that read the small data set: in the language it has made-up texts."""
    program(tmp_path / "hooks")
    verbs = 'dict.fromkeys(("third", "second", "both"), Opening("…", re.compile("")))'
    text = LIKE_ENGLISH.replace('"name"', f'"verbs": {verbs}, "name"')
    append(tmp_path / "hooks" / PACKAGE.name / "languages.py", text)
    for name in ("pyproject.toml", "overrides", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "data/ui", tmp_path / "data/ui")
    for path in (tmp_path / "data/ui").glob("*.yml"):
        rewrite(path, translated(yaml.safe_load(path.read_text(encoding="utf-8"))))
    for name in ("", "documents"):
        (tmp_path / "tests" / name).mkdir()
        for path in (ROOT / "tests" / name).glob("*.py"):
            shutil.copy(path, tmp_path / "tests" / name)
    shutil.copytree(
        ROOT / "tests/unit", tmp_path / "tests/unit", ignore=shutil.ignore_patterns("__pycache__")
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *MEET],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "hooks"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_kind_has_its_place_in_the_table() -> None:
    table = GUIDE.partition("### What goes where\n")[2].partition("\n\n###")[0]
    rows = [line.split("|")[2:4] for line in table.splitlines() if line.startswith("| ")]
    named = {
        folder: name
        for folders, names in rows
        for folder, name in zip(
            re.findall(r"`data/(\w+)/", folders), re.findall(r"`(\w+)`", names), strict=False
        )
    }
    assert named == {folder: kind.__name__ for folder, kind in model.KINDS.items()}


def test_every_marker_is_named() -> None:
    assert set(re.findall(r"`\[\[(\w+)[^`]*\]\]`", GUIDE)) == set(MARKERS)


def test_the_number_of_tasks_is_named_as_texts_name_it() -> None:
    data = read(ROOT / "data")
    (name,) = data.numbers
    assert f"`{{{name}}}`" in GUIDE.partition("### House rules for content")[2]
    number = data.numbers[name]
    for file in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not re.search(rf"\b{number} tasks", text), file


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_what_is_named_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:data|content|hooks|tests|overrides)/[\w./-]+)`", text)
    made = {"data/v1/", "content/fr", "content/assets/cms/", *(f"data/{name}.yml" for name in MADE)}
    assert paths
    assert [path for path in paths if not (ROOT / path).exists() and path not in made] == []
    table = text.partition("| module in `hooks/teamwijzer/`")[2].partition("\n\n")[0]
    names = "".join(row.split("|")[1] for row in table.split("\n")[2:])
    modules = re.findall(r"`(\w+(?:\.py|/))`", names)
    assert [module for module in modules if not (PACKAGE / module).exists()] == []
