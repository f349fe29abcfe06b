"""Where the site is published: what an address must be, and what is said where none is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from .messages import Message, ToldError, say

SETTING = "SITE_URL"
LIKE = "https://example.org/gids/"
UNKNOWN = say(
    "{setting} staat niet ingesteld, dus weet de site niet waar ze komt te staan: ze heeft geen "
    "canonieke adressen, geen sitemap, geen links vanuit documenten, en relatieve adressen in de "
    "open data; stel een adres in zoals {like}",
    "{setting} is not set, so the site does not know where it is published: it has no canonical "
    "addresses, no site map, no links from documents, and relative addresses in the open data; "
    "set it to an address such as {like}",
    setting=SETTING,
    like=LIKE,
)


class AddressError(ToldError):
    """The site cannot be published at such an address."""


def check_environment(environment: Mapping[str, str]) -> None:
    """Raises `AddressError` where the environment names no such address; it need not name any."""
    address = environment.get(SETTING)
    if address == "":
        raise AddressError(
            say(
                "{setting} is leeg; laat het weg, of stel een adres in zoals {like}",
                "{setting} is empty; leave it out, or set it to an address such as {like}",
                setting=SETTING,
                like=LIKE,
            )
        )
    if address is not None:
        check_address(address)


def check_address(address: str) -> None:
    """Raises `AddressError` where nothing can be published there."""
    if why := _fault(address):
        raise AddressError(
            say(
                "{setting}: {address!r} {why}; schrijf een adres zoals {like}",
                "{setting}: {address!r} {why}; write an address such as {like}",
                setting=SETTING,
                address=address,
                why=why,
                like=LIKE,
            )
        )


def _fault(address: str) -> Message | None:
    if re.search(r"\s", address):
        return say("bevat een spatie", "has a space in it")
    try:
        parts = urlsplit(address)
    except ValueError:
        return say("is geen adres", "is no address")
    if parts.scheme not in ("http", "https"):
        return say("begint niet met https://", "does not begin with https://")
    if not parts.hostname:
        return say("noemt geen server", "names no host")
    if "?" in address or "#" in address:
        return say(
            "bevat een ? of #, en daarachter kan geen pagina staan",
            "has a ? or # in it, behind which no page can stand",
        )
    return None
