"""Our ES modules → one classic script a page, which runs from a server and from a disk alike.

A browser loads no module from a disk, and each module costs a request. So the build links
the modules that a page needs into one file, in the order in which they need each other:
each becomes a function that returns what it exports. Nothing is rewritten but the lines of
`import` and the words `export` and `await import`; comments and spaces are left out by rjsmin,
but for what a licence asks for (`/*! … */`). What the linker does not know is an error, so that a
script never changes its meaning unseen. A module is known by its path, such as `job/page.js`,
and published without folders: `job-page.js`. What every page loads hands its modules over, and no
other script repeats them; nor does what a page loads on demand repeat those of the page. The linker
knows:

    import { one, two as other } from "./file.js";
    import * as name from "../room/file.js";
    export function … | export async function … | export class … | export const …
    await import("./file.js")          a script of its own, loaded when that line is reached
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rjsmin

IMPORT = re.compile(
    r'^import (?:\{\s([^}]+)\}|\* as (\w+)) from "(\.\.?/[\w/.-]+\.js)";\n', re.MULTILINE
)
EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
LATER = re.compile(r'\bawait import\("(\.\.?/[\w/.-]+\.js)"\)')
UNKNOWN = re.compile(
    r"^(?:import|export)\b.*|(?<!#)\bimport\s*\(.*|\bimport\.meta\b.*", re.MULTILINE
)
LOAD = "base/load.js"
"""The module that loads a script on demand."""
SHARED = json.dumps("teamwijzer modules")
"""Where the script of every page leaves its modules for the others."""


class ScriptError(Exception):
    """A module that the linker cannot link. The message names file and line."""


@dataclass(frozen=True)
class Module:
    """One module. `name`: its path; `names`: what it exports; `needs`: what it imports; `later`:
    what on demand.
    """

    name: str
    body: str
    names: tuple[str, ...]
    needs: tuple[str, ...]
    later: tuple[str, ...]


class Scripts:
    """The modules below one folder. Raises `ScriptError` where one is missing or not understood.

    `everywhere`: the script that every page loads before any other, or ""; `pages`: those of which
    a page loads one after that.
    """

    def __init__(self, folder: Path, everywhere: str = "", pages: Iterable[str] = ()) -> None:
        self._folder = folder
        self._everywhere = everywhere
        self._pages = tuple(pages)
        self._modules: dict[str, Module] = {}
        self._orders: dict[str, list[Module]] = {}
        self._linked: dict[str, str] = {}
        self._later: dict[str, list[str]] = {}

    def file(self, name: str, above: tuple[str, ...] = ()) -> str:
        """The name of the file that the module is published as: it changes with what is in it."""
        return with_digest(published(name), self.linked(name, above))

    def linked(self, name: str, above: tuple[str, ...] = ()) -> str:
        """A script that does what the module does, with everything that it imports."""
        if name not in self._linked:
            self._linked[name] = self._link(name, above)
        return self._linked[name]

    def _link(self, name: str, above: tuple[str, ...]) -> str:
        if name in above:
            raise ScriptError(f"{above[-1]}: loads {name} on demand, which loads it in turn")
        order = self._order(name)
        there = self._there(name)
        taken = _listed(module for module in order if module.name in there)
        own = [module for module in order if module.name not in there]
        begin = f"const {taken} = globalThis[{SHARED}];\n" if taken else ""
        parts = [f"const {_variable(m.name)} = (() => {{\n{m.body}}})();\n" for m in own]
        if handed := _listed(self._handed(name)):
            first = name == self._everywhere
            how = f"globalThis[{SHARED}] = " if first else f"Object.assign(globalThis[{SHARED}], "
            parts.append(f"{how}{handed}{'' if first else ')'};\n")
        key = json.dumps(f"teamwijzer {published(name)}")
        hand_over = f"globalThis[{key}] = {_variable(name)};\n" if order[-1].names else ""
        text = f'(() => {{\n"use strict";\n{begin}{"".join(parts)}{hand_over}}})();\n'
        for later in dict.fromkeys(n for module in own for n in module.later):
            text = text.replace(_promised(later), self.file(later, (*above, name)))
        return str(rjsmin.jsmin(text, keep_bang_comments=True))

    def _there(self, name: str) -> set[str]:
        """The modules that a script finds there: those of every page, and, where it is loaded on
        demand, those that all pages have which load it.
        """
        if not self._everywhere or name == self._everywhere:
            return set()
        loading = [page for page in self._pages if name in self._on_demand(page)]
        if name in self._on_demand(self._everywhere) or not loading:
            return self._inside(self._everywhere)
        of_pages = set.intersection(*map(self._inside, loading))
        return self._inside(self._everywhere) | of_pages

    def _handed(self, name: str) -> list[Module]:
        """The modules that a script leaves for others: the one of every page all of them, and that
        of a page those that what it loads on demand does not repeat.
        """
        if name == self._everywhere:
            return self._order(name)[:-1]
        if name not in self._pages:
            return []
        taken = {n for one in self._on_demand(name) for n in self._there(one) & self._inside(one)}
        own = taken - self._there(name)
        return [module for module in self._order(name) if module.name in own]

    def _inside(self, name: str) -> set[str]:
        """The modules that make up a script, without the one that it is named after."""
        return {module.name for module in self._order(name)[:-1]}

    def _on_demand(self, name: str) -> list[str]:
        if name not in self._later:
            self._later[name] = self.with_later([name])[1:]
        return self._later[name]

    def with_later(self, names: Iterable[str]) -> list[str]:
        """The scripts of those names and all that they load on demand."""
        found = list(dict.fromkeys(names))
        for name in found:  # grows while it is read
            later = [n for module in self._order(name) for n in module.later]
            found += [n for n in dict.fromkeys(later) if n not in found]
        return found

    def modules(self, name: str) -> list[str]:
        """The modules that make up the script of that name and what it loads on demand."""
        needed = (m.name for script in self.with_later([name]) for m in self._order(script))
        return list(dict.fromkeys(needed))

    def _order(self, name: str) -> list[Module]:
        """The modules of one script, each behind those that it imports."""
        if name not in self._orders:
            self._orders[name] = list(dict.fromkeys(self._needed(name, ())))
        return self._orders[name]

    def first(self, name: str) -> list[str]:
        """The modules that make up the script of that name, without what it loads on demand."""
        return [module.name for module in self._order(name)]

    def _needed(self, name: str, above: tuple[str, ...]) -> Iterator[Module]:
        """The module behind all those that it imports."""
        if name in above:
            raise ScriptError(f"{above[-1]}: imports {name}, which imports it in turn")
        module = self._module(name)
        for needed in module.needs:
            yield from self._needed(needed, (*above, name))
        yield module

    def _module(self, name: str) -> Module:
        if name not in self._modules:
            path = self._folder / name
            if not path.is_file():
                raise ScriptError(f"no script {name} in {self._folder.name}")
            self._modules[name] = _parse(name, path.read_text(encoding="utf-8"))
        return self._modules[name]


def published(name: str) -> str:
    """The name that a module has beside all others, in one folder."""
    return name.replace("/", "-")


def digest(content: str) -> str:
    """Ten signs that are others for another content."""
    return hashlib.sha256(content.encode()).hexdigest()[:10]


def with_digest(name: str, content: str) -> str:
    """`site.css` → `site.0123456789.css`: no cache takes one content for another."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{digest(content)}{dot}{ending}"


