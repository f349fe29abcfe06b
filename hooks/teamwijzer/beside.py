"""Work for a second processor while a build goes on.

A child process makes of what it is given whatever nobody has begun, in order, and hands it over. It
is a copy of this process, so that there is nothing to prepare and nothing to tell it. Who asks for
what is not there yet does not wait, but makes the next one that nobody has begun. Whatever goes
wrong costs time only: what gave nothing is made by who asked for it, with the errors that belong to
it.
"""

from __future__ import annotations

import logging
import os
import pickle
import select
import signal
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

TOLD = struct.Struct("=BQQ")
"""What the child says of a result: its number, and where it begins and how long it is in the file
between the two.
"""


class Beside:
    """`makes`: name → a function without arguments whose result can be pickled, at most 256."""

    def __init__(self, makes: Mapping[str, Callable[[], Any]]) -> None:
        self._makes = list(makes.items())
        self._made: dict[str, Any] = {}
        self._free, self._told, self._child = -1, -1, 0
        if not makes or not can_fork():
            return
        opened: list[int] = []
        try:
            # A file without a name: it is gone when both processes are.
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # kept open
            for _ in range(2):
                opened += os.pipe()
            free, giving, told, telling = opened
            # Each number can be read once, by one of the two.
            os.write(giving, bytes(range(len(makes))))
            self._child = os.fork()
        except OSError:  # no room for another process, or for its files
            for end in opened:
                os.close(end)
            return
        os.close(giving)
        self._free, self._told = free, told
        if self._child:
            os.close(telling)
            return
        with suppress(BaseException):  # the other process makes what is missing
            logging.disable()
            begin = 0
            while (number := self._next()) is not None:
                made = pickle.dumps(self._makes[number][1](), pickle.HIGHEST_PROTOCOL)
                length = os.write(self._file.fileno(), made)
                os.write(telling, TOLD.pack(number, begin, length))
                begin += length
        os._exit(0)

    def result(self, name: str) -> Any:
        """What the function of that name gives, made in either process; None where it gives
        nothing.
        """
        while name not in self._made:
            if self._hear(0):
                continue
            if (free := self._next()) is not None:
                own, make = self._makes[free]
                self._made[own] = None  # who asks for it inside it makes it
                with suppress(Exception):
                    self._made[own] = make()
            elif not self._hear(None):
                return None
        return self._made[name]

    def close(self) -> None:
        """Ends the child: what it has not made by now nobody asks for."""
        if self._told >= 0:
            os.close(self._told)
            os.close(self._free)
            self._told = self._free = -1
            with suppress(OSError):  # it may be gone already, where nobody waits for children
                os.kill(self._child, signal.SIGKILL)
                os.waitpid(self._child, 0)

    def _next(self) -> int | None:
        """The next number that nobody has begun, which is begun with this; None where all are."""
        return next(iter(os.read(self._free, 1)), None) if self._free >= 0 else None

    def _hear(self, patience: float | None) -> bool:
        """Takes a result of the child, if it tells of one in that many seconds, or before its end;
        whether it did.
        """
        if self._told < 0 or not select.select([self._told], [], [], patience)[0]:
            return False
        if not (told := os.read(self._told, TOLD.size)):
            self.close()
            return False
        number, begin, length = TOLD.unpack(told)
        name, _ = self._makes[number]
        self._made[name] = None
        with suppress(OSError, EOFError, pickle.UnpicklingError):  # it did not reach the disk whole
            made = os.pread(self._file.fileno(), length, begin)
            self._made[name] = pickle.loads(made)  # noqa: S301  # our own child wrote it
        return True


def can_fork() -> bool:
    """Whether there is a second processor, and a system that copies a process safely."""
    # What a thread holds at that moment would stay locked in the copy; macOS starts some itself.
    if sys.platform in {"win32", "darwin"} or threading.active_count() > 1:
        return False
    return hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1
