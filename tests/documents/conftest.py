"""The documents of the real data, and an office suite to open them with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from teamwijzer.documents.catalogue import Catalogue
from teamwijzer.documents.document import Document
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.views import Context
from tests.conftest import ROOT
from tests.documents.find import missing

Convert = Callable[[list[Path], str], list[Path]]
ADDRESS = "https://site.example/"


def make_documents() -> list[Document]:
    """Every document in every language."""
    data = read(ROOT / "data")
    return [
        document
        for language in LANGUAGES
        for document in Catalogue(Context(data, language), ADDRESS).documents
    ]


DOCUMENTS = make_documents()
FORMS = [d for d in DOCUMENTS if d.frame.template.format == "docx"]
WORKBOOKS = [d for d in DOCUMENTS if d.frame.template.format == "xlsx"]


def name(document: Document) -> str:
    """How a test calls the document."""
    return f"{document.frame.template.id}-{document.frame.language}"


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Files as LibreOffice writes them in another format.

    Without it the test is skipped, but not in CI: there a missing office suite is a failure.
    """
    if lacking := missing():
        assert not os.environ.get("CI"), lacking
        pytest.skip(f"no {lacking}")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(sources: list[Path], ending: str) -> list[Path]:
        target = tmp_path_factory.mktemp(ending)
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
        done = subprocess.run(
            ["soffice", *options, "--outdir", str(target), *map(str, sources)],
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
        assert "rror" not in done.stdout + done.stderr
        return [target / f"{source.stem}.{ending}" for source in sources]

    return run
