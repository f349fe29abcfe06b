"""Zip files: those that two processes made are one, and nobody can tell."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from teamwijzer import beside, offline
from teamwijzer.documents.packing import joined, pack

SOME = [("ICT-teamwijzer/START.html", b"<p>start</p>" * 99), ("ICT-teamwijzer/leeg.txt", b"")]
MORE = [
    ("ICT-teamwijzer/site/één.html", "<p>é</p>".encode() * 999),
    ("ICT-teamwijzer/site/form.docx", b"PK stored as it is"),
]


@pytest.mark.parametrize(("first", "second"), [(SOME, MORE), (MORE, SOME), ([], MORE), (SOME, [])])
def test_two_zip_files_become_what_one_would_be(
    first: list[tuple[str, bytes]], second: list[tuple[str, bytes]]
) -> None:
    whole = joined(pack(first), pack(second))
    assert whole == pack([*first, *second])
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == dict([*first, *second])


def test_it_does_not_matter_who_packs_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_a_server = "404.html robots.txt sitemap.xml sitemap.xml.gz _headers headers.nginx.conf"
    of_a_server += (
        f" site.webmanifest llms.txt en/llms.txt z.js.map assets/cards/z.png {offline.ZIP}"
    )
    names = ("index.html", "b/index.html", "b/form.docx", "search/index.js", "z.css")
    for name in (*names, *of_a_server.split()):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('x = {"pages": []};\n' if name.endswith(".js") else f"<p>{name}</p>")
    monkeypatch.setattr(beside, "can_fork", lambda: False)
    alone = offline.offline(tmp_path, "<p>start</p>")
    if hasattr(os, "fork"):
        monkeypatch.setattr(beside, "can_fork", lambda: True)
        assert offline.offline(tmp_path, "<p>start</p>") == alone
    monkeypatch.setattr(offline, "MOST", 9)  # too many for two
    assert offline.offline(tmp_path, "<p>start</p>") == alone
    with zipfile.ZipFile(io.BytesIO(alone)) as opened:
        assert opened.namelist() == [
            "ICT-teamwijzer/START.html",
            "ICT-teamwijzer/site/b/form.docx",
            "ICT-teamwijzer/site/b/form.docx.js",
            "ICT-teamwijzer/site/b/index.html",
            "ICT-teamwijzer/site/index.html",
            "ICT-teamwijzer/site/search/index.js",
            "ICT-teamwijzer/site/z.css",
            "ICT-teamwijzer/site/start.css",
            "ICT-teamwijzer/site/start.js",
        ]
