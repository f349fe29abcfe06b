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
from pathlib import Path

from .beside import Beside
from .cms import is_of_cms
from .documents.packing import MOST, joined, pack
from .llms import LLMS
from .search import INDEX
from .sharing import CARDS, MANIFEST

ZIP = "ict-teamwijzer-offline.zip"
"""Below the site's root."""
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


def offline(site: Path, start: str) -> bytes:
    """The zip file of a built site. `start`: the page on top of it."""
    unpacked = [(f"{FOLDER}site/{name}", text.encode()) for name, text in UNPACKED.items()]
    names = sorted(_names(site))
    half = len(names) // 2

    def begun() -> bytes:
        return pack([(FOLDER + START, start.encode()), *_files(site, names[:half])])

    def ended() -> bytes:
        return pack([*_files(site, names[half:]), *unpacked])

    if 2 * len(names) + 3 > MOST:  # each at most as itself and as a script
        return pack([(FOLDER + START, start.encode()), *_files(site, names), *unpacked])
    beside = Beside({"begun": begun})
    try:
        end = ended()
        begin = beside.result("begun") or begun()
    finally:
        beside.close()
    return joined(begin, end)


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
