"""A taken port does not keep anybody from looking at the site."""

from __future__ import annotations

import runpy
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from teamwijzer.ports import PortError, free, serve
from tests.tools import free_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which something is served, with the next one free a moment ago."""
    while True:
        with socket.socket() as held, socket.socket() as beside:
            port = free_port()
            held.bind(("127.0.0.1", port))
            try:
                beside.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            beside.close()
            held.listen()
            yield port
            return


def test_a_taken_port_gives_the_next_free_one(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(runpy, "run_module", lambda *_, **__: started.append(sys.argv))
    monkeypatch.setattr(sys, "argv", [])
    serve(f"127.0.0.1:{taken}")
    ((*command, chosen),) = started
    assert command == ["mkdocs", "serve", "--dev-addr"]
    host, _, port = chosen.partition(":")
    assert host == "127.0.0.1"
    assert taken < int(port) <= taken + 100
    told = capsys.readouterr().out
    assert told == f"127.0.0.1:{taken} is taken: the site will be on http://{chosen}/\n"
    # The one that was chosen can be had, and gives itself.
    assert free(chosen) == chosen


@pytest.mark.parametrize(
    "address", ["8000", "127.0.0.1", "127.0.0.1:web", "127.0.0.1:70000", "127.0.0.1:0", ":80"]
)
def test_what_is_no_address(address: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "teamwijzer", "serve", "--address", address],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    expected = f"{address!r} is no address to serve on; write one such as 127.0.0.1:8000\n"
    assert done.stderr == expected


def test_no_port_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamwijzer.ports._is_free", lambda *_: False)
    with pytest.raises(PortError, match="no free port from 65500 to 65535"):
        free("127.0.0.1:65500")


def test_a_machine_that_there_is_not() -> None:
    with pytest.raises(PortError, match=r"no machine here is called .no\.such\.invalid."):
        free("no.such.invalid:8000")
