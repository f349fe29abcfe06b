"""`teamwijzer release 1.0`: a version, from the files that name it to what is handed out.

The newest file in `data/editions/` is the one place of the version. Whatever else names it is
written from there: CITATION.cff, the heading in CHANGELOG.md, the tag, and the names of what lies
in `dist/` afterwards. A release that stops halfway goes on where it was with the same command.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from .building import SITE, build
from .checks.header import header
from .dataset import DataSet
from .documents.packing import pack
from .loading import read
from .making import DAY
from .messages import Message, ToldError, quote, say
from .model import LANGUAGES, Edition
from .offline import ZIP

DIST = "dist"
NAME = "ict-teamwijzer"
SUMS = "SHA256SUMS"
LOCKS = ("requirements.lock", "requirements-dev.lock")
CHANGELOG = "CHANGELOG.md"
CITATION = "CITATION.cff"
UNRELEASED = "## Unreleased\n"
VERSION = re.compile(r"\d+(\.\d+)+")


class ReleaseError(ToldError):
    """There is no release. The text says why, and what to do."""


def tag_of(version: str) -> str:
    """The tag of that version."""
    return f"v{version}"


def release(project: Path, version: str, day: datetime.date) -> Iterator[Message]:
    """Makes the version; says what was done. Raises `ReleaseError`, `DataError`, `BusyError`."""
    if not VERSION.fullmatch(version):
        raise ReleaseError(
            say(
                "{version!r} is geen versie; schrijf er een zoals 1.0",
                "{version!r} is no version; write one such as 1.0",
                version=version,
            )
        )
    if _git(project, "tag", "--list", tag_of(version)):
        raise ReleaseError(
            say(
                "{tag} bestaat al: neem het volgende nummer",
                "{tag} is there already: take the next number",
                tag=tag_of(version),
            )
        )
    if _git(project, "status", "--porcelain"):
        raise ReleaseError(
            say(
                "er zijn bestanden gewijzigd: commit ze of zet ze opzij, en probeer dan opnieuw",
                "files have changed: commit them, or put them away, then try again",
            )
        )
    data = read(project / "data")
    edition = _edition(project, data, version)
    said = f"Release {version}"
    if _git(project, "log", "-1", "--format=%s") != said:
        cited = {"version": f'"{version}"', "date-released": day.isoformat()}
        texts = {
            path: change(project / path)
            for path, change in (
                (data.file(edition).name, partial(_put, fields={"date": day.isoformat()})),
                (CITATION, partial(_put, fields=cited)),
                (CHANGELOG, partial(_turn, version=version, day=day)),
            )
        }
        for path, text in texts.items():
            (project / path).write_text(text, encoding="utf-8", newline="\n")
        _git(project, "commit", "--quiet", "--all", "--message", said)
        yield say("gecommit: {said}", "committed: {said}", said=said)
    yield from package(project, tag_of(version))
    _git(project, "tag", "--annotate", tag_of(version), "--message", f"ICT-teamwijzer {version}")
    yield say(
        "getagd: {tag}; `git push --follow-tags` publiceert het",
        "tagged: {tag}; `git push --follow-tags` publishes it",
        tag=tag_of(version),
    )


def package(project: Path, tag: str) -> Iterator[Message]:
    """Builds what is handed out of the version that is there, and says what it is.

    Raises `ReleaseError`, `DataError` and `BusyError`.
    """
    version = read(project / "data").edition.version
    if tag != tag_of(version):
        raise ReleaseError(
            say(
                "de tag is {tag}, en de nieuwste uitgave {version}: tag die",
                "the tag is {tag}, and the newest edition {version}: tag that one",
                tag=tag,
                version=version,
            )
        )
    # As whoever builds that commit: two builds of it are the same.
    os.environ["SOURCE_DATE_EPOCH"] = _git(project, *DAY[1:])
    if build(project, anew=True):
        raise ReleaseError(
            say(
                "de site kan niet gebouwd worden: los op wat hierboven staat, en probeer opnieuw",
                "the site cannot be built: mend what is said above, then try again",
            )
        )
    folder = project / DIST
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    begin = f"{NAME}-{version}"
    site = project / SITE
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != ZIP)
    made = {
        f"{begin}-site.zip": pack(
            (f"{begin}/{path.relative_to(site).as_posix()}", path.read_bytes()) for path in files
        ),
        f"{begin}-offline.zip": (site / ZIP).read_bytes(),
        **{f"{begin}-{lock}": (project / lock).read_bytes() for lock in LOCKS},
    }
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in made.items()
    )
    for name, content in {**made, SUMS: sums.encode()}.items():
        (folder / name).write_bytes(content)
        yield quote(f"{DIST}/{name}: {-(-len(content) // 1000)} kB")


def _edition(project: Path, data: DataSet, version: str) -> Edition:
    """The edition of that version, which must be the newest; without one, a file is begun."""
    newest = data.edition
    if newest.version == version:
        return newest
    if _order(version) <= _order(newest.version):
        raise ReleaseError(
            say(
                "{version} komt niet na {newest}, de nieuwste uitgave",
                "{version} does not come after {newest}, the newest edition",
                version=version,
                newest=newest.version,
            )
        )
    name = tag_of(version).replace(".", "-")
    path = project / "data" / "editions" / f"{name}.yml"
    texts = "\n    ".join(f"{language}: ''" for language in LANGUAGES)
    path.write_text(
        f"{header('editions')}\nid: {name}\nversion: '{version}'\n"
        f"date: {newest.date + datetime.timedelta(days=1)}\nidentifiers: {newest.identifiers}\n"
        f"changes:\n  - {texts}\n",
        encoding="utf-8",
        newline="\n",
    )
    raise ReleaseError(
        say(
            "data/editions/{file} is nieuw: zeg onder `changes` wat er nieuw is voor programma's "
            "die de gegevens lezen, commit het, en probeer dan opnieuw",
            "data/editions/{file} is new: say below `changes` what is new for programs that read "
            "the data, commit it, then try again",
            file=path.name,
        )
    )


def _order(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def _put(path: Path, fields: Mapping[str, str]) -> str:
    """What the file says with these values on the lines of the fields."""
    text = path.read_text(encoding="utf-8")
    for field, value in fields.items():
        text, count = re.subn(rf"^{field}: .*$", f"{field}: {value}", text, flags=re.MULTILINE)
        if count != 1:
            raise ReleaseError(
                say(
                    "{file}: zet er één regel `{field}: …` in, en probeer dan opnieuw",
                    "{file}: write one line `{field}: …` in it, then try again",
                    file=path.name,
                    field=field,
                )
            )
    return text


def _turn(path: Path, version: str, day: datetime.date) -> str:
    """What was not released gets the version and the day, and room for what comes stays above."""
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(UNRELEASED)
    new = after.partition("\n## ")[0]
    if not found or not new.strip():
        raise ReleaseError(
            say(
                "{file} noemt niets nieuws onder {heading!r}: doe dat eerst",
                "{file} tells of nothing new below {heading!r}: do so",
                file=path.name,
                heading=UNRELEASED.strip(),
            )
        )
    return f"{before}{UNRELEASED}\n## {version}, {day.isoformat()}\n{after}"


def _git(project: Path, *words: str) -> str:
    try:
        command = ["git", *words]
        done = subprocess.run(  # noqa: S603  # our own words
            command, cwd=project, capture_output=True, check=False, encoding="utf-8"
        )
    except OSError:
        raise ReleaseError(
            say(
                "er is geen git: installeer het, en probeer dan opnieuw",
                "no git: install it, then try again",
            )
        ) from None
    if done.returncode:
        raise ReleaseError(quote(f"git {words[0]}: {done.stderr.strip() or done.stdout.strip()}"))
    return done.stdout.strip()
