"""`make serve`: a saved file shows, a mistake shows on top of the page as it was, and goes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from teamwijzer.model import LANGUAGES
from tests.conftest import copy_project
from tests.site.test_failures import check, spoil
from tests.tools import PATIENCE, free_port


@dataclass
class Served:
    project: Path
    address: str
    log: Path

    def get(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
                content: str = answer.read().decode()
                return content
        except HTTPError as error:
            return f"HTTP {error.code}"

    def until(self, path: str, text: str, *, there: bool = True) -> str:
        """The page once the text is there, or no longer there."""
        end = time.monotonic() + PATIENCE
        while (text in (page := self.get(path))) != there:
            assert time.monotonic() < end, f"{text!r} {'not on' if there else 'still on'} {path}"
            time.sleep(0.2)
        return page


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    project = copy_project(folder / "project")
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks"), "PYTHONUNBUFFERED": "1"}
    # Under a path, as project pages are.
    environment["SITE_URL"] = "https://site.example/gids/"
    log = folder / "log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            end = time.monotonic() + PATIENCE
            while "Serving on" not in log.read_text(encoding="utf-8"):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < end
                time.sleep(0.2)
            yield Served(project, f"http://127.0.0.1:{port}/gids/", log)
        finally:
            process.terminate()


def test_a_saved_sentence_shows_wherever_it_stands(served: Served) -> None:
    assert "Helpdesk opzetten" in served.get("taken/t03/")
    spoil(served.project, "tasks/t03.yml", "Helpdesk opzetten en onderhouden", "Loket openhouden")
    page = served.until("taken/t03/", "Loket openhouden")
    assert "livereload" in page
    assert "Loket openhouden" in served.get("taken/")
    assert "Loket openhouden" in served.get("data/v1/tasks/T03.json")
    assert "Loket openhouden" in served.get("search/index.js")
    assert "Content-Security-Policy" not in page  # MkDocs' own script stands inside it


def test_a_saved_word_shows_where_scripts_on_demand_say_it(served: Served) -> None:
    """Its file has another name then, which the page knows."""
    said = "Alle bladen zijn gelezen."
    path = served.project / "data" / "ui" / "plan.yml"
    text = path.read_text(encoding="utf-8")
    before = re.findall(r"plan-words-nl\.\w+\.js", served.get("taakverdeling/"))
    assert said not in served.get(f"assets/js/{before[0]}")
    path.write_text(text.replace("Dit staat erin. Alles is gelezen.", said), encoding="utf-8")
    page = served.until("taakverdeling/", before[0], there=False)
    (after,) = set(re.findall(r"plan-words-nl\.\w+\.js", page))
    assert said in served.get(f"assets/js/{after}")


def test_a_mistake_stands_on_the_last_good_page_until_it_is_mended(served: Served) -> None:
    good = (served.project / "data/tasks/t05.yml").read_text(encoding="utf-8")
    spoil(served.project, "tasks/t05.yml", "cluster: technical", "cluster: <b>tecnical</b>")
    page = served.until("en/taken/t05/", "tw-mistakes")
    (told,) = check(served.project)
    assert told.startswith("data/tasks/t05.yml:")
    assert told.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;") in page
    assert "Mistakes: 1." in page
    assert "<b>tecnical" not in page
    assert told in served.log.read_text(encoding="utf-8")
    assert "Traceback" not in served.log.read_text(encoding="utf-8")
    assert "<h1" in page
    assert "tw-mistakes" in served.get("over/privacy/")
    script = re.findall(r'src="\.\./\.\./\.\./(assets/js/[^"]+)"', page)[0]
    assert served.get(script).startswith("(()=>{")
    assert "tw-mistakes" not in served.get(script)
    (served.project / "data/tasks/t05.yml").write_text(good, encoding="utf-8")
    served.until("en/taken/t05/", "tw-mistakes", there=False)


def test_a_word_that_a_template_misses_leaves_the_page_as_it_was(served: Served) -> None:
    spoil(served.project, "ui/roles.yml", "level_both:", "level_of_both:")
    page = served.until("rollen/directie/", "tw-mistakes")
    assert "look for a word in data/ui" in page
    assert "In de school en in de scholengroep of scholengemeenschap" in page
    spoil(served.project, "ui/roles.yml", "level_of_both:", "level_both:")
    served.until("rollen/directie/", "tw-mistakes", there=False)


def test_a_new_record_has_a_page_and_one_that_goes_has_none(served: Served) -> None:
    term = served.project / "data/terms/firmware.yml"
    source = (served.project / "data/terms/back-up.yml").read_text(encoding="utf-8")
    term.write_text(source.replace("id: back-up", "id: firmware"), encoding="utf-8")
    served.until("begrippen/", 'id="firmware"')
    assert "back-up" in served.get("data/v1/terms/firmware.json")
    term.unlink()
    served.until("begrippen/", 'id="firmware"', there=False)
    assert served.get("data/v1/terms/firmware.json") == "HTTP 404"


def test_prose_and_templates_are_followed_too(served: Served) -> None:
    page = served.project / "content/nl/over/privacy.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Wij krijgen het niet te zien", "Wat wij niet weten"), "utf-8")
    served.until("over/privacy/", "Wat wij niet weten")
    template = served.project / "overrides/pages/task.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(f"{text}\n<p>Van een sjabloon</p>\n", encoding="utf-8")
    served.until("taken/t03/", "Van een sjabloon")
    # A change of data after it keeps the prose as it is now.
    spoil(served.project, "ui/site.yml", "nl: Begrippen", "nl: Woordenlijst")
    assert "Wat wij niet weten" in served.until("over/privacy/", "Woordenlijst")


def test_a_page_of_prose_comes_and_goes(served: Served) -> None:
    pages = [served.project / f"content/{name}/over/nieuw.md" for name in LANGUAGES]
    for page in pages:
        page.write_text("---\ntitle: Iets nieuws\ndescription: X.\n---\n# Iets nieuws\n", "utf-8")
    served.until("over/nieuw/", "Iets nieuws")
    for page in pages:
        page.unlink()
    served.until("over/nieuw/", "Iets nieuws", there=False)
    assert "Traceback" not in served.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "overrides/pages/task.html",
            "{% endfor %}",
            "{% endfro %}",
            "Encountered unknown tag &#39;endfro&#39;",
        ),
        ("content/assets/js/site/search.js", "import ", "import x, ", "the linker does not know"),
        ("content/assets/css/walk.css", "}", "} .a { b }", "walk.css:"),
        ("content/nl/over/open-data.md", "\n# ", "\n<meta>\n\n# ", "&lt;meta&gt; in a page"),
        ("mkdocs.yml", "site_name:", "site_nam:", "Aborted"),
    ],
)
def test_a_fault_outside_the_data_leaves_the_last_good_page(
    served: Served, file: str, old: str, new: str, told: str
) -> None:
    path = served.project / file
    good = path.read_text(encoding="utf-8")
    assert old in good
    path.write_text(good.replace(old, new, 1), encoding="utf-8")
    assert "<h1" in served.until("en/taken/t07/", told)
    # A change of data meanwhile does not hide it, and requests do not wait for its end.
    data = served.project / "data/tasks/t07.yml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text + "# a remark\n", encoding="utf-8")
    assert told in served.until("en/taken/t07/", "tw-mistakes")
    data.write_text(text, encoding="utf-8")
    path.write_text(good, encoding="utf-8")
    served.until("en/taken/t07/", "tw-mistakes", there=False)
    assert "Traceback" not in served.log.read_text(encoding="utf-8")
