"""Zip files, office documents among them: the same content makes the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows."""
COUNTED = struct.Struct("<HHLL")
"""Near the end of a zip file, before the length of a remark: how many entries are on this disk
and on all, the length of the list of them, and where it begins.

References: https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT, 4.3.12 and 4.3.16
"""
LISTED, LENGTHS, WHERE = 46, struct.Struct("<HHH"), struct.Struct("<L")
"""An entry of the list: its length but for its name, two fields and a remark; and in it the lengths
of these from its byte 28 on, and where the entry is from its byte 42 on.
"""
MOST = 0xFFFF
"""Entries that fit in a zip file without an extension."""
PACKED = (".docx", ".xlsx", ".avif")


def repack(document: bytes) -> bytes:
    """The same parts in the same order, without the moment and the machine of their making."""
    return pack(_contents(document))


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


def joined(*packed: bytes) -> bytes:
    """What `pack` makes of the contents of all of these, in that order."""
    entries, listed, counts = zip(*map(_parts, packed), strict=True)
    if sum(counts) > MOST:
        return pack(content for one in packed for content in _contents(one))
    moved, before = [], 0
    for further, list_further, count in zip(entries, listed, counts, strict=True):
        moved.append(_moved(list_further, count, before))
        before += len(further)
    whole, all_ = b"".join(moved), sum(counts)
    end = bytearray(packed[0][-22:])
    COUNTED.pack_into(end, 8, all_, all_, len(whole), before)
    return b"".join((*entries, whole, end))


def _contents(packed: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as old:
        yield from ((entry.filename, old.read(entry)) for entry in old.infolist())


def _moved(listed: bytes, count: int, by: int) -> bytes:
    """The list of entries that stand so many bytes further."""
    moved, place = bytearray(listed), 0
    for _ in range(count):
        WHERE.pack_into(moved, place + 42, WHERE.unpack_from(moved, place + 42)[0] + by)
        place += LISTED + sum(LENGTHS.unpack_from(moved, place + 28))
    return bytes(moved)


def _parts(packed: bytes) -> tuple[bytes, bytes, int]:
    """The entries, the list of them, and how many they are."""
    count, _, length, start = COUNTED.unpack_from(packed, len(packed) - 14)
    return packed[:start], packed[start : start + length], count
