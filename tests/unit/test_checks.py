"""What only shows when records are compared, one group of tests a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teamwijzer.languages import about
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES

from .conftest import Spoil, problems, write_change


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # references
        pytest.param(
            "tasks/t01.yml",
            "role: tict",
            "role: tikt",
            "21:11: roles[0].role: unknown role 'tikt'; did you mean 'tict'?",
            id="unknown role, near",
        ),
        pytest.param(
            "tasks/t01.yml",
            "- knowledge",
            "- swimming",
            "24:5: competences[0]: unknown competence 'swimming'; "
            "see the files in data/competences",
            id="unknown competence, far",
        ),
        pytest.param(
            "tasks/t01.yml",
            "source: report",
            "source: raport",
            "34:13: sources[0].source: unknown source 'raport'; did you mean 'report'?",
            id="unknown source",
        ),
        pytest.param(
            "tasks/t01.yml",
            "    chapter: 1\n",
            "",
            "34:5: sources[0]: a source without a place in it; "
            "add one of: item, chapter, step, section, table, figure, box",
            id="source without a place",
        ),
        pytest.param(
            "tasks/t02.yml",
            "[T01, P01]",
            "[T01, P01, T01]",
            "25:21: related[2]: 'T01' a second time; keep one",
            id="named twice",
        ),
        pytest.param(
            "steps/step-1.yml",
            "tasks: [T01]",
            "tasks: [T01, T77]",
            "41:14: tasks[1]: unknown task 'T77'; see the files in data/tasks",
            id="unknown task in a step",
        ),
        # documents
        pytest.param(
            "templates/form.yml",
            "nl: formulier",
            "nl: Mijn Formulier.docx",
            "9:7: file.nl: the file name 'Mijn Formulier.docx'; lower case letters, digits and "
            "hyphens, without an ending",
            id="file name",
        ),
        pytest.param(
            "templates/form.yml",
            "format: docx",
            "format: xlsx",
            "4:9: format: the format 'xlsx'; only the task overview is a workbook; write docx",
            id="a workbook that nobody makes",
        ),
        pytest.param(
            "templates/form.yml",
            "- id: second",
            "- id: first",
            "29:9: parts[1].id: 'first' a second time; rename one",
            id="part twice",
        ),
        # reciprocity
        pytest.param(
            "tasks/t01.yml",
            "related: [T02]",
            "related: [T02, P01]",
            "25:16: related[1]: T01 names P01, but P01 does not name T01; "
            "add T01 to `related` in data/tasks/p01.yml, or take P01 out",
            id="one-sided",
        ),
        pytest.param(
            "tasks/t01.yml",
            "related: [T02]",
            "related: [T02, T01]",
            "25:16: related[1]: T01 related to itself; take it out",
            id="related to itself",
        ),
        # codes
        pytest.param(
            "tasks/p01.yml",
            "cluster: pedagogical",
            "cluster: technical",
            "3:10: cluster: P01 in the cluster 'technical', whose codes begin with T; "
            "expected 'pedagogical'",
            id="task in the wrong cluster",
        ),
        pytest.param(
            "clusters/technical.yml",
            "count: 2",
            "count: 3",
            "6:8: count: tasks announced: 3, in every list: 2; "
            "write 2 if that is right; else a task is missing, or its `listed_in` is not complete",
            id="count of a cluster",
        ),
        pytest.param(
            "clusters/technical.yml",
            "order: 1",
            "order: 2",
            "3:8: order: order 2, which 'pedagogical' has already; give each its own number",
            id="the same place twice",
        ),
        pytest.param(
            "steps/step-2.yml",
            "number: 2",
            "number: 3",
            "3:9: number: number 3 in step-2; the two agree",
            id="number of a step",
        ),
        pytest.param(
            "duties/a1.1.yml",
            "section: A1",
            "section: A2",
            "3:10: section: section 'A2' for A1.1; expected 'A1'",
            id="section of a duty",
        ),
        # flow
        pytest.param(
            "steps/step-1.yml",
            'next: "2"',
            'next: "3"',
            "27:15: questions[0].answers[0].next: unknown question '3'; "
            "expected one of: 1, 2, again, choose, done",
            id="a branch that leads nowhere",
        ),
        pytest.param(
            "steps/step-2.yml",
            "next: done",
            "next: again",
            "20:7: questions[0].answers: no answer of question '2' leads to the end of the plan; "
            "let `next` of one of them name a question further on, or done",
            id="a question without a way on",
        ),
        pytest.param(
            "steps/step-2.yml",
            '- id: "2"',
            '- id: "1"',
            "15:9: questions[0].id: question '1' in step 2; "
            'expected "2", with a letter where the step has branches',
            id="a question of another step",
        ),
        # core
        pytest.param(
            "tasks/t02.yml",
            "status: named",
            "status: derived",
            "34:11: core.status: a derived core task whose competences show nothing other than "
            "technical; a core task asks for technical competences together with pedagogical, "
            "administrative or policy ones: take `core` out, or mend `competences`",
            id="half of a core task",
        ),
        # mentions
        pytest.param(
            "tasks/t01.yml",
            "en: Text about T01.",
            "en: Text about T88.",
            "9:7: description.en: unknown task 'T88'; see the files in data/tasks",
            id="mention of no task",
        ),
        pytest.param(
            "tasks/t01.yml",
            "en: Text about T01.",
            "en: Text about P01.",
            "9:7: description.en: a mention of P01, which is not among the related tasks; "
            "add P01 to `related` here, and T01 in P01",
            id="mention of a task that is not related",
        ),
        # apostrophes
        pytest.param(
            "tasks/t01.yml",
            "en: Text about T01.",
            "en: The team’s text about T01.",
            "9:7: description.en: the apostrophe ’ in 'The team’s text about'; "
            "write the straight ' of the keyboard",
            id="another apostrophe in a text",
        ),
        pytest.param(
            "tasks/t01.yml",
            "  nl: [woord]",
            "  nl: [gsm´s]",
            "27:7: keywords.nl: the apostrophe ´ in 'gsm´s'; write the straight ' of the keyboard",
            id="another apostrophe in a keyword",
        ),
        pytest.param(
            "tasks/t01.yml",
            "en: Text about T01.",
            'en: The text "about" T01.',
            "9:7: description.en: the straight quote in 'The text \"about\" T01.'; "
            "write “ before the words and ” after them",
            id="straight quotation marks in a text",
        ),
        # languages
        pytest.param(
            "tasks/t01.yml",
            "en: Text about T01.",
            "en: De school kiest zelf wie het doet.",
            "9:7: description.en: a text that reads as Dutch; expected English",
            id="Dutch in English",
        ),
        pytest.param(
            "tasks/t01.yml",
            "nl: Uitleg over T01.",
            "nl: The school itself decides who does it.",
            "8:7: description.nl: a text that reads as English; expected Dutch",
            id="English in Dutch",
        ),
        pytest.param(
            "tasks/t01.yml",
            "  nl: Uitleg over T01.\n  en: Text about T01.",
            "  nl: Smartphone, server, router, firewall, hub, switch\n"
            "  en: Smartphone, server, router, firewall, hub, switch",
            "9:7: description.en: the same text as in 'nl'; translate one of them",
            id="the same text in both",
        ),
    ],
)
def test_a_mistake_between_records(
    spoil: Spoil, file: str, old: str, new: str, expected: str
) -> None:
    assert f"data/{file}:{expected}" in spoil(file, old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "nl: Huidige situatie\n",
            "nl: 'Situatie: nu'\n",
            (
                "7: current.nl: the name of a sheet 'Situatie: nu'; at most 31 characters, none of "
                "[]:*?/\\'"
            ),
        ),
        (
            "en: Current situation\n",
            "en: Directions\n",
            "7: current.en: 'Directions' a second time; a name of its own for each sheet",
        ),
    ],
)
def test_the_name_of_a_sheet(data: Path, spoil: Spoil, old: str, new: str, expected: str) -> None:
    """On its line, which depends on how many languages the words of the templates have."""
    file = "ui/workbook.yml"
    line = (data / file).read_text(encoding="utf-8").partition(old)[0].count("\n") + 1
    assert f"data/{file}:{line}:{expected}" in spoil(file, old, new)


def test_a_quotation_mark_that_looks_like_an_apostrophe(spoil: Spoil) -> None:
    (found,) = spoil("ui/site.yml", "en: '{} pages found'", "en: ‘{} pages found’")
    assert found.endswith(
        "search_many.en: the apostrophe ‘ in '‘{} pages fou'; write the straight ' of the keyboard"
    )


def test_straight_quotes_in_words_of_the_templates(spoil: Spoil) -> None:
    (found,) = spoil("ui/site.yml", "en: '{} pages found'", "en: 'Found: \"{}\" pages'")
    assert found.endswith(
        "search_many.en: the straight quote in 'Found: \"{}\" pages'; "
        "write “ before the words and ” after them"
    )


def test_a_straight_quote_after_code_is_told_at_its_place(spoil: Spoil) -> None:
    (found,) = spoil("ui/site.yml", "'{} pages found'", "'{} `pages found` here, \"so\" to say'")
    assert "the straight quote in 'ound` here, \"so\" to say'" in found


def test_a_straight_quote_on_a_page_is_told_at_its_line(data: Path) -> None:
    page = data.parent / "content/en/wifi.md"
    page.parent.mkdir(parents=True)
    page.write_text('---\ntitle: Wifi\ndescription: On wifi.\n---\n# Wifi\n\nA "net".\n', "utf-8")
    assert any(line.startswith("content/en/wifi.md:7:3: the straight") for line in problems(data))


@pytest.mark.parametrize(
    "text",
    ['A screen of 15" or more', 'Type `"a"` here', 'An <abbr title="x">a</abbr>', "“Quoted” words"],
)
def test_what_is_no_straight_quote_in_running_text(spoil: Spoil, text: str) -> None:
    assert spoil("ui/site.yml", "en: '{} pages found'", f"en: '{{}}: {text}'") == []


def test_a_core_task_without_technique(data: Path, spoil: Spoil) -> None:
    spoil("tasks/t02.yml", "status: named", "status: derived")
    found = spoil("competences/knowledge.yml", "cluster: technical", "cluster: pedagogical")
    assert [line.partition(";")[0] for line in found] == [
        (
            "data/tasks/t02.yml:34:11: core.status: a derived core task whose competences show "
            "nothing technical"
        )
    ]


def test_a_core_task_with_both_halves(data: Path, spoil: Spoil) -> None:
    spoil("tasks/t02.yml", "status: named", "status: derived")
    other = (data / "competences/knowledge.yml").read_text(encoding="utf-8")
    other = other.replace("id: knowledge", "id: teaching").replace(
        "cluster: technical", "cluster: pedagogical"
    )
    (data / "competences/teaching.yml").write_text(other, encoding="utf-8")
    assert spoil("tasks/t02.yml", "  - knowledge\n", "  - knowledge\n  - teaching\n") == []


SWITCH = """\
# yaml-language-server: $schema=../schema/term.json
id: switch
term: {nl: schakelaar, en: switch}
also:
  nl: [schakelkast]
  en: [switches]
