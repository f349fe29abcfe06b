"""A document as a file, and the texts that stand in it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from ..addresses import Address
from .frame import Frame

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEETS = "xl/worksheets/sheet"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Document:
    """A blank document, ready to download."""

    frame: Frame
    content: bytes = field(repr=False)

    @cached_property
    def texts(self) -> list[str]:
        """What one reads in it, in order: paragraphs of a form, the sheet with charts of a book."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as parts:
            if self.frame.template.format == "docx":
                body = etree.fromstring(parts.read("word/document.xml"))
                texts = [_text(paragraph, f"{W}t") for paragraph in body.iter(f"{W}p")]
            else:
                strings = etree.fromstring(parts.read("xl/sharedStrings.xml"))
                known = [_text(string, f"{S}t") for string in strings]
                sheet = etree.fromstring(_drawn(parts))
                cells = sheet.iterfind(f".//{S}c[@t='s']/{S}v")
                texts = [known[int(cell.text or 0)] for cell in cells]
        return [text for text in texts if text.strip()]

    def opening(self, length: int) -> str:
        """A digest of the first `length` texts and of the styles: how their first page looks.

        Without what differs from one publisher or edition to the next.
        """
        texts = self.texts[:length]
        frame = self.frame
        for changing in (
            frame.origin(Address.templates),
            frame.origin(),
            frame.site,
            frame.version,
        ):
            texts = [text.replace(changing, "") for text in texts]
        styles = "word/styles.xml" if self.frame.template.format == "docx" else "xl/styles.xml"
        with zipfile.ZipFile(io.BytesIO(self.content)) as parts:
            look = parts.read(styles)
        return hashlib.sha256(repr((texts, look)).encode()).hexdigest()


def _drawn(parts: zipfile.ZipFile) -> bytes:
    """The first sheet of a book that charts stand on."""
    sheets = (parts.read(name) for name in parts.namelist() if name.startswith(SHEETS))
    return next(sheet for sheet in sheets if b"<drawing " in sheet)


def _text(parent: etree._Element, tag: str) -> str:
    return "".join(element.text or "" for element in parent.iter(tag))
