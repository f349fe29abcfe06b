"""The style sheets of the site: what a kind of page can meet of the theme's, and of ours.

Most of the theme styles what we do not use: drawer, search, tabs, diagrams. A selector goes when
it names a tag, class, id or attribute that no template, no script and no page of prose can make:
see `Vocabulary`. A custom property goes when nothing reads it, and keyframes when nothing plays
them. All else stays, so an upgrade of the theme needs no work here. Comments and blanks go. The
sheets are read once; what a kind of page can meet is taken from the same rules, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from cssselect2 import parser as parts
from tinycss2.ast import WhitespaceToken

from . import markup

WORD = re.compile(r"[\w-]+")
TAG = re.compile(r"<([a-z][a-z0-9]*)\b")
CLASSES = re.compile(r'\bclass="([^"]*)"')
STRING = re.compile(r'"([^"\n]*)"|`([^`]*)`')
DATASET = re.compile(r"\bdataset\.(\w+)")
CAPITAL = re.compile("[A-Z]")
READ = re.compile(r"var\(\s*(--[\w-]+)")
KEYFRAMES = "keyframes"
NOTICE = "/*! Holds styles of Material for MkDocs (MIT): licences.txt */"
"""Stands in front of what is published of the theme, as its licence asks."""
LICENCES = "licences.txt"
THEME = "mkdocs-material"
INSIDE = ("media", "supports", "layer", KEYFRAMES)
"""At-rules that hold rules."""
BLANK = WhitespaceToken(0, 0, " ")
TIGHT = (",", ">", "+", "~")
"""Signs that need no blank beside them, outside of brackets."""


class StyleError(Exception):
    """A style sheet that cannot be read: where, and why."""


@dataclass(frozen=True)
class Vocabulary:
    """What our pages can be made of: `tags`, `classes`, and `words` for ids and attributes.

    It may name too much, and nothing too little: `tw-code--` stands for all classes that begin so,
    because a template puts such a name together.
    """

    tags: frozenset[str]
    classes: frozenset[str]
    words: frozenset[str]

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """With what the classes begin that are put together."""
        return tuple(name for name in self.classes if name.endswith(("--", "__")))

    def knows_class(self, name: str) -> bool:
        """Whether an element of ours can have that class."""
        return name in self.classes or name.startswith(self.beginnings)

    def knows(self, part: Any) -> bool:
        """Whether an element of ours can be what that part of a selector asks for."""
        match part:
            case parts.CombinedSelector():
                return self.knows(part.left) and self.knows(part.right)
            case parts.CompoundSelector():
                return all(map(self.knows, part.simple_selectors))
            case parts.Selector():
                return self.knows(part.parsed_tree)
            case parts.RelativeSelector():
                return self.knows(part.selector)
            case (
                parts.MatchesAnySelector()
                | parts.SpecificityAdjustmentSelector()
                | parts.RelationalSelector()
            ):
                return any(map(self.knows, part.selector_list))
            case parts.LocalNameSelector():
                return part.lower_local_name in self.tags
            case parts.ClassSelector():
                return self.knows_class(part.class_name)
            case parts.IDSelector():
                return part.ident in self.words
            case parts.AttributeSelector(operator="=" | "~="):
                return self.words.issuperset([part.lower_name, *WORD.findall(part.value)])
            case parts.AttributeSelector():
                return part.lower_name in self.words
            case _:
                return True  # a state, or what an element is not


def vocabulary(templates: Iterable[Path], scripts: Iterable[Path]) -> Vocabulary:
    """What these templates and scripts can make, and any page of prose."""
    pages = [_in_template(path.read_text(encoding="utf-8")) for path in templates]
    programs = (_in_script(path.read_text(encoding="utf-8")) for path in scripts)
    said = frozenset[str]().union(*programs)
    return Vocabulary(
        tags=said.union(markup.BY_MARKDOWN, markup.BY_HAND, *(page.tags for page in pages)),
        classes=said.union(*(page.classes for page in pages)),
        words=said.union(
            markup.ANYWHERE, *markup.ATTRIBUTES.values(), *(page.words for page in pages)
        ),
    )


@cache  # kinds of pages share most of what they are made of
def _in_template(text: str) -> Vocabulary:
    return Vocabulary(
        tags=frozenset(TAG.findall(text)),
        classes=frozenset(WORD.findall(" ".join(CLASSES.findall(text)))),
        words=frozenset(WORD.findall(text)),
    )


@cache
def _in_script(program: str) -> frozenset[str]:
    named = {f"data-{CAPITAL.sub(_hyphened, name)}" for name in DATASET.findall(program)}
    return frozenset(named.union(_said(program)))


def _said(program: str) -> Iterator[str]:
    """The words between quotes; where a quote is left over, pairs are wrong: then all the words
    of its line count, or of the whole program where it is a quote that goes over lines.
    """
    left = STRING.sub(" ", program)
    loose = [line for line in left.splitlines() if '"' in line]
    every = [*map("".join, STRING.findall(program)), *loose, *([program] if "`" in left else [])]
    yield from WORD.findall(" ".join(every))


def _hyphened(capital: re.Match[str]) -> str:
    return f"-{capital[0].lower()}"


class Selector:
    """One selector: `text` as it is published, and what it asks for."""

    def __init__(self, tokens: list[Any]) -> None:
        self.text = _text(tokens)
        self._tokens = tokens

    @cached_property
    def _classes(self) -> list[str]:
        """The classes outside of brackets."""
        pairs = pairwise(self._tokens)
        return [name.value for dot, name in pairs if dot == "." and name.type == "ident"]

    @cached_property
    def _parsed(self) -> list[Any]:
        """What it asks for, pseudo-elements left out of account: browsers have more of them than
        cssselect2 knows. Nothing where the selector is newer than that.
        """
        tokens = self._tokens
        at = [index for index, node in enumerate(tokens) if node == ":"]
        cut = next((index for index in at if index + 1 in at), len(tokens))
        bare = tokens[:cut]
        while bare and (bare[-1].type == "whitespace" or bare[-1] in TIGHT):
            bare.pop()
        try:
            return list(parts.parse(bare)) if bare else []
        except parts.SelectorError:
            return []

    def is_met(self, known: Vocabulary) -> bool:
        """Whether an element of ours can meet it."""
        # Most have a class that we do not know: these need no more reading, which takes long.
        return all(map(known.knows_class, self._classes)) and all(map(known.knows, self._parsed))


@dataclass(frozen=True)
class Rule:
    """A rule: its `head`, and what it holds: declarations (name, value) or other rules.

    A statement such as `@charset` is a head alone. `selectors`: what the head consists of; of
    at-rules and of steps in keyframes none.
    """

    head: str
    values: list[tuple[str, str]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    selectors: list[Selector] = field(default_factory=list, repr=False)

    @property
    def is_statement(self) -> bool:
        """Whether it holds nothing."""
        return not (self.values or self.rules)

    def within(self) -> Iterator[Rule]:
        """The rule, and all that it holds."""
        yield self
        for rule in self.rules:
            yield from rule.within()

    def __str__(self) -> str:
        if self.is_statement:
            return f"{self.head};"
        values = ";".join(f"{name}:{value}" for name, value in self.values)
        return f"{self.head}{{{values}{''.join(map(str, self.rules))}}}"


def rules_in(paths: Iterable[Path], known: Vocabulary) -> list[Rule]:
    """The rules of these style sheets that elements of ours can meet. Raises `StyleError`."""
    return [rule for path in paths for rule in _file(path, known)]


def sheet(rules: Iterable[Rule], known: Vocabulary) -> str:
    """The style sheet of pages made of what is known: of those rules what they can meet."""
    return "".join(map(str, _used(list(_met_by(rules, known)), known)))


def licences() -> bytes:
    """The licence of what we publish that others made, as it comes with the theme."""
    held = distribution(THEME)
    text = held.read_text("licenses/LICENSE") or held.read_text("LICENSE")
    if not text:
        raise StyleError(f"no licence in {THEME}: what is published of it must carry one")
    about = f"Material for MkDocs {held.version}: a part of its styles is in those of this site."
    return f"{about}\n\n{text.strip()}\n".encode()


def _met_by(rules: Iterable[Rule], known: Vocabulary) -> Iterator[Rule]:
    for rule in rules:
        if rule.selectors:
            if kept := [one for one in rule.selectors if one.is_met(known)]:
                yield replace(rule, head=_joined(kept), selectors=kept)
        elif rule.rules:
            if inside := list(_met_by(rule.rules, known)):
                yield replace(rule, rules=inside)
        else:
            yield rule


def _file(path: Path, known: Vocabulary) -> Iterator[Rule]:
    try:
        yield from _rules(_nodes(path.read_text(encoding="utf-8")), known)
    except _Unread as error:
        node = error.args[0]
        place = f"{path.name}:{node.source_line}:{node.source_column}"
        what = node.message if node.type == "error" else "a rule inside a rule"
        raise StyleError(f"{place}: {what}") from None


@cache  # under `make serve` most style sheets stay what they are
def _nodes(text: str) -> list[Any]:
    """A style sheet as the library parses it."""
    nodes: list[Any] = tinycss2.parse_stylesheet(text, True, True)
    return nodes


class _Unread(Exception):  # noqa: N818  # a part that could not be read, on its way to its file
    """What tinycss2 could make nothing of."""


def _rules(nodes: Iterable[Any], known: Vocabulary | None) -> Iterator[Rule]:
    """The rules, of which a selector stays that the vocabulary knows, if there is one."""
    for node in nodes:
        if node.type == "error":
            raise _Unread(node)
        if node.type == "qualified-rule":
            every = map(Selector, _split(node.prelude))
            kept = [one for one in every if known is None or one.is_met(known)]
            if kept and (values := _values(node.content)):
                yield Rule(_joined(kept), values, selectors=kept if known else [])
            continue
        head = f"@{node.at_keyword} {_text(node.prelude)}".rstrip()
        if node.content is None:
            yield Rule(head)
        elif node.lower_at_keyword.endswith(INSIDE):
            steps = node.lower_at_keyword.endswith(KEYFRAMES)
            inside = tinycss2.parse_rule_list(node.content, True, True)
            if rules := list(_rules(inside, None if steps else known)):
                yield Rule(head, rules=rules)
        elif values := _values(node.content):
            yield Rule(head, values)


def _joined(selectors: Iterable[Selector]) -> str:
    return ",".join(selector.text for selector in selectors)


def _split(prelude: Iterable[Any]) -> list[list[Any]]:
    """The selectors between commas."""
    found: list[list[Any]] = [[]]
    for node in prelude:
        if node == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def _values(content: Iterable[Any]) -> list[tuple[str, str]]:
    found = []
    for node in tinycss2.parse_declaration_list(content, True, True):
        if node.type != "declaration":
            raise _Unread(node)
        important = "!important" if node.important else ""
        found.append((node.name, _text(node.value) + important))
    return found


def _text(tokens: Iterable[Any]) -> str:
    """The tokens without comments, and with no more blanks than they need."""
    kept: list[Any] = []
    for node in tokens:
        if node.type == "comment":
            continue
        if node.type == "whitespace":
            if kept and kept[-1] not in TIGHT and kept[-1] is not BLANK:
                kept.append(BLANK)
            continue
        if node in TIGHT and kept and kept[-1] is BLANK:
            kept.pop()
        kept.append(node)
    return str(tinycss2.serialize(kept)).rstrip()


def _used(rules: list[Rule], known: Vocabulary) -> list[Rule]:
    """The rules without custom properties that nothing reads, and keyframes that nothing plays."""
    every = [rule for outer in rules for rule in outer.within()]
    said = " ".join(value for rule in every for _, value in rule.values)
    played = {
        word
        for rule in every
        for name, value in rule.values
        if name.endswith(("animation", "animation-name"))
        for word in WORD.findall(value)
    }
    less = list(_without(rules, known.words.union(READ.findall(said)), played))
    return rules if less == rules else _used(less, known)


def _without(rules: Iterable[Rule], read: Set[str], played: Set[str]) -> Iterator[Rule]:
    for rule in rules:
        if KEYFRAMES in rule.head and rule.head.split()[-1] not in played:
            continue
        values = [v for v in rule.values if not v[0].startswith("--") or v[0] in read]
        rules_ = list(_without(rule.rules, read, played))
        same = values == rule.values and rules_ == rule.rules
        less = rule if same else replace(rule, values=values, rules=rules_)
        if less.values or less.rules or rule.is_statement:
            yield less
