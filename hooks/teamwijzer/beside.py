"""Work for a second processor while a build goes on.

A child process makes what it is given, in order, and hands it over. It is a copy of this process,
so that there is nothing to prepare and nothing to tell it. Whatever goes wrong with it costs time
only: what it did not make is made here, with the errors that belong to it.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO


class Beside:
    """`makes`: functions without arguments whose results can be pickled."""

    def __init__(self, makes: Sequence[Callable[[], Any]]) -> None:
        self._parts: list[BinaryIO] = []
        self._told, self._child, self._done = -1, 0, 0
        if not makes or not can_fork():
            return
        told, telling = -1, -1
        try:
            # Files without a name: they are gone when both processes are.
            self._parts = [tempfile.TemporaryFile() for _ in makes]  # noqa: SIM115  # kept open
            told, telling = os.pipe()
            self._child = os.fork()
        except OSError:  # no room for another process, or for its files
            for number in {told, telling} - {-1}:
                os.close(number)
            return
        self._told = told
        if self._child:
            os.close(telling)
            return
        with suppress(BaseException):  # this process makes what is missing
            logging.disable()
            for make, part in zip(makes, self._parts, strict=True):
                pickle.dump(make(), part, pickle.HIGHEST_PROTOCOL)
                part.flush()
                os.write(telling, b"1")
        os._exit(0)

    def result(self, number: int) -> Any:
        """What the function of that number gave, when it is there; None where it gave nothing."""
        while self._done <= number and self._told >= 0:
            if os.read(self._told, 1):
                self._done += 1
            else:
                self.close()
        if self._done <= number:
            return None
        part = self._parts[number]
        part.seek(0)
        with suppress(OSError, EOFError, pickle.UnpicklingError):  # it did not reach the disk whole
            return pickle.load(part)  # noqa: S301  # our own child wrote it
        return None

    def close(self) -> None:
        """Ends the child: what it has not made by now nobody asks for."""
        if self._told >= 0:
            os.close(self._told)
            self._told = -1
            with suppress(OSError):  # it may be gone already, where nobody waits for children
                os.kill(self._child, signal.SIGKILL)
                os.waitpid(self._child, 0)


def can_fork() -> bool:
    """Whether there is a second processor, and a system that copies a process safely."""
    # What a thread holds at that moment would stay locked in the copy; macOS starts some itself.
    if sys.platform in {"win32", "darwin"} or threading.active_count() > 1:
        return False
    return hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1
