"""Asks the terminal for what the screen needs, by escape sequences."""

from __future__ import annotations

from collections.abc import MutableMapping
from types import TracebackType
from typing import Final, Protocol, TextIO

EXPLICIT_BIDI: Final = "\x1b[8l"
"""The program orders right-to-left text itself (ECMA-48 BDSM, and the terminals' BiDi specification)."""

IMPLICIT_BIDI: Final = "\x1b[8h"
WIPE_SCROLLBACK: Final = "\x1b[3J"


def prepare_environment(environment: MutableMapping[str, str]) -> None:
    """Let the screen see the terminal as it is, before it looks."""
    # A size in the environment would hide that the window has another one.
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    # xterm shows all colours since version 331 and says so nowhere: without this it gets 16.
    if "XTERM_VERSION" in environment:
        environment.setdefault("COLORTERM", "truecolor")


class Terminal(Protocol):
    """The terminal that the screen runs in."""

    def wipe(self) -> None:
        """Leave nothing of what was shown before."""


class EscapeTerminal:
    """A terminal that understands escape sequences and lets be those that it does not know."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> EscapeTerminal:
        self._write(EXPLICIT_BIDI)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(WIPE_SCROLLBACK + IMPLICIT_BIDI)

    def wipe(self) -> None:
        """Empty what can be scrolled back to. The screen itself is drawn anew."""
        self._write(WIPE_SCROLLBACK)

    def _write(self, sequence: str) -> None:
        try:
            self._stream.write(sequence)
            self._stream.flush()
        except OSError:
            # The terminal is gone: there is nothing left to wipe.
            return
