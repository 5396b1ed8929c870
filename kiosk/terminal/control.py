"""Asks the terminal for what the screen needs, by escape sequences."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from types import MappingProxyType, TracebackType
from typing import Final, Protocol, TextIO

from kiosk.terminal.text_size.choosing import text_size_of
from kiosk.terminal.text_size.steps import TextSize

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

    @property
    def text(self) -> TextSize | None:
        """What changes the size of its text; None where nothing can."""

    def wipe(self) -> None:
        """Leave nothing of what was shown before, and the text in its usual size."""


class EscapeTerminal:
    """A terminal that understands escape sequences and lets be those that it does not know."""

    text: TextSize | None = None

    def __init__(self, stream: TextIO, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        """``environment`` tells what terminal it is."""
        self._stream = stream
        self._environment = environment

    def __enter__(self) -> EscapeTerminal:
        self._write(EXPLICIT_BIDI)
        self.text = text_size_of(self._environment, self._write)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(WIPE_SCROLLBACK + IMPLICIT_BIDI)

    def wipe(self) -> None:
        """Empty what can be scrolled back to. The screen itself is drawn anew."""
        self._write(WIPE_SCROLLBACK)
        if self.text is not None:
            self.text.reset()

    def _write(self, sequence: str) -> None:
        try:
            self._stream.write(sequence)
            self._stream.flush()
        except OSError:
            # The terminal is gone: there is nothing left to wipe.
            return
