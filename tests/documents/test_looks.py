"""Documents look and compute as they did; `GOLDEN=write` writes down how, for you to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teamwijzer.documents.document import Document
from tests.documents import looks
from tests.documents.conftest import FORMS, WORKBOOKS, name

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("document", [*WORKBOOKS, *FORMS], ids=name)
def test_a_document_looks_as_it_did(document: Document) -> None:
    """In each language alike."""
    template = document.frame.template
    look = looks.workbook if template.format == "xlsx" else looks.form
    found = look(document.content)
    golden = GOLDEN / f"{template.id}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found.splitlines() == golden.read_text(encoding="utf-8").splitlines()
