"""What one process compiled of the templates serves the next; what it left spoilt does no harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest

from teamwijzer.rendering import Renderer


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Templates, and where they are kept as Python compiled them."""
    templates = tmp_path / "pages"
    templates.mkdir()
    (templates / "page.html").write_text("{% include 'part.html' %}\n  <p>{{ word }}</p>\n")
    (templates / "part.html").write_text("<h1>{{ word }}</h1>\n")
    return templates, tmp_path / "compiled"


def test_what_was_compiled_is_not_compiled_again(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    Renderer(*folders).compile()

    def compiled(*_: Any, **__: Any) -> Any:
        pytest.fail("compiled again")

    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    assert (
        Renderer(*folders).render("page.html", word="a & b") == "<h1>a &amp; b</h1><p>a &amp; b</p>"
    )


def test_what_is_spoilt_or_old_is_compiled_again(folders: tuple[Path, Path]) -> None:
    templates, compiled = folders
    Renderer(*folders).compile()
    files = [file for file in compiled.rglob("*") if file.is_file()]
    assert len(files) == 2
    whole = {file: file.read_bytes() for file in files}
    for length in (0, 9, 25, 40, 90, -1):  # an old one, or one that was cut off
        for file, content in whole.items():
            file.write_bytes(content[:length] if length >= 0 else b"spoilt")
        assert Renderer(*folders).render("page.html", word="x") == "<h1>x</h1><p>x</p>"
    (templates / "part.html").write_text("<h2>{{ word }}</h2>\n")
    assert Renderer(*folders).render("page.html", word="x") == "<h2>x</h2><p>x</p>"


def test_what_another_jinja_compiled_is_compiled_again(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, compiled = folders
    Renderer(*folders).compile()
    monkeypatch.setattr(jinja2, "__version__", "9")
    Renderer(*folders).compile()
    assert len(list(compiled.rglob("*.cache"))) == 2 * 2
