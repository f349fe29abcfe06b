"""Hands the pages to MkDocs. Only this module and `events` know MkDocs and its i18n plugin.

MkDocs runs once per language: the i18n plugin builds the default language first and
starts the others from its `on_post_build`. Its own events have priority −100; ours
come after them, at −200, because before them the language is not known and files
that were generated are rebuilt from their path. In order:

1. `on_startup`: whether this is a build, or `serve` (in `events`).
2. `on_config` (−200): read and check the data, once per build. A mistake stops the
   build here, before MkDocs empties the site folder. So does another build in that folder.
3. `on_files` (−200): add the pages of this language, the documents to download, and the
   files that all languages share.
4. `on_page_content` (−200): a page of prose gets its markers filled, its links to terms
   and what stands around it.
5. `on_template_context`: the site map and the page for lost addresses.
6. `on_post_page`: the whole of a page of data, as late as can be: until then others make it.
7. `on_post_build` (−200), when all languages are built: one search index a language, and
   the zip file for offline use.
8. `on_build_error`: a template or script that cannot be used, or a disk that is full.
9. `on_serve`: under `make serve`, see `serving`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_theme_dir, write_file
from mkdocs.utils.templates import TemplateContext

from .ahead import AWAITED, Ahead
from .before import Before
from .building import BusyError, alone, exchange
from .checks.markup import EXTENSIONS
from .cms import CmsError, check_cms
from .dataset import DataSet
from .documents.catalogue import Made
from .following import can_follow, followed, looks
from .history import history
from .loading import Known, read
from .markup import is_plain, unfit
from .messages import say
from .model import DEFAULT_LANGUAGE, LANGUAGES
from .offline import ZIP, Offline
from .page import SitePage
from .problems import DataError
from .prose import Prose
from .publishing import UNKNOWN, AddressError, check_address, check_environment
from .rendering import RenderError
from .scripts import ScriptError
from .serving import Preview
from .site import Site
from .styles import StyleError
from .website import Press, Settings, Website

log = get_plugin_logger("teamwijzer")


@dataclass
class _Build:
    """What the build under way knows, for all its languages; `known` and `made` outlive it."""

    serving: bool = False
    website: Website = field(init=False)
    shared: list[tuple[str, bytes]] = field(default_factory=list)
    known: Known = field(default_factory=dict)
    made: Made = field(default_factory=Made)
    alone: ExitStack = field(default_factory=ExitStack)
    aside: str = ""  # under `serve`, where to build anew while the last site is shown
    fault: str = ""  # why a build stopped
    ahead: Ahead | None = None  # what is made beforehand; None where nothing is


_build = _Build()


class DataPage(Page):
    """A page whose HTML comes from data. Skips Markdown altogether."""

    def __init__(self, site_page: SitePage, site: Site, file: File, config: MkDocsConfig) -> None:
        self.site_page = site_page
        self.site = site
        super().__init__(site_page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """No source to read: the meta data is known."""
        self.markdown = ""
        self.meta = {"title": self.site_page.title, "description": self.site_page.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing: the page is there when it is written. Links need no check: a test follows them
        all.
        """
        self.content = ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


class Download(File):
    """A blank document: it is made beside the pages, and nobody waits for it before the end."""

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the document."""
        write_file(_build.website.file(self.dest_uri) or b"", self.abs_dest_path)


class WrittenFile(File):
    """A file that all languages share, already written with the default one; prose links to it."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is left to do."""


