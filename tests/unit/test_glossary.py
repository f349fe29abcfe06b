"""The first mention of a term leads to the glossary; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.glossary import Glossary
from teamwijzer.loading import read
from teamwijzer.views import Context
from teamwijzer.views.reference import ReferenceViews, TermView

from .conftest import problems


def term(name: str, *also: str) -> TermView:
    return TermView(
        id=name.lower(),
        path=f"begrippen/#{name.lower()}",
        initial=name[0],
        term=name,
        abbreviation="",
        spellings=[name, *also],
        definition="",
        see=[],
        changes=[],
        sources=[],
    )


GLOSSARY = Glossary([term("team"), term("ICT-team", "ICT-teams"), term("TA"), term("R&D")])


def link(text: str) -> str:
    return GLOSSARY.link(text, lambda path: f"../{path}")


def a(word: str, anchor: str) -> str:
    return f'<a class="tw-term" href="../begrippen/#{anchor}">{word}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Een team.</p>", f"<p>Een {a('team', 'team')}.</p>"),
        ("<p>Team en team</p>", f"<p>{a('Team', 'team')} en team</p>"),
        ("<p>Twee ICT-teams</p>", f"<p>Twee {a('ICT-teams', 'ict-team')}</p>"),
        ("<p>teamwerk, kernteam</p>", "<p>teamwerk, kernteam</p>"),
        ("<p>ta en TA</p>", f"<p>ta en {a('TA', 'ta')}</p>"),
        ("<p>R&amp;D</p>", f"<p>{a('R&amp;D', 'r&amp;d')}</p>"),
        ("<h2>Team</h2>", "<h2>Team</h2>"),
        ('<p><a href="x">team</a></p>', '<p><a href="x">team</a></p>'),
        ("<table><tr><th>Team</th></tr></table>", "<table><tr><th>Team</th></tr></table>"),
        ('<p title="team">x</p>', '<p title="team">x</p>'),
    ],
)
def test_link(text: str, expected: str) -> None:
    assert link(text) == expected


def terms(data: Path) -> list[TermView]:
    return ReferenceViews(Context(read(data), "nl")).terms()


def test_terms_stand_where_people_look_them_up(data: Path) -> None:
    names = ["azerty", "Ähre", "Zoom", "abc", "één", "eend", "ebook"]
    for number, name in enumerate(names):
        path = data / f"terms/t{number}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"# yaml-language-server: $schema=../schema/term.json\nid: t{number}\n"
            f"term: {{nl: {name}, en: {name}}}\n"
            "also: {nl: [TICT], en: [TICT]}\n"
            "definition: {nl: Wat het is., en: What it is.}\n"
            "sources: [{source: report, chapter: 1}]\n",
            encoding="utf-8",
        )
    assert [(term.initial, term.term) for term in terms(data)] == [
        ("A", "abc"),
        ("A", "Ähre"),
        ("A", "azerty"),
        ("E", "ebook"),
        ("E", "één"),
        ("E", "eend"),
        ("Z", "Zoom"),
    ]


def test_a_term_is_found_by_its_name_its_abbreviation_and_other_forms(data: Path) -> None:
    path = data / "terms/firmware.yml"
    path.parent.mkdir(exist_ok=True)
    text = """# yaml-language-server: $schema=../schema/term.json
id: firmware
term: {nl: programma in een toestel, en: program in a device}
abbreviation: {nl: PIT, en: PID}
also:
  nl: [firmware, TICT]
  en: [firmware, TICT]
definition: {nl: Wat een toestel doet werken., en: What makes a device work.}
sources:
  - source: report
    chapter: 1
"""
    path.write_text(text, encoding="utf-8")
    assert problems(data) == []
    found = next(t for t in terms(data) if t.id == "firmware")
    assert found.spellings == ["programma in een toestel", "PIT", "firmware", "TICT"]
    path.write_text(text + "link: false\n", encoding="utf-8")
    found = next(t for t in terms(data) if t.id == "firmware")
    assert found.spellings == []
