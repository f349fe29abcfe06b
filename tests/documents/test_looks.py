"""The workbook looks and computes as it did; `GOLDEN=write` writes down how, for you to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teamwijzer.documents.document import Document
from tests.documents.conftest import WORKBOOKS, name
from tests.documents.looks import looks

GOLDEN = Path(__file__).parent / "golden" / "workbook.txt"


@pytest.mark.parametrize("document", WORKBOOKS, ids=name)
def test_the_workbook_looks_as_it_did(document: Document) -> None:
    found = looks(document.content)
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
