"""The commands on a machine that is not ready: one sentence with what to do, after which they work.

A project of three files is set up for real, with packages from a folder instead of the network.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from teamwijzer import ready
from teamwijzer.making import COMMANDS, FINDS, LOCKS, run
from teamwijzer.messages import SETTING
from tests.tools import PATIENCE

ROOT = Path(__file__).parents[2]
NEEDED = "__init__ __main__ making ready building history messages unchanged".split()
# Stands in for setuptools; while there is a file `slow`, it takes for ever.
BACKEND = """
import pathlib, time, zipfile

def build_editable(folder, *_):
    while pathlib.Path("slow").exists():
        pathlib.Path("slow").write_text("here")
        time.sleep(0.05)
    name = "guide-1-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr("guide.pth", str(pathlib.Path("hooks").absolute()))
        about = "Metadata-Version: 2.1\\nName: guide\\nVersion: 1\\n"
        wheel.writestr("guide-1.dist-info/METADATA", about)
        wheel.writestr("guide-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("guide-1.dist-info/RECORD", "")
    return name
"""
PYPROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
# What the command runs when all is ready.
CLI = 'import sys, tool\n\ndef main():\n    print("runs", tool.VERSION, *sys.argv[1:])\n'


def publish(folder: Path, version: int) -> str:
    """A package to install, in that folder; the line that locks it."""
    folder.mkdir(exist_ok=True)
    path = folder / f"tool-{version}-py3-none-any.whl"
    info = f"tool-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tool.py", f"VERSION = {version}")
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tool\nVersion: {version}\n"
        )
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return f"tool=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A project in which nothing has been set up."""
    project = tmp_path / "guide"
    package = project / "hooks" / "teamwijzer"
    package.mkdir(parents=True)
    shutil.copy(ROOT / "make.py", project)
    for name in NEEDED:
        shutil.copy(ROOT / "hooks" / "teamwijzer" / f"{name}.py", package)
    (package / "cli.py").write_text(CLI, encoding="utf-8")
    (project / "backend.py").write_text(BACKEND, encoding="utf-8")
    (project / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (project / "requirements.lock").write_text(publish(tmp_path / "wheels", 1), encoding="utf-8")
    return project


def variables(guide: Path, **more: str) -> dict[str, str]:
    """An environment in which pip knows nothing but the folder beside the project."""
    ours = ("PIP_", "PYTHONPATH")  # where modules of this project may come from
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    wheels = str(guide.with_name("wheels"))
    offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels}
    return {**kept, **offline, SETTING: "en", **more}


def make(guide: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "make.py", *words],
        cwd=guide,
        env=variables(guide, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def before(tmp_path: Path, program: str) -> str:
    """A folder for PYTHONPATH with what every Python runs first."""
    folder = tmp_path / "first"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(program, encoding="utf-8")
    return str(folder)


def test_each_part_of_the_environment_is_called_something() -> None:
    assert ready.ABOUT.keys() == ready.PARTS.keys() == {c.part for c in COMMANDS.values()}


def test_what_a_command_needs_is_set_up_once(guide: Path) -> None:
    done = make(guide, "check", "--all")
    assert (done.returncode, done.stdout) == (0, "runs 1 check --all\n"), done.stderr
    assert done.stderr.splitlines() == [
        "setting up: an environment for Python in .venv; this is done once, and takes minutes",
        "setting up: 1 packages, what builds the site",
        "  all there; now they are put in place",
    ]
    again = make(guide, "check")
    assert (again.returncode, again.stdout, again.stderr) == (0, "runs 1 check\n", "")
    # Lines that end otherwise are no other packages.
    lock = guide / "requirements.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert make(guide, "check").stderr == ""
    # Others are.
    lock.write_text(publish(guide.with_name("wheels"), 2), encoding="utf-8")
    newer = make(guide, "check")
    assert newer.stdout == "runs 2 check\n"
    assert newer.stderr.startswith("setting up: 1 packages")
    # A newer Python took the place of the one that it rests on.
    ready.python(guide).unlink()
    gone = make(guide, "check")
    assert gone.stdout == "runs 2 check\n"
    assert gone.stderr.startswith(
        "the environment in .venv is not whole, or of a Python that is gone"
    )


def test_a_python_without_venv(guide: Path, tmp_path: Path) -> None:
    without = before(tmp_path, "import sys\nsys.modules['ensurepip'] = None\n")
    done = make(guide, "serve", PYTHONPATH=without)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "this Python has no module ensurepip: install it (on Debian and Ubuntu `sudo apt install "
        "python3-venv`), then type the same command again\n"
    )
    assert not (guide / ".venv").exists()


def test_a_python_that_is_too_old(guide: Path, tmp_path: Path) -> None:
    old = before(tmp_path, "import sys\nsys.version_info = (3, 9, 2, 'final', 0)\n")
    done = make(guide, "serve", PYTHONPATH=old)
    assert (done.returncode, done.stdout) == (1, "")
    dutch, _, english = done.stderr.partition("\n")
    assert dutch.startswith("dit is Python 3.9, en de gids heeft 3.11 of nieuwer nodig: installeer")
    assert english == (
        "this is Python 3.9, and the guide needs 3.11 or newer: install one from python.org or "
        "your system, then type the same command with it, such as PYTHON=python3.13 before make, "
        "or py -3.13 make.py\n"
    )


def test_an_old_python_can_read_what_tells_that_it_is_old() -> None:
    text = (ROOT / "make.py").read_text(encoding="utf-8")
    assert not re.search(r"\bf[\"']|:=|->|__future__|^match ", text, re.MULTILINE)
    oldest = re.search(r"OLDEST = \((\d+), (\d+)\)", text)
    assert oldest
    assert f'requires-python = ">={oldest[1]}.{oldest[2]}"' in (ROOT / "pyproject.toml").read_text(
        encoding="utf-8"
    )


def test_no_network(guide: Path) -> None:
    """And what was set up before goes on working."""
    closed = {
        "PIP_NO_INDEX": "",
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    }
    told = (
        "packages could not be fetched: see whether there is a network (a proxy stands in the "
        "variable HTTPS_PROXY), then type the same command again"
    )
    done = make(guide, "check", **closed)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, told)
    assert make(guide, "check").stdout == "runs 1 check\n"
    shutil.copy(guide / "requirements.lock", guide / "requirements-dev.lock")
    lock = publish(guide.with_name("wheels"), 2)
    (guide / "requirements-dev.lock").write_text(lock, encoding="utf-8")
    tests = make(guide, "setup", **closed)
    assert (tests.returncode, tests.stderr.splitlines()[-1]) == (1, told)
    still = make(guide, "check", **closed)
    assert (still.stdout, still.stderr) == ("runs 1 check\n", "")
    assert make(guide, "setup").returncode == 0
    assert make(guide, "check").stdout == "runs 2 check\n"


