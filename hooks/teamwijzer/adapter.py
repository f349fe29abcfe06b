"""Hands the pages to MkDocs. The only module that knows MkDocs and its i18n plugin.

MkDocs runs once per language: the i18n plugin builds the default language first and
starts the others from its `on_post_build`. Its own events have priority −100; ours
come after them, at −200, because before them the language is not known and files
that were generated are rebuilt from their path. In order:

1. `on_config` (−200): read and check the data, once per build. A mistake stops the
   build here, before MkDocs empties the site folder.
2. `on_files` (−200): add the pages of this language, each with its counterparts, the
   documents to download, and the open data.
3. `on_env`: give the theme's templates our strings and the bar on top.
4. `on_template_context`: list the pages for the site map.
5. `on_page_content` (−200): finish the prose: markers, sources, links to terms.
6. `on_page_context` (−200): what the shell of this page needs, and its search entry.
7. `on_post_build` (−200), when all languages are built: one search index a language.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext

from .documents.pictures import Pictures
from .loading import read
from .model import DEFAULT_LANGUAGE, LANGUAGES
from .opendata import open_data
from .pages import Site, SitePage
from .problems import DataError
from .rendering import Renderer

LATE = -200
log = get_plugin_logger("teamwijzer")


@dataclass
class _Build:
    """What one build knows: a site per language, and the open data, made from the same data."""

    sites: dict[str, Site] = field(default_factory=dict)
    open_data: list[tuple[str, bytes]] = field(default_factory=list)


_build = _Build()


class DataPage(Page):
    """A page whose HTML comes from data. Skips Markdown altogether."""

    def __init__(self, site_page: SitePage, site: Site, file: File, config: MkDocsConfig) -> None:
        self.site_page = site_page
        self.site = site
        super().__init__(site_page.title, file, config)
        if config.edit_uri:
            self.edit_url = urljoin(config.edit_uri, f"../{site_page.source}")

    def read_source(self, config: MkDocsConfig) -> None:
        """No source to read: the meta data is known."""
        self.markdown = ""
        self.meta = {
            "title": self.site_page.title,
            "description": self.site_page.description,
            "scripts": self.site_page.scripts,
            # The search plugin would parse the HTML again: we hand it the texts instead.
            "search": {"exclude": True},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML of the content. Links need no check here: a test follows them all."""
        self.content = self.site.render(self.site_page)
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


class WrittenFile(File):
    """A file that all languages share, already written with the default one; prose links to it."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is left to do."""


def _language(config: MkDocsConfig) -> str:
    language: str = _i18n(config).current_language
    return language


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


@event_priority(LATE)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    i18n = _i18n(config)
    if i18n.building:
        return config  # a further language of the build that is under way
    # The plugin collects these over all languages but never empties them under `serve`.
    i18n.search_entries.clear()
    root = Path(config.config_file_path).parent
    try:
        data = read(root / "data")
    except DataError as error:
        raise PluginError(f"the data has mistakes\n{error}") from None
    # One for all languages: to compile the templates is a good part of a small build.
    renderer = Renderer(root / "overrides" / "pages")
    pictures = Pictures(root / "content")
    _build.sites = {
        language: Site(data, language, renderer, config.site_url or "", pictures)
        for language in LANGUAGES
    }
    _build.open_data = list(open_data(data, config.site_url or ""))
    for language, site in _build.sites.items():
        for missing in site.without_picture():
            log.info(
                "the picture of %s (%s) is out of date: run `make pictures`", missing, language
            )
    return config


@event_priority(LATE)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    i18n = _i18n(config)
    language = _language(config)
    site = _build.sites[language]
    for site_page in site.pages():
        versions = {other: _file(site_page, other, config) for other in LANGUAGES}
        for other, version in versions.items():
            version.locale = other
            version.locale_alternate_of = other
            version.alternates = versions
        file = versions[language]
        files.append(file)
        DataPage(site_page, site, file, config)
    for document in site.documents:
        path = document.frame.template.path
        download = File.generated(config, f"{language}/{path}", content=document.content)
        download.dest_uri = site.root + path
        files.append(download)
    kind = File if language == DEFAULT_LANGUAGE else WrittenFile
    for path, content in _build.open_data:
        files.append(kind.generated(config, path, content=content))
    i18n.i18n_files_per_language[language] = files.documentation_pages()
    return files


