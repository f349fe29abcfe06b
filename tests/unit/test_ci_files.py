"""The files for hosts: they parse, call the Makefile, and ask for no more than they need."""

from __future__ import annotations

import os
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
from teamwijzer.making import COMMANDS, DAY, LOCKS, ZIP, main
from tests.browsers.find import PACKAGES as BROWSERS
from tests.documents.find import PACKAGES

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
TOOLS = ".github/tools"
EXACT = re.compile(r"[\w.-]+/[\w./-]+@([0-9a-f]{40}|v\d+\.\d+\.\d+)")
GITLAB_GLOBALS = {"default", "stages", "workflow"}
# What may stand in a job and in a step, as far as we use it: hosts ignore or refuse other words.
JOB = set("name runs-on needs uses permissions environment strategy steps".split())
STEP = set("name id uses with run if env".split())
GITLAB_JOB = set(
    "stage needs rules image variables script after_script artifacts parallel interruptible "
    "resource_group".split()
)
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
    call = re.compile(r"\bmake(?:\.py)? ([\w-]+)")
    return {name for text in commands(path) for name in call.findall(text)}


def targets() -> set[str]:
    """What the Makefile can make."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\.PHONY: (.*)", text.replace("\\\n", ""), re.MULTILINE)
    return set(line.split())


def test_workflows_are_started_by_what_they_are_for() -> None:
    started = {path.stem: set(parse(path)["on"]) for path in WORKFLOWS}
    assert started == {
        "ci": {"push", "pull_request", "workflow_call"},
        "publish": {"push", "workflow_dispatch"},
        "release": {"push"},
        "weekly": {"schedule", "workflow_dispatch"},
    }
    assert parse(ROOT / ".github/workflows/publish.yml")["on"]["push"] == {"branches": ["main"]}
    assert parse(ROOT / ".github/workflows/release.yml")["on"]["push"] == {"tags": ["v*"]}


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
    options = " ".join(BUILD[BUILD.index("build") :]).replace(
        "--strict", "--strict --config-file mkdocs.yml"
    )
    assert f".venv/bin/properdocs {options}" in text
    assert f"export SOURCE_DATE_EPOCH=$({' '.join(DAY)})" in text


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
    helpers = {"browser", "browsers", "office", "scripts"}
    assert targets() - helpers - named["README.md"] == {"clean", "help"}


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What `make` does, also where these tests were begun by another `make`."""
    own = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "ADDRESS", "SEED", "COUNT", "ONLY", "VERSION", "TAG"}
    surroundings = {name: text for name, text in os.environ.items() if name not in own}
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_makes_what_is_made_without_it() -> None:
    assert targets() == {*COMMANDS, "help"}
    for name in targets():
        done = make("--dry-run", name, "PYTHON=py", "ADDRESS=a:1", "SEED=7")
        line = done.stdout.rstrip().rpartition("; ")[2]
        more = {"serve": " --address a:1", "faults": " --seed 7"}.get(name, "")
        assert line == f"py make.py {name}{more}"


def test_without_python_make_says_what_to_do() -> None:
    done = make("check", "PYTHON=no-such-python")
    told = "no no-such-python: install Python 3.11 or newer, then type the same command again\n"
    assert (done.returncode, done.stdout) == (2, told)


