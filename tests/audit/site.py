"""The site to look at: built as it is published, and which of its pages are looked at."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from teamwijzer.addresses import root_of
from teamwijzer.model import LANGUAGES
from tests.conftest import ROOT, mkdocs_build

NODE_MODULES = Path(__file__).parent / "node_modules"
KINDS = (
    "",
    "taken/",
    "taken/t03/",
    "stappenplan/5/",
    "stappenplan/start/",
    "functiebeschrijving/",
    "taakverdeling/",
    "competenties/scan/",
    "sjablonen/",
)
"""A page of each kind that visitors come upon."""
ROOTS = tuple(map(root_of, LANGUAGES))
"""Where the pages of each language stand."""


def sample(*kinds: str) -> list[str]:
    """These pages in each language."""
    return [root + kind for kind in kinds for root in ROOTS]


def every_page(site: Path) -> list[str]:
    """The pages of the site map, and the page for lost addresses; they count from the site's root.

    The shortest address is the root: the site may be built for any.
    """
    tree = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314  # our own file
    found = [str(e.text) for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    root = min(found, key=len)
    return [*(address.removeprefix(root) for address in found), "404.html"]


def build(folder: Path, address: str) -> None:
    """A strict build that knows itself by this address, so that canonical links lead to it."""
    done = mkdocs_build(ROOT, "--site-dir", str(folder), SITE_URL=address)
    if done.returncode:
        raise SystemExit(f"the site does not build:\n{done.stdout}{done.stderr}")
