"""What a second processor makes of a website while the build makes its other pages.

Open data, documents, pictures, the pages of the further languages, and the page of findings: these
take long, and are found once for all languages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
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

AWAITED = (Address.maintenance, Address.templates)
"""Pages that are made there, or that show what is made there."""


class Ahead:
    """`data`: in order file by file. Where records do not fit together, nothing comes of it."""

    def __init__(self, data: DataSet, press: Press) -> None:
        website = cache(lambda: Website(data, press))

        def documents() -> Contents:
            for site in website().sites.values():
                len(site.documents)
            return press.made.contents

        def pages(language: str) -> dict[str, str]:
            site = website().sites[language]
            return {p.path: site.document(p) for p in site.data_pages if _is_ahead(language, p)}

        makes: dict[str, Callable[[], Any]] = {
            "open data": lambda: website().open_data,
            DEFAULT_LANGUAGE: partial(pages, DEFAULT_LANGUAGE),
            "documents": documents,
            **{language: partial(pages, language) for language in LANGUAGES[1:]},
            "pictures": lambda: list(website().shared_files()),
        }
        for language in LANGUAGES:
            softener(language)  # a dictionary that both processes need
        beside = self._beside = Beside(tuple(makes.values()))
        self._made = cache(lambda name: beside.result(list(makes).index(name)))
        press.made.ahead = partial(self._made, "documents")

    def page(self, site: Site, page: SitePage) -> str | None:
        """The whole page, where it is there."""
        language = site.context.language
        made: dict[str, str] = (_is_ahead(language, page) and self._made(language)) or {}
        return made.get(page.path)

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


def _is_ahead(language: str, page: SitePage) -> bool:
    return language != DEFAULT_LANGUAGE or page.path == Address.maintenance
