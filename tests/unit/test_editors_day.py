"""A day of somebody who edits the data in a browser: whatever slips in is told in Dutch.

Who edits there has no schema in the editor and runs no command: the check in CI is what they meet.
Each slip is made in data that are right, and is either told where it stands, or mended by
`teamwijzer fix`; what is neither may change nothing of what the site is made from.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from teamwijzer.fix import fix
from teamwijzer.loading import read
from teamwijzer.messages import SETTING
from tests.unit.conftest import problems

T01 = "tasks/t01.yml"


class Slip(NamedTuple):
    """What somebody did, and what the check says of it after the name of the file."""

    name: str
    stood: str
    stands: str
    told: str
    file: str = T01


class Mended(NamedTuple):
    """What somebody did, and what `fix` says that it did about it, and where."""

    name: str
    stood: str
    stands: str
    done: str
    file: str = T01


SLIPS = [
    Slip(
        "een dubbele punt in een zin",
        "nl: Uitleg over T01.",
        "nl: Let op: uitleg over T01.",
        "8:13: een dubbele punt en een spatie in een tekst; zet de hele tekst tussen aanhalingstekens",
    ),
    Slip(
        "een tab in plaats van spaties",
        "  nl: Titel T01",
        "	nl: Titel T01",
        "5:1: een tab; spring in met spaties, twee per stap",
    ),
    Slip(
        "een vertaling vergeten",
        "  nl: Titel T01\n  en: Title T01",
        "  nl: Titel T01",
        "4:1: title.en: geen tekst in 'en'; voeg een regel `en:` toe, met de vertaling",
    ),
    Slip(
        "Engels onder nl",
        "nl: Uitleg over T01.",
        "nl: This is the text that you read about the task.",
        "8:7: description.nl: een tekst die Engels lijkt; schrijf Nederlands",
    ),
    Slip(
        "dezelfde zin in beide talen",
        "nl: Uitleg over T01.\n  en: Text about T01.",
        "nl: Wifi, laptops, tablets, printers, servers en meer.\n  en: Wifi, laptops, tablets, printers, servers en meer.",
        "9:7: description.en: dezelfde tekst als in 'nl'; vertaal een van de twee",
    ),
    Slip(
        "een aanhalingsteken niet gesloten",
        "nl: Uitleg over T01.",
        'nl: "Uitleg over T01.',
        "8:7: een aanhalingsteken dat nergens sluit; sluit de tekst af met het teken waarmee hij begint",
    ),
    Slip(
        "een apostrof tussen enkele aanhalingstekens",
        "nl: Uitleg over T01.",
        "nl: 'Foto's en uitleg.'",
        "8:13: woorden na een stuk dat begint met '; zet de hele tekst tussen aanhalingstekens; een apostrof tussen '…' schrijf je twee keer",
    ),
    Slip(
        "een tikfout in een id",
        "role: tict",
        "role: tikt",
        "21:11: roles[0].role: onbekende rol 'tikt'; bedoel je 'tict'?",
    ),
    Slip(
        "een Nederlandse veldnaam",
        "title:",
        "titel:",
        "4:1: titel: onbekend veld 'titel'; bedoel je 'title'?",
    ),
    Slip(
        "een veld twee keer geplakt",
        "cluster: technical\n",
        "cluster: technical\ncluster: technical\n",
        "4:1: cluster: 'cluster' staat hier een tweede keer (de eerste keer op regel 3); houd er een van",
    ),
    Slip(
        "een gekrulde apostrof uit Word",
        "nl: Uitleg over T01.",
        "nl: Uitleg over foto’s.",
        "8:7: description.nl: de apostrof ’ in 'eg over foto’s.'; schrijf de rechte ' van het toetsenbord",
    ),
    Slip(
        "rechte aanhalingstekens in een zin",
        "nl: Uitleg over T01.",
        'nl: Uitleg over "wifi".',
        "8:7: description.nl: het rechte aanhalingsteken in 'Uitleg over \"wifi\".'; schrijf “ voor de woorden en ” erna",
    ),
    Slip(
        "een bolletje in plaats van een streepje",
        "  - nl: Een voorbeeld",
        "  • nl: Een voorbeeld",
        "11:3: een • voor een veld; een punt van een lijst begint met een -, het koppelteken van het toetsenbord",
    ),
    Slip(
        "een vaste spatie na de dubbele punt",
        "nl: Titel T01",
        "nl:\u00a0Titel T01",
        "5:6: de spatie U+00A0; vervang ze door een gewone spatie",
    ),
    Slip(
        "geen spatie na de dubbele punt",
        "nl: Titel T01",
        "nl:Titel T01",
        "5:5: nl: zonder spatie; zet er een achter de dubbele punt",
    ),
    Slip(
        "geen spatie na een streepje",
        "  - knowledge",
        "  -knowledge",
        "24:3: competences: '-knowledge'; maak er een lijst van: regels die met een streepje beginnen",
    ),
    Slip(
        "een regel te ver naar rechts",
        "  en: Title T01",
        "    en: Title T01",
        "6:5: 'en' staat verder naar rechts dan de regel erboven; zet het even ver als de regels ernaast",
    ),
    Slip(
        "een zin die links verdergaat",
        "nl: Uitleg over T01.",
        "nl: Uitleg over T01,\ndie lang is.",
        "9:1: 'die lang is.' is geen veld en hoort ook niet bij een tekst; een veld eindigt op een dubbele punt; een tekst die doorloopt, staat meer naar rechts",
    ),
    Slip(
        "een tekst die met een haakje begint",
        "nl: Uitleg over T01.",
        "nl: [nieuw] Uitleg over T01.",
        "8:15: woorden na een stuk dat begint met [; zet de hele tekst tussen aanhalingstekens",
    ),
    Slip(
        "een hekje in een zin",
        "nl: Uitleg over T01.",
        "nl: Bel toestel #12 voor uitleg.",
        "8:7: description.nl: een # na een spatie: vanaf daar laat YAML de rest weg; zet de hele tekst tussen aanhalingstekens; voor een opmerking zet je twee spaties",
    ),
    Slip(
        "een hekje na een spatie",
        "nl: Uitleg over T01.",
        "nl: Uitleg # over T01.",
        "8:7: description.nl: een # na een spatie: vanaf daar laat YAML de rest weg; zet de hele tekst tussen aanhalingstekens; voor een opmerking zet je twee spaties",
    ),
    Slip(
        "het woord no zonder aanhalingstekens",
        "at: school",
        "at: no",
        "16:7: level.at: onbekend niveau 'no'; kijk welke bestanden er in data/levels staan",
    ),
    Slip(
        "een leeg verplicht veld", "nl: Titel T01", "nl:", "5:6: title.nl: niets; schrijf een tekst"
    ),
    Slip(
        "een taak twee keer in een lijst",
        "related: [T02]",
        "related: [T02, T02]",
        "25:16: related[1]: 'T02' staat er een tweede keer; houd er een",
    ),
    Slip(
        "een kleine letter in een code",
        "related: [T02]",
        "related: [t02]",
        "25:11: related[0]: 't02'; schrijf de id van een bestand in data/tasks",
    ),
    Slip(
        "een dag die niet bestaat",
        "listed_in:",
        "reviewed: 2026-02-30\nlisted_in:",
        "32:11: reviewed: 2026-02-30, en dat is geen dag van de kalender; schrijf hem als 2026-09-01",
    ),
    Slip(
        "een dag op zijn Belgisch",
        "listed_in:",
        "reviewed: 1/9/2026\nlisted_in:",
        "32:11: reviewed: '1/9/2026'; schrijf een dag als 2026-09-01, zonder aanhalingstekens",
    ),
    Slip(
        "een onzichtbaar teken uit een webpagina",
        "nl: Uitleg over T01.",
        "nl: Uit\u200bleg over T01.",
        "8:10: het onzichtbare teken U+200B (zero width space); haal het weg",
    ),
    Slip(
        "een verminkte letter",
        "nl: Uitleg over T01.",
        "nl: Uitleg over coÃ¶rdinatie.",
        "8:21: 'Ã¶', waar een programma bij het bewaren een ander teken van maakte; schrijf 'ö'",
    ),
    Slip(
        "twee versies die botsen",
        "  nl: Titel T01\n",
        "<<<<<<< mijn\n  nl: Titel T01\n=======\n  nl: Andere titel\n>>>>>>> hun\n",
        "5:1: het teken van twee versies die botsen; houd een van de twee versies, en haal de regels met deze tekens weg",
    ),
    Slip(
        "een code die niet bestaat in een zin",
        "nl: Uitleg over T01.",
        "nl: Zie ook T99.",
        "8:7: description.nl: onbekende taak 'T99'; kijk welke bestanden er in data/tasks staan",
    ),
    Slip(
        "een verwante taak genoemd, niet gekoppeld",
        "nl: Uitleg over T01.",
        "nl: Zie ook P01.",
        "8:7: description.nl: P01 wordt genoemd, maar staat niet bij de verwante taken; zet hier P01 bij `related`, en T01 in P01",
    ),
    Slip(
        "een nummer zonder aanhalingstekens",
        'next: "2"',
        "next: 2",
        "27:15: questions[0].answers[0].next: 2; schrijf een tekst: zet dit tussen aanhalingstekens",
        "steps/step-1.yml",
    ),
    Slip(
        "een punt achter een opdracht",
        "nl: doet T01",
        "nl: doet T01.",
        "30:7: duty.nl: een tekst die eindigt op '.'; laat dat teken weg",
    ),
    Slip(
        "een opdracht zonder werkwoord",
        "nl: doet T01",
        "nl: T01 doen",
        "30:7: duty.nl: een tekst die begint met 'T01'; begin met een werkwoord, in kleine letters, dat past na De ICT-coördinator …/Je …",
    ),
    Slip(
        "een bron zonder plaats",
        "  - source: report\n    chapter: 1",
        "  - source: report",
        "34:5: sources[0]: een bron zonder plaats erin; voeg een van deze toe: item, chapter, step, section, table, figure, box",
    ),
    Slip(
        "een bron die niet bestaat",
        "source: report\n",
        "source: rapport\n",
        "34:13: sources[0].source: onbekende bron 'rapport'; bedoel je 'report'?",
    ),
    Slip(
        "een voorbeeld te weinig",
        "  - nl: Nog een voorbeeld\n    en: Another example\n",
        "",
        "11:3: examples: een lijst van 1; schrijf er minstens 2",
    ),
    Slip(
        "een komma te weinig en een haakje",
        "nl: [woord]",
        "nl: [woord",
        "27:7: een [ zonder ]; schrijf ], of, als het een tekst is, zet de hele tekst tussen aanhalingstekens",
    ),
    Slip(
        "een tekst waar een lijst hoort",
        "related: [T02]",
        "related: T02",
        "25:10: related: 'T02'; maak er een lijst van: regels die met een streepje beginnen",
    ),
]
MENDED = [
    Mended(
        "spaties aan het eind",
        "nl: Titel T01\n",
        "nl: Titel T01  \n",
        "tasks/t01.yml:5: spaties weggehaald aan het eind",
    ),
    Mended(
        "tabs vooraan",
        "  nl: Uitleg over T01.",
        "\tnl: Uitleg over T01.",
        "tasks/t01.yml:8: ingesprongen met spaties in plaats van tabs",
    ),
    Mended(
        "aanhalingstekens van Word om een titel",
        "nl: Titel T01",
        "nl: “Titel T01”",
        "tasks/t01.yml:5: rechte aanhalingstekens gemaakt van “ en zijn partner",
    ),
    Mended(
        "een letter en een los accent",
        "nl: Uitleg over T01.",
        "nl: Uitleg over coo\u0308rdinatie.",
        "tasks/t01.yml:8: één teken gemaakt van een letter en zijn accent",
    ),
    Mended(
        "een getal dat niet meer klopt",
        "count: 2",
        "count: 3",
        "clusters/technical.yml:6: `count` veranderd van 3 in 2",
        "clusters/technical.yml",
    ),
    Mended(
        "de eerste regel van een ander bestand",
        "schema/task.json",
        "schema/role.json",
        "tasks/t01.yml:1: het schema van deze map genoemd",
    ),
    Mended(
        "verwant in één richting",
        "related: [T02]",
        "related: [T02, P01]",
        "tasks/p01.yml:25: T01 toegevoegd aan `related`: verwante taken noemen elkaar",
    ),
]


def make(data: Path, slip: Slip | Mended) -> None:
    path = data / slip.file
    text = path.read_text(encoding="utf-8")
    assert text.count(slip.stood) == 1
    path.write_text(text.replace(slip.stood, slip.stands), encoding="utf-8")


def test_there_are_thirty_slips_and_more() -> None:
    names = [slip.name for slip in SLIPS] + [slip.name for slip in MENDED]
    assert len(names) == len(set(names)) >= 30


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_in_dutch_at_its_line(
    data: Path, slip: Slip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "nl")
    assert problems(data) == []
    make(data, slip)
    assert problems(data) == [f"data/{slip.file}:{slip.told}"]


@pytest.mark.parametrize("slip", MENDED, ids=lambda slip: slip.name)
def test_a_slip_is_mended(data: Path, slip: Mended, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "nl")
    make(data, slip)
    assert [str(mend) for mend in fix(data)] == [f"data/{slip.done}"]
    assert problems(data) == []
    assert fix(data) == []


@pytest.mark.parametrize("slip", MENDED, ids=lambda slip: slip.name)
def test_what_is_not_mended_does_not_reach_the_site(data: Path, slip: Mended) -> None:
    """It is told, or the records are what they were, but for how one letter is written."""
    before = read(data)
    make(data, slip)
    if not problems(data):
        after = read(data)
        assert repr(after.records).replace("coo\u0308rdinatie", "T01") == repr(before.records)
