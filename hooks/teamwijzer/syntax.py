"""What makes a text no YAML, in words of the people who wrote it.

PyYAML says what its parser met: "mapping values are not allowed in this context". Who edits a
sentence is helped by what the line looks like: a colon inside a text, a tab, a dash without a
space. Most mistakes have a look of their own; for the rest PyYAML is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from . import loader
from .messages import Message, say

QUOTES = say("zet de hele tekst tussen aanhalingstekens", "put the whole text between quotes")
TWICE = say(
    "{quotes}; een apostrof tussen '…' schrijf je twee keer",
    "{quotes}; an apostrophe inside '…' is written twice",
    quotes=QUOTES,
)
DEEPEST = 50
"""How many levels of fields and lists a file may have; ours have eight."""

KEPT = ("cannot start", "entries are not allowed", "keys are not allowed", "alias", "anchor")
"""Parts of what the parser says of a sign that it keeps for itself."""

ASTRAY = ("expected key", "'-' indicator", "expected <block end>")
"""Parts of what it says of a line that fits nothing above it."""
CLASH = (
    say("het teken van twee versies die botsen", "the mark of two versions that clash"),
    say(
        "houd een van de twee versies, en haal de regels met deze tekens weg",
        "keep one of the two versions, and take out the lines with these signs",
    ),
)
"""Found and expected, where two versions were put together and nobody chose."""
BETWEEN = re.compile(r"^[ \t]*={7}$", re.MULTILINE)
TAB_FOUND = say("een tab", "a tab")
SPACES = say("spring in met spaties, twee per stap", "indent with spaces, two a step")
TAB = re.compile(r" *(?:- )?\t")
ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for a letter."""
ODD_SPACE = re.compile(rf"[ \t]*([{ODD}])")
AFTER_COLON = re.compile(rf" *(?:- +)*[\w-]+:([{ODD}])")
DOTS = "*\u00b7\u2012-\u2015\u2022\u2023\u2043\u2212\u25aa\u25e6\u25cf"
"""What a text editor makes of a hyphen in front of a line, or people write for it."""
BULLET = re.compile(rf" *([{DOTS}])[ {ODD}]+[\w-]+:(?:[ {ODD}]|$)")
ITEM = say(
    "een punt van een lijst begint met een -, het koppelteken van het toetsenbord",
    "an item of a list begins with a -, the hyphen of the keyboard",
)
FIELD = re.compile(r"(?P<indent> *(?:- +)*)(?P<name>[\w-]+):(?P<space>\s*)(?P<text>.*)")
DASH = re.compile(r" *-(?=[^\s-])")
DEEP = re.compile(rf"(?:[-?] ){{3}}|^ {{{DEEPEST}}}", re.MULTILINE)


class Fault(NamedTuple):
    """A mistake: its line and column, which count from 0; what was found, what was expected."""

    line: int
    column: int
    found: Message
    expected: Message


def odd_space(sign: str) -> tuple[Message, Message]:
    """Found and expected, of a space that is none to YAML."""
    return (
        say("de spatie U+{number}", "the space U+{number}", number=f"{ord(sign):04X}"),
        say("vervang ze door een gewone spatie", "replace it by an ordinary space"),
    )


def bullet(sign: str) -> tuple[Message, Message]:
    """Found and expected, of a sign that people write for the hyphen of a list."""
    return say("een {sign} voor een veld", "a {sign} before a field", sign=sign), ITEM


def between(text: str) -> Fault | None:
    """A line of ======= between two versions: in YAML it has no other meaning, wherever it is."""
    match = BETWEEN.search(text)
    return Fault(text.count("\n", 0, match.start()), 0, *CLASH) if match else None


