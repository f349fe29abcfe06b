"""The site under `make serve`: follows the data at once, and says on the page what is wrong.

To build a whole site for one changed sentence takes seconds, and more with every task. So
after a change only what was changed is read anew, and a page is made when somebody asks for it
(see `following`). While there are mistakes the site stays as it was, with the mistakes on top of
each page.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .dataset import DataSet
from .loading import Known, read, read_again
from .messages import say
from .opendata.publication import FOLDER as OPEN_DATA
from .problems import DataError
from .rendering import RenderError
from .website import Website

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PAGE = "index.html"
POLLED = "/livereload/"
"""Below this path MkDocs answers only when something has changed."""


class Preview:
    """A website that is served. `data`: the folder of its data; `files`: where it was built.

    `known`: what was read of the data before, as `loading.read` has it; `tell` says in the
    terminal what is wrong.
    """

    def __init__(
        self, data: Path, files: Path, known: Known, tell: Callable[[str], object]
    ) -> None:
        self._data = data
        self._files = files
        self._known = known
        self._tell = tell
        self._website: Website | None = None
        self._made: set[str] | None = None
        self._lock = threading.Lock()
        self._mistakes: list[str] = []

    def built(self, website: Website) -> None:
        """Every file of this website has just been written."""
        with self._lock:
            self._website, self._made, self._mistakes = website, None, []

    def read(self, last: DataSet | None = None) -> DataSet | None:
        """The data as they are now, of which `last` is all but what templates and scripts ask for;
        None where they have mistakes: those are told, and shown.
        """
        try:
            data = read_again(last, self._data) if last else read(self._data, self._known)
        except DataError as error:
            self.show(str(error).splitlines())
            return None
        return data

    def follow(self, website: Website) -> None:
        """Shows this website from now on; its files are made when they are asked for."""
        with self._lock:
            self._website, self._made, self._mistakes = website, set(), []

    def show(self, mistakes: list[str]) -> None:
        """Says what is wrong on every page, and in the terminal, until there is another website."""
        self._mistakes = mistakes
        shown = say(
            "wat je ziet is de laatste goede versie", "what you see is the last good version"
        )
        self._tell("\n".join([str(shown), *mistakes]))

    def _prepare(self, path: str) -> None:
        """Writes the file that is asked for, where the data has changed since it was written."""
        with self._lock:
            if self._website is None or self._made is None or path in self._made:
                return
            self._made.add(path)
            try:
                content = self._website.file(path)
            except RenderError as error:
                self.show([str(error)])
                return
            target = self._files / path
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            elif target.name == PAGE or path.startswith(OPEN_DATA):
                target.unlink(missing_ok=True)  # of a record that is gone

    def application(self, served: WSGIApplication, mount: str) -> WSGIApplication:
        """`served`, which serves files below the path `mount`, with what this class adds."""

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            path = asked.removeprefix(mount)
            if path == asked or asked.startswith(POLLED):
                return served(environ, start)
            begun: list[Any] = []

            def begin(*response: Any) -> Callable[[bytes], object]:
                begun[:] = response[:2]
                return lambda _: None  # WSGI's old way of writing, which nobody uses here

            while True:
                website = self._website
                self._prepare(path + PAGE if asked.endswith("/") else path)
                body = b"".join(served(environ, begin))
                if website is self._website:
                    break
                # It waited for the end of a change: what was prepared is of before that.
            if self._mistakes and self._website:
                said = self._website.mistakes(path, self._mistakes)
                return _with(said, body, begun, start)
            start(*begun)
            return [body]

        return answer


def _with(said: str, body: bytes, begun: list[Any], start: StartResponse) -> Iterable[bytes]:
    """An answer of that status and those headers; if it is a page, with that HTML at its end."""
    status, headers = begun
    if ("Content-Type", "text/html") in headers:
        body = body.replace(b"</body>", said.encode() + b"</body>")
    headers = [header for header in headers if header[0] != "Content-Length"]
    start(status, [*headers, ("Content-Length", str(len(body)))])
    return [body]
