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
from .messages import Message, ToldError, quote, say

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
    "site": say("wat de site maakt", "what builds the site"),
    "dev": say("wat ze test", "what tests it"),
    "faults": say("wat er fouten in steekt", "what puts faults into it"),
    "bench": say("wat meet hoe snel ze is", "what times it"),
}
BEGUN = "begun"
"""Stands in the environment while packages are put in place."""
PIP = ("--disable-pip-version-check", "--no-input")
INSTALL = ("install", *PIP, "--progress-bar", "off", "--retries", "2", "--require-hashes")
FROM_SOURCE = {"mozprofile", "pyyaml", "rjsmin"}
"""Are not ready-made everywhere; pip makes them from their source, without a compiler too."""
OURSELVES = ("install", *PIP, "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
AGAIN = say("typ daarna hetzelfde opnieuw", "then type the same command again")
EVERY = 5
"""Seconds between two lines that say how far it is."""
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


class NotReadyError(ToldError):
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
        raise NotReadyError(
            say(
                "er is geen npm: installeer Node.js met npm, {again}",
                "no npm: install Node.js with npm, {again}",
                again=AGAIN,
            )
        )
    _tell(
        say(
            "klaarzetten: pakketten van Node in {folder}",
            "setting up: packages of Node in {folder}",
            folder=NODES[part],
        )
    )
    with _trouble(project), _alone(project):
        stamp.unlink(missing_ok=True)
        _run([npm, "ci", "--no-progress", "--loglevel=error"], folder)
        stamp.write_text(digest, encoding="utf-8")


def explain(output: str, project: Path) -> Message | None:
    """What is the matter when a program that installs says this, in a sentence; None: who knows."""
    full = say(
        "de schijf is vol, die van {folder} of die van tijdelijke bestanden: maak plaats (ongeveer "
        "700 MB), {again}",
        "the disk is full, that of {folder} or that of temporary files: make room (about 700 MB), "
        "{again}",
        folder=str(project),
        again=AGAIN,
    )
    if re.search(NO_ROOM, output):
        return full
    if re.search(OTHER_HASH, output):
        return say(
            "er kwam een ander pakket dan dat in de lijst: typ hetzelfde opnieuw, en zeg het aan "
            "wie het project beheert als het weer gebeurt",
            "a package came that is other than the one in the lock file: type the same command "
            "again, and tell who maintains the project if it comes again",
        )
    if re.search(NO_NETWORK, output):
        return say(
            "de pakketten konden niet opgehaald worden: kijk of er netwerk is (een proxy staat in "
            "de variabele HTTPS_PROXY), {again}",
            "packages could not be fetched: see whether there is a network (a proxy stands in the "
            "variable HTTPS_PROXY), {again}",
            again=AGAIN,
        )
    if found := re.search(NO_WHEEL, output):
        return say(
            "voor Python {version} op dit systeem bestaat {name} niet als kant-en-klaar pakket: "
            "installeer een andere Python, zoals 3.13, {again}, met die Python",
            "there is no ready-made package of {name} for Python {version} on this system: "
            "install another Python, such as 3.13, {again} with that one",
            name=found[1],
            version=".".join(map(str, sys.version_info[:2])),
            again=AGAIN,
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
                say(
                    "deze Python heeft geen module {module}: installeer ze (op Debian en Ubuntu "
                    "`sudo apt install python3-venv`), {again}",
                    "this Python has no module {module}: install it (on Debian and Ubuntu `sudo "
                    "apt install python3-venv`), {again}",
                    module=module,
                    again=AGAIN,
                )
            )
    folder = project / VENV
    if folder.exists():
        if not (folder / BEGUN).exists() and not (folder / "pyvenv.cfg").exists():
            raise NotReadyError(
                say(
                    "{folder} is geen omgeving van Python: zet die map elders, {again}",
                    "{folder} is no environment of Python: move it away, {again}",
                    folder=str(folder),
                    again=AGAIN,
                )
            )
        _tell(
            say(
                "de omgeving in .venv is niet heel, of van een Python die weg is: ze wordt opnieuw "
                "gemaakt",
                "the environment in .venv is not whole, or of a Python that is gone: made anew",
            )
        )
        shutil.rmtree(folder)
    folder.mkdir()
    (folder / BEGUN).touch()
    _tell(
        say(
            "klaarzetten: een omgeving voor Python in .venv; dat gebeurt één keer, en duurt "
            "enkele minuten",
            "setting up: an environment for Python in .venv; this is done once, and takes minutes",
        )
    )
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
    _tell(
        say(
            "klaarzetten: {count} pakketten, {about}",
            "setting up: {count} packages, {about}",
            count=len(packages),
            about=ABOUT[part],
        )
    )
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
            _tell(
                say(
                    "  ze zijn er; nu komen ze op hun plaats",
                    "  all there; now they are put in place",
                )
            )
        elif text.startswith("Collecting "):
            self._seen += 1
            if time.monotonic() - self._said > EVERY:
                self._said = time.monotonic()
                _tell(
                    say(
                        "  {seen} van {count}: {name}",
                        "  {seen} of {count}: {name}",
                        seen=self._seen,
                        count=self._count,
                        name=text.split()[1].partition("==")[0],
                    )
                )


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
            _tell(quote(output.rstrip()))
            told = say(
                "het klaarzetten mislukte om wat hierboven staat: los het op, {again}",
                "the set-up failed for the reason above: mend it, {again}",
                again=AGAIN,
            )
        raise NotReadyError(told)


@contextmanager
def _trouble(project: Path) -> Iterator[None]:
    """What the system refuses, as `NotReadyError`."""
    try:
        yield
    except OSError as error:
        told = explain(str(error), project) or say(
            "{file}: {error}; kijk of je daar mag schrijven en of geen programma het gebruikt, "
            "{again}",
            "{file}: {error}; see that you may write there and that no program uses it, {again}",
            file=str(error.filename or project),
            error=str(error.strerror),
            again=AGAIN,
        )
        raise NotReadyError(told) from None


@contextmanager
def _alone(project: Path) -> Iterator[None]:
    """Keeps a second set-up out. Raises `NotReadyError` where one goes on."""
    try:
        with alone(project / ".cache"):
            yield
    except BusyError:
        raise NotReadyError(
            say(
                "er wordt al klaargezet: wacht tot dat gedaan is, {again}",
                "another set-up is going on: wait for its end, {again}",
                again=AGAIN,
            )
        ) from None


def _tell(message: Message) -> None:
    print(message, file=sys.stderr, flush=True)
