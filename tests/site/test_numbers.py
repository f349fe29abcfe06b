"""A school adds a task of its own: no text is changed, and the site says the right number."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from bs4 import BeautifulSoup

from teamwijzer.fix import fix
from teamwijzer.loading import read
from tests.audit.site import ROOTS
from tests.conftest import mkdocs_build

OTHER = frozenset({"over/bronnen", "begrippen", "over/onderhoud", "over/velden"})
"""Pages that say what the knowledge centre's workbook counts, whatever we count; and those that
count sentences, and the words in a file.
"""
SIGN = r"(?<![\w.,#/-]){}(?![\w.,]*\d| kB)"


def add_task(data: Path) -> int:
    """Adds a task as a school would; how many there were."""
    counted = read(data)
    number = len(counted.counted)
    last = max(code for code in counted.counted if code[0] == "T")
    code = f"T{int(last[1:]) + 1}"
    text = (data / f"tasks/{last.lower()}.yml").read_text(encoding="utf-8").replace(last, code)
    for line in (r"^listed_in: .*\n", r"^  - source: task-overview-\w\w\n    item: .*\n"):
        text, found = re.subn(line, "", text, flags=re.MULTILINE)
        assert found
    (data / f"tasks/{code.lower()}.yml").write_text(text, encoding="utf-8")
    fix(data)
    return number


def said(file: Path) -> str:
    """What a reader of a page, a document or data sees."""
    if file.suffix in (".docx", ".xlsx"):
        parts = zipfile.ZipFile(file)
        names = [n for n in parts.namelist() if n.endswith(("document.xml", "sharedStrings.xml"))]
        return " ".join(re.sub(r"<[^>]*>", " ", parts.read(name).decode()) for name in names)
    html = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    described = [str(tag["content"]) for tag in html.select("meta[name=description]")]
    return " ".join([html.get_text(" "), *described])


def test_another_task_changes_no_text(project: Path) -> None:
    number = add_task(project / "data")
    done = mkdocs_build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    site = project / "site"
    known = read(project / "data")
    assert len(known.counted) == number + 1
    old, new = re.compile(SIGN.format(number)), re.compile(SIGN.format(number + 1))
    wrong, right = [], set()
    other = {f"{root}{page}" for root in ROOTS for page in OTHER}
    for file in sorted(site.rglob("*")):
        if file.suffix not in (".html", ".docx", ".xlsx"):
            continue
        place = file.relative_to(site).as_posix()
        text = said(file)
        if new.search(text):
            right.add(place)
        found = [text[m.start() - 40 : m.end() + 20] for m in old.finditer(text)]
        if found and file.parent.relative_to(site).as_posix() not in other:
            wrong.append((place, found))
    assert wrong == []
    for root in ROOTS:
        pages = {f"{root}{page}index.html" for page in ("", "taken/", "over/", "taken/b17/")}
        assert pages <= right
    assert [place for place in right if place.endswith(".xlsx")]
    for root in ROOTS:  # what the workbook of 2023 counts stays as it was
        assert re.search(rf"2023\) \S+ {number} ICT", said(site / root / "begrippen/index.html"))
