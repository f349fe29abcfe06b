"""What tests share: one strict build of the real data, and an office suite."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from teamwijzer.messages import SETTING
from tests.documents.find import HOW, missing
from tests.durations import Durations
from tests.tools import PATIENCE, needed

Convert = Callable[[list[Path], str], list[Path]]
ROOT = Path(__file__).parents[1]
# Tests that read messages read them in one language, whatever machine they run on.
os.environ[SETTING] = "en"
# What whoever starts them has set for a site of their own, for a proxy, or as a hook of git.
for _name in ("CMS", "SITE_URL", "EDIT_URI", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
    os.environ.pop(_name, None)
for _name in ("no_proxy", "NO_PROXY"):
    os.environ[_name] = ",".join([*filter(None, [os.environ.get(_name)]), "127.0.0.1", "localhost"])
PARTS = ("content", "data", "hooks", "overrides")
# These speak of signals, locks, pipes and limits of Unix.
collect_ignore = (
    ["unit/test_building.py", "unit/test_files.py", "site/test_failures.py"]
    if sys.platform == "win32"
    else []
)


def pytest_configure(config: pytest.Config) -> None:
    """How long tests take is kept by the process that hears of all of them."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Durations())


def mkdocs_build(
    project: Path, *options: str, **extra: str | None
) -> subprocess.CompletedProcess[str]:
    """A strict build of the project in that folder, as a maintainer starts it.

    `extra`: what its environment holds besides, or with None holds not.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options]
    return subprocess.run(
        command,
        cwd=project,
        env=surroundings(project, **extra),
        capture_output=True,
        text=True,
        check=False,
    )


def surroundings(project: Path, **extra: str | None) -> dict[str, str]:
    """The environment of a build; `extra` as for `mkdocs_build`."""
    environment: dict[str, str | None] = {
        **os.environ,
        "PYTHONPATH": str(project / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
        "SITE_URL": "https://ict-teamwijzer.example/",
        "EDIT_URI": "https://git.example/ict-teamwijzer/edit/main/content/",
        **extra,
    }
    return {name: value for name, value in environment.items() if value is not None}


def copy_project(folder: Path) -> Path:
    """A copy of everything that a build reads."""
    for part in PARTS:
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to spoil."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The built site of the real data: one for all processes that run tests beside each other."""
    if not hasattr(request.config, "workerinput"):
        return _built(tmp_path_factory.mktemp("site"))
    shared = tmp_path_factory.getbasetemp().parent / "site"  # above the folders of the processes
    told = shared.with_name("site.told")
    try:
        shared.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.2)
    else:
        done = mkdocs_build(ROOT, "--site-dir", str(shared))
        new = told.with_suffix(".new")
        new.write_text(done.stdout + done.stderr if done.returncode else "", encoding="utf-8")
        new.replace(told)
    assert told.read_text(encoding="utf-8") == ""
    return shared


def _built(site: Path) -> Path:
    done = mkdocs_build(ROOT, "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Files as LibreOffice writes them in another format.

    Without it the test is skipped, but not in CI: there a missing office suite is a failure.
    """
    needed(missing(), HOW)
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(sources: list[Path], ending: str) -> list[Path]:
        target = tmp_path_factory.mktemp(ending)
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
        done = subprocess.run(
            ["soffice", *options, "--outdir", str(target), *map(str, sources)],
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        assert "rror" not in done.stdout + done.stderr
        return [target / f"{source.stem}.{ending}" for source in sources]

    return run
