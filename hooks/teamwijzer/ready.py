"""Makes a machine ready for a command: packages of Python in `.venv`, of Node where they are used.

It runs before any package is there, so it needs the standard library only. What goes wrong is told
in one sentence that says what to do; after that the same command works. A set-up that was stopped
while it put packages in place begins anew: what it left could be half a package.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .building import BusyError, alone

VENV = ".venv"
PARTS = {
    "site": ("requirements.lock", "pyproject.toml"),
    "dev": ("requirements-dev.lock",),
    "faults": ("tests/faults/requirements.txt",),
    "bench": ("tests/bench/requirements.txt",),
}
"""Part of the environment → the files that it follows, the first being the list of its packages.
The second rests on the first, and each other on both."""
NODES = {part: f"tests/{part}" for part in ("scripts", "audit", "faults", "bench")}
"""Of Node → the folder with its lists."""
MADE = "node_modules"
ABOUT = {
    "site": "what builds the site",
    "dev": "what tests it",
    "faults": "what puts faults into it",
    "bench": "what it is timed beside",
}
BEGUN = "begun"
"""Stands in the environment while packages are put in place."""
PIP = ("--disable-pip-version-check", "--no-input")
INSTALL = ("install", *PIP, "--progress-bar", "off", "--retries", "2", "--require-hashes")
FROM_SOURCE = {"mozprofile", "pyyaml", "rjsmin"}
"""Are not ready-made everywhere; pip makes them from their source, without a compiler too."""
OURSELVES = ("install", *PIP, "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
AGAIN = "then type the same command again"
EVERY = 5
"""Seconds between two lines that say how far it is."""
ROOM = "about 700 MB"
LITTLE = 10_000_000
"""Bytes: no package fits in less."""

NO_ROOM = r"No space left on device|Errno 28\b|WinError 112\b|not enough space|ENOSPC"
NO_NETWORK = (
    r"NewConnectionError|NameResolutionError|ConnectTimeout|Connection(Refused|Reset)Error|"
    r"ProxyError|SSLError|Max retries exceeded|timed out|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|"
    r"ECONNRESET|ETIMEDOUT|npm \w+ network"
)
OTHER_HASH = r"DO NOT MATCH THE HASHES|EINTEGRITY"
NO_WHEEL = r"No matching distribution found for ([\w.-]+)"


class NotReadyError(Exception):
    """The machine cannot be made ready. The text says why, and what to do."""


def python(project: Path) -> Path:
    """The Python of the environment."""
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return project / VENV / inside


def environment(project: Path, part: str) -> None:
    """Makes that part of the environment, and those it rests on. Raises `NotReadyError`."""
    first, second, *_ = PARTS
    todo = [first] if part == first else list(dict.fromkeys((first, second, part)))
    if _is_whole(project) and not any(_is_stale(project, name) for name in todo):
        return
    with _trouble(project), _alone(project):
        if not _is_whole(project):
            _begin(project)
        for name in todo:
            if _is_stale(project, name):
                _install(project, name)


def node(project: Path, part: str) -> None:
    """Installs packages of Node in their folder. Raises `NotReadyError`."""
    folder = project / NODES[part]
    stamp = folder / MADE / "made.ready"
    digest = _digest(folder, ["package-lock.json"])
    if _text(stamp) == digest:
        return
    npm = shutil.which("npm")
    if not npm:
        raise NotReadyError(f"no npm: install Node.js with npm, {AGAIN}")
    _say(f"setting up: packages of Node in {NODES[part]}")
    with _trouble(project), _alone(project):
        stamp.unlink(missing_ok=True)
        _run([npm, "ci", "--no-progress", "--loglevel=error"], folder)
        stamp.write_text(digest, encoding="utf-8")


def explain(output: str, project: Path) -> str | None:
    """What is the matter when a program that installs says this, in a sentence; None: who knows."""
    full = (
        f"the disk is full, that of {project} or that of temporary files: make room "
        f"({ROOM} are needed), {AGAIN}"
    )
    if re.search(NO_ROOM, output):
        return full
    if re.search(OTHER_HASH, output):
        return (
            "a package came that is other than the one in the lock file: type the same command "
            "again, and tell who maintains the project if it comes again"
        )
    if re.search(NO_NETWORK, output):
        return (
            "packages could not be fetched: see whether there is a network (a proxy stands in the "
            f"variable HTTPS_PROXY), {AGAIN}"
        )
    if found := re.search(NO_WHEEL, output):
        version = ".".join(map(str, sys.version_info[:2]))
        return (
            f"there is no ready-made package of {found[1]} for Python {version} on this system: "
            f"install another Python, such as 3.13, {AGAIN} with that one"
        )
    # Some programs do not say why they could not write.
    return None if _has_room(project) else full


def _has_room(project: Path) -> bool:
    return all(shutil.disk_usage(disk).free > LITTLE for disk in (project, tempfile.gettempdir()))


def _is_whole(project: Path) -> bool:
    """Whether there is an environment whose Python still exists, with no half package in it."""
    return python(project).exists() and not (project / VENV / BEGUN).exists()


def _is_stale(project: Path, part: str) -> bool:
    return _text(_stamp(project, part)) != _digest(project, PARTS[part])


def _stamp(project: Path, part: str) -> Path:
    return project / VENV / f"{part}.ready"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _digest(folder: Path, files: Sequence[str]) -> str:
    """Of what the files say, however their lines end."""
    content = "\0".join((folder / file).read_text(encoding="utf-8") for file in files)
    return hashlib.sha256(content.encode()).hexdigest()


def _begin(project: Path) -> None:
    """An environment with nothing but pip in it, in the place of what is left of one."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise NotReadyError(
                f"this Python has no module {module}: install it (on Debian and Ubuntu `sudo apt "
                f"install python3-venv`), {AGAIN}"
            )
    folder = project / VENV
    if folder.exists():
        if not (folder / BEGUN).exists() and not (folder / "pyvenv.cfg").exists():
            raise NotReadyError(f"{folder} is no environment of Python: move it away, {AGAIN}")
        _say("the environment in .venv is not whole, or of a Python that is gone: made anew")
        shutil.rmtree(folder)
    folder.mkdir()
    (folder / BEGUN).touch()
    _say("setting up: an environment for Python in .venv; this is done once, and takes minutes")
    # Its own Python may be that of an environment, which this one should not rest on.
    own = getattr(sys, "_base_executable", None) or sys.executable
    _run([own, "-m", "venv", str(folder)], project)