def _listed(modules: Iterable[Module]) -> str:
    """The variables of the modules, to be handed over or taken; "" for none."""
    names = ", ".join(_variable(module.name) for module in modules)
    return f"{{ {names} }}" if names else ""


def _promised(name: str) -> str:
    """Stands for the name of the file of a module that is not linked yet."""
    return f"file of {name}"


@cache  # what tools ask for is read in them too, and under `make serve` most stay what they are
def _parse(name: str, text: str) -> Module:
    needs: list[str] = []

    def path_of(source: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), source))

    def imported(match: re.Match[str]) -> str:
        names, whole, source = match.groups()
        needs.append(path_of(source))
        taken = whole or "{ " + " ".join(names.split()).replace(" as ", ": ") + " }"
        return f"const {taken} = {_variable(needs[-1])};\n"

    names = tuple(match[2] for match in EXPORT.finditer(text))
    later = tuple(path_of(match[1]) for match in LATER.finditer(text))
    body = IMPORT.sub(imported, text)
    body = EXPORT.sub(r"\1 \2", body)
    if later:
        needs.append(LOAD)
        load = f'await {_variable(LOAD)}.load("{{}}", "", "{{}}")'
        body = LATER.sub(
            lambda match: load.format(published(path_of(match[1])), _promised(path_of(match[1]))),
            body,
        )
    if left := UNKNOWN.search(_without_comments(body)):
        line = text[: text.index(left[0].strip())].count("\n") + 1
        raise ScriptError(
            f"{name}:{line}: {left[0].strip()!r} is a form of import or export that the linker "
            "does not know; the top of hooks/teamwijzer/scripts.py names those that it does"
        )
    if names:
        body += f"return {{ {', '.join(names)} }};\n"
    return Module(name, body, names, tuple(needs), later)


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def _variable(name: str) -> str:
    """`site/task-list.js` → `module_site_task_list`."""
    return "module_" + re.sub(r"\W", "_", name.removesuffix(".js"))
