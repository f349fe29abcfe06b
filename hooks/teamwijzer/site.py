"""One language of the site: its pages as HTML, and the bar that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from . import model
from .addresses import HEADS, Address, moved, root_of
from .citation import Citation
from .dataset import DataSet
from .documents.catalogue import Catalogue, Made
from .documents.document import Document
from .documents.pictures import Pictures
from .glossary import Glossary
from .hyphens import softener
from .later import Later
from .llms import LLMS, Entry, below, llms
from .messages import spoken
from .numbers import filled_html
from .opendata.publication import CATALOGUE, FOLDER, OPENAPI
from .page import SitePage
from .pages import pages, prose, templates
from .pages.kit import Kit
from .rendering import Renderer
from .report import Findings
from .sharing import MANIFEST, Cards, breadcrumbs, manifest
from .shell import Addresses, Shell, addresses_on
from .views import Context, Link

SECTIONS = {
    "tasks": Address.tasks,
    "steps": Address.steps,
    "templates": Address.templates,
    "roles": Address.roles,
    "competences": Address.competences,
    "job_description": Address.job,
    "division": Address.plan,
    "background": Address.background,
    "about": Address.about,
}
"""The bar on top, in order: a word of `nav`, and where it leads."""


@dataclass(frozen=True)
class Section:
    """A place in the bar on top of every page: the path it leads to, and its name."""

    path: str
    title: str


class Site:
    """The pages and documents of one language. `root` is its address: empty, or such as `en/`.

    `findings` are for maintainers; they are worked out when somebody asks for them. `version`
    tells what the search finds in one state of the data from what it finds in another.
    """

    def __init__(
        self,
        data: DataSet,
        language: str,
        renderer: Renderer,
        shell: Shell,
        pictures: Pictures,
        *,
        made: Made,
        findings: Callable[[], Findings],
        version: Callable[[], str] = str,
    ) -> None:
        self.context = Context(data, language)
        self.ui = self.context.ui
        self.root = root_of(language)
        self.version = version
        self._shell = shell
        self._renderer = renderer
        self._catalogue = Catalogue(self.context, shell.absolute(language, ""), made)
        self._kit = Kit(self.context, self._catalogue, pictures, findings)
        self._glossary = Glossary(self._kit.terms)
        self._prose = {page.path: page for page in data.prose if page.language == language}
        self._written: dict[str, SitePage] = {}
        self.prose_html: dict[str, str] = {}
        """Path → what Markdown made of a page of prose."""
        self.edition = data.edition
        self.edition_day = self.context.day(self.edition.date)

    def sections(self) -> list[Section]:
        """The bar on top, in order."""
        return [Section(path, self.ui["nav"][name]) for name, path in SECTIONS.items()]

    def ways(self) -> list[Link]:
        """The ways in, by who comes."""
        return [Link(way.path, way.title) for way in self._kit.guide.ways()]

    def document(self, page: SitePage) -> str:
        """The whole page, from `<html>` to `</html>`."""
        around = self._shell.around(page, self.context.language)
        html = self.render(page)
        around |= {"card": self.cards.of(page.path), "linked": self._linked(page, html)}
        around["meanings"] = self._glossary.meanings(html)
        return self._whole(html, self._addresses(page), around)

    def _linked(self, page: SitePage, html: str) -> list[dict[str, Any]]:
        """What JSON-LD says of the page: nothing where its address is not known."""
        if not (address := self.published(page)):
            return []
        return [crumbs] if (crumbs := breadcrumbs(html, page, address)) else []

    def citation(self, page: SitePage) -> Citation:
        """How the page is cited."""
        site, language = self.ui["site"], self.context.language
        return Citation(
            name=page.path.strip("/").replace("/", "-"),
            title=page.title,
            address=self.published(page),
            site=site["name"],
            version=self.edition.version,
            date=self.edition.date,
            said=site["version"].format(self.edition.version, self.edition_day),
            language=language,
        )

    @cached_property
    def cards(self) -> Cards:
        """The pictures that go along with a link to a page."""
        ui, titles = self.ui, {page.path: page.title for page in self.data_pages}
        return Cards(
            self.context.language,
            ui["site"]["name"],
            {path: titles[path] for path in HEADS.values() if path in titles},
            {path: (name, ui["nav"][name]) for name, path in SECTIONS.items()},
            [titles[Address.home], ui["site"]["unofficial"]],
        )

    @property
    def later(self) -> list[Later]:
        """The scripts that hand over words and texts when scripts ask for them."""
        kit = self._kit
        return [*kit.words_later.values(), kit.task_texts, kit.walk_tasks, kit.plan_sheets]

    def shared_files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of what a page of this language refers to in its head."""
        home = next(page for page in self.data_pages if page.path == Address.home)
        name, language = self.ui["site"]["name"], self.context.language
        yield self.root + MANIFEST, manifest(language, name, home.description, self.root)
        yield self.root + LLMS, llms(name, home.description, self._parts())
        yield from self.cards.files()

    def _parts(self) -> Iterator[tuple[str, list[Entry]]]:
        """What there is in short: overview pages and prose by the bar on top, and the data."""
        to = addresses_on(self.root, self.root)
        heads = [page for page in self.data_pages if page.path in set(HEADS.values())]
        told = [(page.path, page.title, page.description) for page in heads]
        told += [(p.path, p.head.title, p.head.description) for p in self._prose.values() if p.head]
        entries = sorted(
            (
                path,
                Entry(title, self._shell.absolute(self.context.language, path) or to.to(path), s),
            )
            for path, title, s in told
        )
        for section in self.sections():
            yield section.title, list(below(section.path, entries))
        files = ("index.json", "tasks.json", OPENAPI, CATALOGUE)
        there = self._shell.address or to.from_root("")
        yield "Open data", [Entry(file, there + FOLDER + file) for file in files]

    def render(self, page: SitePage) -> str:
        """The HTML of the page's content."""
        addresses = self._addresses(page)
        html = self.fill(page.template, addresses, page=page, **page.values)
        return self._glossary.link(html, addresses.to) if page.terms else html

    def published(self, page: SitePage) -> str:
        """Where the page is published; "" where that is not known."""
        return self._shell.absolute(self.context.language, page.path)

    def lost(self, sites: list[Site]) -> str:
        """The whole page for addresses that do not exist, in the language of each site."""
        page = SitePage("404.html", self.ui["site"]["lost_title"], "", "", "lost.html", {})
        addresses = self._shell.anywhere(self.root)
        content = self.fill(page.template, addresses, sites=sites)
        around = self._shell.around(page, self.context.language, has_versions=False)
        return self._whole(content, addresses, around)

    @cached_property
    def moved(self) -> dict[str, str]:
        """Old address → the one of today."""
        return moved(self.context.data.of(model.Role).values())

    def leading(self, before: str) -> str:
        """The whole page at an old address: it leads to the one of today."""
        page = self.by_path[self.moved[before]]
        around = self._shell.around(page, self.context.language)
        return self.fill("moved.html", addresses_on(self.root + before, self.root), **around)

    def mistakes(self, told: list[str]) -> str:
        """What is wrong, as a part of a page that shows what it was before."""
        addresses = addresses_on(self.root, self.root)
        return self.fill("mistakes.html", addresses, told=told, spoken=spoken())

    def fill(self, template: str, addresses: Addresses, **values: Any) -> str:
        """A template with those values and what all templates have at hand."""
        return self._renderer.render(
            template,
            to=addresses.to,
            from_root=addresses.from_root,
            edit_address=self._shell.edit_address,
            pieces=self.context.pieces,
            soft=softener(self.context.language),
            ui=self.ui,
            site=self,
            **values,
        )

    def _addresses(self, page: SitePage) -> Addresses:
        return addresses_on(self.root + page.path, self.root)

    def _whole(self, content: str, addresses: Addresses, around: Mapping[str, Any]) -> str:
        html = Markup(content)  # noqa: S704  # our own templates made it
        return self.fill("shell.html", addresses, content=html, **around)

    def prose(self, path: str, html: str) -> SitePage:
        """A page of prose from the HTML that Markdown made of it."""
        self.prose_html[path] = html
        whole = filled_html(html, self.context.data.numbers)
        page = self._written[path] = prose.page(self._kit, self._prose[path], whole)
        return page

    @property
    def by_path(self) -> dict[str, SitePage]:
        """Path → page: those made from data, and those of prose that there are by now."""
        return {page.path: page for page in (*self.data_pages, *self._written.values())}

    @cached_property
    def data_pages(self) -> list[SitePage]:
        """Every page made from data."""
        return list(pages(self._kit))

    @property
    def download_paths(self) -> set[str]:
        """Where the blank documents are, below the language's root."""
        return {template.path for template in self._kit.templates}

    @property
    def documents(self) -> list[Document]:
        """The blank documents to download."""
        return self._catalogue.documents

    def without_picture(self) -> list[str]:
        """The templates whose picture does not show what they now look like."""
        return [e.template.id for e in templates.entries(self._kit) if not e.picture]
