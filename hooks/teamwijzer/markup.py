"""What a page of prose may hold as HTML: what Markdown makes, and a few harmless elements.

Markdown lets HTML through as it stands, and a policy in the page stops scripts only: it would not
stop a page that sends visitors elsewhere, or a form that asks for a password. So the HTML that
Markdown made is parsed as browsers do, and compared with the lists below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as ERRORS

from .messages import Message, say
from .problems import TAKE_OUT

BY_MARKDOWN = frozenset(
    "a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong "
    "table tbody td th thead tr ul".split()
)
BY_HAND = frozenset(
    "abbr b cite dd dfn dl dt i kbd mark q s samp small span sub sup u var wbr".split()
)
"""Elements without a Markdown of their own that do nothing but say what a text is."""
ANYWHERE = frozenset(("dir", "lang", "title"))
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "code": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
ADDRESSES = ("href", "src")
SCHEMES = ("http", "https", "mailto", "tel")
RISKY = re.compile(
    rf"[<&]|:-|-:|^\s*\[[^\]]*\]:|\]\(\s*(?!(?:{'|'.join(SCHEMES)}):)[^)/?#]*:", re.MULTILINE
)
"""What it takes: HTML, a column that lines up, or an address that begins with another scheme."""
FOREIGN = re.compile(rf"(?!(?:{'|'.join(SCHEMES)}):)[^/?#:]*:", re.IGNORECASE)


class Unfit(NamedTuple):
    """What may not stand in a page: what to tell, and how its place looks in the source.

    `looks` is a pattern; where it has a group, that is the place.
    """

    found: Message
    expected: Message
    looks: str


def is_plain(source: str) -> bool:
    """Whether Markdown can make nothing unfit of a page, as of most: those need no parser."""
    return not RISKY.search(source)


def unfit(html: str) -> list[Unfit]:
    """Everything that the HTML of a page may not hold, each kind once."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(html)
    found = {one: None for element in tree.iter() for one in _of(element)}
    # What is refused as an element often breaks a rule as well, and is told once.
    told = {one.looks for one in found}
    broken = [_broken(error, values) for _, error, values in parser.errors]
    return [*found, *dict.fromkeys(one for one in broken if one.looks not in told)]


def _of(element: Element) -> Iterator[Unfit]:
    name = element.tag
    if not isinstance(name, str):
        found = say("een HTML-opmerking", "a remark of HTML")
        expected = say(
            "haal ze weg: iedereen zou ze kunnen lezen", "take it out: everybody could read it"
        )
        yield Unfit(found, expected, "<[!?]")
    elif name == "DOCUMENT_FRAGMENT":
        return
    elif name not in BY_MARKDOWN | BY_HAND:
        yield _element(name.rpartition("}")[2])
    else:
        for attribute, value in element.attrib.items():
            yield from _attribute(name, attribute, value)


def _attribute(name: str, attribute: str, value: str) -> Iterator[Unfit]:
    if attribute == "style" and name in {"td", "th"}:
        found = say("een tabel met uitgelijnde kolommen", "a table with columns that line up")
        expected = say(
            "haal de dubbele punten uit de regel met streepjes",
            "take the colons out of the line of dashes",
        )
        yield Unfit(found, expected, r"^.*?(:-+|-+:).*$")
    elif attribute not in ANYWHERE | ATTRIBUTES.get(name, set()):
        looks = rf"{_tag(name)}[^>]*?\s({re.escape(attribute)})\b"
        found = say(
            "{attribute!r} van <{name}> in een pagina met tekst",
            "{attribute!r} of <{name}> in a page of prose",
            attribute=attribute,
            name=name,
        )
        yield Unfit(found, TAKE_OUT, looks)
    elif attribute in ADDRESSES and (scheme := FOREIGN.match(value)):
        found = say(
            "een adres dat begint met {scheme!r}",
            "an address that begins with {scheme!r}",
            scheme=scheme[0],
        )
        expected = say(
            "schrijf {schemes}, of het adres van een pagina van deze site",
            "expected {schemes}, or the address of a page of ours",
            schemes=", ".join(SCHEMES),
        )
        yield Unfit(found, expected, re.escape(scheme[0]))


def _element(name: str) -> Unfit:
    found = say("<{name}> in een pagina met tekst", "<{name}> in a page of prose", name=name)
    expected = say(
        "schrijf het in Markdown; deze kunnen geen kwaad: {harmless}",
        "write it in Markdown; harmless are {harmless}",
        harmless=", ".join(sorted(BY_HAND)),
    )
    return Unfit(found, expected, _tag(name))


def _broken(error: str, values: dict[str, str]) -> Unfit:
    """An error of the parser, in its own words where it is none that people often make."""
    if "entity" in error or "codepoint" in error:
        looks = r"&(?!(?:amp|lt|gt|quot|nbsp);)[#\w]"
        found = say("een & die voor geen teken staat", "an & that stands for no sign")
        expected = say("schrijf het teken zelf, of &amp;", "write the sign itself, or &amp;")
        return Unfit(found, expected, looks)
    name = values.get("name", "")
    if "start-tag" in error:
        return _element(name)
    if "end-tag" in error:
        found = say(
            "HTML-tags die elkaar niet afsluiten", "tags of HTML that do not end each other"
        )
        expected = say(
            "sluit elke tag met zijn eigen tag, de laatste eerst",
            "end each with its own, the last one first",
        )
        return Unfit(found, expected, _tag(name))
    said = ERRORS[error] % values
    found = say("HTML die niet klopt ({said})", "HTML that is not right ({said})", said=said)
    expected = say("schrijf het in Markdown", "write it in Markdown")
    return Unfit(found, expected, _tag(name) if name else "<")


def _tag(name: str) -> str:
    return rf"(?i:</?{re.escape(name)}\b)"
