"""What the program says to people who edit the data, in Dutch and in English.

A message stands where it is said, in both languages beside each other: `say("een tab", "a tab")`.
What differs from one time to the next stands between braces, and is handed over by that name. A
test reads the code for messages of which the languages do not hold the same.

As a text a message is in the language that was asked for, see `spoken`.
"""

from __future__ import annotations

import locale
import os
import sys
from dataclasses import dataclass
from typing import LiteralString

SETTING = "TEAMWIJZER_LANGUAGE"
"""The variable that says in which language people are spoken to."""
SPOKEN = ("nl", "en")
"""The languages that messages have; they need not be those of the site."""


def spoken() -> str:
    """The language of messages: what was set, Dutch in CI and where the machine is, else English.

    In CI nobody's own machine is at work: the messages are read by who edits in a browser.
    """
    if (wanted := os.environ.get(SETTING)) in SPOKEN:
        return str(wanted)
    if os.environ.get("CI") == "true":
        return "nl"
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    machine = next(filter(None, map(os.environ.get, names)), None)
    if machine is None and sys.platform == "win32":
        machine = locale.getlocale()[0]  # nl_BE, or Dutch_Belgium
    return "nl" if (machine or "").lower().startswith(("nl", "dutch")) else "en"


@dataclass(frozen=True)
class Message:
    """One message in both languages, with what stands in their braces."""

    nl: str
    en: str
    values: tuple[tuple[str, str | int | Message], ...] = ()

    def in_language(self, language: str) -> str:
        """The message as it is read; who reads none of `SPOKEN` reads English."""
        parts = {
            name: value.in_language(language) if isinstance(value, Message) else value
            for name, value in self.values
        }
        return (self.nl if language == "nl" else self.en).format(**parts)

    @property
    def kind(self) -> tuple[object, ...]:
        """What two messages of a kind have in common, whatever was found and where."""
        return self.en, *(value.kind for _, value in self.values if isinstance(value, Message))

    def __str__(self) -> str:
        return self.in_language(spoken())

    def __lt__(self, other: Message) -> bool:
        return str(self) < str(other)


def say(nl: LiteralString, en: LiteralString, /, **values: str | int | Message) -> Message:
    """The message in Dutch and in English, with a value for each name between braces."""
    return Message(nl, en, tuple(values.items()))


def quote(text: str) -> Message:
    """What others say, as they say it."""
    return say("{text}", "{text}", text=text)


NOTHING = say("", "")


class ToldError(Exception):
    """Why something cannot be done, and what to do, told to people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
