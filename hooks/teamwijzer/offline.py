"""The whole site in one zip file, to read from a disk: unpack it and open the file on top.

    ICT-teamwijzer/START.html        leads to the site, or says to unpack it first
    ICT-teamwijzer/site/start.…      there only where the zip file is unpacked: START asks for them
    ICT-teamwijzer/site/…            the built site, changed where a disk is not a server

On a disk an address must name a file; a policy knows files by `file:`, because there is no
site that they belong to; and a page can load scripts, but fetch nothing, so the blank documents
that the tools fill stand beside themselves as scripts.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from .beside import Beside
from .cms import is_of_cms
from .documents.packing import joined, pack
from .llms import LLMS
from .search import INDEX
from .sharing import CARDS, MANIFEST

ZIP = "ict-teamwijzer-offline.zip"
"""Below the site's root."""
PARTS = 4
"""In how many parts the pages are packed, whoever packs one."""
FOLDER = "ICT-teamwijzer/"
START = "START.html"
UNPACKED = {
    "start.css": "#unpack { display: none; }\n#ways { display: block; }\n",
    "start.js": 'location.replace("site/index.html");\n',
}
"""What START shows and does where these files are beside it."""
DOCUMENTS = (".docx", ".xlsx")
SERVERS = frozenset({ZIP, "404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "_headers"})
"""What only a server has use for."""
CALLED = (".map", ".conf", MANIFEST, LLMS)
"""How the names of more of these end."""
ADDRESSES = [
    re.compile(rf"""({name}="(?:\.{{1,2}}|[\w-]+)(?:/[\w.-]+)*/)([?#][^"]*)?\"""")
    for name in ("href", "data-planner")
]
"""Each by itself: what begins with a word that is known is found much faster."""
REFRESH = b'http-equiv="refresh"'
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="[^"]*"')
SELF = "&#39;self&#39;"
ONLINE = re.compile(r"<!-- online -->.*?<!-- /online -->", re.DOTALL)


class Offline:
    """The zip file of a site, whose pages are there. `start`: the page on top of it.

    A second processor begins to pack what is there, while other files are still to come.
    """

    def __init__(self, site: Path, start: str) -> None:
        self._site, self._start = site, start
        self._there = sorted(_names(site))
        self._beside = Beside({str(n): partial(self._part, n) for n in range(PARTS)})

    def _part(self, number: int) -> bytes:
        length = -(-len(self._there) // PARTS)
        names = self._there[number * length : (number + 1) * length]
        top = [] if number else [(FOLDER + START, self._start.encode())]
        return pack([*top, *_files(self._site, names)])

    def packed(self) -> bytes:
        """The zip file, when all files are there."""
        later = sorted(set(_names(self._site)).difference(self._there))
        unpacked = ((f"{FOLDER}site/{name}", text.encode()) for name, text in UNPACKED.items())
        last = pack([*_files(self._site, later), *unpacked])
        parts = [self._beside.result(str(n)) or self._part(n) for n in range(PARTS)]
        return joined(*parts, last)

    def close(self) -> None:
        """Nobody asks for more."""
        self._beside.close()


def _names(site: Path) -> Iterator[str]:
    for folder, _, files in os.walk(site):
        below = Path(folder).relative_to(site)
        for file in files:
            name = (below / file).as_posix()
            if name in SERVERS or name.startswith(CARDS) or name.endswith(CALLED):
                continue
            if not is_of_cms(name):
                yield name


def _files(site: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        content = (site / name).read_bytes()
        if REFRESH in content:
            continue  # nobody has an old address of a disk
        if name.endswith(".html"):
            content = _page(content.decode()).encode()
        elif name.endswith(INDEX):
            content = _index(content.decode()).encode()
        yield f"{FOLDER}site/{name}", content
        if name.endswith(DOCUMENTS):
            yield f"{FOLDER}site/{name}.js", _script(name.rpartition("/")[2], content)


def _page(html: str) -> str:
    html = ONLINE.sub("", html)
    html = POLICY.sub(lambda policy: policy[0].replace(SELF, "file:"), html)
    for address in ADDRESSES:
        html = address.sub(r'\1index.html\2"', html)
    return html


def _index(script: str) -> str:
    """The addresses of the pages that the search finds name files too."""
    head, _, content = script.partition(" = ")
    found = {**json.loads(content.removesuffix(";\n")), "file": "index.html"}
    return f"{head} = {json.dumps(found, ensure_ascii=False)};\n"


def _script(name: str, content: bytes) -> bytes:
    """A document as a script that hands it over: see `blank` in desk.js."""
    key, value = json.dumps(f"teamwijzer {name}"), base64.b64encode(content).decode()
    return f'globalThis[{key}] = "{value}";\n'.encode()
