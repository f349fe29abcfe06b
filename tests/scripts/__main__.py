"""Lints our scripts and checks their types, the data that pages hand to them among these.

Each tool says in the type `Data` of its `state.js` what its page hands it. What the views really
write is put beside that type as a value, so that a field that one side does not know is an error.
"""

from __future__ import annotations

import json
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
    MADE.mkdir(exist_ok=True)
    for language in LANGUAGES:
        site = make_site(ROOT / "data", language)
        for tool in TOOLS:
            value = site.by_path[HEADS[tool.name]].values["tool_data"]
            text = json.dumps(value, ensure_ascii=False, indent=1)
            made = VALUE.format(name=tool.name, language=language, value=text)
            (MADE / f"{tool.name}-{language}.ts").write_text(made, encoding="utf-8")


def main() -> int:
    """The number of programs that found something; each has said what."""
    write_values()
    commands = (
        ["eslint", "--config", str(HERE / "eslint.config.js"), str(SCRIPTS)],
        ["prettier", "--config", str(HERE / "prettier.json"), "--check", str(SCRIPTS)],
        ["tsc", "--project", str(HERE)],
    )
    return sum(
        subprocess.run([PROGRAMS / program, *rest], cwd=ROOT, check=False).returncode != 0
        for program, *rest in commands
    )


if __name__ == "__main__":
    sys.exit(main())
