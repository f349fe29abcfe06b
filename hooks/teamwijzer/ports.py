"""Where the site is shown while somebody works on it."""

from __future__ import annotations

import runpy
import socket
import sys

from .messages import ToldError, say

FIRST = "127.0.0.1:8000"
TRIES = 100
"""How many ports from the one that was asked for are tried."""


class PortError(ToldError):
    """The site cannot be shown there. The text says why, and what to do."""


def free(address: str) -> str:
    """The address, with the next port that is free where its own is taken. Raises `PortError`."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 2**16:
        raise PortError(
            say(
                "op {address!r} kan de site niet staan; schrijf een adres zoals {first}",
                "{address!r} is no address to serve on; write one such as {first}",
                address=address,
                first=FIRST,
            )
        )
    last = min(int(port) + TRIES, 2**16)
    for number in range(int(port), last):
        if _is_free(host.strip("[]"), number):
            return f"{host}:{number}"
    raise PortError(
        say(
            "van {port} tot {last} is geen poort vrij: stop wat daar draait",
            "no free port from {port} to {last}: stop what is served there",
            port=port,
            last=last - 1,
        )
    )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            # As the server does: what was stopped just now keeps no port.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror:
            raise PortError(
                say(
                    "geen machine heet hier {host!r}; schrijf 127.0.0.1",
                    "no machine here is called {host!r}; write 127.0.0.1",
                    host=host,
                )
            ) from None
        except OSError:
            return False
    return True


def serve(address: str) -> None:
    """Builds the site and serves it there or on the next free port; until it is stopped."""
    chosen = free(address)
    if chosen != address:
        told = say(
            "{address} is bezet: de site komt op http://{chosen}/",
            "{address} is taken: the site will be on http://{chosen}/",
            address=address,
            chosen=chosen,
        )
        print(told, flush=True)
    sys.argv = ["mkdocs", "serve", "--dev-addr", chosen]
    runpy.run_module("mkdocs", run_name="__main__")
