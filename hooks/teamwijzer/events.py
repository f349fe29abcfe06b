"""The events of MkDocs, in whose place `adapter` acts.

To load the adapter, and with it nearly all of this program, takes as long as a good part of a
build. So it is loaded when it is needed, and then a second processor is at work already: see
`before`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from .before import Before

LATE = -200
"""After the i18n plugin, whose priority is −100."""
_commands: list[str] = []
"""What this program was started for, such as `serve`."""


def _adapter() -> ModuleType:
    from . import adapter  # noqa: PLC0415  # see above

    return adapter


def _event(name: str, priority: int = 0) -> Callable[..., Any]:
    """What calls the adapter's function of that name."""

    def called(*args: Any, **kwargs: Any) -> Any:
        return getattr(_adapter(), name)(*args, **kwargs)

    return event_priority(priority)(called)


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001  # MkDocs tells both
    _commands.append(command)


@event_priority(LATE)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return config  # a further language of the build that is under way
    with closing(Before(Path(config.config_file_path).parent, _sheets(config))) as before:
        _adapter().on_config(config, before, serving="serve" in _commands)
    return config


def _sheets(config: MkDocsConfig) -> list[Path]:
    """The style sheets of the theme, and then ours."""
    of_theme = [
        sheet
        for name in ("main", "palette")
        for folder in config.theme.dirs
        for sheet in Path(folder).glob(f"assets/stylesheets/{name}.*.min.css")
    ]
    return [*of_theme, *(Path(config.docs_dir, sheet) for sheet in config.extra_css)]


on_files = _event("on_files", LATE)
on_page_content = _event("on_page_content", LATE)
on_template_context = _event("on_template_context")
on_post_page = _event("on_post_page")
on_post_build = _event("on_post_build", LATE)
on_build_error = _event("on_build_error")
on_serve = _event("on_serve")