definition: {nl: Een kastje., en: A box.}
sources:
  - source: report
    chapter: 1
"""


@pytest.mark.parametrize(
    ("text", "coding", "right"),
    [
        ("They bought two\nSwitches.", "utf-8", True),
        ("In elk lokaal hangt één schakelkastje.", "cp1252", True),
        ("Alles hangt aan een netwerkswitch.", "utf-8", False),
    ],
)
def test_a_term_that_its_source_has_or_not(data: Path, text: str, coding: str, right: bool) -> None:
    def found() -> list[str]:
        # A first term makes the glossary answer for abbreviations too; they are not asked here.
        return [line for line in problems(data) if "data/terms/switch.yml" in line]

    (data / "terms").mkdir()
    (data / "terms/switch.yml").write_text(SWITCH, encoding="utf-8")
    assert found() == []  # nobody keeps the source's text
    (data.parent / "sources").mkdir()
    (data.parent / "sources/report.txt").write_text(text, encoding=coding)
    begin = (
        "data/terms/switch.yml:9:3: sources: a term that does not occur in what it cites (report): "
        "schakelaar, schakelkast, switch, switches"
    )
    end = (
        "; cite a source that has it, add to `also` the form that this one has, or cite "
        "general-knowledge too"
    )
    told = [(line.startswith(begin), line.endswith(end)) for line in found()]
    assert told == ([] if right else [(True, True)])


def test_a_missing_code(data: Path) -> None:
    (data / "tasks/t01.yml").unlink()
    assert (
        "data/tasks/t02.yml:2:5: id: T02 without T01 before it; "
        "add data/tasks/t01.yml, or close the gap"
    ) in problems(data)


def test_the_last_code_missing_shows_in_the_count(data: Path) -> None:
    (data / "tasks/p01.yml").unlink()
    start = "data/clusters/pedagogical.yml:6:8: count: tasks announced: 1, in every list: 0"
    assert any(line.startswith(start) for line in problems(data))


def test_a_task_of_a_single_list_is_not_counted(data: Path) -> None:
    source = data / "sources/report.yml"
    other = source.read_text(encoding="utf-8").replace("id: report", "id: other")
    (data / "sources/other.yml").write_text(other.replace("order: 1", "order: 2"), encoding="utf-8")
    for name in ("t01", "p01"):
        path = data / f"tasks/{name}.yml"
        text = path.read_text(encoding="utf-8").replace("[report]", "[report, other]")
        path.write_text(text, encoding="utf-8")
    expected = (
        "data/clusters/technical.yml:6:8: count: tasks announced: 2, in every list: 1; "
        "write 1 if that is right; else a task is missing, or its `listed_in` is not complete"
    )
    assert problems(data) == [expected]


def test_a_list_in_which_no_other_task_stands(data: Path, spoil: Spoil) -> None:
    source = data / "sources/report.yml"
    other = source.read_text(encoding="utf-8").replace("id: report", "id: other")
    (data / "sources/other.yml").write_text(other.replace("order: 1", "order: 2"), encoding="utf-8")
    assert spoil("tasks/t01.yml", "listed_in: [report]", "listed_in: [report, other]") == [
        (
            "data/tasks/t01.yml:32:21: listed_in[1]: 'other', in which no other task stands; "
            "expected one of the task lists: report"
        )
    ]


TABLE = """\
# yaml-language-server: $schema=../schema/table.json
id: hours
title: {nl: Uren, en: Hours}
columns:
  - {nl: Wie, en: Who}
  - {nl: Uren, en: Hours}
