"""The pages for maintainers: what the report finds, and the fields of the model."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from teamwijzer import model
from teamwijzer.addresses import HEADS
from teamwijzer.fields import FORMS, notes
from teamwijzer.loading import UiStrings, read
from teamwijzer.report import find
from teamwijzer.views import Context, FieldViews, MaintenanceViews

from .conftest import make_site
from .further import WRITTEN
from .test_report import PAGE, TODAY, review, write_prose

EDIT = "https://git.example/edit/"


def page(data: Path, path: str, language: str = "nl") -> BeautifulSoup:
    site = make_site(data, language)
    html = next(site.render(page) for page in site.data_pages if page.path == path)
    return BeautifulSoup(html, "html.parser")


def section(html: BeautifulSoup, anchor: str) -> Tag:
    heading = html.find(id=anchor)
    assert heading is not None
    found = heading.find_parent("section")
    assert found is not None
    return found


def links(part: Tag) -> list[str]:
    return [str(link["href"]) for link in part.find_all("a")]


def rows(part: Tag) -> list[list[str]]:
    """The cells of a section's table."""
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in part.select("tbody tr")
    ]


def test_what_to_review_leads_to_its_page_and_its_file(data: Path) -> None:
    review(data, "tasks/t01.yml", "2020-01-01")
    review(data, "tasks/t02.yml", read(data).edition.date.isoformat())
    part = section(page(data, "over/onderhoud/"), "review")
    assert ["Taken", "3", "1", "1"] in rows(part)
    (tasks,) = [d for d in part.find_all("details") if "Taken (2)" in d.get_text()]
    assert links(tasks) == [
        *("../../taken/p01/", f"{EDIT}data/tasks/p01.yml"),
        *("../../taken/t01/", f"{EDIT}data/tasks/t01.yml"),
    ]
    assert "nog nooit" in tasks.get_text()
    assert "1 januari 2020" in tasks.get_text()


def test_every_record_and_page_can_be_found(data: Path) -> None:
    """Where it has no page of its own, its file is still named."""
    write_prose(data, PAGE)
    site = make_site(data, "en")
    made = {page.source: page.path for page in site.data_pages}
    known = read(data)
    html = page(data, "over/onderhoud/", "en")
    named = {code.get_text() for code in section(html, "review").select("li code")}
    assert named == {known.file(r).name for _, r in known.all_records() if r.sources}
    for kind in (model.Task, model.Step, model.Role, model.Competence, model.Cluster, model.Page):
        for record in known.of(kind).values():
            path = site.context.place(record)
            assert made[known.file(record).name] == path


def test_the_page_shows_what_the_report_finds(data: Path) -> None:
    known = read(data)
    found = find(known, TODAY)
    view = MaintenanceViews(Context(known, "en"), found).findings()
    assert sum(len(group.items) for group in view.due) == len(found.due)
    assert sum(len(group.items) for group in view.single) == len(found.single)
    assert {row.kind for row in view.words} == {known.ui["kinds"][kind].en for kind in found.words}
    assert view.date == TODAY.isoformat()


def test_a_text_that_is_longer_in_one_language_is_shown(data: Path) -> None:
    path = data / "tasks/t01.yml"
    longer = "Uitleg over T01, en dan nog heel wat meer woorden dan de ander heeft."
    path.write_text(path.read_text("utf-8").replace("Uitleg over T01.", longer), "utf-8")
    part = section(page(data, "over/onderhoud/"), "words")
    (item,) = part.select("ul li")
    assert links(item) == ["../../taken/t01/", f"{EDIT}data/tasks/t01.yml"]
    assert "14 woorden in nl · 3 woorden in en" in item.get_text()
    assert "description" in item.get_text()


@pytest.mark.parametrize("language", WRITTEN)
def test_the_hardest_sentences_are_those_of_the_language(data: Path, language: str) -> None:
    hard = {
        "nl": "Verantwoordelijkheidsverdeling vraagt om meerjarenbeleid, en dat nu ook.",
        "en": "Distributing responsibilities necessitates policies, and that now too.",
    }
    path = data / "tasks/t01.yml"
    text = path.read_text("utf-8")
    text = text.replace("nl: Uitleg over T01.", f"nl: {hard['nl']}")
    text = text.replace("en: Text about T01.", f"en: {hard['en']}")
    path.write_text(text, "utf-8")
    part = section(page(data, "over/onderhoud/", language), "reading")
    first = part.select("ol li")[0]
    assert hard[language] in first.get_text()
    assert f"{EDIT}data/tasks/t01.yml" in links(first)
    assert "../../taken/t01/" in links(first)
    line = text.splitlines().index(f"  {language}: {hard[language]}") + 1
    assert re.search(rf"(regel|line) {line}\b", first.get_text())
    assert [one for one in hard.values() if one in part.get_text()] == [hard[language]]