def test_a_full_disk(guide: Path, tmp_path: Path) -> None:
    """A small disk of its own, and then a larger one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    small = "mount -t tmpfs -o size=6m none".split()
    if not shutil.which("mount") or subprocess.run([*small, disk], check=False).returncode:
        pytest.skip("only root of Linux can make a disk")
    try:
        project = Path(shutil.copytree(guide, disk / "guide"))
        shutil.copytree(tmp_path / "wheels", disk / "wheels")
        done = make(project, "check")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.splitlines()[-1] == (
            f"the disk is full, that of {project} or that of temporary files: make room (about "
            "700 MB), then type the same command again"
        )
        subprocess.run(["mount", "-o", "remount,size=99m", disk], check=True)
        assert make(project, "check").stdout == "runs 1 check\n"
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills no group")
@pytest.mark.parametrize("sent", [signal.SIGINT, getattr(signal, "SIGKILL", None)])
def test_a_set_up_that_is_stopped_halfway(
    guide: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    slow = guide / "slow"
    slow.touch()
    # A shell that starts tests in the background has them ignore an interrupt.
    heed = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    with subprocess.Popen(
        [sys.executable, "make.py", "check"],
        cwd=guide,
        env=variables(guide, PYTHONPATH=before(tmp_path, heed)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        end = time.monotonic() + PATIENCE
        while not slow.read_text(encoding="utf-8"):
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.05)
        os.killpg(process.pid, sent)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode
    assert "Traceback" not in told
    assert (guide / ".venv" / ready.BEGUN).exists()
    if sent == signal.SIGINT:
        return  # what follows is the same
    slow.unlink()
    done = make(guide, "check")
    assert done.stdout == "runs 1 check\n"
    assert done.stderr.startswith("the environment in .venv is not whole")


def test_two_set_ups_at_a_time(guide: Path) -> None:
    with ready._alone(guide):
        done = make(guide, "check")
    assert (done.returncode, done.stderr) == (
        1,
        "another set-up is going on: wait for its end, then type the same command again\n",
    )
    assert not (guide / ".venv").exists()


def test_a_folder_that_is_somebody_elses_is_left_alone(guide: Path) -> None:
    mine = guide / ".venv" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    done = make(guide, "check")
    assert done.returncode == 1
    assert done.stderr.endswith(
        ".venv is no environment of Python: move it away, then type the same command again\n"
    )
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "the disk is full"),
        ("npm error code ENOSPC", "the disk is full"),
        ("NameResolutionError(…)\nNo matching distribution found for x", "packages could not"),
        ("npm error code EAI_AGAIN", "packages could not be fetched"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "a package came"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "there is no ready-made"),
    ],
)
def test_what_programs_say_is_explained(said: str, told: str) -> None:
    sentence = ready.explain(said, ROOT)
    assert sentence
    assert sentence.in_language("en").startswith(told)
    for language, words in (("en", "again"), ("nl", "opnieuw")):
        assert words in sentence.in_language(language)


def test_what_nobody_knows_is_shown_as_it_was_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = "print('something odd'); raise SystemExit(7)"
    with pytest.raises(ready.NotReadyError, match=r"^the set-up failed for the reason above"):
        ready._run([sys.executable, "-c", program], tmp_path)
    assert capsys.readouterr().err == "something odd\n"


SYSTEMS = {
    "Linux": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"},
    "macOS": {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"},
    "Windows": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
}


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", ["3.11", "3.13", "3.15"])
def test_lock_files_hold_what_each_system_needs(file: str, system: str, python: str) -> None:
    """They are written on one system, where what another needs besides is left out."""
    text = (ROOT / file).read_text(encoding="utf-8")
    there = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert len(there) > 40
    environment = {
        **SYSTEMS[system],
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    missing = [
        f"{name} needs {needed}"
        for name in there
        for needed in map(Requirement, importlib.metadata.requires(name) or ())
        if canonicalize_name(needed.name) not in there
        and (needed.marker is None or needed.marker.evaluate(environment))
    ]
    assert not missing


WITHOUT_STEPS = ("setup", "scripts", "clean")
"""Commands that only set something up, or take it away."""


def test_every_command_says_what_it_does_and_asks_for_what_is_there() -> None:
    for name, command in COMMANDS.items():
        assert command.about, name
        assert command.steps or name in WITHOUT_STEPS
        assert command.part in ready.PARTS
        assert all(importlib.util.find_spec(FINDS[part]) for part in command.nodes)
        for step in command.steps:
            module = next(word for word in step if word != "-")
            assert importlib.util.find_spec(module), module
            assert command.part != "site" or module == "teamwijzer", name
    for file, *made in LOCKS:
        assert (ROOT / file).is_file()
        assert (ROOT / made[-1]).is_file()
    for file in (file for files in ready.PARTS.values() for file in files):
        assert (ROOT / file).is_file(), file
    for folder in ready.NODES.values():
        assert (ROOT / folder / "package-lock.json").is_file()


def test_now_and_then_it_is_said_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setenv(SETTING, "en")
    progress = ready._Progress(9)
    for number in range(1, 7):
        now += 2
        progress.line(f"Collecting tool-{number}==1.{number} (from -r locks.txt)")
        progress.line("  Using cached tool.whl")
    assert not progress.places
    progress.line("Installing collected packages: tool-1, tool-2")
    assert progress.places
    assert capfd.readouterr().err.splitlines() == [
        "  3 of 9: tool-3",
        "  6 of 9: tool-6",
        "  all there; now they are put in place",
    ]


def test_clean_removes_what_commands_made_and_nothing_else(tmp_path: Path) -> None:
    made = (".venv/bin/python", "site/index.html", "audit.md", "hooks/guide.egg-info/PKG-INFO")
    own = ("data/terms/wifi.yml", "hooks/tool.py", "sites/index.html")
    for name in (*made, *own):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert run(tmp_path, "clean", []) == 0
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    assert left == sorted(own)