rows:
  - cells:
      - {nl: Ik, en: Me}
      - {nl: '2', en: '2'}
  - cells:
      - {nl: Jij, en: You}
      - {nl: '1', en: '1'}
sources:
  - source: report
    chapter: 1
"""


def test_a_row_without_a_cell_for_each_column(data: Path) -> None:
    (data / "tables").mkdir()
    path = data / "tables/hours.yml"
    path.write_text(TABLE, encoding="utf-8")
    assert problems(data) == []
    more = TABLE.replace("You}\n", "You}\n      - {nl: of zij, en: or she}\n")
    path.write_text(more, encoding="utf-8")
    assert problems(data) == [
        (
            "data/tables/hours.yml:12:7: rows[1].cells: 3 cells below 2 columns; "
            "give each column a cell, such as nl: – and en: –"
        )
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "ui/site.yml",
            "en: '{} pages found'",
            "en: 'Pages found'",
            "search_many.en: blanks: none; expected {}, as in 'nl'",
        ),
        (
            "ui/site.yml",
            "en: '{} pages found'",
            "en: '{} pages found on {day}'",
            "search_many.en: blanks: {day}, {}; expected {}, as in 'nl'",
        ),
        (
            "ui/site.yml",
            "en: '{} pages found'",
            "en: '{ pages found'",
            "search_many.en: a brace without its partner; write {} or no brace at all",
        ),
        (
            "pages/sources.yml",
            "nl: Er zijn er {}.",
            "nl: Er zijn er {aantal}.",
            (
                "intro.nl: blanks: {aantal}; "
                "expected one {} at most: the number of what the page lists"
            ),
        ),
        (
            "pages/sources.yml",
            "nl: Er zijn er {}.",
            "nl: Er zijn er {} of {}.",
            (
                "intro.nl: blanks: {}, {}; "
                "expected one {} at most: the number of what the page lists"
            ),
        ),
    ],
)
def test_blanks_that_the_program_cannot_fill(
    spoil: Spoil, file: str, old: str, new: str, expected: str
) -> None:
    (found,) = spoil(file, old, new)
    assert found.startswith(f"data/{file}:")
    assert found.endswith(f": {expected}")


def test_an_introduction_needs_no_number(spoil: Spoil) -> None:
    assert spoil("pages/sources.yml", "nl: Er zijn er {}.", "nl: Er zijn er veel.") == []


def test_what_the_site_needs_is_missed(data: Path) -> None:
    (data / "pages/sources.yml").unlink()
    (data / "editions/v0-1.yml").unlink()
    assert problems(data) == [
        "data/editions:1:1: no edition; add one: the site needs it",
        "data/pages/sources.yml:1:1: no such file; put it back: the site needs it",
    ]


def test_two_editions_are_told_apart(data: Path) -> None:
    old = (data / "editions/v0-1.yml").read_text(encoding="utf-8")
    path = data / "editions/v0-2.yml"
    path.write_text(old.replace("v0-1", "v0-2"), encoding="utf-8")
    assert problems(data) == [
        (
            "data/editions/v0-2.yml:3:10: version: 0.1, which 'v0-1' has already; "
            "give each edition its own"
        ),
        (
            "data/editions/v0-2.yml:4:7: date: 2026-11-22, which 'v0-1' has already; "
            "give each edition its own"
        ),
    ]
    new = old.replace("v0-1", "v0-2").replace("0.1", "0.2").replace("2026-11", "2027-01")
    path.write_text(new, encoding="utf-8")
    assert problems(data) == []
    assert [edition.id for edition in read(data).editions()] == ["v0-2", "v0-1"]


def test_a_head_for_a_page_that_there_is_not(data: Path) -> None:
    head = (data / "pages/sources.yml").read_text(encoding="utf-8")
    (data / "pages/source.yml").write_text(head.replace("id: sources", "id: source"), "utf-8")
    (data / "pages/agenda.yml").write_text(head.replace("id: sources", "id: agenda"), "utf-8")
    assert problems(data) == [
        (
            "data/pages/agenda.yml:2:5: id: 'agenda', which is no overview page; "
            "a page of prose belongs in content/"
        ),
        (
            "data/pages/source.yml:2:5: id: 'source', which is no overview page; "
            "did you mean 'sources'?"
        ),
    ]


TICT = """\
# yaml-language-server: $schema=../schema/term.json
id: tict
term: {nl: TICT, en: TICT}
definition: {nl: Iemand van het ICT-team, en: Somebody in the ICT team}
also: {nl: [ICT], en: [ICT]}
sources:
  - source: report
    chapter: 1
