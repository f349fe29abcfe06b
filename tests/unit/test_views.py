"""One language's view: texts, links both ways, citations spelled out."""

from __future__ import annotations

from pathlib import Path

from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.views import Context, Link, PeopleViews, StepViews, TaskViews


def test_a_task_in_each_language(data: Path) -> None:
    titles = {
        language: TaskViews(Context(read(data), language)).tasks()[0].row.title
        for language in LANGUAGES
    }
    assert titles == {"nl": "Titel T01", "en": "Title T01"}


def test_a_citation_is_spelled_out_in_the_language(data: Path) -> None:
    path = data / "tasks/t01.yml"
    path.write_text(path.read_text(encoding="utf-8") + "    table: 2\n", encoding="utf-8")
    places = {lang: TaskViews(Context(read(data), lang)).tasks()[0].sources for lang in LANGUAGES}
    assert [(p.title, p.where) for p in places["nl"]] == [("Het rapport", "hoofdstuk 1, tabel 2")]
    assert [(p.title, p.where) for p in places["en"]] == [("The report", "chapter 1, table 2")]


def test_a_task_lists_what_names_it(data: Path) -> None:
    first, second, third = TaskViews(Context(read(data), "en")).tasks()
    assert [step.path for step in first.steps] == ["stappenplan/1/", "stappenplan/2/"]
    assert [duty.code for duty in first.duties] == ["A1.1"]
    assert (second.previous, second.next) == (
        Link("taken/t01/", "Title T01", "T01"),
        Link("taken/p01/", "Title P01", "P01"),
    )
    assert (first.previous, third.next) == (None, None)
    assert second.steps == []


def test_an_answer_leads_to_a_step_or_says_its_turn(data: Path) -> None:
    step = StepViews(Context(read(data), "en")).steps()[0]
    yes, no = step.questions[0].answers
    assert (yes.target, yes.turn) == (Link("stappenplan/2/", "Step 2", "2"), "")
    assert (no.target, no.turn) == (None, "again")
    assert [(a.actor, a.texts) for a in no.actions] == [("Management", ["Work on it."])]


def test_task_codes_in_a_text_become_links(data: Path) -> None:
    views = Context(read(data), "en")
    assert views.pieces("See T02, not T99 or XT01.") == [
        ("See ", ""),
        ("T02", "taken/t02/"),
        (", not ", ""),
        ("T99", ""),
        (" or XT01.", ""),
    ]


def test_updates_come_newest_first_with_a_written_date(data: Path) -> None:
    path = data / "steps/step-1.yml"
    update = """\
  - date: {}
    text: {{nl: Er veranderde iets., en: Something changed.}}
    sources: [{{source: report, chapter: 3}}]
"""
    more = "updates:\n" + update.format("2025-05-02") + update.format("2026-09-01")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    days = {
        lang: [u.day for u in StepViews(Context(read(data), lang)).steps()[0].updates]
        for lang in LANGUAGES
    }
    assert days == {
        "nl": ["1 september 2026", "2 mei 2025"],
        "en": ["1 September 2026", "2 May 2025"],
    }


def test_people_know_their_tasks_and_groups(data: Path) -> None:
    people = PeopleViews(Context(read(data), "en"))
    role = people.roles()[0]
    assert [(part, [t.code for t in tasks]) for part, tasks in role.tasks.items()] == [
        ("leads", ["T01", "T02", "P01"])
    ]
    competence = people.competences()[0]
    assert [task.code for task in competence.tasks] == ["T01", "T02", "P01"]
    assert competence.roles == []
    assert [(row.task.code, row.parts) for row in people.matrix()] == [
        ("T01", ["leads"]),
        ("T02", ["leads"]),
        ("P01", ["leads"]),
    ]
