"""`teamwijzer release`: one place of the version, and what is handed out."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from teamwijzer import release as module
from teamwijzer.loading import read
from teamwijzer.model import LANGUAGES
from teamwijzer.offline import ZIP
from teamwijzer.release import ReleaseError, package, release

DAY = datetime.date(2027, 2, 1)
CITATION = 'cff-version: 1.2.0\nversion: "0.1"\ndate-released: 2026-11-22\n'
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n- A thing.\n\n## 0.1, 2026-11-22\n- Old.\n"
EDITION = """id: v1-0
version: '1.0'
date: 2026-12-01
identifiers: https://name.example/
changes:
  - nl: Velden bleven zoals ze waren.
    en: Fields stayed as they were.
"""


def git(project: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=project, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def project(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small data set as a project, whose site is made of two files."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "An")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "an@example.org")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    # Nobody's own: who signs commits, or has hooks for them, signs none of these.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    project = data.parent
    (project / "CITATION.cff").write_text(CITATION, encoding="utf-8")
    (project / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (project / ".gitignore").write_text("/site/\n/dist/\n", encoding="utf-8")
    for lock in module.LOCKS:
        (project / lock).write_text(f"{lock}\n", encoding="utf-8")
    git(project, "init", "--quiet")
    commit(project)

    def build(folder: Path, *, anew: bool) -> int:
        assert anew
        site = folder / "site"
        (site / "en").mkdir(parents=True, exist_ok=True)
        (site / "en" / "index.html").write_bytes(read(folder / "data").edition.version.encode())
        (site / ZIP).write_bytes(b"offline")
        return 0

    monkeypatch.setattr(module, "build", build)
    return project


def commit(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "More")


def refused(project: Path, version: str = "1.0") -> str:
    with pytest.raises(ReleaseError) as error:
        list(release(project, version, DAY))
    return str(error.value)


def prepare(project: Path) -> None:
    (project / "data/editions/v1-0.yml").write_text(EDITION, encoding="utf-8")
    commit(project)


def test_a_version_stands_everywhere_and_lies_ready(project: Path) -> None:
    prepare(project)
    steps = list(release(project, "1.0", DAY))
    said = [str(step) for step in steps]
    assert steps[0].in_language("nl") == "gecommit: Release 1.0"
    names = [f"ict-teamwijzer-1.0-{end}" for end in ("site.zip", "offline.zip", *module.LOCKS)]
    sizes = [f"dist/{name}: 1 kB" for name in (*names, "SHA256SUMS")]
    last = "tagged: v1.0; `git push --follow-tags` publishes it"
    assert said == ["committed: Release 1.0", *sizes, last]
    edition = read(project / "data").edition
    assert (edition.version, edition.date) == ("1.0", DAY)
    cited = yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["version"], cited["date-released"]) == ("1.0", DAY)
    assert (project / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changelog\n\n## Unreleased\n\n## 1.0, 2027-02-01\n\n### Added\n- A thing.\n\n"
        "## 0.1, 2026-11-22\n- Old.\n"
    )
    dist = project / "dist"
    lines = (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert list(sums) == names
    for name, digest in sums.items():
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest
    assert (dist / names[1]).read_bytes() == b"offline"
    with zipfile.ZipFile(io.BytesIO((dist / names[0]).read_bytes())) as site:
        # The zip file for offline use lies beside it, once.
        assert site.namelist() == ["ict-teamwijzer-1.0/en/index.html"]
        assert site.read("ict-teamwijzer-1.0/en/index.html") == b"1.0"
    assert git(project, "status", "--porcelain") == ""
    assert git(project, "cat-file", "-t", "v1.0") == "tag"
    assert git(project, "rev-parse", "v1.0^{commit}") == git(project, "rev-parse", "HEAD")
    # Somebody else makes the same of the tag.
    before = {path.name: path.read_bytes() for path in dist.iterdir()}
    (dist / "left-over").touch()
    list(package(project, "v1.0"))
    assert {path.name: path.read_bytes() for path in dist.iterdir()} == before
    assert refused(project) == "v1.0 is there already: take the next number"


def test_without_an_edition_one_is_begun(project: Path) -> None:
    assert refused(project) == (
        "data/editions/v1-0.yml is new: say below `changes` what is new for programs that read the "
        "data, commit it, then try again"
    )
    begun = (project / "data/editions/v1-0.yml").read_text(encoding="utf-8")
    assert begun.replace("  - ", "    ").splitlines()[1:] == [
        "id: v1-0",
        "version: '1.0'",
        "date: 2026-11-23",
        "identifiers: https://name.example/",
        "changes:",
        *(f"    {language}: ''" for language in LANGUAGES),
    ]
    assert refused(project) == "files have changed: commit them, or put them away, then try again"
    filled = begun.replace("nl: ''", "nl: Er is niets nieuws.")
    filled = filled.replace("en: ''", "en: Nothing is new.")
    (project / "data/editions/v1-0.yml").write_text(filled, encoding="utf-8")
    commit(project)
    assert str(next(release(project, "1.0", DAY))) == "committed: Release 1.0"


def test_a_build_that_fails_leaves_no_tag_and_the_same_command_goes_on(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(project)
    with monkeypatch.context() as failing:
        failing.setattr(module, "build", lambda *_, **__: 1)
        told = "the site cannot be built: mend what is said above, then try again"
        assert refused(project) == told
    assert git(project, "tag", "--list") == ""
    assert git(project, "log", "-1", "--format=%s") == "Release 1.0"
    said = [str(step) for step in release(project, "1.0", DAY)]
    assert not [line for line in said if line.startswith("committed")]
    assert git(project, "tag", "--list") == "v1.0"


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("one", "'one' is no version; write one such as 1.0"),
        ("1", "'1' is no version; write one such as 1.0"),
        ("0.0.9", "0.0.9 does not come after 0.1, the newest edition"),
        ("0.01", "0.01 does not come after 0.1, the newest edition"),
    ],
)
def test_what_is_no_next_version(project: Path, version: str, told: str) -> None:
    assert refused(project, version) == told


def test_ten_comes_after_nine(project: Path) -> None:
    assert refused(project, "0.10").startswith("data/editions/v0-10.yml is new")


def test_a_changelog_with_nothing_new(project: Path) -> None:
    prepare(project)
    path = project / "CHANGELOG.md"
    path.write_text(CHANGELOG.replace("### Added\n- A thing.\n\n", ""), encoding="utf-8")
    commit(project)
    assert refused(project) == "CHANGELOG.md tells of nothing new below '## Unreleased': do so"
    assert git(project, "tag", "--list") == ""
    # Nor is anything half done.
    assert git(project, "status", "--porcelain") == ""


def test_a_tag_that_is_not_of_the_edition(project: Path) -> None:
    with pytest.raises(ReleaseError, match=r"^the tag is v2.0, and the newest edition 0.1"):
        list(package(project, "v2.0"))
    assert not (project / "dist").exists()


def test_where_git_refuses_it_says_why(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(project / "nowhere"))
    assert refused(project).startswith("git tag: ")
    monkeypatch.setenv("PATH", "")
    assert refused(project) == "no git: install it, then try again"