"""


def test_a_broken_term_is_the_only_mistake(data: Path) -> None:
    (data / "terms").mkdir()
    path = data / "terms/tict.yml"
    path.write_text(TICT, encoding="utf-8")
    assert problems(data) == []
    path.write_text(TICT.replace("definition", "definitie"), encoding="utf-8")
    assert problems(data) == [
        "data/terms/tict.yml:4:1: definitie: unknown field 'definitie'; did you mean 'definition'?"
    ]


def test_a_question_that_is_not_reached(spoil: Spoil) -> None:
    expected = (
        "data/steps/step-2.yml:15:9: questions[0].id: no answer leads to question '2'; "
        'write `next: "2"` with an answer of an earlier question'
    )
    assert spoil("steps/step-1.yml", 'next: "2"', "next: done") == [expected]


def test_a_step_with_branches_is_walked(spoil: Spoil) -> None:
    """The flow is in the data alone: a question more is reached and leads on."""
    assert spoil("steps/step-1.yml", 'next: "2"', 'next: "1b"') != []
    more = """\
tasks: [T01]
"""
    question = """\
  - id: "1b"
    title:
      nl: De tweede weg
      en: The second route
    text:
      nl: En zo?
      en: And like this?
    answers:
      - id: done
        label:
          nl: Klaar
          en: Done
        meaning:
          nl: Het is klaar.
          en: It is done.
        next: "2"
