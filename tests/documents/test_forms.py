"""The forms as Word reads them: structure, blanks, what a program finds in them."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from teamwijzer.documents import forms
from teamwijzer.documents.document import Document
from teamwijzer.languages import about
from teamwijzer.layout import MANDATES
from teamwijzer.loading import read
from teamwijzer.model import Duty, Group, Section, Step
from tests.conftest import ROOT
from tests.documents.conftest import FORMS, name

DATA = read(ROOT / "data")


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(document.content))


def controls(document: Document) -> dict[str, Any]:
    """The content controls by tag."""
    body = opened(document).element.body
    found = [sdt.find(qn("w:sdtPr")) for sdt in body.iter(qn("w:sdt"))]
    tags = [properties.find(qn("w:tag")).get(qn("w:val")) for properties in found]
    assert len(tags) == len(set(tags))
    return dict(zip(tags, found, strict=True))


def of(template: str) -> list[Document]:
    return [document for document in FORMS if document.frame.template.id == template]


@pytest.mark.parametrize("document", FORMS, ids=name)
def test_every_blank_has_a_name(document: Document) -> None:
    numbers = set()
    for properties in controls(document).values():
        assert properties.find(qn("w:alias")).get(qn("w:val")).strip()
        numbers.add(properties.find(qn("w:id")).get(qn("w:val")))
        kinds = ("w:richText", "w:date", "w14:checkbox")
        box = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
        tags = {qn(kind) if kind.startswith("w:") else box for kind in kinds}
        assert sum(child.tag in tags for child in properties) == 1
    assert len(numbers) == len(controls(document))


@pytest.mark.parametrize("document", FORMS, ids=name)
def test_structure_is_real(document: Document) -> None:
    paper = opened(document)
    styles = [p.style.name for p in paper.paragraphs]
    assert styles[0] == "Title"
    assert paper.paragraphs[0].text == document.frame.template.title
    levels = [int(s[-1]) for s in styles if s.startswith("Heading")]
    assert levels
    assert all(later <= earlier + 1 for earlier, later in zip([0, *levels], levels, strict=False))
    locale = about(document.frame.language).locale
    assert f'w:lang w:val="{locale}"' in paper.styles.element.xml
    assert paper.core_properties.language == locale
    # A table with headings says so, and repeats them on the next page.
    for table in paper.tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))  # not in the public face
        repeated = table.rows[0]._tr.find(f".//{qn('w:tblHeader')}")  # as above
        assert (look.get(qn("w:firstRow")) == "1") == (repeated is not None)
    footer = paper.sections[0].footer._element.xml  # as above
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


@pytest.mark.parametrize("document", of("job-description"), ids=name)
def test_job_description(document: Document) -> None:
    tags = controls(document)
    head = ["institution", "number", "board", "evaluator-1", "evaluator-2"]
    assert [tag for tag in tags if tag.startswith("head.")] == [f"head.{field}" for field in head]
    assert [tag[5:] for tag in tags if tag.startswith("duty.")] == list(DATA.of(Duty))
    text = document.texts
    for duty in DATA.of(Duty).values():
        line = duty.text.in_language(document.frame.language) + "."
        assert sum(line in paragraph for paragraph in text) == 1
    # The condition stands below the heading of A.3 and before its duties.
    where = next(i for i, line in enumerate(text) if line.startswith("A.3 "))
    condition = DATA.of(Section)["A3"].condition
    assert condition
    assert condition.text.in_language(document.frame.language) in text[where + 1]
    assert {"sign.coordinator.name", "sign.evaluator-1.date", "own"} <= set(tags)


@pytest.mark.parametrize("document", of("step-plan"), ids=name)
def test_step_plan(document: Document) -> None:
    tags = controls(document)
    language = document.frame.language
    for step in DATA.of(Step).values():
        wanted = {f"step.{step.number}.{field}" for field in ("1", "owner", "date", "todo", "done")}
        assert wanted <= set(tags)
        for question in step.questions:
            text = question.text.in_language(language)
            assert text in document.texts
            for answer in question.answers:
                assert f"answer.{question.id}.{answer.id}" in tags
                for action in answer.actions:
                    assert action.text.in_language(language) in document.texts


@pytest.mark.parametrize("document", of("agreements"), ids=name)
def test_agreements(document: Document) -> None:
    tags = controls(document)
    for who in MANDATES:
        assert f"cluster.technical.{who}" in tags
        assert f"task.T01.{who}" in tags
        assert f"own.1.{who}" in tags
    for group in DATA.of(Group):
        assert f"group.{group}.rhythm" in tags
    assert "part.knowledge.owner" in tags


@pytest.mark.parametrize("document", of("policy-plan"), ids=name)
def test_policy_plan(document: Document) -> None:
    text = " ".join(document.texts)
    assert "Pictos" in text
    assert "1 september 2026" in text.lower()
    for part in document.frame.template.parts:
        assert all(point in document.texts for point in part.points)
        assert f"part.{part.id}.1" in controls(document)


def test_what_stands_in_the_data_is_text() -> None:
    frame = of("policy-plan")[0].frame
    odd = '<w:p/> & "=1+1" ]]> {{ 7 }}'
    part = dataclasses.replace(frame.template.parts[0], points=[odd])
    template = dataclasses.replace(frame.template, parts=[part])
    made = dataclasses.replace(frame, template=template)
    assert odd in Document(made, forms.questionnaire(made)).texts
