"""Programs that the tests need are waited for, and what is missing is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import tools

APT = """#!/bin/sh
echo "$@" >> "{log}"
[ -f "{held}" ] || exit 0
rm "{held}"
echo "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1" >&2
exit 100
"""


def test_a_lock_of_the_package_manager_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, held, program = tmp_path / "log", tmp_path / "held", tmp_path / "apt-get"
    program.write_text(APT.format(log=log, held=held), encoding="utf-8")
    program.chmod(0o755)
    held.touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(tools, "PAUSE", 0)
    tools.install_from_debian("one", "two")
    wait = f"-o DPkg::Lock::Timeout={tools.PATIENCE}"
    assert log.read_text(encoding="utf-8").splitlines() == [
        f"{wait} update --quiet",
        f"{wait} update --quiet",
        f"{wait} install --yes --quiet --no-install-recommends one two",
    ]


def test_what_is_missing_is_skipped_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no LibreOffice and Firefox: run `make x`"):
        tools.needed(["LibreOffice", "Firefox"], "run `make x`")
    tools.needed([], "run `make x`")


def test_in_ci_what_is_missing_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(AssertionError, match="no LibreOffice"):
        tools.needed(["LibreOffice"], "run `make x`")
