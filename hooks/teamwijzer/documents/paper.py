"""A layer on python-docx for forms: real styles, fillable blanks, tables that read well.

Text is a list of inlines: a string, `Strong`, `Blank`, `Tick`. Blanks and ticks become content
controls. Their tags are the names by which a program finds them again, in the browser as
well: they are made of ids of the data, never of texts.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from ..languages import about
from .frame import Frame
from .packing import repack

FONT = "Arial"
INK = RGBColor(0x1D, 0x3A, 0x5F)
GREY = RGBColor(0x59, 0x59, 0x59)  # 7:1 on white: a prompt must be readable on paper too
SHADE = "E8EEF5"
EMPTY_BOX, TICKED_BOX = "☐", "☒"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
KEPT_STYLES = {
    *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"),
    *("Title", "Heading 1", "Heading 2", "Heading 3", "List", "List Bullet", "Header", "Footer"),
}
DROPPED_PARTS = ("thumbnail", "customXml", "stylesWithEffects")


@dataclass(frozen=True)
class Strong:
    """Text that stands out."""

    text: str


@dataclass(frozen=True)
class Blank:
    """A place to fill in: `title` is what a screen reader says, `prompt` stands there first."""

    tag: str
    title: str
    prompt: str
    date: bool = False


@dataclass(frozen=True)
class Tick:
    """A box to tick."""

    tag: str
    title: str


Inline = str | Strong | Blank | Tick
Cell = Sequence[Inline] | str


def element(name: str, *children: Any, **attributes: object) -> Any:
    """An element of WordprocessingML with attributes of the same namespace."""
    named = {_qualified(key): str(value) for key, value in attributes.items()}
    made = etree.Element(_qualified(name), named, nsmap={"w": W})
    made.extend(children)
    return made


@functools.cache
def _qualified(name: str) -> str:
    return f"{{{W}}}{name}"


class Paper:
    """A form in the making."""

    def __init__(self, frame: Frame, *, landscape: bool = False) -> None:
        self.frame = frame
        self.locale = about(frame.language).locale
        self.document = docx.Document()
        self._controls = 0
        self._page(landscape)
        self._styles()
        self._style_ids: dict[str, str] = {s.name: s.style_id for s in self.document.styles}
        self._properties()
        self._footer()
        self.add("Title", [frame.template.title])

    # What a form consists of

    def add(self, style: str, inlines: Iterable[Inline]) -> None:
        """A paragraph in a style of that name."""
        self._append(self._paragraph(style, inlines))

    def heading(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        """A heading; on a page of its own where asked."""
        paragraph = self._paragraph(f"Heading {level}", [text])
        if new_page:
            paragraph[0].append(element("pageBreakBefore"))
        self._append(paragraph)

    def bullets(self, texts: Sequence[str]) -> None:
        """A list; its last line stays on the page of what comes below it."""
        for number, text in enumerate(texts, 1):
            paragraph = self._paragraph("List Bullet", [text])
            if number == len(texts):
                paragraph[0].append(element("keepNext"))
            self._append(paragraph)

    def table(
        self,
        columns: Sequence[tuple[str, int]],
        rows: Iterable[Sequence[Cell]],
        *,
        height: int = 0,
        header: bool = True,
    ) -> None:
        """A table with a border and a header that returns on each page.

        columns: heading and width in mm of each; height: the least height of a row in mm; the
        first cell of a row names it. Without a header, the headings are left out.
        """
        table = element(
            "tbl",
            element(
                "tblPr",
                element("tblStyle", val=self._style_id("Table Grid")),
                element("tblW", w=_twips(sum(w for _, w in columns)), type="dxa"),
                element("tblLayout", type="fixed"),
                element(
                    "tblCellMar",
                    *(
                        element(side, w=85, type="dxa")
                        for side in ("top", "left", "bottom", "right")
                    ),
                ),
                element("tblLook", val="00A0", firstRow=int(header), firstColumn=1, noVBand=1),
            ),
            element("tblGrid", *(element("gridCol", w=_twips(width)) for _, width in columns)),
        )
        if header:
            heads = [[Strong(title)] if title else [""] for title, _ in columns]
            table.append(self._row(columns, heads, 0, repeated=True))
        table.extend(self._row(columns, row, height) for row in rows)
        self._append(table)
        # A paragraph between two tables keeps them two.
        self.add("Gap", [])

    def facts(self, rows: Iterable[tuple[str, Cell]], *, height: int = 0) -> None:
        """A table of two columns without a header: what is asked, and room for the answer."""
        named = [([Strong(name)], cell) for name, cell in rows]
        self.table([("", 48), ("", self.width - 48)], named, height=height, header=False)

    def save(self) -> bytes:
        """The document, the same bytes for the same content."""
        target = io.BytesIO()
        self.document.save(target)
        return repack(target.getvalue())

    # How it is written

    @property
    def width(self) -> int:
        """The width of the text in mm."""
        section: Any = self.document.sections[0]
        whole = section.page_width - section.left_margin - section.right_margin
        return int(whole / Mm(1))

    def _append(self, block: Any) -> None:
        body: Any = self.document.element.body
        body.insert(len(body) - 1, block)  # the last element describes the section

    def _paragraph(self, style: str, inlines: Iterable[Inline]) -> Any:
        name = element("pStyle", val=self._style_id(style))
        return element("p", element("pPr", name), *(self._inline(inline) for inline in inlines))

    def _style_id(self, name: str) -> str:
        return self._style_ids[name]

    def _inline(self, inline: Inline) -> Any:
        match inline:
            case Strong(text):
                return _run(text, element("b"))
            case Blank():
                return self._blank(inline)
            case Tick(tag, title):
                return self._control(tag, title, [_checkbox()], _run(EMPTY_BOX, _symbols()))
            case "\t":
                return element("r", element("tab"))
            case text:
                return _run(text)

    def _blank(self, blank: Blank) -> Any:
        kind = (
            element(
                "date",
                element("dateFormat", val="d MMMM yyyy"),
                element("lid", val=self.locale),
                element("storeMappedDataAs", val="dateTime"),
                element("calendar", val="gregorian"),
            )
            if blank.date
            else element("richText")  # in plain text LibreOffice shows the prompt as an answer
        )
        prompt = _run(blank.prompt, element("rStyle", val=self._style_id("Prompt")))
        return self._control(blank.tag, blank.title, [element("showingPlcHdr"), kind], prompt)

    def _control(self, tag: str, title: str, properties: list[Any], content: Any) -> Any:
        self._controls += 1
        return element(
            "sdt",
            element(
                "sdtPr",
                element("alias", val=title[:64]),  # Word shows no longer one
                element("tag", val=tag),
                element("id", val=self._controls),
                *properties,
            ),
            element("sdtContent", content),
        )

    def _row(
        self,
        columns: Sequence[tuple[str, int]],
        cells: Sequence[Cell],
        height: int,
        *,
        repeated: bool = False,
    ) -> Any:
        properties = element("trPr", element("cantSplit"))
        if height:
            properties.append(element("trHeight", val=_twips(height), hRule="atLeast"))
        if repeated:
            properties.append(element("tblHeader"))
        row = element("tr", properties)
        for (_, width), cell in zip(columns, cells, strict=True):
            inlines = [cell] if isinstance(cell, str) else cell
            row.append(
                element(
                    "tc",
                    element(
                        "tcPr",
                        element("tcW", w=_twips(width), type="dxa"),
                        *([element("shd", val="clear", color="auto", fill=SHADE)] * repeated),
                    ),
                    self._paragraph("Cell", inlines),
                )
            )
        return row

    # The page and its styles

    def _page(self, landscape: bool) -> None:
        section = self.document.sections[0]
        short, long = Mm(210), Mm(297)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(18), Mm(18)
        section.footer_distance = Mm(9)

    def _styles(self) -> None:
        styles = self.document.styles
        for known in list(styles):
            if known.name not in KEPT_STYLES:
                known.element.getparent().remove(known.element)
        defaults = styles.element.find(qn("w:docDefaults"))
        defaults.find(f".//{qn('w:lang')}").set(qn("w:val"), self.locale)
        for name, size, above, below in (
            ("Normal", 10, 0, 4),
            ("Title", 20, 0, 6),
            ("Heading 1", 14, 12, 4),
            ("Heading 2", 12, 8, 3),
            ("Heading 3", 11, 8, 3),
            ("List", 10, 0, 2),
            ("List Bullet", 10, 0, 2),
            ("Footer", 8.5, 0, 0),
        ):
            style: Any = styles[name]
            _font(style, size)
            style.paragraph_format.space_before = Pt(above)
            style.paragraph_format.space_after = Pt(below)
            style.paragraph_format.line_spacing = 1.1
            style.paragraph_format.keep_with_next = name.startswith(("Title", "Head"))
            if name.startswith(("Title", "Heading")):
                style.font.color.rgb = INK
                style.font.bold = True
        border = styles["Title"].element.pPr.find(qn("w:pBdr"))
        styles["Title"].element.pPr.remove(border)
        # A box hangs in the margin of its text.
        styles["List"].paragraph_format.left_indent = Mm(7)
        styles["List"].paragraph_format.first_line_indent = Mm(-7)
        styles["List"].paragraph_format.tab_stops.add_tab_stop(Mm(7))
        for name, size, below in (
            ("Lead", 10, 4),
            ("Cell", 9.5, 0),
            ("Small", 9, 4),
            ("Gap", 4, 4),
        ):
            added: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            added.base_style = styles["Normal"]
            added.font.size = Pt(size)
            added.paragraph_format.space_after = Pt(below)
            added.paragraph_format.keep_with_next = name in ("Lead", "Small")
        prompt: Any = styles.add_style("Prompt", WD_STYLE_TYPE.CHARACTER)
        prompt.font.color.rgb = GREY

    def _properties(self) -> None:
        frame = self.frame
        core = self.document.core_properties
        core.title, core.subject = frame.template.title, frame.template.purpose
        core.author = core.last_modified_by = frame.site
        core.language, core.version = self.locale, frame.edition
        core.created = core.modified = frame.moment.replace(tzinfo=None)
        core.comments = core.keywords = core.category = ""
        for part in (self.document.part, self.document.part.package):
            for key, link in list(part.rels.items()):
                if any(name in link.reltype for name in DROPPED_PARTS):
                    del part.rels[key]

    def _footer(self) -> None:
        frame = self.frame
        paragraph: Any = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = self.document.styles["Footer"]
        words = frame.ui["forms"]["footer"].format(
            title=frame.template.title, site=frame.site, version=frame.version
        )
        for text, field in zip(
            [f"{words} · {frame.ui['forms']['page']} ", f" {frame.ui['forms']['of']} "],
            ["PAGE", "NUMPAGES"],
            strict=True,
        ):
            paragraph._p.append(_run(text))  # python-docx has no fields
            paragraph._p.append(element("fldSimple", _run("1"), instr=field))


def _run(text: str, *properties: Any) -> Any:
    content = element("t")
    content.text = text
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if not properties:
        return element("r", content)
    return element("r", element("rPr", *properties), content)


def _symbols() -> Any:
    return element("rFonts", **dict.fromkeys(("ascii", "eastAsia", "hAnsi"), "MS Gothic"))


def _checkbox() -> Any:
    """The control of Word 2010 and later; older programs show the box as text."""
    box: Any = OxmlElement("w14:checkbox", nsdecls={"w14": W14})
    for name, value in (
        ("checked", "0"),
        ("checkedState", TICKED_BOX),
        ("uncheckedState", EMPTY_BOX),
    ):
        state = OxmlElement(f"w14:{name}", nsdecls={"w14": W14})
        if name == "checked":
            state.set(f"{{{W14}}}val", value)
        else:
            state.set(f"{{{W14}}}val", f"{ord(value):04X}")
            state.set(f"{{{W14}}}font", "MS Gothic")
        box.append(state)
    return box


def _font(style: Any, size: float) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):  # a font of the theme would win
        if "Theme" in key or "theme" in key:
            del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
