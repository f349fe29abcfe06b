"""What a page may load and do, said to browsers: in each page, and as headers for hosts.

Scripts and styles come from the site itself and nowhere else, and the one script that stands
inside the pages is named by its digest. So a text that slipped through as HTML could still
run nothing and send nothing. Reference: https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

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


def header_files(of_pages: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of files that give the same policy, and more, to a host.

    `_headers` is read by Netlify, Cloudflare Pages and hosts like them; the other is for nginx,
    to be included in a `server` block. Who may show the site inside a frame only a header says.
    Both say how long a file may be kept; the first of them join two values for one file, and keep
    nothing unasked as it is, so there only what lasts is named.
    """
    headers = {"Content-Security-Policy": f"{of_pages}; frame-ancestors 'none'", **OTHERS}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for folder in LASTING:
        lines += [f"/{folder}*", f"  {KEEP}: {FOREVER}"]
    yield "_headers", "\n".join([*lines, ""]).encode()
    rules = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    # A block with a header of its own takes none from outside.
    inside = "\n  ".join([*rules, f'add_header {KEEP} "{FOREVER}";'])
    lasting = "|".join(LASTING)
    rules += [f'add_header {KEEP} "{ASK}";', f"location ~ /({lasting}) {{\n  {inside}\n}}"]
    yield "headers.nginx.conf", "\n".join([*rules, ""]).encode()
