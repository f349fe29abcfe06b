"""What the search finds, and the program that searches."""

from __future__ import annotations

import json
from pathlib import Path

from teamwijzer.page import SitePage
from teamwijzer.search import engine, index


def test_the_index_is_a_script_that_hands_over_the_pages() -> None:
    pages = [
        SitePage("a/", "Één", "", "", "", {}, ("Een tekst.", "Nog een."), ("woord", "ander")),
        SitePage("b/", "Twee", "", "", "", {}),
    ]
    text = index("nl", pages).decode()
    begin = 'globalThis["teamwijzer index"] = '
    assert text.startswith(begin + '{"language": "nl", "pages": [{"path": "a/", "title": "Één"')
    assert text.endswith(";\n")
    assert json.loads(text.removeprefix(begin).removesuffix(";\n")) == {
        "language": "nl",
        "pages": [
            {
                "path": "a/",
                "title": "Één",
                "text": "Een tekst. Nog een.",
                "keywords": ["woord", "ander"],
            },
            {"path": "b/", "title": "Twee", "text": "", "keywords": []},
        ],
    }


def test_the_program_has_what_its_languages_need(tmp_path: Path) -> None:
    for name in ("lunr-language", "templates/search"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "templates/search/lunr.js").write_text("lunr", "utf-8")
    assert engine(tmp_path) == "lunr;\n"
    for name in ("stemmer.support", "nl", "fr"):
        (tmp_path / f"lunr-language/lunr.{name}.js").write_text(name, "utf-8")
    assert engine(tmp_path) == "lunr;\nstemmer.support;\nnl;\n"
