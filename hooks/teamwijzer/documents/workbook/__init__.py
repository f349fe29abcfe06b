"""The task overview as a workbook, a module a kind of sheet.

A program reads a situation back by the code in column A, never by row; the hidden sheet
`meta` says which format, edition and language it has to do with.
"""

from __future__ import annotations

from ..content import Content
from ..frame import Frame
from .book import Book
from .insights import insights
from .mandates import mandates
from .reference import competences, directions, meta, overview
from .situation import situation


def workbook(frame: Frame, content: Content) -> bytes:
    """The workbook, the same bytes for the same content."""
    book = Book(frame, content)
    directions(book)
    overview(book)
    situation(book, "current")
    situation(book, "target")
    competences(book)
    insights(book)
    mandates(book)
    meta(book)
    return book.save()
