"""Hand-written pages: their heads, and the places where data comes in.

A page of prose is Markdown below `content/<language>/`, with a head of `title`,
`description`, `keywords` to search by and, where it rests on sources, `sources`. A paragraph
that holds only `[[table knoster]]` stands for something made from data: see `MARKERS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from . import model
from .explain import explain
from .messages import say
from .numbers import CODE, filled
from .yamlfile import YamlFile, parse_yaml, read_text

MARKER = re.compile(r"^\[\[(\w+)(?: ([\w.-]+))?\]\]$", re.MULTILINE)
MARKERS = ("table", "balance", "changes", "model")
"""table, balance: a record of that kind; changes: those that touch the page; model: the picture."""


class Head(model.Shape):
    """What stands between the dashes on top of a page of prose."""

    title: model.Line
    description: model.Line
    keywords: list[model.Line] = Field(default_factory=list)
    sources: list[model.Citation] = Field(default_factory=list)


@dataclass(frozen=True)
class Prose:
    """A page of prose in one language. `path` is its address below the language's root."""

    language: str
    path: str
    file: YamlFile
    head: Head | None
    text: str
    first_line: int

    def markers(self) -> Iterator[tuple[int, str, str]]:
        """Each marker: line in the file, kind, id."""
        for match in MARKER.finditer(self.text):
            line = self.text[: match.start()].count("\n") + self.first_line
            yield line, match[1], match[2] or ""


def read_prose(content: Path, numbers: Mapping[str, str]) -> list[Prose]:
    """Every page of prose in every language, with these numbers in its texts; problems stand in
    their `file`.
    """
    return [
        _read(path, language, content, numbers)
        for language in model.LANGUAGES
        for path in sorted((content / language).rglob("*.md"))
    ]


def prose_at(pages: Iterable[Prose], language: str, file: str) -> Prose | None:
    """The page of prose that is written in that file, below `content/nl` and without its ending."""
    found = (page for page in pages if page.language == language and page.path == f"{file}/")
    return next(found, None)


def _read(path: Path, language: str, content: Path, numbers: Mapping[str, str]) -> Prose:
    inside = path.relative_to(content / language).with_suffix("")
    address = inside.parent if inside.name == "index" else inside
    name = f"{content.name}/{path.relative_to(content).as_posix()}"
    text = read_text(path, name)
    head, body, lines = "", "", 1
    if not isinstance(text, str):
        file = YamlFile(name, problems=text)
    elif match := re.match(r"---\n(.*?\n)---\n", text, re.DOTALL):
        head, body = match[1], text[match.end() :]
        lines = match[0].count("\n") + 1
        file = parse_yaml(head, name, above=1)
    else:
        file, body = _without_head(name), text
    return Prose(
        language=language,
        path="" if address == Path() else f"{address.as_posix()}/",
        file=file,
        head=_head(file, numbers),
        text=_text(body, numbers),
        first_line=lines,
    )


def _without_head(name: str) -> YamlFile:
    file = YamlFile(name)
    found = say("een pagina zonder kop", "a page without a head")
    expected = say(
        "begin met title en description, tussen twee regels ---",
        "begin with title and description between two lines of ---",
    )
    file.problems.append(file.problem((), found, expected))
    return file


def _text(body: str, numbers: Mapping[str, str]) -> str:
    """The text with the numbers in it, but not in what it shows as code."""
    kept = iter(CODE.findall(body))
    return "".join(filled(part, numbers) + next(kept, "") for part in CODE.split(body))


def _head(file: YamlFile, numbers: Mapping[str, str]) -> Head | None:
    if file.value is None:
        return None
    try:
        return Head.model_validate(filled(file.value, numbers))
    except ValidationError as error:
        file.problems += explain(file, error, Head)
        return None
