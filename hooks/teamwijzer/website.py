"""Everything that is published: the pages of every language and the files that they share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import rjsmin

from .assets import EVERYWHERE, INSIDE, LISTS, READING, SCRIPTS, STYLES, WIDE, Assets, assets_of
from .cards import icons
from .cms import CONFIG, MAIN, PLACE, STARTING, Repository, configuration, repository
from .cms import START as STARTER
from .dataset import DataSet
from .documents.catalogue import Made
from .documents.pictures import Pictures
from .model import DEFAULT_LANGUAGE, LANGUAGES
from .opendata import open_data
from .opendata.publication import FOLDER as OPEN_DATA
from .page import SitePage
from .policy import header_files, policy, policy_of_form
from .rendering import renderer_of
from .report import Findings, day_of, find
from .scripts import digest, with_digest
from .search import INDEX, PROGRAM, index
from .sharing import robots
from .shell import Shell, addresses_on
from .site import Site
from .styles import LICENCES, licences

DATA = "data/"
OVERVIEWS = "data/pages/"
"""Where the files of data stand, and the heads of pages that show many of them."""
PUBLISHED = re.compile(rf"{re.escape(OPEN_DATA)}[\w./-]+")
"""A path of open data in a text."""


@dataclass(frozen=True)
class Settings:
    """What differs from one publisher to the next, and where things of others are.

    `address`: where the site is published, with a slash at the end, or ""; `edit`: where a file of
    the project can be edited, up to and including `content/`, or ""; `sheets`: style sheets, those
    of the theme before ours; `epoch`: seconds of the last commit, or ""; `changed`: file → the day
    of its last commit;
    `strict`: whether pages carry a policy, which a page with a script for live reload cannot;
    `cms`: of which repository there is to be a form over the data, or "".
    """

    address: str
    edit: str
    sheets: tuple[Path, ...]
    epoch: str = ""
    changed: Mapping[str, datetime.date] = field(default_factory=dict)
    strict: bool = True
    cms: str = ""


class Press:
    """What makes pages, whatever the data. `project`: the folder with `content` and `overrides`;
    `made`: the documents of an earlier press; `assets`: what pages load, where it is there already.
    """

    def __init__(
        self,
        project: Path,
        settings: Settings,
        made: Made,
        assets: Assets | None = None,
    ) -> None:
        content = project / "content"
        scripts = content / SCRIPTS
        inline = str(rjsmin.jsmin((scripts / INSIDE).read_text(encoding="utf-8")))
        self.settings = settings
        self.made = made
        assets = assets or assets_of(project, settings.sheets)
        self.scripts = assets.scripts
        self.policy = policy(inline)
        self.pictures = Pictures(content)
        self.renderer = renderer_of(project)
        self._sheets = {n: STYLES + with_digest(n, text) for n, text in assets.sheets.items()}
        self.styles = {self._sheets[name]: text for name, text in assets.sheets.items()}
        self.shell = Shell(
            address=settings.address,
            edit=settings.edit,
            style=self.style_path,
            scripts=self.script_paths,
            inline=inline,
            policy=self.policy if settings.strict else "",
        )

    def style_path(self, template: str) -> str:
        """The path of the style sheet that the pages of a template load."""
        own = f"{template.removesuffix('.html')}.css"
        return self._sheets.get(own, self._sheets[WIDE if template in LISTS else READING])

    def script_paths(self, names: Iterable[str]) -> list[str]:
        """The paths of the scripts that a page loads which needs those modules."""
        return [SCRIPTS + self.scripts.file(name) for name in (EVERYWHERE, *names)]


class Website:
    """A checked data set as a website."""

    def __init__(self, data: DataSet, press: Press) -> None:
        self.data = data
        self.press = press
        self.sites = {
            language: Site(
                data,
                language,
                press.renderer,
                press.shell,
                press.pictures,
                made=press.made,
                findings=lambda: self.findings,
                version=lambda: self.version,
            )
            for language in LANGUAGES
        }

    def after(self, data: DataSet, press: Press | None = None) -> Website:
        """The same website with other data, or another press, and the prose as it was."""
        website = Website(data, press or self.press)
        for language, site in self.sites.items():
            for path, html in site.prose_html.items():
                website.sites[language].prose(path, html)
        return website

    @cached_property
    def findings(self) -> Findings:
        """What the data could do with, for all languages."""
        return find(self.data, day_of(self.data.edition, self.press.settings.epoch))

    @cached_property
    def version(self) -> str:
        """Changes with all that the search finds, and with what searches; "" under `make serve`."""
        if not self.press.settings.strict:
            return ""
        prose = [page.text for page in self.data.prose]
        program = self.press.scripts.file(PROGRAM)
        return "?" + digest(repr((self.data.records, self.data.ui, prose, program)))

    @cached_property
    def open_data(self) -> dict[str, bytes]:
        """Path → content of every file of open data."""
        return dict(open_data(self.data, self.press.settings.address))

    def open_data_in_prose(self) -> set[str]:
        """Those of its paths that prose links to: MkDocs must know them, and is slow with each."""
        prose = "\n".join(page.text for page in self.data.prose)
        return set(PUBLISHED.findall(prose)) & self.open_data.keys()

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of style sheets and their licence, and of scripts that pages need."""
        yield LICENCES, licences()
        yield from ((path, text.encode()) for path, text in self.press.styles.items())
        pages = (page for site in self.sites.values() for page in site.data_pages)
        names = [EVERYWHERE, *sorted({name for page in pages for name in page.scripts})]
        for name in self.press.scripts.with_later(names):
            yield SCRIPTS + self.press.scripts.file(name), self.press.scripts.linked(name).encode()
        yield from self.later.items()

    @cached_property
    def later(self) -> dict[str, bytes]:
        """Path → content of the scripts that bring words and texts when scripts ask for them."""
        made = [later for site in self.sites.values() for later in site.later]
        return {SCRIPTS + later.file: later.script.encode() for later in made}

    @cached_property
    def _assets(self) -> dict[str, bytes]:
        return dict(self.assets())

    def shared_files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of icons, of the pictures that go along with a link, and of the like."""
        yield "robots.txt", robots(self.press.settings.address)
        yield from icons()
        for site in self.sites.values():
            yield from site.shared_files()

    def headers(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of files that tell a host which headers to send."""
        if self._edited is None:
            return header_files(self.press.policy, self.open_data)
        forms = [site.root + PLACE for site in self.sites.values()]
        own = policy_of_form(self._edited.spoken_to)
        return header_files(self.press.policy, self.open_data, own, forms)

    @cached_property
    def _edited(self) -> Repository | None:
        return repository(self.press.settings.cms)

    def cms(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of the page with the form over the data, and what its program asks for;
        nothing where there is to be none.
        """
        if self._edited is None:
            return
        sites, policy = list(self.sites.values()), policy_of_form(self._edited.spoken_to)
        for language, site in self.sites.items():
            here = addresses_on(site.root + PLACE, site.root)
            html = site.fill(
                "cms.html", here, sites=sites, policy=policy, config=CONFIG, start=STARTER
            )
            yield f"{site.root}{PLACE}index.html", html.encode()
            yield (
                f"{site.root}{PLACE}{CONFIG}",
                configuration(self._edited, self.data, language).encode(),
            )
            yield f"{site.root}{PLACE}{STARTER}", STARTING.format(here.from_root(MAIN)).encode()

    def search_indexes(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of what each language's search finds. All prose must be there."""
        for site in self.sites.values():
            yield site.root + INDEX, _search_index(site)

    def moved(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of pages that lead from an old address to the one of today."""
        for site in self.sites.values():
            for before in site.moved:
                yield f"{site.root}{before}index.html", site.leading(before).encode()

    def file(self, path: str) -> bytes | None:
        """The content of a file that follows from the data; None where the path is no such file."""
        if path.startswith(OPEN_DATA):
            return self.open_data.get(path)
        if path.startswith((SCRIPTS, STYLES)):
            return self._assets.get(path)
        site = self._site_at(path)
        inside = path.removeprefix(site.root)
        if inside == INDEX:
            return _search_index(site)
        if (folder := inside.removesuffix("index.html")) != inside and folder in site.by_path:
            return site.document(site.by_path[folder]).encode()
        if folder in site.moved:
            return site.leading(folder).encode()
        if inside in site.download_paths:
            return next(d.content for d in site.documents if d.frame.template.path == inside)
        return None

    def mistakes(self, path: str, told: list[str]) -> str:
        """HTML that says on the page at that path what is wrong."""
        return self._site_at(path).mistakes(told)

    def _site_at(self, path: str) -> Site:
        language = path.partition("/")[0]
        return self.sites[language if language in self.sites else DEFAULT_LANGUAGE]

    def lost(self) -> str:
        """The page for addresses that do not exist."""
        return self.sites[DEFAULT_LANGUAGE].lost(list(self.sites.values()))

    def start(self) -> str:
        """The page on top of the zip file for offline use."""
        site = self.sites[DEFAULT_LANGUAGE]
        return site.fill("start.html", addresses_on("", ""), sites=list(self.sites.values()))

    def addresses(self) -> list[dict[str, object]]:
        """For the site map: the address of each page, of its versions by language, and its day.

        None where the site does not know its address: a site map holds whole ones.
        """
        if not self.press.settings.address:
            return []
        return [
            {
                "address": self.press.shell.absolute(language, page.path),
                "versions": self._versions(page.path),
                "changed": self._changed(page),
            }
            for language, site in self.sites.items()
            for page in site.by_path.values()
        ]

    def _changed(self, page: SitePage) -> datetime.date:
        """When the page's file last changed; of an overview, which shows many, the newest file.

        Where git does not tell, the day of the edition.
        """
        days, known = self.press.settings.changed, self.data.edition.date
        if page.source.startswith(OVERVIEWS):
            return max((day for file, day in days.items() if file.startswith(DATA)), default=known)
        return days.get(page.source, known)

    def _versions(self, path: str) -> dict[str, str]:
        shell = self.press.shell
        versions = {language: shell.absolute(language, path) for language in LANGUAGES}
        return {**versions, "x-default": versions[DEFAULT_LANGUAGE]}


def _search_index(site: Site) -> bytes:
    return index(site.context.language, site.by_path.values(), site.ways())
