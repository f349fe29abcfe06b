"""The sheets to read: directions, the tasks, the competences; and the one for programs."""

from __future__ import annotations

from typing import Any

from ... import layout
from .book import PURPLE, Book, height, mark

FIRST_USE = "identification"
"""The part of the directions that begins a page: what the workbook is good for."""


def directions(book: Book) -> None:
    """How to use the workbook."""
    frame, words = book.frame, book.words
    width = 86
    sheet = book.sheet(words["directions"], [4, width], wide=False)
    text = book.format(text_wrap=True, indent=1)
    lines: list[tuple[str, str, Any]] = [("", t, text) for t in frame.template.intro]
    lines.append(("", f"{words['origin'].format(frame.origin())} {frame.version}.", text))
    lines += [("", words["marks"].format(layout.NAMED, layout.DERIVED), text)]
    for part in frame.template.parts:
        if part.id == FIRST_USE:
            sheet.set_h_pagebreaks([len(lines) + 1])
        lines.append((part.title, "", None))
        if part.text:
            lines.append(("", part.text, text))
        lines += [(str(i), point, text) for i, point in enumerate(part.points, 1)]
    for row, (left, right, style) in enumerate(lines, 1):
        heading = style is None
        sheet.write_string(row, 0, left, book.heading() if heading else book.format(align="right"))
        sheet.write_string(row, 1, right, style)
        sheet.set_row(row, 26 if heading else height([(right, width)]) + 3)


def overview(book: Book) -> None:
    """All tasks with what they involve."""
    words, rows = book.words, book.content.rows
    widths = (7, 18, 32, 12, 62, 20, 12)
    sheet = book.sheet(words["overview"], widths)
    counted = sum(row.counted for row in rows)
    sheet.write_string(1, 0, words["overview_hint"].format(counted))
    names = ("code", "cluster", "task", "core", "explanation", "suggested", "link")
    for column, name in enumerate(names):
        sheet.write_string(2, column, words[name], book.head())
    for line, row in enumerate(rows, 3):
        title = row.title if row.counted else f"{row.title} ({words['apart']})"
        core = f"{mark(row)} {words[row.core.status]}" if row.core else ""
        texts = (row.code, book.clusters[row.cluster], title, core,
                 book.content.descriptions[row.code], row.level.title)  # fmt: skip
        for column, value in enumerate(texts):
            emphasis = {"bold": True, "font_color": PURPLE} if row.core and column == 2 else {}
            sheet.write_string(line, column, value, book.cell(**emphasis))
        link = book.cell(font_color="#0B5394", underline=1)
        if book.frame.address:
            address, text = book.frame.origin(row.path), words["link_text"].format(row.code)
            sheet.write_url(line, 6, address, link, text)
        else:
            sheet.write_blank(line, 6, None, link)
        sheet.set_row(line, height(zip(texts, widths, strict=False)))
    sheet.autofilter(2, 0, 2 + len(rows), 6)
    sheet.freeze_panes(3, 3)
    sheet.repeat_rows(2)


def competences(book: Book) -> None:
    """What the tasks ask for."""
    words, kinds = book.words, book.frame.ui["competences"]
    widths = (28, 36, 14, 26, 78)
    sheet = book.sheet(words["competences"], widths)
    sheet.write_string(1, 0, words["competences_hint"])
    names = ("cluster", "competence", "requirement", "education", "explanation")
    for column, name in enumerate(names):
        sheet.write_string(2, column, words[name], book.head())
    for line, competence in enumerate(book.content.competences, 3):
        kind = competence.kind if competence.kind != "cluster" else competence.cluster
        education = kinds[f"education_{competence.education}"] if competence.education else ""
        texts = (
            kinds[f"kind_{kind}"],
            competence.link.title,
            kinds[f"requirement_{competence.requirement}"],
            education,
            competence.explanation,
        )
        for column, value in enumerate(texts):
            sheet.write_string(line, column, value, book.cell(bold=column == 1))
        sheet.set_row(line, height(zip(texts, widths, strict=True)))
    sheet.autofilter(2, 0, 2 + len(book.content.competences), 4)
    sheet.freeze_panes(3, 2)
    sheet.repeat_rows(2)


def meta(book: Book) -> None:
    """What a program must know before it reads."""
    frame = book.frame
    sheet = book.file.add_worksheet(layout.META)
    facts = {
        "template": frame.template.id,
        "format": str(layout.FORMAT),
        "version": frame.edition,
        "date": frame.date.isoformat(),
        "language": frame.language,
    }
    for row, (name, value) in enumerate(facts.items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.hide()
