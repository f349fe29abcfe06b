"""The command line: `teamwijzer check | schema | pictures`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .loading import CONTENT, read
from .model import LANGUAGES
from .problems import DataError
from .schema import write_schemas


def main() -> None:
    """Run a command; exit status 1 when the data has problems."""
    parser = argparse.ArgumentParser(prog="teamwijzer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_text in (
        ("check", "check the data and print every problem as file:line:column"),
        ("schema", "write the JSON Schema of every kind of data file"),
        ("pictures", "draw the first page of every document to download, with LibreOffice"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("data", nargs="?", type=Path, default=Path("data"))
    arguments = parser.parse_args()
    folder: Path = arguments.data.resolve()
    if not folder.is_dir():
        parser.error(f"no folder {arguments.data}")
    if arguments.command == "schema":
        write_schemas(folder)
    elif arguments.command == "pictures":
        sys.exit(_pictures(folder))
    else:
        sys.exit(_check(folder))


def _check(folder: Path) -> int:
    try:
        data = read(folder)
    except DataError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''} in the data", file=sys.stderr)
        return 1
    total = sum(len(records) for records in data.records.values())
    print(f"{total} records checked: no problems")
    return 0


def _pictures(folder: Path) -> int:
    # Only this command needs what makes documents; `check` is quick without it.
    from .documents.catalogue import Catalogue  # noqa: PLC0415
    from .documents.pictures import FOLDER, Pictures  # noqa: PLC0415
    from .views import Context  # noqa: PLC0415

    try:
        data = read(folder)
        # Pictures do not depend on the address: it is too small to read.
        documents = [
            document
            for language in LANGUAGES
            for document in Catalogue(Context(data, language), "https://example.org/").documents
        ]
        Pictures(folder.parent / CONTENT).make(documents)
    except (DataError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(documents)} pictures in {CONTENT}/{FOLDER}")
    return 0