"""
    assert spoil("steps/step-1.yml", more, question + more) == []


TERM = """\
# yaml-language-server: $schema=../schema/term.json
id: bpt
term:
  nl: bijzondere pedagogische taken
  en: special pedagogical tasks
abbreviation:
  nl: BPT
  en: SPT
definition:
  nl: Uren voor extra taken.
  en: Hours for extra tasks.
sources:
  - source: report
    chapter: 1
"""


def test_an_abbreviation_that_the_glossary_does_not_know(data: Path, spoil: Spoil) -> None:
    (data / "terms").mkdir()
    (data / "terms/bpt.yml").write_text(TERM, encoding="utf-8")
    expected = (
        "data/tasks/t01.yml:9:7: description.en: the abbreviation 'BPT', which the glossary does "
        "not know; add data/terms/bpt.yml, or BPT to `also` of a term, or write it out"
    )
    assert expected in spoil("tasks/t01.yml", "Text about T01.", "Text about BPT in T01.")
    path = data / "tasks/t01.yml"
    text = path.read_text(encoding="utf-8").replace("BPT in", "SPT in").replace("Uitleg", "BPT")
    path.write_text(text, encoding="utf-8")
    assert not [line for line in problems(data) if "PT" in line]


def test_what_a_page_quotes_of_a_file_is_no_abbreviation(data: Path) -> None:
    (data / "terms").mkdir()
    (data / "terms/bpt.yml").write_text(TERM, encoding="utf-8")
    for language in LANGUAGES:
        page = data.parent / "content" / language / "wifi.md"
        page.parent.mkdir(parents=True)
        page.write_text(
            "---\ntitle: Wifi\ndescription: Iets over wifi.\n---\n# Wifi\n\n"
            "Lees `README.md` of `de code 'ABC'`.\n",
            encoding="utf-8",
        )
    assert "wifi.md" not in "".join(problems(data))
    page = data.parent / "content/en/wifi.md"
    page.write_text(page.read_text(encoding="utf-8").replace("`", ""), encoding="utf-8")
    told = [line.partition("; ")[0] for line in problems(data) if "wifi.md" in line]
    assert told == [
        f"content/en/wifi.md:7:1: the abbreviation {word!r}, which the glossary does not know"
        for word in ("ABC", "README")
    ]


def test_a_change_without_source_or_date(data: Path) -> None:
    path = write_change(data)
    text = path.read_text(encoding="utf-8").replace("date: 2026-09-01\n", "")
    path.write_text(re.sub(r"sources: .*", "sources: []", text), encoding="utf-8")
    assert problems(data) == [
        "data/changes/plan.yml:2:1: date: no 'date'; add a line `date:`",
        "data/changes/plan.yml:5:10: sources: an empty list; expected at least 1",
    ]


@pytest.mark.parametrize(
    ("touches", "expected"),
    [
        (
            "",
            (
                "2:5: id: a change that touches nothing; name what it touches below one of: "
                "tasks, steps, roles, terms, prose"
            ),
        ),
        ("tasks: [T99]", "7:9: tasks[0]: unknown task 'T99'; see the files in data/tasks"),
        (
            "prose: [over/team]",
            "7:9: prose[0]: unknown page of prose 'over/team'; did you mean 'over/teams'?",
        ),
        (
            "prose: [over/teams]",
            (
                "7:9: prose[0]: 'over/teams', which does not show changes in every language; "
                "put [[changes]] in a paragraph of its own there"
            ),
        ),
    ],
)
def test_what_a_change_touches(data: Path, touches: str, expected: str) -> None:
    write_change(data, touches)
    for language in LANGUAGES:
        text = "Nothing." if language == "en" else "[[changes]]"
        page = data.parent / "content" / language / "over/teams.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"---\ntitle: T\ndescription: D\n---\n\n{text}\n", encoding="utf-8")
    assert f"data/changes/plan.yml:{expected}" in problems(data)


def test_a_web_page_has_an_address_and_the_day_of_reading(data: Path) -> None:
    path = data / "sources/report.yml"
    text = path.read_text(encoding="utf-8").replace("kind: report", "kind: web-page")
    path.write_text(text, encoding="utf-8")
    assert problems(data) == [
        "data/sources/report.yml:7:7: kind: a web page, no 'read'; add a line `read:`",
        "data/sources/report.yml:7:7: kind: a web page, no 'url'; add a line `url:`",
    ]
    path.write_text(f"{text}url: https://example.org\nread: 2026-11-26\n", encoding="utf-8")
    assert problems(data) == []


def test_a_page_of_others_can_be_reached(data: Path) -> None:
    for name in ("pages/steps.yml", "steps/step-1.yml"):
        path = data / name
        line = "elsewhere: [report]\n"
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    found = [line for line in problems(data) if "elsewhere[0]" in line]
    assert len(found) == 2
    assert all(
        line.endswith(
            "'report', which has no address; add `url:` to data/sources/report.yml, or take it "
            "out here"
        )
        for line in found
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            "tasks/t01.yml",
            "nl: doet T01",
            "nl: Doet T01",
            "duty.nl: a text that begins with 'Doet'; expected a verb, in lower case, that fits"
            " after De ICT-coördinator …/Je …",
            id="a capital",
        ),
        pytest.param(
            "tasks/t01.yml",
            "nl: doet T01",
            "nl: eerstelijnshulp aan T01",
            "duty.nl: a text that begins with 'eerstelijnshulp'; expected a verb, in lower case,"
            " that fits after De ICT-coördinator …/Je …",
            id="no verb",
        ),
        pytest.param(
            "tasks/t01.yml",
            "en: do T01",
            "en: does T01",
            "duty.en: a text that begins with 'does'; expected a verb, in lower case, that fits"
            " after The ICT coordinator will …/You …",
            id="the wrong person",
        ),
        pytest.param(
            "tasks/t01.yml",
            "en: do T01",
            "en: do T01.",
            "duty.en: a text that ends in '.'; leave that sign out",
            id="a full stop",
        ),
    ],
)
def test_a_text_that_is_no_end_of_a_sentence(
    spoil: Spoil, file: str, old: str, new: str, expected: str
) -> None:
    (found,) = spoil(file, old, new)
    assert found.startswith(f"data/{file}:")
    assert found.endswith(expected)


@pytest.mark.parametrize(
    ("form", "language", "good", "bad"),
    [
        ("both", "nl", "coördineert werken", "heeft een plan"),
        ("second", "nl", "kunt rekenen", "kan rekenen"),
        ("third", "nl", "is bereikbaar", "bent bereikbaar"),
        ("second", "en", "address faults", "addresses faults"),
        ("second", "en", "bring order", "bringing order"),
        ("third", "en", "brings order", "bring order"),
    ],
)
def test_what_a_verb_looks_like(form: str, language: str, good: str, bad: str) -> None:
    opening = about(language).verbs[form]
    assert opening.verb.match(good)
    assert not opening.verb.match(bad)


def test_a_vacancy_tells_of_what_the_job_holds(data: Path) -> None:
    (data / "presets").mkdir()
    text = """\
