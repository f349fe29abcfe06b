"""The command line of `teamwijzer`, a function a command.

`check | fix | build | serve | new | reviewed | report | release | package | schema | cms |
pictures`
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .building import SITE, BusyError, build
from .cms import LIKE, CmsError, configuration, repository
from .cms import SETTING as CMS
from .fix import fix
from .loading import CONTENT, read
from .messages import SETTING, SPOKEN, Message, ToldError, say, spoken
from .model import LANGUAGES
from .new import NAMES, NewError, write_new
from .ports import FIRST, PortError, serve
from .problems import DataError, github_annotation, gitlab_report
from .publishing import AddressError, check_environment
from .report import find, missed, report
from .reviewing import ReviewError, reviewed
from .schema import write_schemas


def main() -> None:
    """Run a command; exit status 1 when it could not do its work, or the data has problems."""
    parser = argparse.ArgumentParser(prog="teamwijzer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    check = commands.add_parser(
        "check", help="check the data and print every problem as file:line:column"
    )
    check.add_argument(
        "--format",
        choices=("text", "github", "gitlab"),
        default="text",
        help="print for a host too, on standard output: annotations, or a code quality report",
    )
    check.add_argument(
        "--all", action="store_true", help="name every one of mistakes of a kind too"
    )
    check.set_defaults(run=_check)

    fixing = commands.add_parser(
        "fix", help="mend in the data what needs no judgement, and say what was done"
    )
    fixing.set_defaults(run=_fix)

    building = commands.add_parser(
        "build", help="build the site into site/; until it is whole the last one stays as it was"
    )
    building.add_argument(
        "--anew", action="store_true", help="even where site/ is what the same files made"
    )
    building.set_defaults(run=_build)

    serving = commands.add_parser("serve", help="build the site and show it, with live reload")
    serving.add_argument(
        "--address", default=FIRST, help="where; the next port is taken if that one is not free"
    )
    serving.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    serving.set_defaults(run=_serve)

    new = commands.add_parser("new", help="write a data file to fill in, every field explained")
    new.add_argument("kind", choices=NAMES)
    new.add_argument("id", nargs="?", help="such as help-desk; a task gets the next free code")
    new.add_argument("--cluster", help="of a task or competence, such as technical")
    new.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    new.set_defaults(run=_new)

    _versions(commands)

    about = commands.add_parser(
        "report", help="print as Markdown what to review, and how the texts read"
    )
    about.add_argument(
        "--today", type=_day, default=datetime.date.today(), help="such as 2026-09-01"
    )
    about.set_defaults(run=_report)

    schema = commands.add_parser("schema", help="write the JSON Schema of every kind of data file")
    schema.set_defaults(run=_schema)
    form = commands.add_parser(
        "cms", help=f"print the configuration of the form over the data; {CMS} says of which"
    )
    form.set_defaults(run=_cms)
    pictures = commands.add_parser(
        "pictures", help="draw a page of every document to download, with LibreOffice"
    )
    pictures.set_defaults(run=_pictures)

    for command in (check, fixing, building, about, schema, form, pictures):
        command.add_argument(
            "data", nargs="?", type=Path, default=Path("data"), help="the data folder"
        )
    for command in (check, fixing, building, serving, new, form):
        command.add_argument(
            "--language",
            choices=SPOKEN,
            help=f"of messages; else what {SETTING} says, or the language of this machine",
        )
    arguments = parser.parse_args()
    if language := getattr(arguments, "language", None):
        os.environ[SETTING] = language  # for what is started from here too
    folder: Path = arguments.data.resolve()
    if not folder.is_dir():
        parser.error(f"no folder {arguments.data}")
    sys.exit(arguments.run(folder, arguments))


def _versions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Commands for what is done once or twice a year."""
    review = commands.add_parser(
        "reviewed", help="write into records that somebody compared them with their sources"
    )
    review.add_argument("names", nargs="+", help="a folder such as tasks, or ids such as T03")
    today = datetime.date.today()
    review.add_argument("--on", type=_day, default=today, help="the day, such as 2026-12-01")
    review.add_argument("--by", type=_who, help="a name or a role; it is published with the data")
    review.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    review.set_defaults(run=_reviewed)

    releasing = commands.add_parser(
        "release", help="make a version: files that name it, commit, what is handed out, tag"
    )
    releasing.add_argument("version", help="such as 1.0")
    releasing.add_argument("--on", type=_day, default=today, help="the day, such as 2026-12-01")
    releasing.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    releasing.set_defaults(run=_release)

    packing = commands.add_parser(
        "package", help="build what is handed out of a version that is there"
    )
    packing.add_argument("tag", help="that of the version, such as v1.0")
    packing.add_argument("--data", type=Path, default=Path("data"), help="the data folder")
    packing.set_defaults(run=_package)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = f"{text!r}; expected a day of the calendar, such as 2026-09-01"
        raise argparse.ArgumentTypeError(message) from None


def _who(text: str) -> str:
    if not text.strip() or len(text.splitlines()) > 1:
        raise argparse.ArgumentTypeError("expected a name or a role, on one line")
    return text.strip()


