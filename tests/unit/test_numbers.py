"""Numbers that texts take from the data, and which tasks are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamwijzer.loading import Known, read
from teamwijzer.model import LANGUAGES, Source, Task
from teamwijzer.numbers import filled_html
from teamwijzer.opendata import open_data

from .conftest import Spoil, make_site, problems

PAGE = """\
---
title: Over {tasks} taken
description: Waarom {tasks}.
---

# Over {tasks} taken

Het zijn er {tasks}, `en {tasks}` en {}.

```python
print(f"{tasks} {taks}")
```
"""


def own_task(data: Path, code: str = "T03") -> None:
    """A task of a school's own: it stands in no list, and claims to stand in none."""
    text = (data / "tasks/t01.yml").read_text(encoding="utf-8")
    text = text.replace("T01", code).replace("listed_in: [report]\n", "")
    (data / f"tasks/{code.lower()}.yml").write_text(text, encoding="utf-8")
    for name, old, new in (
        ("tasks/t02", "related: [T01, P01]", f"related: [T01, P01, {code}]"),
        ("clusters/technical", "count: 2", "count: 3"),
    ):
        path = data / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_text_takes_the_number_of_tasks(data: Path, spoil: Spoil) -> None:
    assert spoil("tasks/t01.yml", "Uitleg over T01.", "Een van de {tasks} taken.") == []
    known: Known = {}
    assert read(data, known).of(Task)["T01"].description.nl == "Een van de 3 taken."
    own_task(data)
    assert problems(data) == []
    # Also where the file of the text did not change, and is not read again.
    changed = read(data, known)
    assert changed.of(Task)["T01"].description.nl == "Een van de 4 taken."
    assert (
        b"Een van de 4 taken."
        in dict(open_data(changed, "https://site.example/"))["data/v1/tasks/T01.json"]
    )


def test_a_task_of_ones_own_is_counted_and_in_no_list(data: Path) -> None:
    own_task(data)
    assert problems(data) == []
    known = read(data)
    assert known.of(Task)["T03"].listed_in == []
    assert known.counted == {"P01", "T01", "T02", "T03"}
    assert known.numbers == {"tasks": "4"}


def test_a_task_of_a_single_list_is_apart_beside_one_of_ones_own(data: Path) -> None:
    source = data / "sources/report.yml"
    other = source.read_text(encoding="utf-8").replace("id: report", "id: other")
    (data / "sources/other.yml").write_text(other.replace("order: 1", "order: 2"), encoding="utf-8")
    for name in ("t01", "p01"):
        path = data / f"tasks/{name}.yml"
        text = path.read_text(encoding="utf-8").replace("[report]", "[report, other]")
        path.write_text(text, encoding="utf-8")
    own_task(data)
    cluster = data / "clusters/technical.yml"
    cluster.write_text(cluster.read_text(encoding="utf-8").replace("count: 3", "count: 2"), "utf-8")
    assert problems(data) == []
    known = read(data)
    assert set(known.of(Source)) == known.task_lists == {"report", "other"}
    assert known.counted == {"P01", "T01", "T03"}


def test_prose_takes_it_too_but_not_in_code(data: Path) -> None:
    for language in LANGUAGES:
        path = data.parent / f"content/{language}/meer.md"
        path.parent.mkdir(parents=True)
        path.write_text(PAGE, encoding="utf-8")
    assert problems(data) == []
    page, *_ = known = read(data).prose
    assert [page.language for page in known] == list(LANGUAGES)
    assert page.head
    assert (page.head.title, page.head.description) == ("Over 3 taken", "Waarom 3.")
    assert "Het zijn er 3, `en {tasks}` en {}." in page.text
    assert 'print(f"{tasks} {taks}")' in page.text
    site = make_site(data, "nl")
    html = "<p>{tasks} <code>{tasks}</code></p>\n<pre><code>{tasks}\n</code></pre> {tasks}"
    shown = site.prose("meer/", html)
    assert shown.title == "Over 3 taken"
    assert shown.values["parts_"][0][1] == (
        "<p>3 <code>{tasks}</code></p>\n<pre><code>{tasks}\n</code></pre> 3"
    )
    assert site.prose_html["meer/"] == html


def test_only_numbers_that_there_are_are_filled_in() -> None:
    assert filled_html("{tasks} {other} {} {Tasks}", {"tasks": "7"}) == "7 {other} {} {Tasks}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{taks} taken.", "did you mean 'tasks'?"),
        ("Er zijn {x}.", "expected one of: {tasks}"),
    ],
)
def test_a_number_that_there_is_not(data: Path, spoil: Spoil, said: str, expected: str) -> None:
    name = said.partition("{")[2].partition("}")[0]
    assert spoil("tasks/t01.yml", "Uitleg over T01.", said if said[0] != "{" else f"'{said}'") == [
        f"data/tasks/t01.yml:8:7: description.nl: unknown number {name!r} in braces; {expected}"
    ]


def test_a_number_that_there_is_not_above_an_overview(spoil: Spoil) -> None:
    """Its first words have blanks of their own: another check tells what is wrong with these."""
    told = spoil("pages/changes.yml", "zijn er {}", "zijn er {x}")
    assert [text for text in told if "unknown number" in text] == []
    told = spoil("pages/changes.yml", "Wat er staat.", "Er zijn {x}.")
    assert (
        "data/pages/changes.yml:7:7: description.nl: unknown number 'x' in braces; "
        "expected one of: {tasks}"
    ) in told
    told = spoil("pages/changes.yml", "Pagina changes", "Pagina {x}")
    assert [text for text in told if "title.nl: unknown number 'x'" in text]


def test_a_number_that_there_is_not_in_prose(data: Path) -> None:
    for language in LANGUAGES:
        path = data.parent / f"content/{language}/meer.md"
        path.parent.mkdir(parents=True)
        path.write_text(PAGE.replace("Het zijn er {tasks}", "Het zijn er {taks}"), encoding="utf-8")
    assert problems(data) == [
        f"content/{language}/meer.md:8:13: unknown number 'taks' in braces; did you mean 'tasks'?"
        for language in sorted(LANGUAGES)
    ]
