"""What commands do: a step that fails ends one, but for a step that may."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from teamwijzer import making
from teamwijzer.building import SITE
from teamwijzer.making import MAY_FAIL, ZIP, Command, Step, run, take_out_the_zip

SAYS = "import sys; open('told', 'a').write(sys.argv[1]); sys.exit(int(sys.argv[1]))"


@pytest.mark.parametrize(
    ("first", "status", "told"),
    [
        (("says", "0"), 3, "03"),
        (("says", "1"), 1, "1"),
        ((MAY_FAIL, "says", "1"), 3, "13"),
    ],
)
def test_a_step_that_fails_ends_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: Step, status: int, told: str
) -> None:
    (tmp_path / "says.py").write_text(SAYS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(making, "python", lambda _: sys.executable)
    monkeypatch.setattr(making, "environment", lambda *_: None)
    monkeypatch.setattr(making, "_become", making._start)  # the last takes the place of this one
    monkeypatch.setitem(making.COMMANDS, "test", Command("", (first, ("says", "3"))))
    assert run(tmp_path, "test", []) == status
    assert (tmp_path / "told").read_text(encoding="utf-8") == told


def test_the_zip_file_of_the_site_comes_beside_it(tmp_path: Path) -> None:
    (tmp_path / SITE).mkdir()
    for place, content in ((tmp_path / SITE / ZIP, b"new"), (tmp_path / ZIP, b"old")):
        place.write_bytes(content)
    take_out_the_zip(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([SITE, ZIP])
    assert (tmp_path / ZIP).read_bytes() == b"new"
