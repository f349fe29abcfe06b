"""`teamwijzer report`: what to review, single sources, uneven lengths, hard sentences."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Role
from teamwijzer.report import day_of, find, report
from teamwijzer.report.findings import HARDEST
from teamwijzer.report.freshness import documents, is_due
from teamwijzer.report.page import LISTED
from teamwijzer.report.reading import Size, measure, sentences, syllables, together, words
from teamwijzer.report.searches import TRIED, missed
from teamwijzer.report.texts import PROSE, Passage, lengths, passages, uneven

TODAY = datetime.date(2026, 11, 22)


def made(data: Path) -> str:
    """The report on the data of the folder."""
    known = read(data)
    return report(known, find(known, TODAY), {})


def spelled(text: str, language: str) -> list[str]:
    """The words whose syllables are not as many as the hyphens in their spelling say."""
    return [
        word for word in text.split() if syllables(word.replace("·", ""), language) != cut(word)
    ]


def cut(word: str) -> int:
    return word.count("·") + word.count("-") + 1


def test_dutch_syllables() -> None:
    text = (
        "school di·rec·tie be·leids·plan co·ör·di·na·tor re·ë·le i·dee·ën nieuw mooi·e leeuw "
        "be·ïn·vloe·den fi·nan·ci·ë·le ma·te·ri·aal bij·een·komst jouw vrou·wen groei fo·to's "
        "pri·va·cy be·vei·ligt mail team cre·a·tie"
    )
    assert spelled(text, "nl") == []


def test_english_syllables() -> None:
    text = (
        "school make makes ta·ble ta·bles han·dled used star·ted need·ed box·es ca·ches ser·vi·ces "
        "me·di·a ed·u·ca·tion peo·ple the a·greed va·ri·ous pe·ri·od so·cial tried co·or·di·na·tor"
    )
    assert spelled(text, "en") == ["co·or·di·na·tor"]  # the rule of thumb hears one o


def test_abbreviations_are_spelled_out() -> None:
    assert syllables("ICT", "nl") == 3
    assert syllables("ICT-team", "nl") == 4
    assert syllables("SELFIE", "nl") == 2


def test_sentences_end_before_a_capital() -> None:
    text = "Eerst kijken (of niet.) Dan\ndoen? “Ja!” zei ze. 2 keer, bijv. morgen … Klaar."
    assert sentences(text) == [
        "Eerst kijken (of niet.)",
        "Dan doen?",
        "“Ja!” zei ze.",
        "2 keer, bijv. morgen …",
        "Klaar.",
    ]


def test_words_are_letters() -> None:
    text = "De ICT-coördinator's 12 foto's: zo'n T01, and they’re fine."
    assert words(text) == [
        "De",
        "ICT-coördinator's",
        "foto's",
        "zo'n",
        "T",
        "and",
        "they’re",
        "fine",
    ]


def test_reading_ease_is_that_of_the_formulas() -> None:
    size = Size(sentences=2, words=20, syllables=30)
    assert size.ease("nl") == pytest.approx(206.84 - 0.93 * 10 - 0.77 * 150)
    assert size.ease("en") == pytest.approx(206.835 - 1.015 * 10 - 84.6 * 1.5)


def test_sizes_add_up() -> None:
    one = measure("Zo werkt een school.", "nl")
    assert one == Size(1, 4, 4)
    assert together([one, Size(2, 10, 20)]) == Size(3, 14, 24)


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [
        (None, True),
        (datetime.date(2025, 11, 21), True),
        (datetime.date(2025, 11, 22), False),
        (TODAY, False),
    ],
)
def test_a_review_lasts_a_year(data: Path, reviewed: datetime.date | None, due: bool) -> None:
    role = read(data).of(Role)["tict"].model_copy(update={"reviewed": reviewed})
    assert is_due(role, TODAY) is due


def test_the_day_to_count_from_is_that_of_the_last_commit(data: Path) -> None:
    edition = read(data).edition
    late = datetime.datetime(2026, 11, 25, 23, 30, tzinfo=datetime.UTC)
    assert day_of(edition, str(int(late.timestamp()))) == late.date()
    assert day_of(edition, None) == day_of(edition, "") == edition.date


def test_places_in_one_document_are_one_document(data: Path) -> None:
    path = data / "roles/tict.yml"
    path.write_text(path.read_text("utf-8") + "  - source: report\n    chapter: 2\n", "utf-8")
    assert documents(read(data).of(Role)["tict"]) == {"report"}


def passage(item: str, language: str, count: int) -> Passage:
    return Passage("tasks", item, language, f"{item}.yml", 1, "title", "woord " * count)


def test_lengths_that_differ_by_more_than_half() -> None:
    sizes = {
        "even": (12, 12),
        "just": (12, 18),
        "over": (12, 19),
        "back": (20, 5),
        "edge": (12, 7),
        "short": (2, 8),
    }
    found = [
        passage(item, language, count)
        for item, counts in sizes.items()
        for language, count in {**dict.fromkeys(LANGUAGES, counts[0]), "en": counts[1]}.items()
    ]
    assert uneven(lengths(found), long=12) == ["over", "back", "edge"]


def test_passages_of_a_record_name_their_place(data: Path) -> None:
    found = {p.place: p for p in passages(read(data)) if p.kind == "tasks"}
    text = found["data/tasks/t01.yml:11 examples[0].nl"]
    assert (text.language, text.text) == ("nl", "Een voorbeeld")
    assert text.item == found["data/tasks/t01.yml:12 examples[0].en"].item


PAGE = """---
title: Uren
description: Over uren.
---
# Uren

