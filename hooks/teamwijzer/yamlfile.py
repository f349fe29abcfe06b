"""One YAML file → plain values, with the line and column of each.

We compose nodes instead of loading values, because nodes carry their place and keep
a key that stands twice. Of YAML we take what a maintainer needs: mappings, lists and
scalars. Anchors, tags and words that YAML quietly turns into something else are
reported, not guessed at.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from . import loader
from .messages import Message, say
from .problems import Problem
from .signs import UNFIT, named, strange
from .syntax import AFTER_COLON, BULLET, Fault, between, bullet, fault, odd_space, too_deep

Loc = tuple[str | int, ...]
"""The path to a value: keys and list indexes, from the top of the file."""

TAG = "tag:yaml.org,2002:"
KINDS = frozenset("str int float bool null timestamp seq map".split())
"""What YAML may take a value for."""
PLAIN_INTEGER = re.compile(r"[+-]?(0|[1-9][0-9]{0,8})")
PLAIN_DATE = re.compile(r"\d{4}-\d\d-\d\d")
LARGEST = 200_000
"""How many bytes a file may have; ours have up to a tenth of that."""


def spell(loc: Loc) -> str:
    """The path as people read it: `roles[0].role`."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in loc).removeprefix(".")


@dataclass
class YamlFile:
    """A parsed file: its name as shown to people, its value, and where each part stands.

    `first_line` is None where there is nothing to read.
    """

    name: str
    first_line: str | None = None
    value: Any = None
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def spot(self, loc: Loc, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `loc` (or of its key); else of what holds it."""
        places = self.keys if at_key else self.values
        while loc:
            if found := places.get(loc) or self.values.get(loc):
                return found
            loc = loc[:-1]
        return self.values.get((), (1, 1))

    def problem(
        self, loc: Loc, found: Message, expected: Message, *, at_key: bool = False
    ) -> Problem:
        """A problem at that place of this file."""
        line, column = self.spot(loc, at_key=at_key)
        return Problem(self.name, line, column, spell(loc), found, expected)


def read_text(path: Path, name: str) -> str | list[Problem]:
    """What stands in the file, with ordinary line ends; or every reason why nobody can use it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
            size = path.stat().st_size
    except OSError as error:
        found = say(
            "dit is geen bestand dat je kunt lezen ({reason})",
            "no file that can be read ({reason})",
            reason=error.strerror or "",
        )
        expected = say("vervang het door een bestand met tekst", "replace it by a file with text")
        return [Problem(name, 1, 1, "", found, expected)]
    if len(content) > LARGEST:
        found = say("een bestand van {size} kB", "a file of {size} kB", size=size // 1000)
        expected = say(
            "er mag hoogstens {most} kB tekst in staan",
            "expected at most {most} kB of text",
            most=LARGEST // 1000,
        )
        return [Problem(name, 1, 1, "", found, expected)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = say("bytes die geen UTF-8 zijn", "bytes that are not UTF-8")
        expected = say("bewaar het bestand als UTF-8", "save the file as UTF-8")
        return [Problem(name, line, 1, "", found, expected)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [_at(name, 0, mistake) for mistake in strange(text)] or text


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the file. Never raises for what stands in it: see `problems` of the result."""
    text = read_text(path, name)
    if not isinstance(text, str):
        return YamlFile(name, problems=text)
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str, above: int = 0) -> YamlFile:
    """The same of a text, before which `above` lines stand in its file."""
    file = YamlFile(name, first_line=text.partition("\n")[0].rstrip())
    if mistake := between(text) or too_deep(text):
        file.problems.append(_at(name, above, mistake))
        return file
    try:
        root = yaml.compose(text, Loader=loader.LOADER)
    except yaml.YAMLError as error:
        file.problems.append(_at(name, above, fault(text, error)))
        return file
    if root is None:
        found = say("een leeg bestand", "an empty file")
        expected = say("vul het in of verwijder het", "expected a record")
        file.problems.append(Problem(name, 1, 1, "", found, expected))
        return file
    file.value = _Reader(file, text.split("\n"), above).read(root, ())
    return file


def _escaped(sign: str) -> tuple[Message, Message]:
    """Found and expected, of such a sign in a text between double quotes."""
    found = say(
        "het teken {name}, geschreven met een \\ ervoor",
        "the sign {name}, written with a \\ in front",
        name=named(sign),
    )
    expected = say(
        "haal het weg: niet elke pagina of elk document kan het tonen",
        "take it out: not every page and document can hold it",
    )
    return found, expected


def _at(name: str, above: int, mistake: Fault) -> Problem:
    line, column = mistake.line + 1 + above, mistake.column + 1
    return Problem(name, line, column, "", mistake.found, mistake.expected)


class _Reader:
    """Turns nodes into values and notes their places in `file`."""

    def __init__(self, file: YamlFile, lines: list[str], above: int) -> None:
        self.file = file
        self.lines = lines
        self.above = above
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, loc: Loc) -> Any:
        if id(node) in self.seen:
            # The node is the one that the reference means: the key is nearer to the mistake.
            found = say("een verwijzing met *", "a reference with *")
            expected = say(
                "schrijf de tekst voluit; verwijzen met & en * doen we hier niet",
                "write the text out; anchors are not used here",
            )
            self._note(loc, found, expected, at_key=True)
            return None
        self.seen.add(id(node))
        self.file.values[loc] = self._spot(node)
        if node.tag.removeprefix(TAG) not in KINDS:
            found = say("de tag {tag!r}", "the tag {tag!r}", tag=node.tag)
            expected = say(
                "zet een tekst die met ! begint tussen aanhalingstekens",
                "put a text that begins with ! between quotes",
            )
            self._note(loc, found, expected)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, loc)
        return [self.read(child, (*loc, i)) for i, child in enumerate(node.value)]

    def _spot(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + 1 + self.above, node.start_mark.column + 1

    def _note(self, loc: Loc, found: Message, expected: Message, *, at_key: bool = False) -> None:
        self.file.problems.append(self.file.problem(loc, found, expected, at_key=at_key))

    def _note_at(self, node: yaml.Node, loc: Loc, found: Message, expected: Message) -> None:
        """The same of a key, where it stands itself."""
        problem = Problem(self.file.name, *self._spot(node), spell(loc), found, expected)
        self.file.problems.append(problem)

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                found = say("een veld waarvan de naam geen woord is", "a key that is not a word")
                self._note_at(key_node, loc, found, say("schrijf een veld", "expected a field"))
                continue
            key = key_node.value
            if sign := UNFIT.search(key):
                self._note_at(key_node, loc, *_escaped(sign[0]))
                continue
            if dot := BULLET.match(f"{key}:"):
                self._note_at(key_node, loc, *bullet(dot[1]))
                continue
            here = (*loc, key)
            if key in result:
                found = say(
                    "{key!r} staat hier een tweede keer (de eerste keer op regel {first})",
                    "{key!r} stands here a second time (first on line {first})",
                    key=key,
                    first=self.file.keys[here][0],
                )
                self._note_at(key_node, here, found, say("houd er een van", "keep one of them"))
                continue
            self.file.keys[here] = self._spot(key_node)
            result[key] = self.read(value_node, here)
        return result

    def _scalar(self, node: yaml.ScalarNode, loc: Loc) -> Any:
        text: str = node.value
        if sign := UNFIT.search(text):
            # As itself it would have been found before: this was written as \x0b or the like.
            self._note(loc, *_escaped(sign[0]))
            return None
        kind = node.tag.removeprefix(TAG)
        if kind == "null":
            return None
        if kind == "bool":
            if text in ("true", "false"):
                return text == "true"
            if text.lower() in ("true", "false"):
                self._note(
                    loc,
                    say(
                        "het losse woord {word}, dat YAML als {read} leest",
                        "the bare word {word}, which YAML reads as {read}",
                        word=text,
                        read=text.lower(),
                    ),
                    say(
                        'bedoel je het woord, schrijf dan "{word}"; schrijf anders true of false',
                        'for the word write "{word}" between quotes; else write true or false',
                        word=text,
                    ),
                )
            # Of yes, no, on and off only old YAML makes something else than the word.
            return text
        if kind == "int" and PLAIN_INTEGER.fullmatch(text):
            return int(text)
        if kind == "float":
            return float(text) if re.fullmatch(r"[+-]?\d+\.\d+", text) else text
        if kind == "timestamp" and PLAIN_DATE.fullmatch(text):
            return self._date(text, loc)
        if not node.style and (space := AFTER_COLON.match(text)):
            self._note(loc, *odd_space(space[1]))
            return None
        if not node.style:
            self._remark(node, loc)
        return text

    def _remark(self, node: yaml.ScalarNode, loc: Loc) -> None:
        """A # inside a text, from where YAML reads a remark. A real one stands further away."""
        end = node.end_mark
        if re.match(r" #", self.lines[end.line][end.column :]):
            found = say(
                "een # na een spatie: vanaf daar laat YAML de rest weg",
                "a # after a space, from where YAML leaves out the rest",
            )
            expected = say(
                "zet de hele tekst tussen aanhalingstekens; voor een opmerking zet je twee spaties",
                "put the whole text between quotes; before a remark write two spaces",
            )
            self._note(loc, found, expected)

    def _date(self, text: str, loc: Loc) -> datetime.date | str:
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            found = say(
                "{text}, en dat is geen dag van de kalender",
                "{text}, which is no day of the calendar",
                text=text,
            )
            self._note(loc, found, say("schrijf hem als 2026-09-01", "write it as 2026-09-01"))
            return text
