"""Signs in a text that no reader can see, or that were spoilt on their way here.

Looked for in the text as it is saved, so that each is told at its own place, a remark included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .messages import Message, say
from .problems import TAKE_OUT
from .syntax import CLASH, Fault

NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (65534, 65535))
UNFIT = re.compile(
    # What XML or HTML cannot hold, or YAML alone takes for the end of a line.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    f"{NONCHARACTERS}"
    # What turns the direction of a text, has no width, or stands for a sign that was lost.
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
    "\U000e0000-\U000e007f"
    # What only one computer knows.
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
    # The joiner is right between the parts of a pictogram only.
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""A sign that no text may hold.

References: https://www.w3.org/TR/xml/#charsets and https://infra.spec.whatwg.org/#noncharacter
"""
JOINER = "\u200d"
"""Unfit or not by the sign before it: only where it stands can it be judged."""
LOST = "\ufffd"
WHAT_STOOD = say("schrijf wat hier stond", "write what stood here")
SECOND = (
    "\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
)
"""What the old encoding of Windows has for the bytes 80 to BF, which UTF-8 has after the first."""
SPOILT = re.compile(
    f"[\u00c2\u00c3][{SECOND}]"
    f"|\u00e2(?:\u20ac[{SECOND}\u009d]?|\u201a\u00ac|\u2020[\u0090\u2018\u2019\u201c\u201d]|\u201e\u00a2)"
    "|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd|\u00f0\u0178"
)
"""UTF-8 that a program read as the older encoding of Windows: Ã« was an ë."""
LEADS = frozenset("\u00c2\u00c3\u00e2\u00ef\u00f0")
"""What those begin with."""
MARK = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7}) ", re.MULTILINE)


def strange(text: str) -> Iterator[Fault]:
    """Every sign that a text may not hold, every spoilt one, and the first mark of a conflict."""
    # To look through a text for each takes long, and nearly always there is none.
    signs = "".join(set(text))
    if JOINER in signs or UNFIT.search(signs):
        for match in UNFIT.finditer(text):
            yield _at(text, match, *_wording(match[0]))
    if not LEADS.isdisjoint(signs):
        for match in SPOILT.finditer(text):
            yield _at(text, match, *_was(match[0]))
    if mark := MARK.search(text):
        yield _at(text, mark, *CLASH)._replace(column=0)


def _at(text: str, match: re.Match[str], found: Message, expected: Message) -> Fault:
    *lines, last = text[: match.start()].split("\n")
    return Fault(len(lines), len(last), found, expected)


def named(sign: str) -> str:
    """Number and name of a sign: `U+202E (right-to-left override)`."""
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X}{f' ({name})' if name else ''}"


def _wording(sign: str) -> tuple[Message, Message]:
    name = named(sign)
    if sign == LOST:
        found = say(
            "het teken {name}, waar een ander verloren ging",
            "the sign {name}, where another was lost",
            name=name,
        )
        return found, WHAT_STOOD
    if unicodedata.category(sign) == "Co" and ord(sign) & 0xFFFF < 0xFFFE:
        found = say(
            "het teken {name}, dat niet elke computer kent",
            "the sign {name}, which only some computers know",
            name=name,
        )
        return found, say("schrijf een gewoon teken", "write an ordinary sign")
    found = say("het onzichtbare teken {name}", "the invisible sign {name}", name=name)
    return found, TAKE_OUT


def _was(signs: str) -> tuple[Message, Message]:
    """What the signs were before they were read in another encoding, where that can be told."""
    try:
        right = signs.encode("cp1252").decode("utf-8")
    except UnicodeError:
        right = ""
    found = say(
        "{signs!r}, waar een programma bij het bewaren een ander teken van maakte",
        "{signs!r}, which a program made of another sign when it saved the file",
        signs=signs,
    )
    if not right.isprintable() or right in ("", LOST):
        return found, WHAT_STOOD
    return found, say("schrijf {right!r}", "write {right!r}", right=right)