def fault(text: str, error: yaml.YAMLError) -> Fault:
    """What is wrong with the text, of which PyYAML raised this error."""
    said = " ".join(filter(None, [getattr(error, "context", ""), getattr(error, "problem", "")]))
    said = re.sub(
        r"expected the node content, but found .*", "did not find expected node content", said
    )
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    scene = _Scene(text.split("\n"), line, column, said)
    began = (start.line, start.column) if start else (0, 0)
    found = scene.looks(began[0]) or scene.says(*began)
    hint = say(
        "kijk hier en op de vorige regel naar dubbele punten, aanhalingstekens en inspringen",
        "look at the colons, quotes and indentation here and on the line before",
    )
    invalid = say("geen geldige YAML ({said})", "not valid YAML ({said})", said=said)
    return found or Fault(line, column, invalid, hint)


class _Scene:
    """The lines around the place where the parser gave up, and what it said."""

    def __init__(self, lines: list[str], line: int, column: int, said: str) -> None:
        self.lines = lines
        self.line = line
        self.column = column
        self.said = said

    def _at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def looks(self, start: int) -> Fault | None:
        """What can be seen without knowing what the parser said of the part that began there."""
        for number in (self.line, self.line - 1, start):
            line = self._at(number)
            if match := TAB.match(line):
                return Fault(number, match.end() - 1, TAB_FOUND, SPACES)
            if match := ODD_SPACE.match(line):
                return Fault(number, match.end() - 1, *odd_space(match[1]))
            if match := AFTER_COLON.match(line):
                return Fault(number, match.end() - 1, *odd_space(match[1]))
            if match := BULLET.match(line):
                return Fault(number, match.start(1), *bullet(match[1]))
        return None

    def says(self, start_line: int, start_column: int) -> Fault | None:
        """What the parser means, which began its part of the text at `start`."""
        if "escape" in self.said or "hexdecimal" in self.said:
            found = say(
                "een \\ voor iets waar dat teken niets betekent",
                "a \\ before what it has no meaning for",
            )
            # One parser stands on the sign, the other behind it.
            column = self._at(self.line).rfind("\\", 0, self.column + 1)
            expected = say(
                "in een tekst tussen dubbele aanhalingstekens schrijf je een \\ twee keer",
                "in a text between double quotes a \\ is written twice",
            )
            return Fault(self.line, column, found, expected)
        if "quoted scalar" in self.said:
            found = say("een aanhalingsteken dat nergens sluit", "a quote that is never closed")
            expected = say(
                "sluit de tekst af met het teken waarmee hij begint",
                "end the text with the sign that it begins with",
            )
            return Fault(start_line, start_column, found, expected)
        if "flow sequence" in self.said or "flow mapping" in self.said:
            sign, end = ("[", "]") if "sequence" in self.said else ("{", "}")
            found = say("een {sign} zonder {end}", "a {sign} without {end}", sign=sign, end=end)
            expected = say(
                "schrijf {end}, of, als het een tekst is, {quotes}",
                "write {end}, or, if it is a text, {quotes}",
                end=end,
                quotes=QUOTES,
            )
            return Fault(start_line, start_column, found, expected)
        if "document" in self.said:
            found = say("een tweede stuk in dit bestand", "a second record")
            expected = say(
                "één stuk per bestand: haal de --- weg, of maak een bestand van wat erna komt",
                "one record a file: take the --- out, or make a file of what follows",
            )
            return Fault(self.line, self.column, found, expected)
        if "expected ':'" in self.said:
            return self._no_field(start_line)
        if "mapping values" in self.said:
            return self._colon()
        if any(words in self.said for words in ASTRAY):
            return self._out_of_line()
        return self._sign()

    def _here(self, found: Message, expected: Message) -> Fault:
        return Fault(self.line, self.column, found, expected)

    def _sign(self) -> Fault | None:
        """A sign at the start of a text that YAML keeps for itself."""
        if "block scalar" in self.said:
            begins = self._at(self.line)[: self.column].rstrip()[-1:]
            expected = say(
                "zet ze op de volgende regel, of {quotes}",
                "put them on the next line, or {quotes}",
                quotes=QUOTES,
            )
            return self._here(say("woorden na {sign}", "words after {sign}", sign=begins), expected)
        if not any(words in self.said for words in KEPT):
            return None
        match = FIELD.match(self._at(self.line))
        sign = match["text"][:1] if match else self._at(self.line)[self.column :][:1]
        found = say("een tekst die begint met {sign}", "a text that begins with {sign}", sign=sign)
        return self._here(found, QUOTES)

    def _colon(self) -> Fault | None:
        """A colon where no field can be: inside a text, or below one that cannot have fields."""
        match = FIELD.match(self._at(self.line))
        if not match or self.column != match.end("name"):
            found = say(
                "een dubbele punt en een spatie in een tekst", "a colon and a space inside a text"
            )
            return self._here(found, QUOTES)
        above = self._glued(self.line - 1)
        if above:
            return above
        deeper = say(
            "{name!r} staat verder naar rechts dan de regel erboven",
            "{name!r} further to the right than the line above it",
            name=match["name"],
        )
        expected = say("zet het even ver als de regels ernaast", "line it up with its neighbours")
        return Fault(self.line, match.end("indent"), deeper, expected)

    def _no_field(self, start: int) -> Fault:
        """A line that was read as the beginning of a field."""
        if glued := self._glued(start):
            return glued
        line = self._at(start)
        found = say(
            "{line!r} is geen veld en hoort ook niet bij een tekst",
            "{line!r}, which is neither a field nor part of a text",
            line=line.strip()[:30],
        )
        expected = say(
            "een veld eindigt op een dubbele punt; een tekst die doorloopt, staat meer naar rechts",
            "a field ends in a colon; a text that goes on stands further to the right",
        )
        return Fault(start, len(line) - len(line.lstrip()), found, expected)

    def _glued(self, number: int) -> Fault | None:
        """A dash or colon on that line that lacks the space after it."""
        line = self._at(number)
        if match := DASH.match(line):
            found = say("een streepje zonder spatie", "a dash without a space")
            return Fault(
                number, match.end() - 1, found, say("zet er een achter", "write one after it")
            )
        match = FIELD.match(line)
        if match and match["text"] and not match["space"]:
            found = say("{name}: zonder spatie", "{name}: without a space", name=match["name"])
            expected = say("zet er een achter de dubbele punt", "write one after the colon")
            return Fault(number, match.end("name"), found, expected)
        return None

    def _out_of_line(self) -> Fault:
        """Something after a text that was over, or a line that fits nothing above it."""
        match = FIELD.match(self._at(self.line)[: self.column])
        if match and match["text"][:1] in ("'", '"', "[", "{"):
            sign = match["text"][:1]
            found = say(
                "woorden na een stuk dat begint met {sign}",
                "words after what begins with {sign}",
                sign=sign,
            )
            return self._here(found, TWICE if sign == "'" else QUOTES)
        found = say(
            "een regel die niet even ver staat als de regels erboven",
            "a line that does not line up with those above it",
        )
        expected = say(
            "zet hem even ver als de regels ernaast; een punt in een lijst begint met een -",
            "line it up with its neighbours; an item of a list begins with a dash",
        )
        return self._here(found, expected)


def too_deep(text: str) -> Fault | None:
    """The place where a text goes deeper than any record does, if it does.

    To find out after reading would be too late: the reader calls itself for each level.
    """
    if text.count("[") + text.count("{") <= DEEPEST and not DEEP.search(text):
        return None  # most files: to look at every event takes a third of the time of reading
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST and event.start_mark:
                found = say(
                    "meer dan {most} lijsten of velden in elkaar",
                    "more than {most} lists or fields inside each other",
                    most=DEEPEST,
                )
                expected = say(
                    "zoek een haakje dat niet gesloten is", "look for a bracket that is not closed"
                )
                return Fault(event.start_mark.line, event.start_mark.column, found, expected)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    """What the parser meets, up to the first mistake, which is told elsewhere."""
    try:
        yield from yaml.parse(text, Loader=loader.LOADER)
    except yaml.YAMLError:
        return