Een school krijgt **uren** van
de [overheid](../../taken/t01/).

- Eerst dit.
- Dan dat.

| tabel | telt |
| --- | --- |

[[model]]
"""


def write_prose(data: Path, text: str) -> None:
    for language in LANGUAGES:
        folder = data.parent / "content" / language
        folder.mkdir(parents=True)
        (folder / "uren.md").write_text(text, encoding="utf-8")


def test_passages_of_prose_are_paragraphs_without_markup(data: Path) -> None:
    write_prose(data, PAGE)
    found = [p for p in passages(read(data)) if p.kind == PROSE and p.language == "nl"]
    assert [(p.place, p.text) for p in found] == [
        ("content/nl/uren.md:7", "Een school krijgt uren van de overheid."),
        ("content/nl/uren.md:10", "Eerst dit."),
        ("content/nl/uren.md:11", "Dan dat."),
    ]
    assert {p.item for p in found} == {"uren/"}


def part(text: str, heading: str) -> list[str]:
    """The lines below a heading of the report, without the empty ones."""
    below = text.partition(f"\n{heading}\n")[2].partition("\n#")[0]
    return [line for line in below.splitlines() if line]


def review(data: Path, name: str, day: str) -> None:
    path = data / name
    path.write_text(f"{path.read_text(encoding='utf-8')}reviewed: {day}\n", encoding="utf-8")


def test_the_report_lists_what_to_review_oldest_first(data: Path) -> None:
    for path in data.rglob("*/*.yml"):
        if path.parent.name != "ui":
            review(data, str(path.relative_to(data)), "2026-11-01")
    for name, day in (("tasks/t01.yml", "2024-02-29"), ("roles/tict.yml", "2023-01-01")):
        path = data / name
        path.write_text(path.read_text("utf-8").replace("2026-11-01", day), "utf-8")
    path = data / "tasks/p01.yml"
    path.write_text(path.read_text("utf-8").replace("reviewed: 2026-11-01\n", ""), "utf-8")
    path = data / "roles/tict.yml"
    path.write_text(path.read_text("utf-8") + "reviewed_by: An\n", "utf-8")
    lines = part(made(data), "## To review")
    assert "| tasks | 3 | 1 | 1 |" in lines
    assert "| roles | 1 | 0 | 1 |" in lines
    assert "| competences | 1 | 0 | 0 |" in lines
    assert not any(line.startswith("| levels ") for line in lines)  # has no sources here
    assert lines[-3:] == [
        "- data/tasks/p01.yml: never",
        "- data/roles/tict.yml: 2023-01-01 (An)",
        "- data/tasks/t01.yml: 2024-02-29",
    ]


def test_lists_say_how_much_they_leave_out(data: Path) -> None:
    lines = part(made(data), "## To review")
    listed = [line for line in lines if line.startswith("- ")]
    records = sum(int(line.split("|")[2]) for line in lines[3:] if line.startswith("| "))
    assert len(listed) == LISTED + 1
    assert listed[-1] == f"- … and {records - LISTED} more"


def test_the_report_counts_what_rests_on_one_document(data: Path) -> None:
    (data / "sources/form.yml").write_text(
        (data / "sources/report.yml")
        .read_text("utf-8")
        .replace("id: report", "id: form")
        .replace("order: 1", "order: 2"),
        "utf-8",
    )
    path = data / "tasks/t01.yml"
    path.write_text(path.read_text("utf-8") + "  - source: form\n    item: T01\n", "utf-8")
    assert "| tasks | 3 | 2 |" in part(made(data), "## Resting on one document")


def test_the_report_shows_uneven_lengths(data: Path) -> None:
    path = data / "tasks/t01.yml"
    longer = "Uitleg over T01, en dan nog heel wat meer woorden dan de ander heeft."
    path.write_text(path.read_text("utf-8").replace("Uitleg over T01.", longer), "utf-8")
    lines = part(made(data), "## Words")
    assert lines[-1].startswith("- data/tasks/t01.yml:7 description: nl 14, en 3")
    assert any(line.startswith("| tasks | ") for line in lines)


def test_the_report_lists_the_hardest_sentences(data: Path) -> None:
    hard = (
        "De verantwoordelijkheidsverdeling van ICT-coördinatie vraagt om meerjarenbeleid, ook *nu*"
    )
    easy = "Wie dit werk doet, kan het zo aan een ander leren"
    write_prose(data, PAGE.replace("Eerst dit", hard.replace("*", "")))
    path = data / "tasks/t01.yml"
    text = path.read_text("utf-8").replace("nl: Uitleg over T01.", f"nl: {easy}. {hard}.")
    path.write_text(text, "utf-8")
    whole = made(data)
    lines = part(whole, "### Hardest sentences: nl")
    assert lines[0].startswith("- -")
    assert "content/nl/uren.md:10: De verantwoordelijkheids" in lines[0]
    assert "data/tasks/t01.yml:8 description.nl: De verantwoordelijkheids" in lines[1]
    assert r"\*nu\*." in lines[1]
    assert easy in lines[2]
    assert part(whole, "## Reading")[1].startswith("| language | formula |")
    rows = [line for line in part(whole, "## Reading") if line.startswith("| ")]
    counted = [row.split(" | ")[:4] for row in rows]
    assert ["| nl", "Flesch-Douma", "prose", "3"] in counted
    whole_language = next(line for line in counted if line[2] == "all")
    kinds = [line for line in counted if line[0] == "| nl" and line[2] != "all"]
    assert int(whole_language[3]) == sum(int(line[3]) for line in kinds)


def test_twenty_sentences_are_listed_and_no_more(data: Path) -> None:
    sentence = "Een school kiest zelf wie van de collega's dit nog eens bekijkt"
    write_prose(data, PAGE.replace("Eerst dit", ". ".join([sentence] * (HARDEST + 1))))
    assert len(part(made(data), "### Hardest sentences: nl")) == HARDEST


def test_general_knowledge_is_no_second_document(data: Path) -> None:
    source = (data / "sources/report.yml").read_text(encoding="utf-8")
    source = source.replace("id: report", "id: general-knowledge").replace("order: 1", "order: 2")
    path = data / "sources/general-knowledge.yml"
    path.write_text(source.replace("kind: report", "kind: general-knowledge"), encoding="utf-8")
    role = data / "roles/tict.yml"
    text = role.read_text(encoding="utf-8")
    role.write_text(
        text.replace(
            "sources:\n", "sources:\n  - source: general-knowledge\n    section: Informatica\n"
        ),
        encoding="utf-8",
    )
    assert documents(read(data).of(Role)["tict"]) == {"report"}


def test_searches_without_a_right_answer(data: Path, tmp_path: Path) -> None:
    assert missed(tmp_path) == {}
    assert (Path(__file__).parents[2] / TRIED).is_file()
    (tried := tmp_path / TRIED).parent.mkdir(parents=True)
    tried.write_text(
        "wanted:\n  nl: {een*: [a/, b/], twee: [c/]}\n  en: {one: [a/]}\n"
        "missed:\n  nl: [een*]\n  en:\n",
        encoding="utf-8",
    )
    found = missed(tmp_path)
    assert found == {"nl": {"een*": ["a/", "b/"]}, "en": {}}
    known = read(data)
    text = report(known, find(known, TODAY), found).partition("## Searches")[2]
    assert "### nl\n\n- een\\*: a/, b/\n\n### en\n\nNone.\n" in text
