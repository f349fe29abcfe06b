"""What the form over the data saves is what it read, and passes the check.

The form's own library writes here, with the options that the form gives it (`saves.mjs`); the form
itself, a program of others, does not run. What Sveltia 0.221.1 put into a commit for a record of 22
of the kinds, with a host that was played, was the same to the letter.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from teamwijzer import model
from teamwijzer.cms import fields
from teamwijzer.loading import read
from tests.conftest import ROOT
from tests.scripts.__main__ import HERE
from tests.scripts.find import HOW, missing
from tests.tools import needed


@pytest.fixture(autouse=True)
def _node() -> None:
    needed(missing(), HOW)


def saved(texts: list[tuple[str, type[model.Record]]]) -> list[str]:
    """The files that the form makes of these files."""
    records = [(text, fields(kind, "nl")) for text, kind in texts]
    done = subprocess.run(
        ["node", str(HERE / "saves.mjs")],
        input=json.dumps(records),
        capture_output=True,
        text=True,
        check=True,
    )
    return list(map(str, json.loads(done.stdout)))


def test_every_record_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("assets"))
    files = [
        (path, kind) for name, kind in model.KINDS.items() for path in (folder / name).glob("*")
    ]
    assert {kind for _, kind in files} == set(model.KINDS.values())
    before = read(folder).records
    written = saved([(path.read_text(encoding="utf-8"), kind) for path, kind in files])
    for (path, _), text in zip(files, written, strict=True):
        assert text != path.read_text(encoding="utf-8"), path
        path.write_text(text, encoding="utf-8")
    assert read(folder).records == before


FILLED = """\
id: help-desk
term: {nl: helpdesk, en: help desk}
abbreviation: {nl: '', en: ''}
also: {nl: [], en: []}
definition:
  nl: "Een regel: met # en 'tekens'.\\nEn nog een regel."
  en: "- not: a list"
see: []
reviewed: ''
sources:
  - {source: report, item: '3', chapter: 3, section: '0x10', step: null}
"""


def test_what_is_left_empty_is_left_out_and_texts_stay_texts() -> None:
    (text,) = saved([(FILLED, model.Term)])
    term = model.Term.model_validate(yaml.safe_load(text))
    assert list(yaml.safe_load(text)) == ["id", "term", "definition", "link", "sources"]
    assert term.definition.nl == "Een regel: met # en 'tekens'.\nEn nog een regel."
    assert term.definition.en == "- not: a list"
    (cited,) = term.sources
    assert (cited.item, cited.chapter, cited.section, cited.step) == ("3", 3, "0x10", None)


def test_a_field_that_the_form_has_not_would_be_found() -> None:
    with pytest.raises(subprocess.CalledProcessError) as told:
        saved([("id: x\ntitel: iets\n", model.Term)])
    assert "the form has no titel" in told.value.stderr
