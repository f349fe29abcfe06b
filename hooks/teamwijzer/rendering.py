"""Views → HTML, with an environment of our own.

Every value is escaped and every unknown name is an error: what stands in the data
is text, and a template that asks for something that is not there does not pass. The
theme's own environment does neither, so our texts never go through it.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import jinja2

from .addresses import Address, place
from .messages import quote, say
from .problems import Problem

FOLDER = "overrides/pages/"
COMPILED = ".cache/templates"
"""Where templates stay as Python compiled them, from the project's root."""
NEEDED = re.compile(r"""{%-? *(?:include|import) ["']([\w-]+\.html)["']""")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class RenderError(Exception):
    """A template cannot be used. `problem` says where, and what may be the cause."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Compiled(jinja2.FileSystemBytecodeCache):
    """What cannot be read or written is compiled as if there were none."""

    def __init__(self, folder: Path) -> None:
        # What a template becomes is up to Jinja and to how it is set up here as well.
        compiler = jinja2.__version__.encode() + Path(__file__).read_bytes()
        super().__init__(str(folder / hashlib.sha256(compiler).hexdigest()[:10]))

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(Exception):  # what is cut off fails in one of many ways
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


class _Loader(jinja2.FileSystemLoader):
    """Reads templates without the blanks that lines begin with: these are for who edits them."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return INDENT.sub("", source), path, is_current


class Renderer:
    """Renders the templates of one folder. `compiled`: where they are kept as Python compiled them,
    each under a digest of its text, so that they need not be compiled again; None for nowhere.
    """

    def __init__(self, templates: Path, compiled: Path | None = None) -> None:
        self._folder = templates
        self.environment = jinja2.Environment(
            loader=_Loader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            bytecode_cache=_Compiled(compiled) if compiled else None,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals.update(address=Address, place=place)
        # Data for scripts: in its own order, and letters as they are. Signs of HTML are escaped.
        self.environment.policies["json.dumps_kwargs"] = {
            "sort_keys": False,
            "ensure_ascii": False,
            "separators": (",", ":"),
        }

    def compile(self) -> None:
        """All of them, so that another process finds them as Python compiled them."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def look_at(self, path: Path) -> None:
        """Raises `RenderError` where that file is a template that cannot be used."""
        if path.parent == self._folder:
            with _told(path.name):
                self.environment.get_template(path.name)

    def render(self, template: str, **values: Any) -> str:
        """The HTML of a template. Raises `RenderError`."""
        with _told(template):
            return self.environment.get_template(template).render(**values)


def renderer_of(project: Path) -> Renderer:
    """One for all languages: to compile the templates is a good part of a small build."""
    return Renderer(project / FOLDER, project / COMPILED)


def needed(folder: Path, *templates: str) -> list[str]:
    """These templates of a folder, and all that they include or import by name."""
    found = list(templates)
    for name in found:  # grows while it is read
        text = (folder / name).read_text(encoding="utf-8")
        found += [other for other in dict.fromkeys(NEEDED.findall(text)) if other not in found]
    return found


@contextmanager
def _told(template: str) -> Iterator[None]:
    """What is wrong with a template is told with its place."""
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        hint = say(
            "kijk daar naar de tekens {{% %}} en {{{{ }}}}",
            "look at the signs {{% %}} and {{{{ }}}} there",
        )
        file = FOLDER + (error.name or template)
        problem = Problem(file, error.lineno, 1, "", quote(str(error.message)), hint)
        raise RenderError(problem) from error
    except jinja2.TemplateError as error:
        raise RenderError(_problem(error, template)) from error


def _problem(error: jinja2.TemplateError, template: str) -> Problem:
    """The last place in a template that the error went through."""
    places = [
        (Path(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(".html")
    ]
    path, line = places[-1] if places else (Path(template), 1)
    expected = say(
        "zoek in data/ui een woord dat een andere naam kreeg of weg is",
        "look for a word in data/ui that was renamed or taken out",
    )
    if isinstance(error, jinja2.TemplateNotFound):
        expected = say("geen sjabloon heet zo", "no template has that name")
    return Problem(FOLDER + path.name, line, 1, "", quote(str(error.message)), expected)
