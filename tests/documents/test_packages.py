"""Every document is a sound package, the same bytes wherever it is made."""

from __future__ import annotations

import hashlib
import io
import os
import posixpath
import subprocess
import sys
import zipfile

import pytest
from lxml import etree

from teamwijzer.documents.document import Document
from tests.conftest import ROOT
from tests.documents.conftest import DOCUMENTS, make_documents, name

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def digests() -> str:
    return "\n".join(
        f"{name(document)} {hashlib.sha256(document.content).hexdigest()}"
        for document in make_documents()
    )


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/Lima", "2")])
def test_documents_are_the_same_elsewhere(zone: str, seed: str) -> None:
    program = "from tests.documents.test_packages import digests; print(digests())"
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": "hooks:."}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == digests()


def check_package(content: bytes) -> None:
    """Every part is reached by a relationship and has a type, and the other way round."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        parts = {n for n in names if not n.endswith(".rels") and n != "[Content_Types].xml"}
        for part in names:
            if part.endswith((".xml", ".rels")):
                etree.fromstring(package.read(part))
        reached = set()
        for rels in (n for n in names if n.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(rels))
            for link in etree.fromstring(package.read(rels)).iter(f"{RELATIONSHIPS}Relationship"):
                if link.get("TargetMode") != "External":
                    target = link.attrib["Target"]
                    reached.add(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        assert reached == parts
        types = etree.fromstring(package.read("[Content_Types].xml"))
        endings = {t.attrib["Extension"] for t in types.iter(f"{TYPES}Default")}
        named = {t.attrib["PartName"].lstrip("/") for t in types.iter(f"{TYPES}Override")}
        assert named <= parts
        assert all(part in named or part.rpartition(".")[2] in endings for part in parts)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_parts_and_relationships_fit(document: Document) -> None:
    check_package(document.content)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_document_says_what_it_is(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(document.content)) as package:
        core = package.read("docProps/core.xml").decode()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert f"<dc:title>{document.frame.template.title}</dc:title>" in core
    assert f"<dc:creator>{document.frame.site}</dc:creator>" in core
    assert document.frame.date.isoformat() in core
    assert "python-docx" not in core
