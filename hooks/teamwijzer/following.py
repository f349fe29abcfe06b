"""What shows under `make serve` without a whole build: prose, templates, styles and scripts.

A build of the site takes seconds, and most of it makes pages that nobody looks at. So where files
were changed of which we know what follows, the website is put together anew, and its pages are made
when somebody asks for them (see `serving`). Where files came, went, or say how to build, the whole
site is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from .dataset import DataSet
from .prose import Prose
from .website import Press, Website

LOOKS = ("overrides/pages", "content/assets/css", "content/assets/js")
"""Folders with what makes pages look and work as they do."""
PROSE = "content"
MARKDOWN = ".md"


def looks(changed: Iterable[Path], project: Path) -> list[Path]:
    """Those of these files that make pages look and work as they do."""
    folders = [project / folder for folder in LOOKS]
    return [path for path in changed if any(folder in path.parents for folder in folders)]


def can_follow(changed: Iterable[Path], project: Path) -> bool:
    """Whether all these files, which are there before and after, are prose, or looks."""
    changed = list(changed)
    known = looks(changed, project)
    return all(
        path in known or (path.suffix == MARKDOWN and project / PROSE in path.parents)
        for path in changed
    )


def followed(
    website: Website, data: DataSet, press: Press, html_of: Callable[[Prose], str]
) -> Website:
    """The website with other data, or another press, and anew what of its prose differs."""
    before = {(page.language, page.path): page.text for page in website.data.prose}
    new = website.after(data, press)
    for page in data.prose:
        if before.get((page.language, page.path)) != page.text:
            new.sites[page.language].prose(page.path, html_of(page))
    return new
