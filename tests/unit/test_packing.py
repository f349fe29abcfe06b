"""Zip files: those that several processes made are one, and nobody can tell."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from teamwijzer import beside, offline
from teamwijzer.documents import packing
from teamwijzer.documents.packing import joined, pack

SOME = [("ICT-teamwijzer/START.html", b"<p>start</p>" * 99), ("ICT-teamwijzer/leeg.txt", b"")]
MORE = [
    ("ICT-teamwijzer/site/één.html", "<p>é</p>".encode() * 999),
    ("ICT-teamwijzer/site/form.docx", b"PK stored as it is"),
]


@pytest.mark.parametrize(
    "parts", [(SOME, MORE), (MORE, SOME), ([], MORE), (SOME, [], MORE), (SOME,)]
)
def test_zip_files_become_what_one_would_be(
    parts: tuple[list[tuple[str, bytes]], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [content for part in parts for content in part]
    whole = joined(*map(pack, parts))
    assert whole == pack(every)
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == dict(every)
    monkeypatch.setattr(packing, "MOST", 1)  # more than the list of a plain one can count
    assert joined(*map(pack, parts)) == whole


def write(site: Path, names: Iterable[str]) -> None:
    for name in names:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('x = {"pages": []};\n' if name.endswith(".js") else f"<p>{name}</p>")


def test_it_does_not_matter_who_packs_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_a_server = "404.html robots.txt sitemap.xml sitemap.xml.gz _headers headers.nginx.conf"
    of_a_server += (
        f" site.webmanifest llms.txt en/llms.txt z.js.map assets/cards/z.png {offline.ZIP}"
    )
    there = ("index.html", "b/index.html", "b/form.docx", "z.css", *of_a_server.split())
    later = ("search/index.js", "a/index.html")

    def packed(folder: str) -> bytes:
        site = tmp_path / folder
        write(site, there)
        with closing(offline.Offline(site, "<p>start</p>")) as begun:
            write(site, later)
            return begun.packed()

    monkeypatch.setattr(beside, "can_fork", lambda: False)
    alone = packed("alone")
    if hasattr(os, "fork"):
        monkeypatch.setattr(beside, "can_fork", lambda: True)
        assert packed("beside") == alone
    with zipfile.ZipFile(io.BytesIO(alone)) as opened:
        assert opened.namelist() == [
            "ICT-teamwijzer/START.html",
            "ICT-teamwijzer/site/b/form.docx",
            "ICT-teamwijzer/site/b/form.docx.js",
            "ICT-teamwijzer/site/b/index.html",
            "ICT-teamwijzer/site/index.html",
            "ICT-teamwijzer/site/z.css",
            "ICT-teamwijzer/site/a/index.html",
            "ICT-teamwijzer/site/search/index.js",
            "ICT-teamwijzer/site/start.css",
            "ICT-teamwijzer/site/start.js",
        ]
