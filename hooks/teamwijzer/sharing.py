"""What pages say to programs: those that show a link, cite, install or look for pages.

Open Graph stands in `shell.html`, with a card for each kind of page. What JSON-LD says follows from
the finished page, so that it says what a reader sees. Such a script is data: no browser runs it,
and the policy need not name it. References: https://ogp.me/, https://schema.org/BreadcrumbList,
https://www.w3.org/TR/appmanifest/, https://www.rfc-editor.org/rfc/rfc9309
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from .addresses import Address
from .cards import ACCENT, ICONS, PAPER, SIZE, card, icon_path
from .page import SitePage

SCHEMA = "https://schema.org"
MANIFEST = "site.webmanifest"
"""Below the root of a language."""
CARDS = "assets/cards/"
INSTALLED = ("icon-192", "icon-512")
"""The icons that a manifest names."""
CRUMBS = re.compile(r'<nav class="tw-crumbs"[^>]*>(.*?)</nav>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Card:
    """The picture of a kind of page: its path from the root, and the title on it."""

    path: str
    title: str
    width: int = SIZE[0]
    height: int = SIZE[1]


class Cards:
    """The cards of one language.

    `overviews`: path → title of each page that has a card of its own; `sections`: the same of the
    bar on top, for what stands below; `below`: what each card says in small letters.
    """

    def __init__(
        self,
        language: str,
        site: str,
        overviews: Mapping[str, str],
        sections: Mapping[str, tuple[str, str]],
        below: Iterable[str],
    ) -> None:
        self._site = site
        self._below = tuple(below)
        folder = f"{CARDS}{language}/"
        self._own = {
            path: Card(f"{folder}{path.strip('/').replace('/', '-') or 'home'}.png", title)
            for path, title in overviews.items()
        }
        self._shared = {
            path: Card(f"{folder}{name}.png", title) for path, (name, title) in sections.items()
        }

    def of(self, path: str) -> Card:
        """The card of the page at that path."""
        if path in self._own:
            return self._own[path]
        shared = (card for start, card in self._shared.items() if path.startswith(start))
        return next(shared, self._own[Address.home])

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of every card."""
        for made in (*self._own.values(), *self._shared.values()):
            below = tuple(text for text in self._below if text != made.title)
            yield made.path, card(self._site, made.title, below)


def breadcrumbs(text: str, page: SitePage, address: str) -> dict[str, Any] | None:
    """The way to a page as its breadcrumb shows it; None for a page without one.

    `text`: the HTML of its content; `address`: where it is published.
    """
    if not (found := CRUMBS.search(text)):
        return None
    above = [
        (urljoin(address, html.unescape(goal)), html.unescape(title))
        for goal, title in LINK.findall(found[1])
    ]
    items = [
        {"@type": "ListItem", "position": number, "name": title, "item": goal}
        for number, (goal, title) in enumerate([*above, (address, page.title)], 1)
    ]
    return {"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}


def manifest(language: str, name: str, description: str, root: str) -> bytes:
    """What a device keeps of the site when somebody puts it among their programs.

    `root`: the folder of the language, "" or such as `en/`.
    """
    up = "../" * root.count("/")
    value = {
        "lang": language,
        "name": name,
        "short_name": name,
        "description": description,
        "start_url": ".",
        "scope": ".",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": [
            {"src": up + icon_path(one), "sizes": f"{ICONS[one]}x{ICONS[one]}", "type": "image/png"}
            for one in INSTALLED
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def robots(address: str) -> bytes:
    """All may be read. A host below whose root the site stands has a file of its own."""
    map_ = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{map_}".encode()
