"""The built site as a reader, a crawler and an editor get it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import itertools
import json
import os
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import material
import pytest
from bs4 import BeautifulSoup, Tag

from teamwijzer.addresses import root_of
from teamwijzer.assets import EVERYWHERE
from teamwijzer.history import history
from teamwijzer.hyphens import SOFT
from teamwijzer.loading import read
from teamwijzer.model import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Cluster,
    Competence,
    Page,
    Role,
    Step,
    Task,
    Template,
)
from teamwijzer.policy import LASTING
from teamwijzer.scripts import Scripts
from teamwijzer.styles import NOTICE, WORD, vocabulary
from teamwijzer.tools import TOOLS, Tool
from tests.conftest import ROOT, mkdocs_build

ADDRESS = "https://ict-teamwijzer.example/"
EDIT = "https://git.example/ict-teamwijzer/edit/main/"
ROOTS = {language: root_of(language) for language in LANGUAGES}
"""Language → the folder of its pages."""
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@cache
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@cache
def pages(built: Path) -> list[Path]:
    """All but those at an address of before."""
    return [page for page in sorted(built.rglob("index.html")) if not refresh(page)]


def language_of(path: Path) -> str:
    """The language of a page, or of another file, at that path from the site's root."""
    first = path.parts[0]
    return first if first in ROOTS else DEFAULT_LANGUAGE


def refresh(page: Path) -> str:
    """Where a page leads by itself."""
    found = soup(page).select_one("meta[http-equiv=refresh]")
    return str(found["content"]).partition("url=")[2] if found else ""


def test_old_addresses_lead_to_the_pages_of_today(built: Path) -> None:
    roles = read(ROOT / "data").of(Role).values()
    assert all(role.slug != role.id for role in roles)
    for root in ROOTS.values():
        for role in roles:
            old = built / root / "rollen" / role.id / "index.html"
            page = (old.parent / refresh(old) / "index.html").resolve()
            assert page.relative_to(built).as_posix() == f"{root}rollen/{role.slug}/index.html"
            [link] = soup(old).select("a")
            assert (old.parent / attribute(link, "href") / "index.html").resolve() == page
            [canonical] = soup(old).select("link[rel=canonical]")
            assert attribute(canonical, "href").endswith(f"/{root}rollen/{role.slug}/")
    assert len(list(built.rglob("index.html"))) == len(pages(built)) + len(ROOTS) * len(roles)


def address(built: Path, page: Path) -> str:
    inside = page.parent.relative_to(built).as_posix()
    return ADDRESS + ("" if inside == "." else f"{inside}/")


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Every address that the page names: the attribute's tag and its value."""
    for tag in soup(page).find_all(True):
        for attribute in ("href", "src", "action", "poster", "data-src"):
            if value := tag.get(attribute):
                yield tag.name, str(value)


def attribute(tag: Tag, name: str) -> str:
    return str(tag[name])


def test_every_task_and_step_has_a_page_in_each_language(built: Path) -> None:
    data = read(ROOT / "data")
    for language, root in ROOTS.items():
        for code, task in data.of(Task).items():
            page = built / root / "taken" / code.lower() / "index.html"
            title = task.title.in_language(language)
            shown = soup(page).h1.get_text(" ", strip=True)  # type: ignore[union-attr]
            assert shown.replace(SOFT, "") == f"{code} {title}"
        for step in data.of(Step).values():
            page = built / root / "stappenplan" / str(step.number) / "index.html"
            shown = soup(page).h1.get_text()  # type: ignore[union-attr]
            assert step.title.in_language(language) in shown.replace(SOFT, "")
        found = {page.parent.name for page in (built / root / "taken").glob("*/index.html")}
        codes = {code.lower() for code in data.of(Task)}
        assert {name for name in found if re.fullmatch(r"[a-z]\d+", name)} == codes