def _install(project: Path, part: str) -> None:
    begun = project / VENV / BEGUN
    fresh = begun.exists()
    begun.touch()
    _stamp(project, part).unlink(missing_ok=True)
    lock = PARTS[part][0]
    packages = re.findall(
        r"^([\w.-]+)==", (project / lock).read_text(encoding="utf-8"), re.MULTILINE
    )
    _say(f"setting up: {len(packages)} packages, {ABOUT[part]}")
    run = [str(python(project)), "-m", "pip"]
    progress = _Progress(len(packages))
    # Where one is not ready-made for this Python, a compiler would be asked for: better to say so.
    ready = ",".join(sorted(set(packages) - FROM_SOURCE))
    try:
        _run([*run, *INSTALL, "--only-binary", ready, "--requirement", lock], project, progress)
    except BaseException:
        if not fresh and not progress.places:
            begun.unlink()  # packages were looked for only: what was there is as it was
        raise
    if part == "site":
        _run([*run, *OURSELVES], project)
    _stamp(project, part).write_text(_digest(project, PARTS[part]), encoding="utf-8")
    begun.unlink()


class _Progress:
    """Says now and then how far pip is."""

    def __init__(self, count: int) -> None:
        self.places = False
        """Whether packages are being put in place."""
        self._count, self._seen, self._said = count, 0, time.monotonic()

    def line(self, text: str) -> None:
        """Another line of what pip says."""
        if text.startswith("Installing collected packages"):
            self.places = True
            _say("  all there; now they are put in place")
        elif text.startswith("Collecting "):
            self._seen += 1
            if time.monotonic() - self._said > EVERY:
                self._said = time.monotonic()
                _say(f"  {self._seen} of {self._count}: {text.split()[1].partition('==')[0]}")


def _run(command: Sequence[str], folder: Path, progress: _Progress | None = None) -> None:
    """Runs it, silently while all goes well. Raises `NotReadyError`."""
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603  # our own words
        command,
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if progress:
                progress.line(line)
    if process.returncode:
        output = "".join(said)
        told = explain(output, folder)
        if not told:
            _say(output.rstrip())
            told = f"the set-up failed for the reason above: mend it, {AGAIN}"
        raise NotReadyError(told)


@contextmanager
def _trouble(project: Path) -> Iterator[None]:
    """What the system refuses, as `NotReadyError`."""
    try:
        yield
    except OSError as error:
        told = explain(str(error), project) or (
            f"{error.filename or project}: {error.strerror}; see that you may write there and that "
            f"no program uses it, {AGAIN}"
        )
        raise NotReadyError(told) from None


@contextmanager
def _alone(project: Path) -> Iterator[None]:
    """Keeps a second set-up out. Raises `NotReadyError` where one goes on."""
    try:
        with alone(project / ".cache"):
            yield
    except BusyError:
        raise NotReadyError(f"another set-up is going on: wait for its end, {AGAIN}") from None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
