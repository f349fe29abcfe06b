"""The first mention of a term leads to the glossary; nothing else is touched."""

from __future__ import annotations

import pytest

from teamwijzer.glossary import Glossary
from teamwijzer.views.reference import TermView


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
        updates=[],
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