def test_a_sentence_of_prose_leads_to_its_page(data: Path) -> None:
    write_prose(data, PAGE.replace("Eerst dit.", "Een school kiest zelf wie dit verder opvolgt."))
    part = section(page(data, "over/onderhoud/"), "reading")
    (item,) = [li for li in part.select("ol li") if "kiest zelf" in li.get_text()]
    assert links(item) == ["../../uren/", f"{EDIT}content/nl/uren.md"]


def test_without_a_place_to_edit_files_are_only_named(data: Path) -> None:
    site = make_site(data, "nl")
    site._shell = replace(site._shell, edit="")
    html = next(site.render(page) for page in site.data_pages if page.path == "over/onderhoud/")
    assert "git.example" not in html
    assert 'href=""' not in html
    assert "<code>data/tasks/t01.yml</code>" in html


@pytest.mark.parametrize("language", model.LANGUAGES)
def test_every_field_of_the_model_is_on_the_page(data: Path, language: str) -> None:
    html = page(data, "over/velden/", language)
    shared = model.Record.model_fields.keys() - {"id"}
    tables = {str(h["id"]): h.find_next("table") for h in html.select("h2[id], h3[id]")}

    def fields(anchor: str) -> list[str]:
        table = tables[anchor]
        assert table is not None
        return [code.get_text() for code in table.select("th code")]

    assert set(fields("shared")) == shared
    for name, kind in model.KINDS.items():
        assert set(fields(name)) | shared == set(kind.model_fields)
        for note in notes(kind):
            if note.holds == "part" and note.shape:
                anchor = "part-" + re.sub(r"(?<!^)(?=[A-Z])", "-", note.shape.__name__).lower()
                assert fields(anchor) == list(note.shape.model_fields)
    for link in html.select("a[href^='#']"):
        assert html.find(id=str(link["href"])[1:]), link


def test_what_a_field_holds_is_said_in_words(data: Path) -> None:
    html = page(data, "over/velden/")
    table = html.find(id="tasks")
    assert table is not None
    found = {row[0]: row[1:] for row in rows(table.find_parent("section"))}  # type: ignore[arg-type]
    assert found["title"] == ["verplicht , tekst in elke taal", "Drie tot zes woorden"]
    assert found["examples"][0] == "verplicht , lijst: tekst in elke taal, 2 tot 4 ervan"
    assert found["cluster"][0] == "verplicht , id van een bestand in data/clusters/"
    assert found["core"][0] == "velden van core mark"
    assert found["id"][1].endswith("T, P, B of A en twee cijfers, zoals T01")
    assert not html.select("td[lang=en]")
    english = page(data, "over/velden/", "en")
    assert "Three to six words" in english.get_text()
    assert "Drie tot zes woorden" not in english.get_text()


def patterns(value: object) -> set[str]:
    """Every pattern in a JSON Schema."""
    if isinstance(value, dict):
        own = {value["pattern"]} if isinstance(value.get("pattern"), str) else set()
        names = value.get("patternProperties", {})
        return own.union(names, *(patterns(part) for part in value.values()))
    return set().union(*map(patterns, value)) if isinstance(value, list) else set()


def test_every_form_that_the_model_asks_for_has_its_words() -> None:
    schemas = [kind.model_json_schema() for kind in model.KINDS.values()]
    assert patterns([*schemas, UiStrings.json_schema()]) == set(FORMS)


def test_every_overview_page_takes_its_head_from_the_data(data: Path) -> None:
    sources = [page.source for page in make_site(data, "en").data_pages]
    assert {s for s in sources if s.startswith("data/pages/")} == {
        f"data/pages/{name}.yml" for name in HEADS
    }


def test_fields_stand_in_the_order_of_their_names(data: Path) -> None:
    titles = [kind.title for kind in FieldViews(Context(read(data), "nl")).kinds()]
    assert titles == sorted(titles, key=str.casefold)
    assert len(titles) == len(model.KINDS)


def test_how_easy_each_kind_reads(data: Path) -> None:
    """A kind that has text in one language only has a dash in the others."""
    known = read(data)
    found = find(known, TODAY)
    del found.reading["en"].kinds["phases"]
    view = MaintenanceViews(Context(known, "nl"), found).findings()
    eases = {of.kind: dict(zip(found.reading, of.figures, strict=True)) for of in view.eases}
    assert eases["Fasen"]["en"] == "–"
    for language, reading in found.reading.items():
        assert eases["Taken"][language] == str(round(reading.kinds["tasks"].ease(language)))