def _language(config: MkDocsConfig) -> str:
    language: str = _i18n(config).current_language
    return language


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def on_config(config: MkDocsConfig, before: Before, *, serving: bool) -> None:
    """Once per build, and not once per language. `before`: what is made already."""
    _build.serving = serving
    built = [language.locale for language in _i18n(config).config.languages]
    if set(built) != set(LANGUAGES):
        expected = f"below `i18n` write those of `Text`: {', '.join(LANGUAGES)}"
        raise PluginError(f"mkdocs.yml: languages {', '.join(built)}; {expected}")
    if not _build.serving:  # which has an address of its own
        _check_address(config)
    root, settings = Path(config.config_file_path).parent, _settings(config, before.sheets)
    # Of the theme we take style sheets, and to list its thousands of other files takes long.
    config.theme.dirs.remove(get_theme_dir(config.theme.name or ""))
    press = cache(lambda: Press(root, settings, _build.made, before.assets()))

    def meanwhile(data: DataSet) -> None:
        if not _build.serving:  # which makes pages when they are asked for
            _build.ahead = Ahead(data, press())

    try:
        data = read(root / "data", _build.known, meanwhile, before)
        press()  # after this, what was made for it is gone
    except DataError as error:
        told = say("er staan fouten in de gegevens", "the data has mistakes")
        raise PluginError(f"{told}\n{error}") from None
    if _build.aside:
        config.site_dir = _build.aside
    website = _build.website = _build.ahead.website() if _build.ahead else Website(data, press())
    if _build.ahead and (made := _build.ahead.open_data()):
        website.open_data = made
    if not _build.serving:  # which has a folder of its own
        # A copy of this process that is made later would hold on to the lock.
        _keep_others_out(Path(config.site_dir))
    _build.shared = [
        *((path, website.open_data[path]) for path in sorted(website.open_data_in_prose())),
        *website.assets(),
        *website.headers(),
    ]


def _check_address(config: MkDocsConfig) -> None:
    try:
        check_environment(os.environ)
        if config.site_url:
            check_address(config.site_url)
        check_cms(config.extra["cms"] or "", Path(config.docs_dir))
    except (AddressError, CmsError) as error:
        raise PluginError(str(error)) from None
    if not config.site_url:
        print(f"WARNING -  {UNKNOWN}", file=sys.stderr)  # a strict build would stop at a log


def _keep_others_out(folder: Path) -> None:
    """Until the next build of this program, or its end."""
    _build.alone.close()
    try:
        _build.alone.enter_context(alone(folder))
    except BusyError as error:
        raise PluginError(str(error)) from None