def _file(site_page: SitePage, language: str, config: MkDocsConfig) -> Any:
    """A file without content at the page's address. `Any`: the plugin adds attributes."""
    file = File.generated(
        config,
        f"{language}/{site_page.path}index.md",
        content="",
        # The i18n plugin looks for a home page among what the navigation lists.
        inclusion=InclusionLevel.NOT_IN_NAV if site_page.path else InclusionLevel.INCLUDED,
    )
    file.dest_uri = f"{_build.sites[language].root}{site_page.path}index.html"
    return file


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    language = _language(config)
    env.globals["site_language"] = language
    env.globals["site"] = _build.sites[language]
    env.globals["every_site"] = _build.sites  # for the page that speaks all languages: 404
    return env


@event_priority(LATE)
def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    root = _build.sites[_language(config)].root
    files = _versions(page.file)
    names = {entry.locale: entry.name for entry in _i18n(config).config.languages}
    values: dict[str, Any] = {
        "language_root": get_relative_url(root or ".", page.url).rstrip("/") + "/",
        "here": page.url.removeprefix(root),
        "versions": [
            {
                "language": other,
                "name": names[other],
                "absolute": _absolute(file, config),
                "relative": get_relative_url(file.url, page.url),
            }
            for other, file in files.items()
        ],
    }
    if isinstance(page, DataPage):
        _search(config).search_index.entries.append(_search_entry(page))
    values["default_address"] = _absolute(files[DEFAULT_LANGUAGE], config)
    context.update(values)  # type: ignore[typeddict-item]  # our own names beside MkDocs' own
    return context


def _search_entry(page: DataPage) -> dict[str, Any]:
    """What the search knows of a page. `tags` outweigh the title, and that the text."""
    found = page.site_page
    return {
        "location": page.url,
        "title": escape(found.title),
        "text": "".join(f"<p>{escape(text)}</p>" for text in found.search),
        "tags": [escape(word) for word in found.keywords],
    }


@event_priority(LATE)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if isinstance(page, DataPage):
        return html
    # The skip link is ours, on every page; the theme makes a second one from this list.
    page.toc = TableOfContents([])
    site = _build.sites[_language(config)]
    return site.finish_prose(html, page.url.removeprefix(site.root))


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    if template_name == "sitemap.xml":
        i18n = _i18n(config)
        pages = []
        for file in itertools.chain.from_iterable(i18n.i18n_files_per_language.values()):
            versions = {lang: _absolute(f, config) for lang, f in _versions(file).items()}
            versions["x-default"] = versions[DEFAULT_LANGUAGE]
            pages.append({"address": _absolute(file, config), "versions": versions})
        own: dict[str, Any] = {"sitemap_pages": pages}
        context.update(own)  # type: ignore[typeddict-item]  # our own name beside MkDocs' own
    return context


@event_priority(LATE)
def on_post_build(config: MkDocsConfig) -> None:
    i18n = _i18n(config)
    if i18n.building:
        return  # a further language; the index is written once, after the last one
    index = _search(config).search_index
    everything = index.entries
    for language, site in _build.sites.items():
        root = site.root
        index.config["lang"] = [language]
        index.entries = [
            {**entry, "location": entry["location"].removeprefix(root)}
            for entry in everything
            if _language_of(entry["location"]) == language
        ]
        text = index.generate_search_index(None)
        write_file(text.encode(), str(Path(config.site_dir, root, "search/search_index.json")))


def _language_of(address: str) -> str:
    first = address.partition("/")[0]
    return first if first in LANGUAGES else DEFAULT_LANGUAGE


def _search(config: MkDocsConfig) -> Any:
    return config.plugins["material/search"]


def _versions(file: File) -> dict[str, File]:
    """The page in every language, the default one first."""
    files: dict[str, File] = file.alternates  # type: ignore[attr-defined]  # set by the i18n plugin
    return {language: files[language] for language in LANGUAGES}


def _absolute(file: File, config: MkDocsConfig) -> str:
    return urljoin(config.site_url or "", file.url)
