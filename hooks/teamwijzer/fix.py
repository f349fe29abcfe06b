"""`teamwijzer fix`: mends in the data what needs no judgement, and says what it did.

A file is changed in the places that are mended and nowhere else, and takes the place of the old one
when it is whole. First come the signs of each file, then what shows when records are compared:
the second is looked for in what the first has left.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .checks.codes import counted, groups
from .checks.header import NAMES, header
from .dataset import UI, DataSet
from .files import odd_files
from .loading import ENDING, load
from .messages import Message, say
from .model import KINDS, LANGUAGES, Cluster, Record, Task
from .problems import DataError
from .yamlfile import LARGEST, YamlFile, parse_yaml

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
BOM = "\ufeff"
INDENT = re.compile(r"(?P<blanks>[ \t]*)(?P<dash>-[ \t]*\t[ \t]*)?")
ITEM = re.compile(r" *- +")
CODE = re.compile(r"([\"']?)\w+\1")
NUMBER = re.compile(r"[+-]?\d+")
DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
QUOTED = re.compile(
    "(?P<before> *(?:- +)*(?:[\\w-]+: +)?)"
    '(?P<open>[\u201c\u201d\u201e])(?P<text>[^\u201c\u201d\u201e"\\\\]*)[\u201c\u201d] *'
)
"""A line of which the whole value stands between typographic quotes."""


class Mend(NamedTuple):
    """One thing that was mended: where, and what was done."""

    file: str
    line: int
    done: Message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.done}"


class _Lines:
    """A file as lines, each with its own line end."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        text = path.read_bytes().decode("utf-8")
        self.mark = BOM if text.startswith(BOM) else ""
        found = LINE.findall(text.removeprefix(BOM))
        self.lines = [line for line, _ in found]
        self.ends = [end for _, end in found]
        self.mends: list[Mend] = []

    @property
    def text(self) -> str:
        """With ordinary line ends, as it is parsed."""
        return "\n".join(self.lines)

    def parsed(self) -> YamlFile:
        """What is in it now."""
        return parse_yaml(self.text, self.name)

    def put(self, number: int, line: str, done: Message) -> None:
        """Line `number`, which counts from 0, becomes that."""
        self.lines[number] = line
        self.mends.append(Mend(self.name, number + 1, done))

    def add(self, number: int, line: str, done: Message) -> None:
        """The line comes before line `number`."""
        self.lines.insert(number, line)
        end = next(filter(None, self.ends), "\n")
        if number and not self.ends[number - 1]:
            self.ends[number - 1], end = end, ""  # behind a last line without an end
        self.ends.insert(number, end)
        self.mends.append(Mend(self.name, number + 1, done))

    def save(self) -> list[Mend]:
        """What was mended; the file is written beside the old one, which it then replaces."""
        if not self.mends:
            return []
        new = self.path.with_name(f".{self.path.name}.new")
        text = self.mark + "".join(map("".join, zip(self.lines, self.ends, strict=True)))
        try:
            new.write_bytes(text.encode("utf-8"))
            shutil.copymode(self.path, new)
            new.replace(self.path)
        finally:
            new.unlink(missing_ok=True)
        return self.mends


def fix(folder: Path) -> list[Mend]:
    """Mend the data below that folder; what was done, by file. Raises `DataError`, `OSError`."""
    if odd := list(odd_files(folder)):
        raise DataError(odd)
    mends: list[Mend] = []
    for name in (*KINDS, UI):
        for path in sorted((folder / name).glob(f"*{ENDING}")):
            if not path.name.startswith(".") and _is_text(path):
                file = _Lines(path, f"{folder.name}/{name}/{path.name}")
                for step in (_blanks, _letters, _tabs, _quotes):
                    step(file)
                _header(file, header(name))
                mends += file.save()
    for compare in (_related, _counts, _order):
        data, _ = load(folder)
        files: dict[str, _Lines] = {}
        for found, change in compare(data):
            path = folder.parent / found.name
            change(files.setdefault(found.name, _Lines(path, found.name)), found)
        for file in files.values():
            mends += file.save()
    return mends


