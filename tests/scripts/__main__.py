"""Lints our scripts and checks their types, the data that pages hand to them among these.

Each tool says in the type `Data` of its `state.js` what its page hands it. What the views really
write is put beside that type as a value, so that a field that one side does not know is an error.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from teamwijzer.addresses import HEADS
from teamwijzer.model import LANGUAGES
from teamwijzer.tools import TOOLS
from tests.conftest import ROOT
from tests.unit.conftest import make_site

HERE = Path(__file__).parent
MADE = HERE / "made"
PROGRAMS = HERE / "node_modules" / ".bin"
SCRIPTS = ROOT / "content" / "assets" / "js"
VALUE = """import type {{ Data }} from "../../../content/assets/js/{name}/state.js";
import type {{ Written }} from "../written";

export const {language}: Written<Data> = {value};
"""


def write_values() -> None:
    """What the page of each tool carries, in each language, beside the type that it must have."""
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir()
    for language in LANGUAGES:
        site = make_site(ROOT / "data", language)
        for tool in TOOLS:
            value = site.by_path[HEADS[tool.name]].values["tool_data"]
            text = json.dumps(value, ensure_ascii=False, indent=1)
            made = VALUE.format(name=tool.name, language=language, value=text)
            (MADE / f"{tool.name}-{language}.ts").write_text(made, encoding="utf-8")


def types(project: Path = ROOT) -> list[str]:
    """What the checker of types found in a project, a line each."""
    config = project / HERE.relative_to(ROOT)
    command = [str(PROGRAMS / "tsc"), "--project", str(config), "--pretty", "false"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    # A line that begins with a space goes on about the one before.
    return [line for line in lines if not line.startswith(" ")]


def main() -> int:
    """How many programs found something; each has said what."""
    write_values()
    commands = (
        ["eslint", "--config", str(HERE / "eslint.config.js"), str(SCRIPTS)],
        ["prettier", "--config", str(HERE / "prettier.json"), "--check", str(SCRIPTS)],
    )
    failed = sum(
        subprocess.run([PROGRAMS / program, *rest], cwd=ROOT, check=False).returncode != 0
        for program, *rest in commands
    )
    found = types()
    print(*found, sep="\n", end="\n" if found else "")
    return failed + bool(found)


if __name__ == "__main__":
    sys.exit(main())
