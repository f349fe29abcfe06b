"""The files for hosts: they parse, call the Makefile, and ask for no more than they need."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from teamwijzer.building import BUILD
from tests.browsers.find import PACKAGES as BROWSERS
from tests.documents.find import PACKAGES

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
TOOLS = ".github/tools"
EXACT = re.compile(r"[\w.-]+/[\w./-]+@([0-9a-f]{40}|v\d+\.\d+\.\d+)")
GITLAB_GLOBALS = {"default", "stages", "workflow"}
# What may stand in a job and in a step, as far as we use it: hosts ignore or refuse other words.
JOB = set("name runs-on needs uses permissions environment concurrency steps".split())
STEP = set("name id uses with run if env".split())
GITLAB_JOB = set("stage needs rules image variables script after_script artifacts".split())
READ_ONLY: tuple[dict[str, str], ...] = ({}, {"contents": "read"})


def parse(path: Path) -> Any:
    """The file with every scalar as text: `on` is a key here, not true."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # makes texts, lists and mappings only


def jobs(path: Path) -> dict[str, Any]:
    value = parse(path)
    if path == GITLAB:
        return {name: job for name, job in value.items() if name not in GITLAB_GLOBALS}
    found: dict[str, Any] = value["jobs"]
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path).values():
        yield from job.get("steps", [])


def commands(path: Path) -> list[str]:
    """Every shell command of the file."""
    if path == GITLAB:
        keys = ("before_script", "script", "after_script")
        return [line for job in jobs(path).values() for key in keys for line in job.get(key, [])]
    return [step["run"] for step in steps(path) if "run" in step]


def made(path: Path) -> set[str]:
    """What the file lets make make."""
    return {name for text in commands(path) for name in re.findall(r"\bmake ([\w-]+)", text)}


