"""What tests of the built site share: one strict build of the real data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("content", "data", "hooks", "overrides")


def mkdocs_build(project: Path, *options: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """A strict build of the project in that folder, as a maintainer starts it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options]
    environment = {
        **os.environ,
        "PYTHONPATH": str(project / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
        **extra,
    }
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the real data."""
    site = tmp_path_factory.mktemp("site")
    done = mkdocs_build(ROOT, "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    return site
