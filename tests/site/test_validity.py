"""Every page is HTML as the standard has it: no parse error, and nothing where it may not stand.

The audit lets the Nu HTML checker look further; this much costs seconds and needs no Java.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

# What holds text and nothing that starts a block, however deep.
TEXT_ONLY = set("p h1 h2 h3 h4 h5 h6 span em strong small cite code label button output".split())
BLOCKS = set(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr main nav ol p pre search section table ul".split()
)
PRESSED = {"a", "button"}
CONTROLS = {"a", "button", "details", "input", "label", "select", "textarea"}
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "select": {"option", "optgroup", "hr"},
}
# Attributes that hold ids of the same page.
REFERENCES = (
    "for", "form", "headers", "list",
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details",
    "aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns",
)  # fmt: skip

ADDRESS = re.compile(r"(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])")


def parse(html: str) -> tuple[Element, list[str]]:
    """The tree, and parse errors as `line:column: error`."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    return tree, [f"{line}:{column}: {error}" for (line, column), error, _ in parser.errors]


def misplaced(element: Element, above: tuple[str, ...] = ()) -> Iterator[str]:
    """What stands where it may not, in the element and below."""
    name = element.tag
    inside = " > ".join((*above[-2:], name))
    if name in BLOCKS and TEXT_ONLY.intersection(above):
        yield f"{inside}: a block in what holds text only"
    if name in CONTROLS and PRESSED.intersection(above):
        yield f"{inside}: something to use in something to press"
    said = "".join(element.itertext()).strip() or element.get("label")
    if name == "option" and not said and "datalist" not in above:
        yield f"{inside}: no text"
    for child in element:
        if not isinstance(child.tag, str):
            continue  # a comment
        if child.tag not in CHILDREN.get(name, {child.tag}):
            yield f"{inside} > {child.tag}: may not stand there"
        yield from misplaced(child, (*above, name))


def dangling(tree: Element) -> Iterator[str]:
    """References to an id that is not on the page, and ids that stand there twice."""
    ids = [element.get("id", "") for element in tree.iter() if element.get("id") is not None]
    yield from (f"id {one!r}: more than once" for one in set(ids) if ids.count(one) > 1)
    for element in tree.iter():
        for attribute in REFERENCES:
            lost = set(element.get(attribute, "").split()) - set(ids)
            yield from (f"{element.tag} {attribute}: no id {one!r}" for one in sorted(lost))


def unsafe(tree: Element) -> Iterator[str]:
    """What could send visitors elsewhere, ask them for something, or run."""
    body = tree.find("body")
    for element in body.iter() if body is not None else ():
        if element.tag in {"base", "embed", "frame", "iframe", "link", "meta", "object", "style"}:
            yield f"{element.tag}: in the text of a page"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "action", "formaction", "srcdoc"}:
                yield f"{element.tag} {name}: may not stand there"
            if name in {"href", "src"} and not ADDRESS.match(value):
                yield f"{element.tag} {name}: {value}"


def faults(html: str) -> list[str]:
    tree, errors = parse(html)
    return [*errors, *misplaced(tree), *dangling(tree), *unsafe(tree)]


def page(body: str) -> str:
    return f"<!doctype html><html lang=nl><head><title>x</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p class="a" class="b">x</p>', "1:83: duplicate-attribute"),
        ("<div><p>x</p>", "expected-one-end-tag-but-got-another"),
        ("<p>x</p></div>", "end-tag-too-early"),
        ("<p><b><i>x</b></i></p>", "adoption-agency-1.3"),
        ("<p><div>x</div></p>", "unexpected-end-tag"),
        ("<div/>", "non-void-element-with-trailing-solidus"),
        ("<div><span><div>x</div></span></div>", "span > div: a block in what holds text only"),
        ("<a href=x><button>y</button></a>", "a > button: something to use in something to press"),
        ("<ul><p>x</p></ul>", "ul > p: may not stand there"),
        ("<select><option value=x></option></select>", "select > option: no text"),
        ("<p id=a>x</p><p id=a>y</p>", "id 'a': more than once"),
        ("<label for=b>x</label>", "label for: no id 'b'"),
        ("<p id=a aria-describedby='a b'>x</p>", "p aria-describedby: no id 'b'"),
        ("<p>x<meta http-equiv=refresh content='0;url=x'>", "meta: in the text of a page"),
        ("<b onclick=x>x</b>", "b onclick: may not stand there"),
        ("<a href=javascript:x>x</a>", "a href: javascript:x"),
    ],
)
def test_a_fault_is_found(body: str, fault: str) -> None:
    assert any(found.endswith(fault) for found in faults(page(body)))


def test_what_is_right_is_let_pass() -> None:
    body = (
        "<!-- x --><ul><li>x<li><a href=x><span>y</span></a></ul><p id=a aria-labelledby=a>x"
        "<p><label for=s>x</label><select id=s><option value=''>x</select>"
        "<svg><title>x</title><path d='M0 0'/></svg><table><tr><td><p>x</table>"
    )
    assert faults(page(body)) == []


def test_every_page_is_valid(built: Path) -> None:
    found = [
        f"{file.relative_to(built)}: {fault}"
        for file in sorted(built.rglob("*.html"))
        for fault in faults(file.read_text(encoding="utf-8"))
    ]
    assert found == [], "\n".join(found[:50])