def _check(folder: Path, arguments: argparse.Namespace) -> int:
    try:
        data = read(folder)
    except DataError as error:
        lines = [*map(str, error.problems)] if arguments.all else str(error).splitlines()
        print(*lines, sep="\n", file=sys.stderr)
        count = len(error.problems)
        told = say("{n} fouten in de gegevens", "{n} problems in the data", n=count)
        if count == 1:
            told = say("1 fout in de gegevens", "1 problem in the data")
        if count > len(lines):
            told = say(
                "{told}; `teamwijzer check --all` noemt ze allemaal",
                "{told}; `teamwijzer check --all` names each of them",
                told=told,
            )
        print(told, file=sys.stderr)
        if arguments.format == "github":
            print(*map(github_annotation, error.problems), sep="\n")
        elif arguments.format == "gitlab":
            print(gitlab_report(error.problems))
        return 1
    if arguments.format == "gitlab":
        # Standard output is the report, and nothing else.
        print(gitlab_report([]))
        return 0
    total = sum(len(records) for records in data.records.values())
    print(
        say(
            "{total} bestanden gecontroleerd: geen fouten",
            "{total} records checked: no problems",
            total=total,
        )
    )
    return 0


def _fix(folder: Path, _arguments: argparse.Namespace) -> int:
    try:
        mends = fix(folder)
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*mends, sep="\n", end="\n" if mends else "")
    files = len({mend.file for mend in mends})
    said = say("niets te herstellen", "nothing to mend")
    if files == 1:
        said = say(
            "{n} hersteld in 1 bestand: draai `make check`",
            "{n} mended in 1 file: run `make check`",
            n=len(mends),
        )
    elif files:
        said = say(
            "{n} hersteld in {files} bestanden: draai `make check`",
            "{n} mended in {files} files: run `make check`",
            n=len(mends),
            files=files,
        )
    print(said)
    return 0


def _build(folder: Path, arguments: argparse.Namespace) -> int:
    try:
        check_environment(os.environ)
        status = build(folder.parent, anew=arguments.anew)
    except (AddressError, BusyError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        status = 130  # as shells have it
    if status:
        told = say(
            "geen nieuwe site: wat in {folder}/ staat, is zoals het was",
            "no new site: what stands in {folder}/ is as it was",
            folder=SITE,
        )
        print(told, file=sys.stderr)
    return status


def _serve(folder: Path, arguments: argparse.Namespace) -> int:
    os.chdir(folder.parent)
    try:
        check_environment(os.environ)
        serve(arguments.address)
    except (AddressError, PortError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _new(folder: Path, arguments: argparse.Namespace) -> int:
    try:
        file = write_new(folder, arguments.kind, arguments.id, arguments.cluster)
    except NewError as error:
        print(error, file=sys.stderr)
        return 1
    told = say(
        "{file}: vul het in, en draai dan `make check`",
        "{file}: fill it in, then run `make check`",
        file=file,
    )
    print(told)
    return 0


def _reviewed(folder: Path, arguments: argparse.Namespace) -> int:
    try:
        files = reviewed(folder, arguments.names, arguments.on, arguments.by)
    except (DataError, ReviewError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*files, sep="\n")
    told = say(
        "{count} afgetekend op {day}: draai `make check`",
        "{count} signed on {day}: run `make check`",
        count=len(files),
        day=arguments.on.isoformat(),
    )
    print(told)
    return 0


def _release(folder: Path, arguments: argparse.Namespace) -> int:
    from .release import release  # noqa: PLC0415  # see `_pictures`

    return _told(release(folder.parent, arguments.version, arguments.on))


def _package(folder: Path, arguments: argparse.Namespace) -> int:
    from .release import package  # noqa: PLC0415  # see `_pictures`

    return _told(package(folder.parent, arguments.tag))


def _told(steps: Iterator[Message]) -> int:
    try:
        check_environment(os.environ)
        for step in steps:
            print(step, flush=True)
    except (DataError, ToldError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _report(folder: Path, arguments: argparse.Namespace) -> int:
    try:
        data = read(folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    searches = missed(folder.parent)
    print(report(data, find(data, arguments.today), searches), end="")
    return 0


def _schema(folder: Path, _arguments: argparse.Namespace) -> int:
    write_schemas(folder)
    return 0


def _cms(folder: Path, _arguments: argparse.Namespace) -> int:
    try:
        where = repository(os.environ.get(CMS, ""))
        data = read(folder)
    except (CmsError, DataError) as error:
        print(error, file=sys.stderr)
        return 1
    if where is None:
        told = say(
            "{setting} staat niet ingesteld: noem de repository, zoals {like}",
            "{setting} is not set: name the repository, such as {like}",
            setting=CMS,
            like=LIKE,
        )
        print(told, file=sys.stderr)
        return 1
    print(configuration(where, data, spoken()), end="")
    return 0


def _pictures(folder: Path, _arguments: argparse.Namespace) -> int:
    # Only this command needs what makes documents; `check` is quick without it.
    from .documents.catalogue import Catalogue, Made  # noqa: PLC0415
    from .documents.pictures import FOLDER, Pictures  # noqa: PLC0415
    from .views import Context  # noqa: PLC0415

    try:
        data = read(folder)
        # Pictures do not depend on the address: it is too small to read.
        documents = [
            document
            for language in LANGUAGES
            for document in Catalogue(
                Context(data, language), "https://example.org/", Made()
            ).documents
        ]
        Pictures(folder.parent / CONTENT).make(documents)
    except (DataError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(documents)} pictures in {CONTENT}/{FOLDER}")
    return 0