def test_every_page_has_its_counterpart(built: Path) -> None:
    found: dict[str, set[Path]] = {language: set() for language in LANGUAGES}
    for page in pages(built):
        path = page.relative_to(built)
        found[language_of(path)].add(path.relative_to(ROOTS[language_of(path)]))
    dutch = found[DEFAULT_LANGUAGE]
    assert all(others == dutch for others in found.values())
    data = read(ROOT / "data")
    kinds = (Task, Step, Cluster, Competence, Role, Page)
    prose = {page.path for page in data.prose}
    assert len(dutch) == sum(len(data.of(kind)) for kind in kinds) + len(prose)


def test_the_language_of_a_page_is_said_and_can_be_switched(built: Path) -> None:
    for page in pages(built):
        path = page.relative_to(built)
        own = language_of(path)
        others = [language for language in LANGUAGES if language != own]
        html = soup(page)
        assert html.html["lang"] == own  # type: ignore[index]
        switch = html.select(".tw-languages a")
        assert [(a["lang"], a["hreflang"]) for a in switch] == [(other, other) for other in others]
        for other, link in zip(others, switch, strict=True):
            target = (page.parent / attribute(link, "href") / "index.html").resolve()
            there = built / ROOTS[other] / path.relative_to(ROOTS[own])
            assert target == there.resolve()


def test_versions_are_announced_to_search_engines(built: Path) -> None:
    for page in pages(built):
        html = soup(page)
        here = address(built, page)
        root = ROOTS[language_of(page.relative_to(built))]
        path = here.removeprefix(ADDRESS).removeprefix(root)
        expected = {language: ADDRESS + ROOTS[language] + path for language in LANGUAGES}
        expected["x-default"] = ADDRESS + path
        alternates = html.select("head link[hreflang]")
        assert {str(a["hreflang"]): str(a["href"]) for a in alternates} == expected
        assert all("alternate" in str(a["rel"]) for a in alternates)
        canonical = html.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == here


def test_the_site_map_lists_each_page_with_its_versions(built: Path) -> None:
    root = ET.parse(built / "sitemap.xml").getroot()  # noqa: S314  # our own file
    found = {}
    for url in root.findall("s:url", NAMESPACES):
        location = url.findtext("s:loc", namespaces=NAMESPACES)
        found[location] = {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)
        }
    assert set(found) == {address(built, page) for page in pages(built)}
    assert found[f"{ADDRESS}en/taken/t01/"] == {
        **{language: f"{ADDRESS}{root}taken/t01/" for language, root in ROOTS.items()},
        "x-default": f"{ADDRESS}taken/t01/",
    }


def test_titles_and_descriptions_are_there_and_differ(built: Path) -> None:
    seen: dict[str, Path] = {}
    for page in pages(built):
        html = soup(page)
        description = html.select_one("meta[name=description]")
        assert description is not None, page
        assert 20 <= len(str(description["content"])) <= 260, (page, description["content"])
        assert html.title is not None
        title = html.title.get_text()
        assert title not in seen, (page, seen.get(title))
        seen[title] = page


def test_every_internal_link_leads_somewhere(built: Path) -> None:
    ids = {page: {str(t["id"]) for t in soup(page).find_all(id=True)} for page in pages(built)}
    dead = []
    for page in [*pages(built), built / "404.html"]:
        here = address(built, page) if page.name == "index.html" else ADDRESS
        for _, link in links(page):
            target = urlsplit(urljoin(here, link))
            if f"{target.scheme}://{target.netloc}/" != ADDRESS:
                continue
            path = unquote(target.path).lstrip("/")
            file = built / path / "index.html" if not path or path.endswith("/") else built / path
            if not file.exists():
                dead.append(f"{page.relative_to(built)}: {link}")
            elif re.fullmatch(r"(preset|kind|step)=.*", target.fragment):
                continue  # what a tool opens with
            elif target.fragment and file in ids and unquote(target.fragment) not in ids[file]:
                dead.append(f"{page.relative_to(built)}: {link} (no such anchor)")
    assert dead == []


