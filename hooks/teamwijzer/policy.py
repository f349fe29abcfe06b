"""What a page may load and do, said to browsers: in each page, and as headers for hosts.

Scripts and styles come from the site itself and nowhere else, and the one script that stands
inside the pages is named by its digest. So a text that slipped through as HTML could still
run nothing and send nothing. Reference: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping

from .opendata.publication import FOLDER, TYPES

SELF = "'self'"
OTHERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What a host can say besides."""
LASTING = ("assets/css/", "assets/js/")
"""Folders with files whose names change with their content."""
KEEP = "Cache-Control"
FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
"""To be kept, and asked for again each time whether it is still the same."""
AN_HOUR = "public, max-age=3600"
OPEN = {"Access-Control-Allow-Origin": "*"}
"""What programs in pages of others may read."""
UTF_8 = "; charset=utf-8"


def policy(inline: str) -> str:
    """The policy of pages with that one script inside them."""
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"{SELF} 'sha256-{digest}'",
        "style-src": SELF,
        "img-src": f"{SELF} data:",  # the theme's style sheet holds its signs
        "connect-src": SELF,  # the tools fetch the blank documents that they fill
        "manifest-src": SELF,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def policy_of_form(host: str) -> str:
    """The policy of the page with the form over the data, which speaks with that host.

    Its program puts styles into the page while it runs.
    """
    rules = {
        "default-src": "'none'",
        "script-src": SELF,
        "style-src": f"{SELF} 'unsafe-inline'",
        "font-src": SELF,
        "img-src": f"{SELF} blob: data:",
        "connect-src": f"{SELF} blob: data: {host}",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def header_files(
    of_pages: str, data: Iterable[str], of_form: str = "", forms: Iterable[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Path and content of files that give the same policy, and more, to a host.

    `_headers` is read by Netlify, Cloudflare Pages and hosts like them; the other is for nginx,
    to be included in a `server` block. Who may show the site inside a frame only a header says.
    Both say how long a file may be kept; the first of them join two values for one file, and keep
    nothing unasked as it is, so there only what lasts is named. `data`: the paths of open data,
    which pages elsewhere may read, and whose types not every host knows. `forms`: folders of which
    the pages have the policy `of_form`; two policies for one page would both hold, so where there
    are any the first file leaves policies to the pages themselves, but for frames.
    """
    forms = list(forms)
    headers = _headers(of_pages)
    told = _headers("" if forms else of_pages)
    lines = ["/*", *_indented(told)]
    for folder in LASTING:
        lines += [f"/{folder}*", *_indented({KEEP: FOREVER})]
    lines += [f"/{FOLDER}*", *_indented({**OPEN, KEEP: AN_HOUR})]
    for path in data:
        # Each by its name: not every host takes a sign for the middle of one.
        kind = TYPES[path.rpartition(".")[2]]
        if path.count("/") == FOLDER.count("/") and kind != TYPES["json"]:
            lines += [f"/{path}", *_indented({"Content-Type": f"{kind}{UTF_8}"})]
    yield "_headers", "\n".join([*lines, ""]).encode()
    rules = _added(headers)
    # A block with a header of its own takes none from outside.
    lasting = _block("|".join(LASTING), [*rules, *_added({KEEP: FOREVER}, always="")])
    types = "types { " + "".join(f"{kind} {ending}; " for ending, kind in TYPES.items()) + "}"
    known = ["charset utf-8;", f"charset_types {' '.join(TYPES.values())};", types]
    shared = [*rules, *_added(OPEN), *_added({KEEP: AN_HOUR}, always=""), *known]
    blocks = [lasting, _block(FOLDER, shared)]
    if forms:
        own = [*_added(_headers(of_form)), *_added({KEEP: ASK}, always="")]
        blocks.append(_block("|".join(forms), own))
    rules += [*_added({KEEP: ASK}, always=""), *blocks]
    yield "headers.nginx.conf", "\n".join([*rules, ""]).encode()


def _headers(policy: str) -> dict[str, str]:
    """With that policy, and that nobody may show the page inside a frame."""
    rules = "; ".join(filter(None, (policy, "frame-ancestors 'none'")))
    return {"Content-Security-Policy": rules, **OTHERS}


def _indented(headers: Mapping[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers.items()]


def _added(headers: Mapping[str, str], always: str = " always") -> list[str]:
    return [f'add_header {name} "{value}"{always};' for name, value in headers.items()]


def _block(places: str, lines: Iterable[str]) -> str:
    inside = "\n  ".join(lines)
    return f"location ~ /({places}) {{\n  {inside}\n}}"
