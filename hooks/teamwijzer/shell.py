"""What stands around the content of every page, and addresses as a page writes them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from .addresses import root_of
from .improving import form_address
from .languages import about
from .model import LANGUAGES
from .opendata.feeds import feed_path
from .opendata.publication import FOLDER
from .page import SitePage


@dataclass(frozen=True)
class Addresses:
    """Addresses as one page writes them.

    `to`: a page or file of its language, such as `taken/t01/`; `from_root`: a file that all
    languages share.
    """

    to: Callable[[str], str]
    from_root: Callable[[str], str]


@dataclass(frozen=True)
class Version:
    """A page in a language: the name of the language in itself, and two ways to its address.

    `locale`: the language with its country, as Open Graph writes it. `absolute` is as `relative`
    where the site does not know its address.
    """

    language: str
    locale: str
    name: str
    absolute: str
    relative: str


@dataclass(frozen=True)
class Shell:
    """What all pages have around their content.

    `address`: where the whole site is published, with a slash at the end, or ""; `edit`: where a
    file can be edited, up to and including `content/`, or ""; `style` and `scripts`: the paths,
    from the root, of what a page loads which has this template, and needs these modules; `inline`:
    the script inside each page; `policy`: what a page may load, or "".
    """

    address: str
    edit: str = ""
    style: Callable[[str], str] = str
    scripts: Callable[[Iterable[str]], list[str]] = list
    inline: str = ""
    policy: str = ""

    def around(self, page: SitePage, language: str, *, has_versions: bool = True) -> dict[str, Any]:
        """What the template `shell.html` asks for, but for the content."""
        return {
            "page": page,
            "language": language,
            "noun_capitals": about(language).noun_capitals,
            "versions": self._versions(page.path, language) if has_versions else [],
            "absolute": self.absolute(language, page.path),
            "site_address": self.address,
            "edit": self.edit_address(page.source),
            "form": self.form_address(page, language),
            "style": self.style(page.template),
            "scripts": self.scripts(page.scripts),
            "inline": Markup(self.inline),  # noqa: S704  # our own script
            "policy": self.policy,
            "feed": FOLDER + feed_path(language),
        }

    def absolute(self, language: str, path: str) -> str:
        """Where a page is published; "" where that is not known."""
        return self.address and self.address + root_of(language) + path

    def edit_address(self, file: str) -> str:
        """Where a file can be edited, as counted from the project's root; "" where nowhere."""
        return urljoin(self.edit, f"../{file}") if self.edit and file else ""

    def form_address(self, page: SitePage, language: str) -> str:
        """Where somebody can say that the page is wrong; "" where nowhere."""
        about_page = page.title, self.absolute(language, page.path)
        return form_address(self.edit, language, about_page, page.source) if page.source else ""

    def anywhere(self, root: str) -> Addresses:
        """Addresses for a page that is shown at any depth: they count from the host."""
        base = urlsplit(self.address).path or "/"
        return Addresses(lambda goal: base + root + goal, lambda goal: base + goal)

    def _versions(self, path: str, here: str) -> list[Version]:
        """The page in every language, the default one first, seen from the one in `here`."""
        to = addresses_on(root_of(here) + path, "").to
        return [
            Version(
                language,
                about(language).locale.replace("-", "_"),
                about(language).own_name,
                self.absolute(language, path) or to(root_of(language) + path),
                to(root_of(language) + path),
            )
            for language in LANGUAGES
        ]


def addresses_on(page: str, root: str) -> Addresses:
    """Addresses on the page at that path, which belongs to the language with that root."""
    here = page.split("/")[:-1]

    def from_root(target: str) -> str:
        goal, hash_, anchor = target.partition("#")
        *there, name = goal.split("/")
        shared = len(posixpath.commonprefix([here, there]))
        up, down = [".."] * (len(here) - shared), there[shared:]
        # In the page's own folder an address would be empty.
        return "/".join([*(up or ([] if down or name else ["."])), *down, name]) + hash_ + anchor

    return Addresses(lambda target: from_root(root + target), from_root)
