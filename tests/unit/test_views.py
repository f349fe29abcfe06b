"""One language's view: texts, links both ways, citations spelled out."""

from __future__ import annotations

from pathlib import Path

from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES, Ask, Duty, Role, Step, Task
from teamwijzer.views import Context, Link, PeopleViews, ReferenceViews, StepViews, TaskViews

from .conftest import write_change
from .further import WRITTEN


def test_a_task_in_each_language(data: Path) -> None:
    titles = {
        language: TaskViews(Context(read(data), language)).tasks()[0].row.title
        for language in WRITTEN
    }
    assert titles == {"nl": "Titel T01", "en": "Title T01"}


def test_what_people_call_a_record(data: Path) -> None:
    known = read(data)
    context = Context(known, "en")
    called = {
        kind.__name__: context.name(next(iter(known.of(kind).values())))
        for kind in (Step, Task, Duty, Ask, Role)
    }
    assert called == {
        "Step": "Step 1: Step 1",
        "Task": "T01 Title T01",
        "Duty": "A1.1 does something",
        "Ask": "Which school?",
        "Role": "Technical coordinator",
    }


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


def test_changes_stand_with_what_they_touch_newest_first(data: Path) -> None:
    write_change(data, "steps: [step-1]\ntasks: [T01]", "2025-05-02", "early")
    write_change(data, "steps: [step-1]", "2026-09-01", "late")
    write_change(data, "steps: [step-1]\nexact: month", "2023-06-01", "vague")
    write_change(data, "steps: [step-1]\nexact: year", "2020-01-01", "vaguer")
    days = {
        lang: [c.day for c in StepViews(Context(read(data), lang)).steps()[0].changes]
        for lang in WRITTEN
    }
    assert days == {
        "nl": ["1 september 2026", "2 mei 2025", "juni 2023", "2020"],
        "en": ["1 September 2026", "2 May 2025", "June 2023", "2020"],
    }
    context = Context(read(data), "en")
    assert [c.date for c in StepViews(context).steps()[0].changes] == [
        "2026-09-01",
        "2025-05-02",
        "2023-06",
        "2020",
    ]
    assert [len(task.changes) for task in TaskViews(context).tasks()] == [1, 0, 0]


def test_one_fact_is_one_change_and_names_every_page(data: Path) -> None:
    write_change(data, "tasks: [T01, T02]\nsteps: [step-1]\nprose: [over/teams]")
    for language in LANGUAGES:
        page = data.parent / "content" / language / "over/teams.md"
        page.parent.mkdir(parents=True)
        text = "---\ntitle: Teams\ndescription: D\n---\n\n[[changes]]\n"
        page.write_text(text, encoding="utf-8")
    views = ReferenceViews(Context(read(data), "en"))
    (entry,) = views.changes()
    assert [link.path for link in entry.pages] == [
        "taken/t01/",
        "taken/t02/",
        "stappenplan/1/",
        "over/teams/",
    ]
    assert [change.id for change in views.changes_on("over/teams/")] == ["plan"]
    assert views.changes_on("over/") == []


def test_a_citation_leads_to_its_source(data: Path) -> None:
    path = data / "sources/report.yml"
    (place,) = TaskViews(Context(read(data), "en")).tasks()[0].sources
    assert place.url == ""
    text = path.read_text(encoding="utf-8") + "url: https://example.org/report\n"
    path.write_text(text, encoding="utf-8")
    (place,) = TaskViews(Context(read(data), "en")).tasks()[0].sources
    assert place.url == "https://example.org/report"


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
        ("T01", {"tict": "leads"}),
        ("T02", {"tict": "leads"}),
        ("P01", {"tict": "leads"}),
    ]
