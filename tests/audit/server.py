"""The built site as a static host serves it: compressed, cached for a while, 404.html for the lost.

A server that sends files as they lie on disk would make every page look too heavy.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

TEXTS = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
CACHE = "max-age=600"
"""As GitHub Pages says of every file."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with a file of the folder, or with its page for lost addresses."""

    protocol_version = "HTTP/1.1"
    extensions_map = {ending: f"{kind}; charset=utf-8" for ending, kind in TEXTS.items()}  # noqa: RUF012  # as http.server has it

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file():
            file, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        self._send(file, status)

    def _send(self, file: Path, status: HTTPStatus) -> None:
        packed = file.suffix in TEXTS and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(file.read_bytes()) if packed else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", CACHE)
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the tools say what went wrong."""


class Server(http.server.ThreadingHTTPServer):
    """Answers several at a time."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has seen enough hangs up: that is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the folder, which may still be filled."""
    handler = functools.partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
