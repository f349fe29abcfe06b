"""With and without libyaml the data is read alike."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from teamwijzer import loader
from teamwijzer.yamlfile import YamlFile, parse_yaml, read_yaml

DATA = Path(__file__).parents[2] / "data"
WITHOUT = "import yaml; vars(yaml).pop('CSafeLoader', None); from teamwijzer import cli; cli.main()"

both = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="this PyYAML has no libyaml")


def slowly(monkeypatch: pytest.MonkeyPatch, text: str) -> YamlFile:
    with monkeypatch.context() as patch:
        patch.setattr(loader, "LOADER", loader.SlowLoader)
        return parse_yaml(text, "x.yml")


@both
def test_the_whole_data_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(DATA.glob("*/*.yml"))
    fast = [read_yaml(path, path.name) for path in paths]
    monkeypatch.setattr(loader, "LOADER", loader.SlowLoader)
    assert [read_yaml(path, path.name) for path in paths] == fast
    assert len(fast) > 300


@both
@pytest.mark.parametrize(
    "text",
    [
        "a: een\ttwee\t\nb:\tdrie\n",
        "a:\n  een\t\n  twee\n",
        "a: [een,\ttwee\t]\n",
        "a: een\t# geen opmerking\n",
        'a: "\\u00eb \\U0001f392 \\uD7FF \\" x"\n',
    ],
)
def test_what_is_right_to_both(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    fast = parse_yaml(text, "x.yml")
    assert slowly(monkeypatch, text) == fast
    assert fast.value


@both
@pytest.mark.parametrize(
    "text",
    [
        "a: x\n\tb: y\n",
        "a: [x\nb: y\n",
        "a:\n  - ]\n",
        "a: [x, , y]\n",
        "a:\n  b: x\n  :   y\n",
        "a: x\n  b: y\n",
        "a: 'x' y\n",
        "a: {x: {y}\n",
        'a: "x \\q"\n',
        'a: "\\u00eb\\udead"\n',
        'a: "\\\\ \\U00110000"\n',
        "a: %x\n",
        "a: >- x\n",
        "a: *\n",
        "a: x\n---\nb: y\n",
    ],
)
def test_a_mistake_has_one_place_and_one_wording(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    told = [str(problem) for problem in parse_yaml(text, "x.yml").problems]
    assert [str(problem) for problem in slowly(monkeypatch, text).problems] == told
    assert len(told) == 1


def test_the_check_runs_without_libyaml() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "check", str(DATA)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "no problems" in done.stdout