def _settings(config: MkDocsConfig, sheets: tuple[Path, ...]) -> Settings:
    return Settings(
        address=config.site_url or "",
        edit=config.edit_uri or "",
        sheets=sheets,
        epoch=os.environ.get("SOURCE_DATE_EPOCH", ""),
        changed=history(Path(config.config_file_path).parent),
        # MkDocs puts a script for live reload inside each page that it serves.
        strict=not _build.serving,
        cms="" if _build.serving else config.extra["cms"] or "",
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = _language(config)
    site = _build.website.sites[language]
    # Last the pages that show the documents, or take long: by then others have made what they need.
    for site_page in sorted(site.data_pages, key=lambda page: page.path in AWAITED):
        file = File.generated(
            config,
            f"{language}/{site_page.path}index.md",
            content="",
            # The i18n plugin looks for a home page among what the navigation lists.
            inclusion=InclusionLevel.NOT_IN_NAV if site_page.path else InclusionLevel.INCLUDED,
        )
        file.dest_uri = f"{site.root}{site_page.path}index.html"
        files.append(file)
        DataPage(site_page, site, file, config)
    for path in sorted(site.download_paths):
        download = Download.generated(config, f"{language}/{path}", content=b"")
        download.dest_uri = site.root + path
        files.append(download)
    kind = File if language == DEFAULT_LANGUAGE else WrittenFile
    for path, content in _build.shared:
        shared = kind.generated(config, path, content=content)
        shared.inclusion = InclusionLevel.INCLUDED  # `exclude_docs` speaks of sources
        files.append(shared)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if isinstance(page, DataPage):
        return html
    html = _fit(html, page.markdown or "", f"content/{page.file.src_uri}", config)
    site = _build.website.sites[_language(config)]
    return site.document(site.prose(page.url.removeprefix(site.root), html))


def _fit(html: str, text: str, file: str, config: MkDocsConfig) -> str:
    """What Markdown made of a text. Raises `PluginError` where it holds what it may not."""
    # The check tells it with its place, if it knows the extensions that made it.
    foreseen = set(EXTENSIONS).issuperset(config.markdown_extensions)
    for what in [] if foreseen and is_plain(text) else unfit(html):
        raise PluginError(f"{file}: {what.found}; {what.expected}")
    return html


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    website = _build.website
    own: dict[str, Any] = {"site_map": website.addresses(), "lost": website.lost()}
    context.update(own)  # type: ignore[typeddict-item]  # our own names beside MkDocs' own
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if isinstance(page, DataPage):
        made = _build.ahead.page(page.site, page.site_page) if _build.ahead else None
        return made or page.site.document(page.site_page)
    page.content = None  # what is written is kept no longer
    return output


def on_post_build(config: MkDocsConfig) -> None:
    if _i18n(config).building:
        return  # a further language; the index is written once, after the last one
    website = _build.website
    drawn = (_build.ahead.pictures() if _build.ahead else None) or website.shared_files()
    if _build.ahead:
        _build.ahead.close()
    with closing(Offline(Path(config.site_dir), website.start())) as offline:
        for path, content in (
            *website.open_data.items(),
            *drawn,
            *website.search_indexes(),
            *website.moved(),
            *website.cms(),
        ):
            write_file(content, str(Path(config.site_dir, path)))
        write_file(offline.packed(), str(Path(config.site_dir, ZIP)))
    for language, site in website.sites.items():
        for missing in site.without_picture():
            log.info(
                "the picture of %s (%s) is out of date: run `make pictures`", missing, language
            )


def on_build_error(error: Exception) -> None:
    """What people can mend is told in a line: a template, a script, a disk that is full."""
    if _build.ahead:
        _build.ahead.close()
    match error:
        case PluginError():
            _build.fault = str(error)
        case RenderError() | ScriptError() | StyleError():
            raise PluginError(str(error)) from error
        case OSError():
            raise PluginError(f"{error.filename or 'a file'}: {error.strerror}") from error


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """After a change: only what follows from it, where that is known; see `following`."""
    root = Path(config.config_file_path).parent
    folder = root / "data"
    preview = Preview(folder, Path(config.site_dir), _build.known, log.error)
    preview.built(_build.website)
    watched = [Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.watch)]
    before = _state(watched)

    def rebuild() -> None:
        nonlocal before
        try:
            now = _state(watched)
        except OSError:  # a file went while it was looked at: so all is built
            now = {}
        changed = {path for path, _ in now.items() ^ before.items()}
        others = {path for path in changed if folder not in path.parents}
        look = looks(others, root)
        data = preview.read(_build.website.data if 0 < len(look) == len(changed) else None)
        if data is None:
            return
        follows = others <= now.keys() & before.keys() and can_follow(others, root)
        try:
            if follows:
                _build.website = _followed(data, look, config)
        except (PluginError, RenderError, ScriptError, StyleError, OSError) as error:
            preview.show([str(error)])  # until a change mends it
            return
        if follows:
            preview.follow(_build.website)
        elif fault := _anew(builder, Path(config.site_dir)):
            preview.show([fault])
            return
        else:
            preview.built(_build.website)
        before = now

    server.builder = rebuild
    server.set_app(preview.application(server.serve_request, server.mount_path))
    return server


def _followed(data: DataSet, looks: list[Path], config: MkDocsConfig) -> Website:
    """The website with these data and the prose of now, made anew where its looks changed."""
    press = _build.website.press
    if looks:
        root = Path(config.config_file_path).parent
        press = Press(root, press.settings, _build.made)
        for path in looks:
            press.renderer.look_at(path)

    def html_of(page: Prose) -> str:
        markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        html: str = markdown.convert(page.text)
        return _fit(html, page.text, page.file.name, config)

    website = followed(_build.website, data, press, html_of)
    if looks:
        list(website.assets())  # a script that cannot be used is told at once
    return website


def _anew(builder: Callable[[], None], served: Path) -> str:
    """Builds beside what is served, and puts it in its place; why not, where that failed."""
    aside = served.with_name(f"{served.name}.new")
    _build.aside, _build.fault = str(aside), ""
    try:
        builder()
        exchange(aside, served)
    except (MkDocsException, SystemExit) as error:
        return _build.fault or str(error)
    except Exception as error:
        log.exception("a fault that nobody foresaw")
        return f"{type(error).__name__}: {error}"
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return ""


def _state(watched: list[Path]) -> dict[Path, int]:
    """When each file below those folders last changed."""
    files = (path for start in watched for path in (start, *start.rglob("*")))
    return {
        path: path.stat().st_mtime_ns
        for path in files
        if path.is_file() and "__pycache__" not in path.parts
    }
