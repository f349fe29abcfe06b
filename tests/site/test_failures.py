"""A mistake stops the build with the text of `teamwijzer check`; the last good site stays."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from teamwijzer.building import alone
from teamwijzer.checks.markup import EXTENSIONS
from teamwijzer.messages import SETTING
from teamwijzer.model import LANGUAGES
from tests.conftest import ROOT, mkdocs_build, surroundings
from tests.site.test_site import digest


def spoil(project: Path, name: str, old: str, new: str) -> None:
    path = project / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def check(project: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "teamwijzer", "check", str(project / "data")],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return done.stderr.splitlines()[:-1]


def test_all_mistakes_are_told_and_nothing_is_touched(project: Path) -> None:
    assert mkdocs_build(project).returncode == 0
    good = digest(project / "site")
    spoil(project, "tasks/t01.yml", "related: [", "related: [T88, ")
    spoil(project, "tasks/t02.yml", "cluster: technical", "cluster: tecnical")
    spoil(project, "steps/step-3.yml", 'next: "4"', 'next: "44"')
    spoil(project, "roles/management.yml", "level: both", "level: no")
    spoil(project, "ui/site.yml", "en:", "eng:")
    done = mkdocs_build(project)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    expected = check(project)
    assert len(expected) >= 5
    for line in expected:
        assert f"\n{line}\n" in told
    assert digest(project / "site") == good


def test_a_build_tells_mistakes_in_dutch(project: Path) -> None:
    spoil(project, "tasks/t02.yml", "cluster: technical", "cluster: tecnical")
    done = mkdocs_build(project, **{SETTING: "nl"})
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "er staan fouten in de gegevens\n" in told
    assert "cluster: onbekende cluster 'tecnical'; bedoel je 'technical'?" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_in_one_language_only(project: Path, language: str) -> None:
    """Without this, the i18n plugin would show Dutch under an English address."""
    page = project / "content" / language / "nieuw" / "index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Nieuw\ndescription: Iets nieuws.\n---\n# Nieuw\n", "utf-8")
    others = [f"content/{other}" for other in LANGUAGES if other != language]
    done = mkdocs_build(project)
    assert done.returncode == 1
    assert (
        f"content/{language}/nieuw/index.md:1:1: no counterpart in every language; "
        f"write the same file below {', '.join(others)}"
    ) in done.stdout + done.stderr


def test_a_language_that_is_not_built(project: Path) -> None:
    settings = project / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(x for x in lines if "locale: en" not in x), encoding="utf-8")
    done = mkdocs_build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    built = ", ".join(language for language in LANGUAGES if language != "en")
    expected = f"below `i18n` write those of `Text`: {', '.join(LANGUAGES)}"
    assert f"mkdocs.yml: languages {built}; {expected}" in done.stderr


def test_a_change_in_the_data_shows_on_the_page(project: Path) -> None:
    spoil(project, "tasks/t03.yml", "Helpdesk opzetten en onderhouden", "Loket voor ICT-vragen")
    assert mkdocs_build(project).returncode == 0
    page = (project / "site/taken/t03/index.html").read_text(encoding="utf-8")
    assert "Loket voor ICT-vragen" in page
    assert "Loket voor ICT-vragen" in (project / "site/taken/index.html").read_text("utf-8")


def test_a_word_that_is_gone_is_told_without_a_traceback(project: Path) -> None:
    """By the check where a template names it; by the build where the name is put together."""
    spoil(project, "ui/task.yml", "related:", "relatives:")
    (told,) = check(project)
    assert told.startswith("data/ui/task.yml:1:1: related: no such word, and overrides/pages/")
    assert told.endswith("asks for it; did you mean 'relatives'?")
    spoil(project, "ui/task.yml", "relatives:", "related:")
    spoil(project, "ui/matrix.yml", "letter_leads:", "letter_lead:")
    done = mkdocs_build(project)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert "overrides/pages/matrix.html:" in told
    assert "letter_leads" in told
    assert "look for a word in data/ui that was renamed or taken out" in told


def test_two_builds_in_one_folder(project: Path) -> None:
    """The second says why not, and the first ends as if it were alone."""
    site = project / "site"
    with alone(site):
        done = mkdocs_build(project)
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert f"another build writes into {site}: wait until it is done" in told
    assert "Traceback" not in told
    assert list(site.iterdir()) == []
    assert mkdocs_build(project).returncode == 0
    one = digest(site)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    both = [
        subprocess.Popen(
            command, cwd=project, env=surroundings(project), stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in both]
    # One after the other is as good, where the machine let the second one wait.
    for said, status in ends:
        assert status == 0 or "another build writes into" in said
    assert 0 in [status for _, status in ends]
    assert digest(site) == one


def test_a_full_disk_leaves_the_last_good_site(project: Path) -> None:
    good = project / "site"
    good.mkdir()
    (good / "index.html").write_text("good", encoding="utf-8")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # no file gets larger

    done = subprocess.run(
        [sys.executable, "-m", "teamwijzer", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "hooks")},
        preexec_fn=full,
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert "File too large" in told
    assert told.endswith("no new site: what stands in site/ is as it was\n")
    assert [path.name for path in good.iterdir()] == ["index.html"]
    assert (good / "index.html").read_text(encoding="utf-8") == "good"
    assert not (project / "site.new").exists()


def test_html_that_the_check_could_not_foresee_is_not_published(project: Path) -> None:
    """An extension of Markdown may let through what the check does not know."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - tables\n", "  - tables\n  - attr_list\n"), "utf-8")
    page = project / "content/nl/over/privacy.md"
    page.write_text(page.read_text("utf-8") + "\nEen *woord*{: onclick=x }.\n", "utf-8")
    done = mkdocs_build(project)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert "content/nl/over/privacy.md: 'onclick' of <em> in a page of prose; take it out" in told


def test_the_check_knows_the_extensions_of_the_build() -> None:
    built = load_config(str(ROOT / "mkdocs.yml")).markdown_extensions
    assert sorted(EXTENSIONS) == sorted(built)


def test_a_template_that_is_no_template_is_told_without_a_traceback(project: Path) -> None:
    template = project / "overrides/pages/task.html"
    lines = template.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines) if "endfor" in text)
    lines[line] = lines[line].replace("endfor", "endfro")
    template.write_text("\n".join(lines), encoding="utf-8")
    done = mkdocs_build(project)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in told
    assert f"overrides/pages/task.html:{line + 1}:1: Encountered unknown tag 'endfro'" in told
