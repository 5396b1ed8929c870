"""Ends a program when what it was started from has gone: its terminal, its parent, its standard input.

Nobody is left to end it then: it would stay for hours, and may spin on a terminal that answers no more.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import stat
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

LOOK_EVERY: Final = 1.0
"""Seconds between two looks."""

ENDS_WITHIN: Final = 2.0
"""Seconds for an end in order. A thread that waits for a dead terminal would keep the program for ever."""

SERVICE_ENDS_WITHIN: Final = 10.0
"""The same for a service, which answers first whoever it has let in."""

_INPUT: Final = 0
_STANDARD_STREAMS: Final = (0, 1, 2)


class Lifeline:
    """Looks whether what a program hangs on is still there, and ends the program as SIGTERM does when it is not."""

    def __init__(self, *cut: Callable[[], bool], ends_within: float = ENDS_WITHIN) -> None:
        """``cut``: what tells that one thing has gone. ``ends_within``: seconds for an end in order."""
        self._cut = cut
        self._ends_within = ends_within

    @classmethod
    def of_command(cls, *, reads_input: bool = False) -> Lifeline:
        """For a command that somebody waits for. One that reads its input sees the end of it, and answers it first."""
        return cls(*_terminals(_STANDARD_STREAMS), *_parent(), *(() if reads_input else _pipe(_INPUT)))

    @classmethod
    def of_service(cls) -> Lifeline:
        """For a service: started with ``&``, by nohup, systemd or docker it outlives who started it, and has no input.

        A terminal or an open pipe for its input says that somebody sits there.
        """
        held = (*_terminals((_INPUT,)), *_pipe(_INPUT))
        return cls(*held, *(_parent() if held else ()), ends_within=SERVICE_ENDS_WITHIN)

    @property
    def is_cut(self) -> bool:
        """Whether one of the things has gone."""
        return any(gone() for gone in self._cut)

    def watch(self) -> None:
        """Look from now on, in a thread of its own: the others may wait for what never comes again."""
        if self._cut:
            threading.Thread(target=self._watch, name="lifeline", daemon=True).start()

    def _watch(self) -> None:
        while not self.is_cut:
            time.sleep(LOOK_EVERY)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(self._ends_within)
        os._exit(128 + signal.SIGTERM)


def watch_the_parent() -> None:
    """For a process of a pool: it ends with the program that made it, also when that was killed."""
    # Only a pool imports this: the screen starts without it.
    from multiprocessing import parent_process

    made_by = parent_process()
    if made_by is not None:
        pid = made_by.pid
        Lifeline(lambda: os.getppid() != pid).watch()


def _terminals(files: tuple[int, ...]) -> Iterator[Callable[[], bool]]:
    """Those of the files that are a terminal. A terminal that has hung up is none any more."""
    for file in files:
        if os.isatty(file):
            yield lambda file=file: not os.isatty(file)  # type: ignore[misc]


def _parent() -> Iterator[Callable[[], bool]]:
    """The parent, except of the leader of a session: its terminal tells, and a desktop may start it and go."""
    if os.getsid(0) != os.getpid():
        parent = os.getppid()
        yield lambda: os.getppid() != parent


def _pipe(file: int) -> Iterator[Callable[[], bool]]:
    """A pipe or a socket that is open now. One that has ended already says nothing: many programs give that."""
    # A stream that was closed before the start is None; its number may be another file's by now.
    if sys.stdin is not None and _is_pipe(file) and not _has_ended(file):
        yield lambda: _has_ended(file)


def _is_pipe(file: int) -> bool:
    mode = os.fstat(file).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _has_ended(file: int) -> bool:
    """Whether nobody writes into a pipe any more and all of it was read: the rest of a script may be in it."""
    look = select.poll()
    look.register(file, getattr(select, "POLLRDHUP", 0))
    return bool(look.poll(0)) and not any(fcntl.ioctl(file, termios.FIONREAD, bytes(4)))
