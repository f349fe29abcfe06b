"""What a second processor makes of a website while the build makes its other pages.

Documents, pictures, the pages of the further languages, and the page of findings: these take long,
and are found once for all languages.
"""

from __future__ import annotations

from functools import cache, partial

from .addresses import Address
from .beside import Beside
from .dataset import DataSet
from .documents.catalogue import Contents
from .model import DEFAULT_LANGUAGE, LANGUAGES
from .page import SitePage
from .site import Site
from .website import Press, Website


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

        in_languages = [partial(pages, language) for language in LANGUAGES]
        pictures = [lambda: list(website().shared_files())]
        self._beside = Beside((documents, *in_languages, *pictures))
        self._pages = cache(lambda at: self._beside.result(1 + LANGUAGES.index(at)) or {})
        press.made.ahead = cache(lambda: self._beside.result(0))

    def page(self, site: Site, page: SitePage) -> str | None:
        """The whole page, where it is there."""
        language = site.context.language
        made: dict[str, str] = self._pages(language) if _is_ahead(language, page) else {}
        return made.get(page.path)

    def pictures(self) -> list[tuple[str, bytes]] | None:
        """Path and content of what `Website.shared_files` gives, where it is there."""
        found: list[tuple[str, bytes]] | None = self._beside.result(1 + len(LANGUAGES))
        return found

    def close(self) -> None:
        """Nobody asks for more."""
        self._beside.close()


def _is_ahead(language: str, page: SitePage) -> bool:
    return language != DEFAULT_LANGUAGE or page.path == Address.maintenance
