"""The documents of the real data."""

from __future__ import annotations

from teamwijzer.documents.catalogue import Catalogue, Made
from teamwijzer.documents.document import Document
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.views import Context
from tests.conftest import ROOT

ADDRESS = "https://site.example/"


def make_documents() -> list[Document]:
    """Every document in every language."""
    data = read(ROOT / "data")
    return [
        document
        for language in LANGUAGES
        for document in Catalogue(Context(data, language), ADDRESS, Made()).documents
    ]


DOCUMENTS = make_documents()
FORMS = [d for d in DOCUMENTS if d.frame.template.format == "docx"]
WORKBOOKS = [d for d in DOCUMENTS if d.frame.template.format == "xlsx"]


def name(document: Document) -> str:
    """How a test calls the document."""
    return f"{document.frame.template.id}-{document.frame.language}"