def test_links_go_both_ways(built: Path) -> None:
    """A task that a step, a duty or another task names, names it in turn."""
    data = read(ROOT / "data")

    def targets(page: Path) -> set[Path]:
        body = soup(page).select_one("article")
        assert body is not None
        hrefs = [attribute(a, "href").partition("#")[0] for a in body.select("a[href^='..']")]
        return {(page.parent / href / "index.html").resolve() for href in hrefs}

    for step in data.of(Step).values():
        page = (built / "stappenplan" / str(step.number) / "index.html").resolve()
        for code in step.tasks:
            task = (built / "taken" / code.lower() / "index.html").resolve()
            assert task in targets(page)
            assert page in targets(task)
    for task_record in data.of(Task).values():
        page = (built / "taken" / task_record.id.lower() / "index.html").resolve()
        for code in task_record.related:
            assert page in targets((built / "taken" / code.lower() / "index.html").resolve())


def test_every_page_of_data_names_its_sources_and_can_be_edited(built: Path) -> None:
    data = read(ROOT / "data")
    # A page about the site itself has no sources.
    without = {data.file(page).name for page in data.of(Page).values() if not page.sources}
    for page in pages(built):
        html = soup(page)
        edit = html.select_one(".tw-edit a")
        assert edit is not None, page
        file = attribute(edit, "href").removeprefix(EDIT)
        file = re.sub(r"^content/\.\./", "", file)
        assert (ROOT / file).is_file(), (page, edit["href"])
        if not file.startswith("content/") and file not in without:
            assert html.select(".tw-sources li"), page
    task = soup(built / "taken/t03/index.html").select_one(".tw-edit a")
    assert task is not None
    assert attribute(task, "href").endswith("data/tasks/t03.yml")


def test_every_page_says_of_which_version_and_day_it_is(built: Path) -> None:
    edition = read(ROOT / "data").edition
    said = re.compile(
        rf"{re.escape(edition.version)}, {edition.date.day} \w+ {edition.date.year}\b"
    )
    feet = {page: soup(page).find_all("footer")[-1].get_text() for page in pages(built)}
    assert [page for page, foot in feet.items() if not said.search(foot)] == []


def test_no_page_asks_a_third_party_for_anything(built: Path) -> None:
    """Scripts, styles, images and the like are ours; only plain links may lead away."""
    loaded = [
        (page, tag, link)
        for page in [*pages(built), built / "404.html"]
        for tag, link in links(page)
        if tag != "a" and urlsplit(link).netloc and not link.startswith(ADDRESS)
    ]
    assert loaded == []
    for style in built.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        addresses = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", text)
        assert not [a for a in addresses if a.startswith(("http", "//"))], style


def test_there_is_no_inline_style_or_handler(built: Path) -> None:
    for page in [*pages(built), built / "404.html"]:
        html = soup(page)
        assert not html.find_all(style=True), page
        assert not html.find_all("style"), page
        handlers = [t.name for t in html.find_all(True) if any(a.startswith("on") for a in t.attrs)]
        assert not handlers, page


