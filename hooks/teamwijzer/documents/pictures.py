"""Pictures of pages, made by an office suite and kept beside the site's other files: of a form the
first, of the workbook the one with charts, which says more at this size than its directions.

A picture is shown only while its page still reads and looks as it did when the picture was made;
`teamwijzer pictures` makes them anew.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from .document import Document

FOLDER = "assets/templates"
INDEX = "pictures.json"
WIDTH = 280
"""In pixels."""
PAGE_END = "\f"
ENDING = ".avif"
"""Half of what JPEG needs. A browser that does not know it says what it is a picture of."""
QUALITY = 40
TOOLS = {"soffice": "LibreOffice", "pdftoppm": "poppler-utils", "pdftotext": "poppler-utils"}


class Picture(NamedTuple):
    """A picture's path from the root of the site, and its size in pixels."""

    path: str
    width: int
    height: int


class Pictures:
    """The pictures below `content`: file name → what their page was made of."""

    def __init__(self, content: Path) -> None:
        self.folder = content / FOLDER
        index = self.folder / INDEX
        self._index: dict[str, dict[str, str | int]] = (
            json.loads(index.read_text(encoding="utf-8")) if index.exists() else {}
        )

    def of(self, document: Document) -> Picture | None:
        """A document's picture; None where none is up to date."""
        name = _name(document)
        known = self._index.get(name)
        if not known or document.opening(int(known["texts"])) != known["digest"]:
            return None
        return Picture(f"{FOLDER}/{name}", WIDTH, int(known["height"]))

    def make(self, documents: Iterable[Document]) -> None:
        """Draws a page of each. Raises `FileNotFoundError` where a tool is missing."""
        for tool, package in TOOLS.items():
            if not shutil.which(tool):
                raise FileNotFoundError(f"no {tool}: install {package}")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._index = {}
        with tempfile.TemporaryDirectory() as temporary:
            for document in documents:
                self._draw(document, Path(temporary))
        text = json.dumps(self._index, indent=2, sort_keys=True) + "\n"
        (self.folder / INDEX).write_text(text, encoding="utf-8")
        for picture in self.folder.iterdir():
            if picture.name not in (INDEX, *self._index):
                picture.unlink()

    def _draw(self, document: Document, folder: Path) -> None:
        name = _name(document)
        source = folder / f"{name.removesuffix(ENDING)}.{document.frame.template.format}"
        source.write_bytes(document.content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source)
        pdf = source.with_suffix(".pdf")
        size = ("-scale-to-x", WIDTH, "-scale-to-y", -1)
        pages = [_letters(page) for page in _run("pdftotext", pdf, "-").split(PAGE_END)]
        texts = document.texts
        number = next(n for n, page in enumerate(pages, 1) if page.startswith(_letters(texts[0])))
        drawn = source.with_suffix("")
        _run("pdftoppm", "-png", "-gray", "-singlefile", "-f", number, *size, pdf, drawn)
        with Image.open(f"{drawn}.png") as picture:
            picture.save(self.folder / name, quality=QUALITY, speed=0, max_threads=1)
            height = picture.height
        # The first text that is not on the page begins the next.
        there = (i for i, text in enumerate(texts) if _letters(text) not in pages[number - 1])
        length = next(there, len(texts))
        digest = document.opening(length)
        self._index[name] = {"texts": length, "digest": digest, "height": height}


def _letters(text: str) -> str:
    """Without what changes where a line breaks."""
    return re.sub(r"\W", "", text)


def _name(document: Document) -> str:
    return f"{document.frame.template.id}-{document.frame.language}{ENDING}"


def _run(*command: object) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=300).stdout  # noqa: S603  # our own words, no shell