def test_upgrade_is_lock_with_the_newest_versions() -> None:
    lock, upgrade = (COMMANDS[name].steps for name in ("lock", "upgrade"))
    assert len(lock) == len(LOCKS)
    assert not any("--upgrade" in step for step in lock)
    assert [tuple(w for w in step if w != "--upgrade") for step in upgrade] == [*lock]
    assert all("--upgrade" in step for step in upgrade)


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/ci.yml", GITLAB], ids=lambda p: p.name)
def test_every_change_is_checked_linted_tested_and_built(path: Path) -> None:
    for name in ("check", "lint", "test", "build"):
        target = "offline" if name == "build" else name  # which builds, and makes the preview
        job = jobs(path)[name]
        lines = job["script"] if path == GITLAB else [step.get("run") for step in job["steps"]]
        assert f"make {target}" in lines


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/ci.yml", GITLAB], ids=lambda p: p.name)
def test_the_preview_of_a_change_opens_without_a_server(path: Path) -> None:
    build = jobs(path)["build"]
    if path == GITLAB:
        assert (build["artifacts"]["expose_as"], build["artifacts"]["paths"][0]) == ("Preview", ZIP)
    else:
        (kept,) = [step["with"] for step in build["steps"] if "upload" in step.get("uses", "")]
        assert (kept["path"], kept["archive"]) == (ZIP, "false")


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/ci.yml", GITLAB], ids=lambda p: p.name)
def test_the_oldest_python_and_the_newest_are_tried(path: Path) -> None:
    job = jobs(path)["systems"]
    if path == GITLAB:
        (row,) = job["parallel"]["matrix"]
        tried = [image.partition(":")[2] for image in row["IMAGE"]]
        lines = job["script"]
    else:
        rows = job["strategy"]["matrix"]["include"]
        tried = [row["python"] for row in rows]
        assert {row["system"].partition("-")[0] for row in rows} == {"ubuntu", "macos", "windows"}
        lines = [step["run"] for step in job["steps"] if "run" in step]
    oldest = re.search(
        r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8")
    )
    assert oldest
    assert any(version.startswith(oldest[1]) for version in tried)
    assert len({version.split(".")[1][:2] for version in tried}) == 3
    assert lines == [f"python make.py {name}" for name in ("check", "build", "unit")]


def test_a_newer_change_takes_the_place_of_one_that_is_tried_but_not_of_one_that_is_published() -> (
    None
):
    limits = {path.stem: parse(path)["concurrency"] for path in WORKFLOWS}
    assert limits["publish"] == {"group": "publish", "cancel-in-progress": "false"}
    assert limits["ci"]["cancel-in-progress"] == "${{ github.ref != 'refs/heads/main' }}"
    assert "github.ref" in limits["ci"]["group"]
    value = parse(GITLAB)
    assert value["workflow"]["auto_cancel"] == {"on_new_commit": "interruptible"}
    assert value["default"]["interruptible"] == "true"
    pages = value["pages"]
    assert (pages["interruptible"], pages["resource_group"]) == ("false", "pages")


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
            rows = job.get("strategy", {}).get("matrix", {}).get("include", [])
            assert (job["runs-on"] == "${{ matrix.system }}") == bool(rows)
            for system in [row["system"] for row in rows] or [job["runs-on"]]:
                assert re.fullmatch(r"(ubuntu|macos|windows)-\d\d(\.\d\d)?\d*", system)