def _is_text(path: Path) -> bool:
    """Whether it can be read; what cannot is told by the check."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return 0 < len(content) <= LARGEST


def _blanks(file: _Lines) -> None:
    for number, line in enumerate(file.lines):
        if line != line.rstrip(" \t"):
            done = say("spaties weggehaald aan het eind", "took blanks off the end of the line")
            file.put(number, line.rstrip(" \t"), done)


def _letters(file: _Lines) -> None:
    """A letter and its accent as one sign, as every keyboard makes them: the search finds both."""
    for number, line in enumerate(file.lines):
        whole = DECOMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), line)
        if whole != line:
            done = say(
                "één teken gemaakt van een letter en zijn accent",
                "made one sign of a letter and its accent",
            )
            file.put(number, whole, done)


def _tabs(file: _Lines) -> None:
    """Only where the file cannot be read with them: elsewhere a tab is part of a text."""
    if file.parsed().value is not None:
        return
    for number, line in enumerate(file.lines):
        start = INDENT.match(line)
        if start and "\t" in start[0]:
            indent = start["blanks"].replace("\t", "  ") + ("- " if start["dash"] else "")
            done = say(
                "ingesprongen met spaties in plaats van tabs",
                "indented with spaces instead of tabs",
            )
            file.put(number, indent + line[start.end() :], done)


def _quotes(file: _Lines) -> None:
    """Typographic quotes where those of YAML were meant: not around what somebody says."""
    while (parsed := file.parsed()).value is None and parsed.problems:
        number = parsed.problems[0].line - 1
        match = QUOTED.fullmatch(file.lines[number])
        if not match:
            return
        _straighten(file, number, match)
    at = {place: loc for loc, place in parsed.values.items()}
    for number, line in enumerate(file.lines):
        if match := QUOTED.fullmatch(line):
            loc = at.get((number + 1, match.start("open") + 1))
            if loc and (loc[-1] not in LANGUAGES or loc[-2:-1] == ("title",)):
                _straighten(file, number, match)


def _straighten(file: _Lines, number: int, match: re.Match[str]) -> None:
    straight = f'{match["before"]}"{match["text"]}"'
    done = say(
        "rechte aanhalingstekens gemaakt van {sign} en zijn partner",
        "made straight quotes of {sign} and its partner",
        sign=match["open"],
    )
    file.put(number, straight, done)


def _header(file: _Lines, line: str) -> None:
    first = file.lines[0]
    done = say("het schema van deze map genoemd", "named the schema of this folder")
    if first.startswith(NAMES) and first != line:
        file.put(0, line, done)
    elif not first.startswith(NAMES):
        file.add(0, line, done)


Change = tuple[YamlFile, Callable[[_Lines, YamlFile], None]]
"""A file, and what is done with its lines, in which the parsed file says where everything is."""


def _related(data: DataSet) -> Iterator[Change]:
    """A task that a task names, names that one too."""
    tasks = data.of(Task)
    for other in tasks.values():
        lacks = [
            task.id
            for task in tasks.values()
            if other.id in task.related and task.id not in other.related and task is not other
        ]
        if lacks:
            yield data.file(other), partial(_name, names=lacks, last=len(other.related) - 1)


def _name(file: _Lines, found: YamlFile, *, names: list[str], last: int) -> None:
    """Put the names behind the last one of `related`, in the way in which they stand there."""
    line, column = found.values["related", last]
    row = file.lines[line - 1]
    done = say(
        "{names} toegevoegd aan `related`: verwante taken noemen elkaar",
        "added {names} to `related`: related tasks name each other",
        names=", ".join(names),
    )
    if ITEM.fullmatch(row[: column - 1]):
        for name in reversed(names):
            file.add(line, row[: column - 1] + name, done)
        return
    word = CODE.match(row, column - 1)
    if word:
        added = "".join(f", {name}" for name in names)
        file.put(line - 1, row[: word.end()] + added + row[word.end() :], done)


def _counts(data: DataSet) -> Iterator[Change]:
    """A cluster says how many of its tasks are counted; mended only if all can be read."""
    if len(data.of(Task)) < len(data.files["tasks"]):
        return
    numbers = counted(data)
    for cluster in data.of(Cluster).values():
        number = numbers[cluster.letter]
        if number and number != cluster.count:
            yield data.file(cluster), partial(_number, field="count", number=number)


def _order(data: DataSet) -> Iterator[Change]:
    """Of records with one place, the later ones make room: by their number, then by their id."""
    for collection, records in groups(data):
        if len(data.records[collection]) < len(data.files[collection]):
            continue
        last = 0
        for record in sorted(records, key=lambda one: (_place(one), one.id)):
            last = max(last + 1, _place(record))
            if last != _place(record):
                yield data.file(record), partial(_number, field="order", number=last)


def _place(record: Record) -> int:
    place: int = getattr(record, "order")  # noqa: B009  # typed as Record
    return place


def _number(file: _Lines, found: YamlFile, *, field: str, number: int) -> None:
    line, column = found.values[field,]
    row = file.lines[line - 1]
    was = NUMBER.match(row, column - 1)
    if was:
        changed = f"{row[: column - 1]}{number}{row[was.end() :]}"
        done = say(
            "`{field}` veranderd van {was} in {number}",
            "changed `{field}` from {was} to {number}",
            field=field,
            was=was[0],
            number=number,
        )
        file.put(line - 1, changed, done)