def targets(pattern: str = "") -> set[str]:
    """What the Makefile can make; with a pattern, only where the rest of the line matches it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(rf"^([a-z][\w-]*):{pattern}", makefile, re.MULTILINE))


def test_workflows_are_started_by_what_they_are_for() -> None:
    started = {path.stem: set(parse(path)["on"]) for path in WORKFLOWS}
    assert started == {
        "ci": {"push", "pull_request", "workflow_call"},
        "publish": {"push", "workflow_dispatch"},
        "weekly": {"schedule", "workflow_dispatch"},
    }
    assert parse(ROOT / ".github/workflows/publish.yml")["on"]["push"] == {"branches": ["main"]}


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_what_is_made_is_a_target_of_the_makefile(path: Path) -> None:
    assert made(path) <= targets()


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_other_commands_of_ours_can_be_run(path: Path) -> None:
    """`make` has its own tests; here what CI calls past it."""
    for text in commands(path):
        for arguments in re.findall(r"\.venv/bin/teamwijzer ([^>\n]*)", text):
            command = [sys.executable, "-m", "teamwijzer", *shlex.split(arguments)]
            environment = {"PYTHONPATH": str(ROOT / "hooks"), "PATH": ""}
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, check=False
            )
            assert done.returncode == 0, arguments


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/ci.yml", GITLAB], ids=lambda p: p.name)
def test_properdocs_builds_as_make_build_does(path: Path) -> None:
    job = jobs(path)["properdocs"]
    lines = job["script"] if path == GITLAB else [step.get("run", "") for step in job["steps"]]
    text = "\n".join(lines)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    day = re.search(r"\$\(shell (git log .*?)( 2>.*)?\)", makefile)
    assert day
    options = " ".join(BUILD[BUILD.index("build") :]).replace(
        "--strict", "--strict --config-file mkdocs.yml"
    )
    assert f".venv/bin/properdocs {options}" in text
    assert f"export SOURCE_DATE_EPOCH=$({day[1]})" in text


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_no_word_is_misspelt(path: Path) -> None:
    every = jobs(path)
    for name, job in every.items():
        assert set(job) <= (GITLAB_JOB if path == GITLAB else JOB), name
        needs = job.get("needs", [])
        assert {needs} <= set(every) if isinstance(needs, str) else set(needs) <= set(every), name
        if path == GITLAB:
            assert job["stage"] in parse(path)["stages"], name
    for step in steps(path):
        assert set(step) <= STEP


def test_the_guides_name_what_can_be_made() -> None:
    make = re.compile(r"(?:^|`)make ([\w-]+)", re.MULTILINE)
    named = {
        name: set(make.findall((ROOT / name).read_text(encoding="utf-8")))
        for name in ("README.md", "CONTRIBUTING.md", ".github/dependabot.yml")
    }
    assert set.union(*named.values()) <= targets()
    assert {"lock", "report", "upgrade"} <= named["CONTRIBUTING.md"]
    # Who knows make knows these two, and `make help` tells of all.
    assert targets(".*## ") - named["README.md"] == {"clean", "help"}


def test_upgrade_is_lock_with_the_newest_versions() -> None:
    lines = {}
    for name in ("lock", "upgrade"):
        command = ["make", "--dry-run", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        lines[name] = [line for line in done.stdout.splitlines() if "pip-compile" in line]
    assert len(lines["lock"]) == 2
    assert not any("--upgrade" in line for line in lines["lock"])
    assert [line.replace(" --upgrade ", " ") for line in lines["upgrade"]] == lines["lock"]
    assert all("--upgrade" in line for line in lines["upgrade"])


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/ci.yml", GITLAB], ids=lambda p: p.name)
def test_every_change_is_checked_linted_tested_and_built(path: Path) -> None:
    for name in ("check", "lint", "test", "build"):
        job = jobs(path)[name]
        lines = job["script"] if path == GITLAB else [step.get("run") for step in job["steps"]]
        assert f"make {name}" in lines


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    for action in used:
        match = EXACT.fullmatch(action)
        assert match, action
        if not match[1].startswith("v"):
            assert re.search(rf"uses: {re.escape(action)} # v\d+\.\d+\.\d+$", text, re.MULTILINE)
    for job in jobs(path).values():
        if called := job.get("uses"):
            assert (ROOT / called).is_file(), called
        else:
            assert re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"])


def test_one_action_has_one_version() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_images_and_tools_are_pinned() -> None:
    value = parse(GITLAB)
    images = [value["default"]["image"], jobs(GITLAB)["links"]["image"]["name"]]
    for image in images:
        assert re.fullmatch(r"[\w./-]+:\d+\.\d+[\w.-]*", image), image
    for file in (ROOT / TOOLS).iterdir():
        assert re.fullmatch(r"[\w-]+==[\d.]+\n", file.read_text(encoding="utf-8")), file
    for path in (*WORKFLOWS, GITLAB):
        for text in commands(path):
            for arguments in re.findall(r"pip install (.*)", text):
                assert re.fullmatch(rf"--quiet --requirement {TOOLS}/\w+\.txt", arguments)
                assert (ROOT / arguments.split()[-1]).is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_write_but_what_publishes(path: Path) -> None:
    assert parse(path)["permissions"] in READ_ONLY
    for name, job in jobs(path).items():
        granted = job.get("permissions", {})
        if (path.stem, name) == ("publish", "deploy"):
            assert granted == {"pages": "write", "id-token": "write"}
        elif (path.stem, name) == ("publish", "build"):
            assert granted == {"contents": "read", "pages": "read"}
        else:
            assert granted in READ_ONLY
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_value_is_pasted_into_a_command(path: Path) -> None:
    assert not [text for text in commands(path) if "${{" in text]
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_the_published_site_knows_its_address() -> None:
    publish = jobs(ROOT / ".github/workflows/publish.yml")["build"]
    (build,) = [step for step in publish["steps"] if step.get("run") == "make build"]
    for names in (build["env"], jobs(GITLAB)["build"]["variables"]):
        assert set(names) - {"GIT_DEPTH"} == {"SITE_URL", "EDIT_URI"}
        assert names["SITE_URL"].endswith("/")
        assert names["EDIT_URI"].endswith("/content/")


def test_nothing_is_published_before_it_has_passed() -> None:
    publish = jobs(ROOT / ".github/workflows/publish.yml")
    assert (publish["deploy"]["needs"], publish["build"]["needs"]) == ("build", "ci")
    assert publish["ci"]["uses"] == "./.github/workflows/ci.yml"
    assert set(jobs(GITLAB)["pages"]["needs"]) >= {"check", "lint", "test", "build"}


def test_mistakes_show_beside_their_lines() -> None:
    shown = ".venv/bin/teamwijzer check --format"
    (annotate,) = [s for s in steps(ROOT / ".github/workflows/ci.yml") if s.get("if")]
    assert (annotate["if"], annotate["run"]) == ("failure()", f"{shown} github")
    check = jobs(GITLAB)["check"]
    report = check["artifacts"]["reports"]["codequality"]
    assert check["after_script"] == [f"{shown} gitlab > {report}"]
    assert check["artifacts"]["when"] == "always"


def test_ci_installs_what_the_tests_ask_for() -> None:
    install = next(
        text for text in commands(ROOT / ".github/workflows/ci.yml") if "apt-get" in text
    )
    there = {"firefox-esr"}  # GitHub's machines have Mozilla's own Firefox
    assert {*PACKAGES, *BROWSERS} - there <= set(install.split())


def test_updates_are_proposed_every_week() -> None:
    value = parse(ROOT / ".github/dependabot.yml")
    assert value["version"] == "2"
    kinds = {entry["package-ecosystem"]: entry for entry in value["updates"]}
    assert set(kinds) == {"pip", "github-actions"}
    assert {entry["schedule"]["interval"] for entry in kinds.values()} == {"weekly"}
    for folder in kinds["pip"]["directories"]:
        assert (ROOT / folder.removeprefix("/")).is_dir()


def test_what_is_published_is_built_with_the_whole_history() -> None:
    """From which the site map takes the day of each page."""
    publish = jobs(ROOT / ".github/workflows/publish.yml")["build"]
    (checkout,) = [s for s in publish["steps"] if s.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["fetch-depth"] == "0"
    assert jobs(GITLAB)["build"]["variables"]["GIT_DEPTH"] == "0"
