"""Has a paper printed while its visitor waits, and says what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from kiosk.guides.sheet import Sheet
from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from kiosk.printing.printer import Printer
    from kiosk.tui.attendants import AttendedScreen


class PaperTray:
    """Sends to the printer what the page of a visitor waits for. Keys are answered meanwhile."""

    def __init__(self, screen: AttendedScreen, visit: Visit, printer: Printer) -> None:
        self._screen = screen
        self._visit = visit
        self._printer = printer
        self._order: object = None

    @property
    def waited_for(self) -> bool:
        """As ``Attendant``."""
        return self._order is not None

    def mind(self) -> bool:
        """As ``Attendant``. A paper that somebody left waits no more."""
        sheets = self._visit.to_print
        if not sheets:
            self._order = None
        elif self._order is None:
            self._order = order = object()
            # The function and not its coroutine: one that ends before it began would never be awaited.
            begin: Callable[[], Awaitable[None]] = partial(self._print, sheets, order)
            self._screen.run_worker(begin)
        return False

    async def _print(self, sheets: Sequence[Sheet], order: object) -> None:
        works = await asyncio.to_thread(self._printed, sheets)
        if self._order is order:
            self._visit.printed(works=works)
            self._screen.show_anew()

    def _printed(self, sheets: Sequence[Sheet]) -> bool:
        try:
            self._printer.print(sheets)
        except Exception:
            # Whatever is wrong with a printer: the visitor is sent to the desk, and the screen goes on.
            return False
        return True
