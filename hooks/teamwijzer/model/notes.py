"""What the model says of itself to people who edit the data: in Dutch and in English."""

from __future__ import annotations

from typing import LiteralString

from ..messages import Message


class Note(str):
    """What a field is for. As a text it is English, as JSON Schema and programs read it."""

    message: Message


def note(nl: LiteralString, en: LiteralString) -> Note:
    """The note in both languages."""
    written = Note(en)
    written.message = as_written(nl, en)
    return written


def as_written(nl: str, en: str) -> Message:
    """The two as a message in which nothing is put in: a brace is a brace."""
    dutch, english = (text.replace("{", "{{").replace("}", "}}") for text in (nl, en))
    return Message(dutch, english)