def test_a_page_says_what_it_may_load(built: Path) -> None:
    """The digest is that of the only script inside it; hosts are given the same policy."""
    policies = set()
    for page in [*pages(built), built / "404.html"]:
        html = soup(page)
        inside = [s for s in html.find_all("script") if not s.get("src") and not s.get("type")]
        assert len(inside) == 1, page
        digest_ = base64.b64encode(hashlib.sha256(inside[0].get_text().encode()).digest()).decode()
        first = html.head.find_all("meta")[:2]  # type: ignore[union-attr]
        assert first[1]["http-equiv"] == "Content-Security-Policy", page  # before anything loads
        rules = dict(rule.split(" ", 1) for rule in str(first[1]["content"]).split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == f"'self' 'sha256-{digest_}'", page
        assert "unsafe" not in str(first[1]["content"])
        assert html.select_one("meta[name=referrer][content=no-referrer]")
        policies.add(str(first[1]["content"]))
    assert len(policies) == 1
    for file in ("_headers", "headers.nginx.conf"):
        text = (built / file).read_text(encoding="utf-8")
        assert f"{policies.copy().pop()}; frame-ancestors 'none'" in text
        assert "Referrer-Policy" in text


def test_nothing_is_published_that_no_page_uses(built: Path) -> None:
    """Of scripts: those that pages name, and what these load on demand."""
    named = {Path(link).name for p in pages(built) for tag, link in links(p) if tag == "script"}
    published = {path.name for path in built.rglob("*.js") if path.parent.name != "search"}
    later = {name.partition(".")[0] for name in published - named}
    assert named < published
    assert later == {
        *("base-deflate", "base-packing", "desk-along", "job-editing"),
        *("office-compare", "office-list", "office-sheet", "office-word"),
        *(
            "plan-agreeing",
            "plan-books",
            "plan-insights",
            "plan-meeting",
            "plan-taking",
            "plan-team",
        ),
        *("site-cite", "site-meaning", "site-search", "walk-papers", "walk-sorting"),
        *(
            f"{name}-{language}"
            for name in (
                "plan-sheets",
                "task-texts",
                "walk-tasks",
                *(f"{t.name}-words" for t in TOOLS),
            )
            for language in LANGUAGES
        ),
    }


def test_names_change_with_the_content(built: Path) -> None:
    """What stands in folders that hosts are told to keep for good, and what scripts load of it."""
    for folder in LASTING:
        for file in (built / folder).iterdir():
            content = file.read_bytes()
            _, digest_, _ = file.name.split(".")
            assert digest_ == hashlib.sha256(content).hexdigest()[:10], file
            for loaded in re.findall(r"[\w-]+\.[0-9a-f]{10}\.js", content.decode()):
                assert (built / folder / loaded).is_file(), f"{file}: {loaded}"


def test_hosts_are_told_how_long_to_keep_a_file(built: Path) -> None:
    lasting = "Cache-Control: public, max-age=31536000, immutable"
    text = (built / "_headers").read_text(encoding="utf-8")
    assert [block for block in text.split("\n/") if lasting in block] == [
        f"assets/css/*\n  {lasting}",
        f"assets/js/*\n  {lasting}",
    ]
    text = (built / "headers.nginx.conf").read_text(encoding="utf-8")
    always, _, inside = text.partition("location ~ /(assets/css/|assets/js/) {\n")
    inside = inside.partition("location ~")[0]
    assert 'add_header Cache-Control "no-cache";' in always
    assert f'add_header {lasting.replace(": ", chr(32) + chr(34))}";' in inside
    # A block with a header of its own takes none from outside.
    others = [line for line in always.splitlines() if "Cache-Control" not in line]
    assert others == [line.strip() for line in inside.splitlines()[:-2]]


def test_the_search_asks_for_the_index_of_its_version(built: Path, project: Path) -> None:
    """The index keeps its name, so what follows the name changes with what it holds."""

    def asked(site: Path) -> set[str]:
        dialogs = [soup(page).select_one("#search") for page in pages(site)]
        return {attribute(d, "data-index").rpartition("/")[2] for d in dialogs if d}

    (first,) = asked(built)
    assert re.fullmatch(r"index\.js\?[0-9a-f]{10}", first)
    path = project / "data/tasks/t03.yml"
    path.write_text(path.read_text("utf-8").replace("Helpdesk opzetten", "Loket openen"), "utf-8")
    assert mkdocs_build(project).returncode == 0
    (second,) = asked(project / "site")
    assert first != second


def test_the_field_of_the_search_is_there_when_somebody_searches(built: Path) -> None:
    """For a field a browser lays out the whole page at its end, seen or not."""
    for page in pages(built):
        for field in soup(page).select("#search input"):
            assert field.find_parent("template"), page


def test_no_page_holds_what_the_style_sheet_left_out(built: Path) -> None:
    """Of the theme's style sheets only that is published which templates and scripts can meet."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    theirs = "".join(sheet.read_text("utf-8") for sheet in folder.glob("*.css"))
    named = set(WORD.findall(theirs))
    asked = set(re.findall(r"""\[([\w-]+)(?:~?="?([\w-]+)"?)?\]""", theirs))
    known = vocabulary(ROOT.glob("overrides/pages/*.html"), ROOT.glob("content/assets/js/*/*.js"))
    assert {"md-typeset", "admonition", "kbd"} <= named
    assert {("type", "checkbox"), ("hidden", ""), ("dir", "rtl")} <= asked
    met = {"tags": set[str](), "classes": set[str](), "words": set[str]()}
    for page in pages(built):
        for tag in soup(page).find_all(True):
            held = {(name, str(value)) for name, value in tag.attrs.items()}
            held |= {(name, "") for name, _ in held}
            met["tags"].add(tag.name)
            met["classes"].update(filter(None, tag.get_attribute_list("class")))
            met["words"].update(word for pair in held & asked for word in pair if word)
    for kind, words in met.items():
        assert (words & named) - getattr(known, kind) == set(), kind


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_what_a_tool_draws_later_has_its_style(built: Path, tool: Tool) -> None:
    """Each class of ours that its scripts name, or of which they put the name together."""
    folder = ROOT / "content/assets/js"
    scripts = Scripts(folder)
    modules = [*scripts.modules(EVERYWHERE), *scripts.modules(tool.script)]
    program = "".join((folder / module).read_text("utf-8") for module in modules)
    ours = "".join(path.read_text("utf-8") for path in ROOT.glob("content/assets/css/*.css"))
    alone = set(re.findall(r"^\.(tw-[\w-]+) \{", ours, re.MULTILINE))
    said = {"tw-" + name for name in re.findall(r"\btw-([\w-]+)(?!\$\{)", program)}
    begun = tuple("tw-" + name for name in re.findall(r"\btw-([\w-]+)\$\{", program))
    drawn = {name for name in alone if name in said or name.startswith(begun)}
    (sheet,) = built.glob(f"assets/css/{tool.name}.*.css")
    styled = {"tw-" + name for name in re.findall(r"\.tw-([\w-]+)", sheet.read_text("utf-8"))}
    assert len(drawn) > 10
    assert drawn - styled == set()


def test_the_style_sheet_is_light(built: Path) -> None:
    (sheet,) = built.glob("assets/css/site.*.css")
    css = sheet.read_bytes()
    assert len(gzip.compress(css)) <= 12_000
    assert b"/*" not in css.removeprefix(NOTICE.encode())


def selectors(css: str) -> set[str]:
    """Those of a sheet that ask for a class, without states and what stands around an element."""
    heads = re.findall(r"([^{}]+)\{", css)
    found = {PSEUDO.sub("", part).strip() for head in heads for part in head.split(",")}
    return {one for one in found if CLASS.search(one) and "@" not in one and one[-1] not in "+~>"}


CLASS = re.compile(r"\.([\w-]+)")
PSEUDO = re.compile(r"::?[\w-]+(\([^()]*\))?")


def test_pages_lack_no_style_that_they_meet(built: Path) -> None:
    """Each kind has a sheet of its own, which holds every selector of any sheet that is met."""
    styled = {
        sheet.name: selectors(sheet.read_text(encoding="utf-8"))
        for sheet in built.glob("assets/css/*.css")
    }
    every = set().union(*styled.values())
    loaded = set()
    for page in pages(built):
        (sheet,) = (str(link["href"]) for link in soup(page).select("link[rel=stylesheet]"))
        name = Path(sheet).name
        loaded.add(name)
        held = {
            name for tag in soup(page).find_all(True) for name in tag.get_attribute_list("class")
        }
        missing = {one for one in every - styled[name] if held.issuperset(CLASS.findall(one))}
        assert [one for one in sorted(missing) if soup(page).select(one)] == [], page
    assert loaded == set(styled)


def test_headings_step_down_one_at_a_time(built: Path) -> None:
    for page in pages(built):
        article = soup(page).select_one("article")
        assert article is not None
        levels = [int(h.name[1]) for h in article.find_all(re.compile(r"^h[1-6]$"))]
        assert levels[0] == 1, page
        assert levels.count(1) == 1, page
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (page, levels)


def test_ids_are_unique(built: Path) -> None:
    for page in pages(built):
        ids = [str(tag["id"]) for tag in soup(page).find_all(id=True)]
        assert len(ids) == len(set(ids)), (page, sorted({i for i in ids if ids.count(i) > 1}))


def test_each_language_has_a_search_index_of_its_own(built: Path) -> None:
    sizes = {}
    for language, folder in ROOTS.items():
        root = built / folder
        script = (root / "search/index.js").read_text(encoding="utf-8")
        index = json.loads(script.partition(" = ")[2].removesuffix(";\n"))
        assert all(index["titles"].split("\n"))
        assert all(index["texts"].split("\n"))
        found = index["paths"].split("\n")
        places = set(found)
        assert len(places) == len(found)
        assert len(index["words"]) > 5000
        assert places == {
            "" if p.parent == root else p.parent.relative_to(root).as_posix() + "/"
            for p in pages(root)
            if language_of(p.relative_to(built)) == language
        }
        sizes[language] = len(places)
    assert len(set(sizes.values())) == 1


def test_counts_say_which_tasks_are_meant(built: Path) -> None:
    """B17, which stands in a single version of the list, is apart wherever tasks are listed."""
    data = read(ROOT / "data")
    # The texts say "plus one": another task like it asks for other texts.
    assert data.of(Task).keys() - data.counted == {"B17"}
    page = soup(built / "taken/index.html")
    row = next(r for r in page.select("tbody tr") if "B17" in r.get_text())
    assert "Niet meegeteld" in row.get_text()
    counts = [cluster.count for cluster in data.of(Cluster).values()]
    assert sum(counts) == len(data.of(Task)) - 1
    said = f"{sum(counts)} taken, plus één taak die maar in één versie van het werkboek staat"
    assert said in page.get_text()
    tags = [t.get_text() for t in page.select("section.tw-cluster h2 .tw-tag")]
    assert tags == [f"{count} taken" for count in counts]
    assert "Migraties" not in "".join(
        r.get_text() for r in soup(built / "index.html").select(".tw-card")
    )


def test_the_page_for_what_is_lost_speaks_every_language(built: Path) -> None:
    html = soup(built / "404.html")
    assert [s["lang"] for s in html.select("article > div[lang]")] == list(LANGUAGES)
    (script,) = html.select("head script")
    assert re.fullmatch(r"/assets/js/site-site\.\w+\.js", attribute(script, "src"))
    assert all(attribute(a, "href").startswith("/") for a in html.select("article a"))


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_the_same_to_the_byte(built: Path, project: Path, tmp_path: Path) -> None:
    """In another time zone, with other hashes, into another folder, on one processor, and from a
    checkout whose lines end as some programs on Windows have it."""
    for path in filter(Path.is_file, project.rglob("*")):
        content = path.read_bytes()
        if b"\0" not in content:
            path.write_bytes(content.replace(b"\n", b"\r\n"))
    processors = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if processors:
        os.sched_setaffinity(0, {min(processors)})
    # The site map says when a page changed, as git knows it.
    other = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    if history(ROOT):  # nothing where the checkout is somebody else's
        other["GIT_DIR"] = str(ROOT / ".git")
    try:
        done = mkdocs_build(project, "--site-dir", str(tmp_path / "site"), **other)
    finally:
        if processors:
            os.sched_setaffinity(0, processors)
    assert done.returncode == 0, done.stdout + done.stderr
    assert digest(tmp_path / "site") == digest(built)


@pytest.mark.parametrize("root", ROOTS.values())
def test_the_whole_list_reads_without_script(built: Path, root: str) -> None:
    page = soup(built / root / "taken/index.html")
    assert len(page.select("tbody tr")) == len(read(ROOT / "data").of(Task))
    assert not [row for row in page.select("tbody tr") if row.has_attr("hidden")]
    form = page.select_one("form.tw-filter")
    assert form is not None
    assert form.has_attr("hidden")


@pytest.mark.parametrize("root", ROOTS.values())
def test_every_page_is_at_most_three_clicks_from_home(built: Path, root: str) -> None:
    home = (built / root / "index.html").resolve()
    all_pages = {p.resolve() for p in pages(built / root)}
    if not root:
        all_pages = {
            p for p in all_pages if language_of(p.relative_to(built.resolve())) == DEFAULT_LANGUAGE
        }
    # Leads to whatever maintainers look at, and is no way for readers.
    work_list = (built / root / "over/onderhoud/index.html").resolve()
    reached, edge = {home}, {home}
    for _click in range(3):
        edge = {
            (page.parent / unquote(attribute(a, "href").partition("#")[0]) / "index.html").resolve()
            for page in edge - {work_list}
            for a in soup(page).select("a[href]")
            if not urlsplit(attribute(a, "href")).netloc
        } & (all_pages - reached)
        reached |= edge
    assert all_pages - reached == set()


def test_the_first_mention_of_a_term_leads_to_the_glossary(built: Path) -> None:
    page = soup(built / "taken/t03/index.html")
    links = page.select("a.tw-term")
    assert links
    targets = [attribute(a, "href") for a in links]
    assert len(targets) == len(set(targets))
    assert all(target.startswith("../../begrippen/#") for target in targets)
    assert not page.select("h1 a.tw-term, h2 a.tw-term, .tw-sources a.tw-term, a a")


def test_what_changed_stands_where_it_belongs(built: Path) -> None:
    """On step 3, on the page about the policy plan, and on a page of their own."""
    for path in ("stappenplan/3", "achtergrond/ict-beleidsplan", "achtergrond/wat-is-er-veranderd"):
        updates = soup(built / path / "index.html").select(".tw-changes")
        text = " ".join(update.get_text(" ") for update in updates)
        assert "1 september 2026" in text, path
        assert "Digiplan" in text
        assert "Pictos" in text
        assert any("Bronnen:" in cite.get_text() for u in updates for cite in u.select("cite"))


@pytest.mark.parametrize(
    ("root", "files"),
    [
        ("", ["takenoverzicht-ict-coordinatie.xlsx", "functiebeschrijving-ict-coordinator.docx"]),
        ("en", ["ict-coordination-task-overview.xlsx", "job-description-ict-coordinator.docx"]),
    ],
)
def test_templates_can_be_downloaded(built: Path, root: str, files: list[str]) -> None:
    page = soup(built / root / "sjablonen/index.html")
    offered = page.select(".tw-template a[download]")
    assert [attribute(a, "href") for a in offered][:2] == files
    assert len(offered) == len(read(ROOT / "data").of(Template))
    for link in offered:
        file = built / root / "sjablonen" / attribute(link, "href")
        size = -(-file.stat().st_size // 1000)
        assert f"{size} kB" in link.find_parent("section").get_text()  # type: ignore[union-attr]
    for picture in page.select(".tw-template img"):
        assert (built / root / "sjablonen" / attribute(picture, "src")).resolve().exists()
        assert attribute(picture, "alt")


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("stappenplan/5", "task-overview"),
        ("stappenplan/6", "job-description"),
        ("stappenplan/7", "agreements"),
        ("stappenplan/3", "policy-plan"),
        ("stappenplan/1", "step-plan"),
        ("functiebeschrijving", "job-description"),
        ("taken", "task-overview"),
        ("achtergrond/ict-beleidsplan", "policy-plan"),
    ],
)
def test_templates_are_offered_where_they_are_needed(built: Path, path: str, template: str) -> None:
    for root in ROOTS.values():
        page = soup(built / root / path / "index.html")
        assert page.select(f"article a[href$='sjablonen/#{template}']"), (root, path)


def test_what_others_made_carries_its_licence(built: Path) -> None:
    """On the site and in the zip file; each style sheet says where it stands."""
    told = (built / "licences.txt").read_text(encoding="utf-8")
    assert told.startswith("Material for MkDocs ")
    for part in ("Copyright (c)", "Permission is hereby granted", "The above copyright notice"):
        assert part in told
    sheets = list((built / "assets/css").glob("*.css"))
    assert sheets
    notice = "/*! Holds styles of Material for MkDocs (MIT): licences.txt */"
    assert [path for path in sheets if not path.read_text("utf-8").startswith(notice)] == []
    with zipfile.ZipFile(built / "ict-teamwijzer-offline.zip") as unpacked:
        assert unpacked.read("ICT-teamwijzer/site/licences.txt") == told.encode()
    for root in ROOTS.values():
        page = soup(built / root / "over/index.html")
        links = {attribute(a, "href") for a in page.select("article a")}
        assert any(link.endswith("../licences.txt") for link in links)
