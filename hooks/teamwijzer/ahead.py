"""What two processors make of a website together, before the build asks for it.

Open data, pages, documents, pictures, and the page of findings: these take long, and none waits for
another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from .addresses import Address
from .beside import Beside
from .dataset import DataSet
from .documents.catalogue import Contents
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
        # In the order in which the build asks for them, but for what takes longest. Documents and
        # the page of findings are those of all languages: what they need is loaded or found once.
        makes: dict[str, Callable[[], Any]] = {
            "documents": self._documents,
            "open data": lambda: self.website().open_data,
            **self._parts(DEFAULT_LANGUAGE),
            "maintenance": self._maintenance,
        }
        for language in LANGUAGES[1:]:
            makes |= self._parts(language)
        makes["pictures"] = lambda: list(self.website().shared_files())
        self._beside = Beside(makes)
        self._found = cache(self._pages_of)
        press.made.ahead = partial(self._beside.result, "documents")

    def _parts(self, language: str) -> dict[str, Callable[[], dict[str, str]]]:
        return {f"{language} {part}": partial(self._pages, language, part) for part in range(PARTS)}

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
        found: dict[str, str] = {}
        for name in self._parts(language):
            part = self._beside.result(name) or {}
            found |= part
            part.clear()  # each page is kept once, and until it is asked for
        return found

    def page(self, site: Site, page: SitePage) -> str | None:
        """The whole page, where it is there; it is asked for once."""
        language = site.context.language
        if page.path == Address.maintenance:
            return (self._beside.result("maintenance") or {}).get(language)
        return None if page.path in AWAITED else self._found(language).pop(page.path, None)

    def open_data(self) -> dict[str, bytes] | None:
        """Path and content of the files of open data, where they are there."""
        found: dict[str, bytes] | None = self._beside.result("open data")
        return found

    def pictures(self) -> list[tuple[str, bytes]] | None:
        """Path and content of what `Website.shared_files` gives, where it is there."""
        found: list[tuple[str, bytes]] | None = self._beside.result("pictures")
        return found

    def close(self) -> None:
        """Nobody asks for more."""
        self._beside.close()
