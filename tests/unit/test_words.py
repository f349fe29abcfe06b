"""Where a template asks for a word: the file and the line."""

from __future__ import annotations

from pathlib import Path

from teamwijzer.words import asked


def test_the_first_place_that_asks_is_named(tmp_path: Path) -> None:
    pages = tmp_path / "overrides" / "pages"
    pages.mkdir(parents=True)
    (pages / "b.html").write_text("{{ ui.site.name }}{{ ui.task.one }}", encoding="utf-8")
    text = """{# a remark #}

<p>{{ ui.site.name }}, {{ ui["job-page"]["two"] }}</p>
{{ ui.site.name }}{% for one in ui.kinds.items() %}
"""
    (pages / "a.html").write_text(text, encoding="utf-8")
    assert asked(pages) == {
        ("site", "name"): "overrides/pages/a.html:3",
        ("job-page", "two"): "overrides/pages/a.html:3",
        ("task", "one"): "overrides/pages/b.html:1",
    }
