"""One page in one language: what it is called, where it stands, what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SitePage:
    """One page in one language.

    `path` is its address below the language's root, such as `taken/t01/`; `source`
    the file that a maintainer edits to change it, from the project's root; `search`
    the texts that the search finds it by, `keywords` the words it is looked for;
    `scripts` the modules below `assets/js` that it needs; `terms` whether the terms in
    its text lead to the glossary; `cited` whether it says how to cite it.
    """

    path: str
    title: str
    description: str
    source: str
    template: str
    values: Mapping[str, Any] = field(repr=False)
    search: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    terms: bool = True
    cited: bool = False
