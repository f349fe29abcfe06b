"""Where the site is published: what an address must be, and what is said where none is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

SETTING = "SITE_URL"
LIKE = "such as https://example.org/gids/"
UNKNOWN = (
    f"{SETTING} is not set, so the site does not know where it is published: it has no canonical "
    "addresses, no site map, no links from documents, and relative addresses in the open data; "
    f"set it to an address {LIKE}"
)


class AddressError(Exception):
    """The site cannot be published at such an address. The text says why, and what to do."""


def check_environment(environment: Mapping[str, str]) -> None:
    """Raises `AddressError` where the environment names no such address; it need not name any."""
    address = environment.get(SETTING)
    if address == "":
        raise AddressError(f"{SETTING} is empty; leave it out, or set it to an address {LIKE}")
    if address is not None:
        check_address(address)


def check_address(address: str) -> None:
    """Raises `AddressError` where nothing can be published there."""
    if why := _fault(address):
        raise AddressError(f"{SETTING}: {address!r} {why}; write an address {LIKE}")


def _fault(address: str) -> str:
    if re.search(r"\s", address):
        return "has a space in it"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "is no address"
    if parts.scheme not in ("http", "https"):
        return "does not begin with https://"
    if not parts.hostname:
        return "names no host"
    if "?" in address or "#" in address:
        return "has a ? or # in it, behind which no page can stand"
    return ""
