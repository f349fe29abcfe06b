"""A site is left as it is where it is what the same ingredients made, and nowhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from teamwijzer.building import SITE, build
from teamwijzer.unchanged import NOTE, ingredients

COUNTED = [
    sys.executable,
    "-c",
    """
import pathlib
new = pathlib.Path('site.new')
new.mkdir()
(new / 'index.html').write_text('built')
open('builds', 'a').write('.')
""",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was built once."""
    for name in ("content", "data/terms", "hooks/__pycache__", "overrides"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_url: !ENV [THE_ADDRESS, '']\n", encoding="utf-8")
    (tmp_path / "data" / "terms" / "one.yml").write_text("id: one\n", encoding="utf-8")
    assert builds(tmp_path) == 1
    return tmp_path


def builds(project: Path, *, anew: bool = False) -> int:
    """How often the project has been built, after one more wish to build it."""
    assert build(project, COUNTED, anew=anew) == 0
    assert (project / SITE / "index.html").read_text(encoding="utf-8") == "built"
    return len((project / "builds").read_text(encoding="utf-8"))


def test_nothing_has_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert builds(project) == 1
    assert capsys.readouterr().out == "site/ is what these files make: nothing to build\n"
    (project / "hooks" / "__pycache__" / "made.pyc").touch()
    assert builds(project) == 1


def test_whoever_asks_for_it_gets_it_anew(project: Path) -> None:
    assert builds(project, anew=True) == 2
    assert builds(project) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda project: (project / "data" / "terms" / "one.yml").write_text("id: two\n"),
        lambda project: (project / "data" / "terms" / "one.yml").rename(project / "data" / "one"),
        lambda project: (project / "content" / "empty.md").touch(),
        lambda project: (project / "data" / "terms" / "zero.yml").symlink_to("/dev/zero"),
        lambda project: (project / "content" / "up").symlink_to(project),
        lambda project: (project / "mkdocs.yml").write_text("site_url: ''\n"),
        lambda project: (project / SITE / "index.html").write_text("changed by hand"),
        lambda project: (project / SITE / "index.html").unlink(),
        lambda project: (project / SITE / "more.html").touch(),
        lambda project: (project / NOTE).unlink(),
        lambda project: (project / NOTE).write_text("damaged"),
        lambda project: (project / NOTE).write_bytes(b"\xff\x00"),
    ],
)
def test_whatever_has_changed(project: Path, change: object) -> None:
    assert callable(change)
    change(project)
    assert builds(project) == 2


@pytest.mark.parametrize("name", ["THE_ADDRESS", "SOURCE_DATE_EPOCH"])
def test_a_setting_has_changed(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1700000001")
    assert builds(project) == 2


def test_a_library_has_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = project / "libraries"
    (libraries / "jinja2-9.9.dist-info").mkdir(parents=True)
    monkeypatch.setattr("teamwijzer.unchanged.sysconfig.get_path", lambda _: str(libraries))
    assert builds(project) == 2


def test_what_changes_during_a_build_is_built_next(project: Path) -> None:
    changing = [*COUNTED[:2], f"{COUNTED[2]}open('data/terms/late.yml', 'w').write('id: late')"]
    before = ingredients(project)
    (project / "content" / "new.md").touch()
    assert build(project, changing) == 0
    assert ingredients(project) != before
    assert builds(project) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "data" / "pipe.yml")
    assert builds(project) == 2
