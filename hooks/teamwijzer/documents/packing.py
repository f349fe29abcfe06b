"""Zip files, office documents among them: the same content makes the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows."""
PACKED = (".docx", ".xlsx", ".avif")


def repack(document: bytes) -> bytes:
    """The same parts in the same order, without the moment and the machine of their making."""
    with zipfile.ZipFile(io.BytesIO(document)) as old:
        return pack((part.filename, old.read(part)) for part in old.infolist())


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file with those names and contents, in that order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            # A zip file or picture inside does not get smaller.
            small = name.endswith(PACKED)
            entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, content)
    return target.getvalue()
