"""How a document looks, and what a workbook computes, as lines of text: all but its words.

Of rows and paragraphs that look alike one stands here, and numbers of rows are left out: so what
maintainers add to the data changes nothing.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter

ROW = re.compile(r"(?<=[A-Z])(\$?)\d+\b")
WORDS = re.compile(r'"(?:[^"]|"")*"')
SHEET = re.compile(r"'[^']+'!")
SIDES = ("left", "right", "top", "bottom")
SHOWN = {"pt", "ptCount", "t", "v", "f", "descr"}
"""Elements of a chart that hold words, values and places."""


def _placeless(formula: object, column: str = "") -> str:
    """A formula without numbers of rows and without its words; its own column is @."""
    text = ROW.sub(r"\1#", WORDS.sub('""', SHEET.sub("…!", str(formula))))
    return re.sub(rf"\b{column}(?=#)", "@", text) if column else text


def _colour(colour: Any) -> str:
    return str(colour.rgb)[2:] if colour and isinstance(colour.rgb, str) else ""


def _style(cell: Any) -> str:
    font, fill, align, border = cell.font, cell.fill, cell.alignment, cell.border
    lines = {getattr(border, side).style or "-" for side in SIDES}
    said = [
        f"{font.name} {font.sz:g}{' bold' if font.b else ''} {_colour(font.color)}".strip(),
        f"on {_colour(fill.fgColor)}" if fill.fill_type else "",
        f"lines {'/'.join(sorted(lines))} {_colour(border.left.color)}" if lines != {"-"} else "",
        " ".join(filter(None, [align.vertical, align.horizontal, "wrap" * bool(align.wrap_text)])),
        "" if cell.number_format == "General" else f"as {cell.number_format}",
        "" if cell.protection.locked else "open",
    ]
    return ", ".join(filter(None, said))


def _cell(cell: Any) -> str:
    formula = f" {_placeless(cell.value, cell.column_letter)}" if cell.data_type == "f" else ""
    return f"{_style(cell)}{formula}"


def _row(cells: Iterable[Any]) -> str:
    """What stands in a row: neighbours that are alike are named together."""
    parts = []
    for look, alike in itertools.groupby((c for c in cells if c.has_style), key=_cell):
        columns = [cell.column_letter for cell in alike]
        parts.append(f"{columns[0]}{f'-{columns[-1]}' if len(columns) > 1 else ''}: {look}")
    return "\n      ".join(parts)


def _sheet(sheet: Any) -> Iterator[str]:
    yield f"== {sheet.sheet_state} {get_column_letter(sheet.max_column)}"
    for letter, column in sorted(sheet.column_dimensions.items(), key=lambda c: c[1].min):
        yield f"  {letter}-{column.max}: {column.width:g}{' hidden' if column.hidden else ''}"
    margins = sheet.page_margins
    sides = (margins.left, margins.right, margins.top, margins.bottom)
    setup = sheet.page_setup
    yield f"  page {setup.paperSize} {setup.orientation} {setup.fitToHeight}, margins {sides}"
    yield f"  frozen {sheet.freeze_panes}, printed {_placeless(sheet.print_area)}"
    yield f"  filter {_placeless(sheet.auto_filter.ref)}, lines {sheet.sheet_view.showGridLines}"
    kept = sorted(name for name, value in vars(sheet.protection).items() if value is True)
    yield f"  protected: {', '.join(kept)}"
    for rule in sheet.data_validations.dataValidation:
        told = rule.showErrorMessage, bool(rule.errorTitle), bool(rule.error), rule.allowBlank
        least, most = (_placeless(f) for f in (rule.formula1, rule.formula2))
        yield f"  asks {_placeless(rule.sqref)}: {rule.type} {rule.operator} {least} {most} {told}"
    for area, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            style = etree.tostring(etree.fromstring(_xml(rule.dxf))).decode()
            yield f"  when {_placeless(rule.formula[0])} in {_placeless(area.sqref)}: {style}"
    for look in dict.fromkeys(_row(row) for row in sheet.iter_rows()):
        yield f"  {look or '-'}"


def _xml(value: Any) -> bytes:
    return bytes(etree.tostring(value.to_tree("dxf")))


def _charts(content: bytes) -> Iterator[str]:
    """The parts of charts and of where they stand, an element a line, without what they show."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(package.namelist()):
            if not re.fullmatch(r"xl/(charts/chart1|drawings/drawing1)\.xml", name):
                continue
            yield f"== {name}"
            for element in etree.fromstring(package.read(name)).iter():
                tag = etree.QName(element).localname
                if tag not in SHOWN:
                    facts = (f"{key}={value}" for key, value in element.items() if key not in SHOWN)
                    depth = " " * len(list(element.iterancestors()))
                    yield " ".join([f"{depth}{tag}", *facts, (element.text or "").strip()]).rstrip()


def workbook(content: bytes) -> str:
    """All of it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    facts = book.properties
    head = f"{[bool(fact) for fact in (facts.title, facts.subject, facts.creator)]}"
    lines = [head, *(line for sheet in book.worksheets for line in _sheet(sheet))]
    return "\n".join([*lines, *_charts(content)]) + "\n"


OURS = {"alias", "id", "lid", "lang"}
"""Elements of a form that depend on its words, its language or what stands before them."""


def form(content: bytes) -> str:
    """A form: its styles, each kind of block, the footer, and how its pages are."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body, styles, footer = (
            etree.fromstring(package.read(f"word/{part}.xml"))
            for part in ("document", "styles", "footer1")
        )
    used = [style for style in styles if style.tag.endswith("}style")]
    rows = (
        part for block in body[0] for part in (block.iterfind("{*}tr") if _table(block) else ())
    )
    heads = ([*block.iterfind("{*}tblPr"), *block.iterfind("{*}tblGrid")] for block in body[0])
    blocks = [block for block in body[0] if not _table(block)]
    parts = [*used, *itertools.chain(*heads), *rows, *blocks, footer]
    return "\n".join(dict.fromkeys("\n".join(_element(part)) for part in parts)) + "\n"


def _table(block: Any) -> bool:
    return str(block.tag).endswith("}tbl")


def _element(element: Any, depth: int = 0) -> Iterator[str]:
    tag = etree.QName(element).localname
    if tag in OURS:
        return
    facts = {etree.QName(key).localname: value for key, value in element.items()}
    if tag == "tag":
        facts["val"] = facts["val"].partition(".")[0]
    said = " …" if (element.text or "").strip() else ""
    yield " ".join([f"{' ' * depth}{tag}", *(f"{k}={v}" for k, v in facts.items())]) + said
    for child in element:
        yield from _element(child, depth + 1)
