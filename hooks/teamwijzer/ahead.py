"""What two processors make of a website together, before the build asks for it.

Open data, pages, documents, pictures, and the page of findings: these take long, and none waits for
another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import chain
from typing import Any

from .addresses import Address
from .beside import Beside
from .dataset import DataSet
from .documents.catalogue import Contents
from .hyphens import softener
from .model import DEFAULT_LANGUAGE, LANGUAGES
from .page import SitePage
from .site import Site
from .website import Press, Website

PARTS = 8
"""In how many parts the pages of a language are made, whoever makes one."""
AWAITED = (Address.maintenance, Address.templates)
"""Pages that take long by themselves, or that show the documents: the build asks for them last."""


class Ahead:
    """`data`: in order file by file. Where records do not fit together, nothing comes of it."""

    def __init__(self, data: DataSet, press: Press) -> None:
        self.website = cache(lambda: Website(data, press))
        makes: dict[str, Callable[[], Any]] = {"open data": lambda: self.website().open_data}
        for language in LANGUAGES:
            softener(language)  # a dictionary that both processes need
            for part in range(PARTS):
                makes[f"{language} {part}"] = partial(self._pages, language, part)
            if language == DEFAULT_LANGUAGE:
                # Of all languages: libraries, or what there is to find, are loaded once for all.
                makes |= {"documents": self._documents, "maintenance": self._maintenance}
        makes["pictures"] = lambda: list(self.website().shared_files())
        beside = self._beside = Beside(list(makes.values()))
        self._made = cache(lambda name: beside.result(list(makes).index(name)))
        self._found = cache(self._pages_of)
        press.made.ahead = partial(self._made, "documents")

    def _pages(self, language: str, part: int) -> dict[str, str]:
        site = self.website().sites[language]
        pages = [page for page in site.data_pages if page.path not in AWAITED]
        return {page.path: site.document(page) for page in pages[part::PARTS]}

    def _documents(self) -> Contents:
        website = self.website()
        for site in website.sites.values():
            len(site.documents)
        return website.press.made.contents

    def _maintenance(self) -> dict[str, str]:
        sites = self.website().sites.items()
        return {name: site.document(site.by_path[Address.maintenance]) for name, site in sites}

    def _pages_of(self, language: str) -> dict[str, str]:
        made = [self._made(f"{language} {part}") or {} for part in range(PARTS)]
        return dict(chain.from_iterable(part.items() for part in made))

    def page(self, site: Site, page: SitePage) -> str | None:
        """The whole page, where it is there."""
        language = site.context.language
        if page.path == Address.maintenance:
            return (self._made("maintenance") or {}).get(language)
        return None if page.path in AWAITED else self._found(language).get(page.path)

    def open_data(self) -> dict[str, bytes] | None:
        """Path and content of the files of open data, where they are there."""
        found: dict[str, bytes] | None = self._made("open data")
        return found

    def pictures(self) -> list[tuple[str, bytes]] | None:
        """Path and content of what `Website.shared_files` gives, where it is there."""
        found: list[tuple[str, bytes]] | None = self._made("pictures")
        return found

    def close(self) -> None:
        """Nobody asks for more."""
        self._beside.close()