def test_one_action_has_one_version() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_images_and_tools_are_pinned() -> None:
    value = parse(GITLAB)
    images = [value["default"]["image"], jobs(GITLAB)["links"]["image"]["name"]]
    images += jobs(GITLAB)["systems"]["parallel"]["matrix"][0]["IMAGE"]
    pinned: dict[str, str] = {}
    for image in images:
        assert re.fullmatch(r"[\w./-]+:\d+\.\d+[\w.-]*(@sha256:[0-9a-f]{64})?", image), image
        name, _, digest = image.partition("@")
        assert pinned.setdefault(name, digest) == digest
    for file in (ROOT / TOOLS).glob("*.in"):
        named = file.read_text(encoding="utf-8").splitlines()[-1]
        assert re.fullmatch(r"[\w-]+==[\d.]+", named), file
        locked = file.with_suffix(".txt").read_text(encoding="utf-8")
        assert f"{named} \\\n    --hash=sha256:" in locked
    for path in (*WORKFLOWS, GITLAB):
        for text in commands(path):
            for arguments in re.findall(r"pip install (.*)", text):
                form = rf"--quiet --require-hashes --requirement {TOOLS}/\w+\.txt"
                assert re.fullmatch(form, arguments)
                assert (ROOT / arguments.split()[-1]).is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_write_but_what_publishes(path: Path) -> None:
    assert parse(path)["permissions"] in READ_ONLY
    for name, job in jobs(path).items():
        granted = job.get("permissions", {})
        if (path.stem, name) == ("publish", "deploy"):
            assert granted == {"pages": "write", "id-token": "write"}
        elif (path.stem, name) == ("release", "publish"):
            assert granted == {"contents": "write"}
            assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")]
        elif (path.stem, name) in {("publish", "build"), ("release", "package")}:
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
    release = jobs(ROOT / ".github/workflows/release.yml")["package"]
    (package,) = [step for step in release["steps"] if "make package" in step.get("run", "")]
    ours = [jobs(GITLAB)[name]["variables"] for name in ("build", "release")]
    for names in (build["env"], package["env"], *ours):
        assert set(names) - {"GIT_DEPTH", "CMS"} == {"SITE_URL", "EDIT_URI"}
        assert names["SITE_URL"].endswith("/")
        assert names["EDIT_URI"].endswith("/content/")
    assert build["env"]["CMS"] == "${{ vars.CMS }}"  # GitLab hands it on by itself


def test_nothing_is_published_before_it_has_passed() -> None:
    publish = jobs(ROOT / ".github/workflows/publish.yml")
    assert (publish["deploy"]["needs"], publish["build"]["needs"]) == ("build", "ci")
    assert publish["ci"]["uses"] == "./.github/workflows/ci.yml"
    release = jobs(ROOT / ".github/workflows/release.yml")
    assert (release["package"]["needs"], release["publish"]["needs"]) == ("ci", "package")
    assert release["ci"]["uses"] == "./.github/workflows/ci.yml"
    for name in ("pages", "release"):
        assert jobs(GITLAB)[name]["needs"] == "check lint test build systems properdocs".split()


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
    assert {entry["cooldown"]["default-days"] for entry in kinds.values()} == {"7"}
    for folder in kinds["pip"]["directories"]:
        assert (ROOT / folder.removeprefix("/")).is_dir()


def test_what_is_published_is_built_with_the_whole_history() -> None:
    """From which the site map takes the day of each page."""
    publish = jobs(ROOT / ".github/workflows/publish.yml")["build"]
    (checkout,) = [s for s in publish["steps"] if s.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["fetch-depth"] == "0"
    assert jobs(GITLAB)["build"]["variables"]["GIT_DEPTH"] == "0"


SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [ROOT / ".github/dependabot.yml"],
    "vendor.gitlab-ci": [GITLAB],
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_are_as_their_hosts_have_written_down(schema: str) -> None:
    """By the schemas that come with the tool, without a network."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    command += ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
    done = subprocess.run([*command, *SCHEMAS[schema]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_weakness_is_known_of_the_workflows(tmp_path: Path) -> None:
    """None of medium weight or above, by zizmor; which would find one."""
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--min-severity", "medium", "--quiet"]
    files = [*WORKFLOWS, ROOT / ".github/dependabot.yml"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    spoilt = tmp_path / ".github/workflows/ci.yml"
    spoilt.parent.mkdir(parents=True)
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    spoilt.write_text(text.replace("persist-credentials: false", ""), encoding="utf-8")
    done = subprocess.run([*command, str(spoilt)], capture_output=True, text=True, check=False)
    assert "artipacked" in done.stdout


def test_both_hosts_ask_the_same_of_a_change() -> None:
    forms = (".github/PULL_REQUEST_TEMPLATE.md", ".gitlab/merge_request_templates/Default.md")
    one, other = ((ROOT / name).read_text(encoding="utf-8") for name in forms)
    assert one == other


def test_help_has_a_line_for_each_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["make.py"])
        main()
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"{name:10}{command.about}" for name, command in COMMANDS.items()]
