"""Times Eleventy and Hugo on the pages of our site, handed to them as finished HTML.

usage: python -m tests.bench.others [--runs N]

For the record: they check nothing, make no documents and no search, so that what they take is about
what writing so many files costs. Prints medians in seconds (wall clock of the whole process); runs
alternate with ours.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.build_time import build
from tests.bench.sites import write_ours

HERE = Path(__file__).parent
PAGE = "index.html"
ELEVENTY = """export default function (config) {
  config.addPassthroughCopy("assets");
  return { htmlTemplateEngine: false };
}
"""
HUGO = """disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
security.allowContent = ["^text/html$"]
"""
PROGRAMS = {
    "Eleventy": [str(HERE / "node_modules" / ".bin" / "eleventy"), "--quiet"],
    "Hugo": [str(Path(sys.executable).with_name("hugo")), "build"],
}
MADE = {"Eleventy": "_site", "Hugo": "public"}
"""Where each puts the pages."""


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Each page of the built site: where it is, and its HTML."""
    for page in sorted(site.rglob(PAGE)):
        yield page.relative_to(site), page.read_text(encoding="utf-8")


def write_eleventy(folder: Path, site: Path) -> None:
    """The pages as sources of Eleventy."""
    for path, html in pages(site):
        write(folder / path, html)
    write(folder / "eleventy.config.js", ELEVENTY)
    shutil.copytree(site / "assets", folder / "assets")


def write_hugo(folder: Path, site: Path) -> None:
    """The pages as sources of Hugo, which wants a folder with pages below to be a section."""
    made = dict(pages(site))
    for path, html in made.items():
        is_section = any(path.parent in other.parent.parents for other in made)
        name = "_index.html" if is_section else PAGE
        text = html.replace("{{", "{&#123;")  # which begins a shortcode
        write(folder / "content" / path.with_name(name), f"---\ntitle: x\n---\n{text}")
    for kind in ("single", "list", "index"):
        write(folder / "layouts" / "_default" / f"{kind}.html", "{{ .Content }}")
    write(folder / "hugo.toml", HUGO)
    shutil.copytree(site / "assets", folder / "static" / "assets")


def write(path: Path, text: str) -> None:
    """A file, and the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(name: str, folder: Path, expected: int) -> float:
    """Seconds that the program takes for the folder's pages, of which it must write so many."""
    made = folder / MADE[name]
    shutil.rmtree(made, ignore_errors=True)
    start = time.perf_counter()
    done = subprocess.run(PROGRAMS[name], cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode or sum(1 for _ in pages(made)) != expected:
        raise SystemExit(f"{name} does not build:\n{done.stdout}{done.stderr}")
    return seconds


def main() -> None:
    """Write the sites, time them, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folders = {name: Path(temporary, name) for name in ("ours", *PROGRAMS)}
        write_ours(folders["ours"], 1)
        build(folders["ours"])
        site = folders["ours"] / "site"
        write_eleventy(folders["Eleventy"], site)
        write_hugo(folders["Hugo"], site)
        written = sum(1 for _ in pages(site))
        times: dict[str, list[float]] = {name: [] for name in folders}
        for _ in range(runs):
            times["ours"].append(build(folders["ours"]))
            for name in PROGRAMS:
                times[name].append(run(name, folders[name], written))
    said = ", ".join(f"{name} {statistics.median(taken):.2f} s" for name, taken in times.items())
    print(f"{written} pages: {said}")


if __name__ == "__main__":
    main()
