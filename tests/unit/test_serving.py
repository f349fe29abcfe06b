"""The site under `make serve`, without a server: files are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import pytest

from teamwijzer.messages import NOTHING, quote
from teamwijzer.problems import Problem
from teamwijzer.rendering import RenderError
from teamwijzer.serving import Preview
from teamwijzer.website import Website


class Site:
    """A website that notes which of its files were asked for."""

    def __init__(self, files: dict[str, bytes | None], name: str = "") -> None:
        self.files, self.name = files, name
        self.asked: list[str] = []

    def file(self, path: str) -> bytes | None:
        self.asked.append(path)
        if path == "broken/index.html":
            raise RenderError(Problem("a.html", 1, 1, "", quote("no word 'x'"), NOTHING))
        return self.files.get(path)

    def mistakes(self, path: str, told: list[str]) -> str:
        return f"<b>{path}: {' '.join(told)} é</b>"


class Around:
    """What serves files, and what a browser gets of it."""

    def __init__(self, serving: Preview, kind: str = "text/html") -> None:
        self.kind = kind
        self.meanwhile: list[Callable[[], None]] = []  # what happens while it waits
        self.answer = serving.application(self._served, "/gids/")

    def _served(self, _: dict[str, Any], start: Any) -> Iterable[bytes]:
        if self.meanwhile:
            self.meanwhile.pop()()
        start("200 OK", [("Content-Type", self.kind), ("Content-Length", "13"), ("A", "b")])
        return [b"<body>", b"</body>"]

    def get(self, path: str) -> tuple[str, dict[str, str], str]:
        said: list[Any] = []
        environ = {"PATH_INFO": path.encode().decode("latin-1")}
        start: Any = lambda *given: said.extend(given)  # noqa: E731
        body = b"".join(self.answer(environ, start))
        return said[0], dict(said[1]), body.decode()


PLAIN = ("200 OK", {"Content-Type": "text/html", "Content-Length": "13", "A": "b"}, "<body></body>")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def serving(data: Path, tmp_path: Path, told: list[str]) -> Preview:
    return Preview(data, tmp_path / "files", {}, told.append)


def test_a_file_is_made_when_it_is_asked_for_after_a_change(
    serving: Preview, tmp_path: Path
) -> None:
    around, files = Around(serving), tmp_path / "files"
    assert around.get("/gids/") == PLAIN
    first = Site({})
    serving.built(cast(Website, first))
    assert around.get("/gids/taken/") == PLAIN
    assert first.asked == []
    made = {"taken/één/index.html": b"een", "index.html": b"thuis", "data/v1/a.json": b"{}"}
    site = Site({**made})
    serving.follow(cast(Any, site))
    for path in ("/gids/taken/één/", "/gids/", "/gids/data/v1/a.json", "/gids/", "/elders/"):
        assert around.get(path) == PLAIN
    assert site.asked == list(made)
    for name, content in made.items():
        assert (files / name).read_bytes() == content
    # Again after the next change; what is no longer there goes, but for what others made.
    (files / "assets").mkdir()
    for name in ("taken/weg/index.html", "data/v1/b.json", "assets/site.css"):
        (files / name).parent.mkdir(exist_ok=True)
        (files / name).write_bytes(b"oud")
    site = Site({"index.html": b"nieuw"})
    serving.follow(cast(Any, site))
    for path in ("", "taken/weg/", "data/v1/b.json", "assets/site.css", "niets/"):
        around.get(f"/gids/{path}")
    assert (files / "index.html").read_bytes() == b"nieuw"
    assert not (files / "taken/weg/index.html").exists()
    assert not (files / "data/v1/b.json").exists()
    assert (files / "assets/site.css").read_bytes() == b"oud"
    assert len(site.asked) == 5
    # A build makes all files by itself.
    serving.built(cast(Website, site))
    around.get("/gids/")
    assert len(site.asked) == 5


def test_mistakes_stand_on_every_page_until_they_are_mended(
    serving: Preview, data: Path, told: list[str]
) -> None:
    around = Around(serving)
    path = data / "tasks/t01.yml"
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace("cluster: ", "clustre: "), encoding="utf-8")
    assert serving.read() is None
    assert len(told) == 1
    assert told[0].startswith("what you see is the last good version\ndata/tasks/t01.yml:")
    assert around.get("/gids/taken/") == PLAIN  # before there is a site
    serving.built(cast(Website, Site({})))
    assert serving.read() is None
    status, headers, body = around.get("/gids/taken/")
    assert status == "200 OK"
    assert body.startswith("<body><b>taken/: data/tasks/t01.yml:")
    assert body.endswith(" é</b></body>")
    length = str(len(body.encode()))
    assert headers == {"Content-Type": "text/html", "A": "b", "Content-Length": length}
    assert Around(serving, "text/css").get("/gids/a.css")[2] == "<body></body>"
    path.write_text(right, encoding="utf-8")
    assert serving.read() is not None
    # What stands beside the data may still be wrong.
    assert around.get("/gids/taken/")[2].startswith("<body><b>taken/: data/tasks/t01.yml:")
    serving.follow(cast(Any, Site({})))
    assert around.get("/gids/taken/") == PLAIN


def test_a_file_of_before_a_change_is_not_handed_over_after_it(
    serving: Preview, tmp_path: Path
) -> None:
    """Who asks while a change is read waits for it, and gets what it made."""
    around = Around(serving)
    serving.built(cast(Website, Site({})))
    serving.follow(cast(Any, Site({"index.html": b"oud"})))
    new = Site({"index.html": b"nieuw"})
    around.meanwhile = [lambda: serving.follow(cast(Any, new))]
    assert around.get("/gids/") == PLAIN
    assert new.asked == ["index.html"]
    assert (tmp_path / "files/index.html").read_bytes() == b"nieuw"
    # But what only asks whether something has changed is answered when it has.
    around.meanwhile = [lambda: serving.follow(cast(Any, new))] * 2
    around.get("/livereload/1/2")
    assert len(around.meanwhile) == 1


def test_a_page_that_cannot_be_made_is_told(serving: Preview, told: list[str]) -> None:
    serving.built(cast(Website, Site({})))
    serving.follow(cast(Any, Site({})))
    body = Around(serving).get("/gids/broken/")[2]
    mistake = str(RenderError(Problem("a.html", 1, 1, "", quote("no word 'x'"), NOTHING)))
    assert body == f"<body><b>broken/: {mistake} é</b></body>"
    assert told == [f"what you see is the last good version\n{mistake}"]