id: {0}
order: {1}
title:
  nl: Functie {0}
  en: Job {0}
summary:
  nl: Voor wie iets doet.
  en: For whoever does something.
tasks: [T01]
work: [T01, T02]
extra:
  - id: lead
    text:
      nl: leidt
      en: leads
    vacancy:
      nl: leidt
      en: lead
"""
    for order, name in enumerate(["one", "two"], start=1):
        (data / "presets" / f"{name}.yml").write_text(text.format(name, order), encoding="utf-8")
    found = [line for line in problems(data) if ": work" in line or ": extra" in line]
    assert found == [
        (
            "data/presets/one.yml:10:13: work[1]: T02, which is not among its tasks;"
            " add T02 to `tasks`, or take it out"
        ),
        (
            "data/presets/two.yml:10:13: work[1]: T02, which is not among its tasks;"
            " add T02 to `tasks`, or take it out"
        ),
        (
            "data/presets/two.yml:12:9: extra[0].id: 'lead', which 'one' has already;"
            " give each an id of its own"
        ),
    ]


def test_two_roles_have_two_addresses(data: Path) -> None:
    text = (data / "roles/tict.yml").read_text(encoding="utf-8")
    other = text.replace("id: tict", "id: other").replace("order: 1", "order: 2")
    (data / "roles/other.yml").write_text(other, encoding="utf-8")
    [problem] = problems(data)
    assert problem == (
        "data/roles/other.yml:3:7: slug: 'technisch', which 'tict' has already; "
        "give each its own address"
    )
