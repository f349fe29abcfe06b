"""What needs no data set is made by a second processor from the first moment of a build.

Style sheets, scripts, compiled templates, patterns of hyphens, what templates and scripts ask for,
and the files of data as they are parsed. To load the rest of this program takes as long as half of
that, so this module needs little of it, and each part loads what it is made with itself.
"""

# ruff: noqa: PLC0415  # see above

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .beside import Beside

if TYPE_CHECKING:
    import pyphen

    from .asking import AskedFor
    from .assets import Assets
    from .yamlfile import YamlFile

PARTS = 8
"""In how many parts the files of data are parsed, whoever parses one."""


class Before:
    """`project`: the folder with `content`, `data` and `overrides`; `sheets`: as in `Settings`.

    Raises nothing: what is wrong is found where the build needs it.
    """

    def __init__(self, project: Path, sheets: Sequence[Path]) -> None:
        self.sheets = tuple(sheets)
        self._project = project
        self._files = sorted(project.glob("data/*/[!.]*.yml"))
        makes: dict[str, Callable[[], Any]] = {
            "assets": self._assets,  # it takes longest
            **{f"data {part}": partial(self._parsed, part) for part in range(PARTS)},
            "asked": self._asked,
            "patterns": _patterns,
            "templates": self._compiled,
        }
        self._beside = Beside(makes)

    def _assets(self) -> Assets:
        from .assets import assets_of

        return assets_of(self._project, self.sheets)

    def _parsed(self, part: int) -> dict[str, YamlFile]:
        from .yamlfile import read_yaml

        names = ((path, path.relative_to(self._project)) for path in self._files[part::PARTS])
        return {name.as_posix(): read_yaml(path, name.as_posix()) for path, name in names}

    def _asked(self) -> AskedFor:
        from .asking import asked_for

        return asked_for(self._project)

    def _compiled(self) -> None:
        from .rendering import renderer_of

        renderer_of(self._project).compile()

    def files(self) -> dict[str, YamlFile]:
        """By name, as errors tell it: the files of data that were parsed already."""
        parts = (self._beside.result(f"data {part}") or {} for part in range(PARTS))
        return {name: file for part in parts for name, file in part.items()}

    def asked(self) -> AskedFor | None:
        """What templates and scripts ask for, where it is there already."""
        asked: AskedFor | None = self._beside.result("asked")
        return asked

    def assets(self) -> Assets | None:
        """What pages load, where it is there already; the templates are on the disk by then."""
        from .hyphens import PATTERNS

        self._beside.result("templates")
        PATTERNS.update(self._beside.result("patterns") or {})
        assets: Assets | None = self._beside.result("assets")
        return assets

    def close(self) -> None:
        """Nobody asks for more."""
        self._beside.close()


def _patterns() -> dict[str, pyphen.Pyphen]:
    from .hyphens import patterns
    from .languages import KNOWN

    return {language: patterns(language) for language in KNOWN}
