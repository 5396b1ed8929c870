"""The screen of one visitor, in the process that is theirs. What it shows is drawn by the page in their browser."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import ClassVar, Final

import kiosk.tui.app
from kiosk.terminal.control import WIPE_SCROLLBACK
from kiosk.terminal.text_size.steps import SteppedText
from kiosk.themes import THEMES
from kiosk.tui.app import KioskApp

MESSAGE: Final = "\x1b]7717;{}\x07"
"""What the screen tells its page: an operating system command of a number that no terminal knows, with JSON."""


class BrowserText(SteppedText):
    """The text of the page. Its usual size is 1: only the page knows how many pixels that takes."""

    def __init__(self, tell: Callable[..., None]) -> None:
        super().__init__(1.0)
        self._tell = tell

    def _set(self, size: float) -> bool:
        self._tell(text=size)
        return True


class BrowserTerminal:
    """The page in the visitor's browser, as a terminal."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self.text = BrowserText(self.tell)

    def wipe(self) -> None:
        """As ``Terminal``."""
        self._write(WIPE_SCROLLBACK)
        self.text.reset()

    def tell(self, **told: str | float) -> None:
        """Tell the page the size of the text (``text``), the ``language`` of what it shows, or the colour of its
        ``paper``."""
        self._write(MESSAGE.format(json.dumps(told)))


class BrowserKiosk(KioskApp, inherit_bindings=False):
    """The screen, and what a page must know of it beside its cells."""

    CSS_PATH: ClassVar = str(Path(kiosk.tui.app.__file__).with_name(KioskApp.CSS_PATH))

    terminal: BrowserTerminal
    _told: tuple[str, str] = ("", "")

    def post_display_hook(self) -> None:
        told = (self._visit.page.language, THEMES[self.theme].paper)
        if told != self._told:
            self._told = told
            self.terminal.tell(language=told[0], paper=told[1])


def run() -> int:
    """Show the screen until its browser has gone, or whoever serves it; returns the exit code."""
    from kiosk.mistake import Mistake
    from kiosk.office import load_office
    from kiosk.terminal.lifeline import Lifeline
    from kiosk.wiring import offered_languages, office_counters, office_desk, office_printer, open_engine

    Lifeline.of_command().watch()
    try:
        office = load_office()
        languages = offered_languages(office)
        terminal = BrowserTerminal(_write)
        printer = office_printer(office, languages)
        desk = office_desk(office)
        engine = open_engine(office, languages, prints=printer is not None, calls=desk is not None)
        counters = office_counters(office)
        counts = counters.visits_on("browser") if counters else None
        app = BrowserKiosk(engine, languages, office, terminal, printer=printer, desk=desk, counts=counts)
        app.terminal = terminal
        with counters or nullcontext():
            reason = app.run()
    except Mistake as error:
        print(error, file=sys.stderr)
        return 2
    if reason:
        print(reason, file=sys.stderr)
    return app.return_code or 0


def _write(text: str) -> None:
    """Into the stream of cells, in the packets of Textual's driver for the web: D, a length in 4 bytes, the bytes."""
    data = text.encode()
    os.write(1, b"D%s%s" % (len(data).to_bytes(4, "big"), data))
