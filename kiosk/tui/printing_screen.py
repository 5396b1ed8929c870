"""The screen beside a printer: it has a paper printed while its visitor waits, and says what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.guides.page import Page
from kiosk.guides.sheet import Sheet
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.page_view import EMPTY

if TYPE_CHECKING:
    from kiosk.printing.printer import Printer


class PrintingScreen(HelpScreen, inherit_bindings=False):
    """Sends to the printer what the page of a visitor waits for. Keys are answered meanwhile."""

    def __init__(self, printer: Printer, *of_a_screen: Any, **of_any_screen: Any) -> None:
        super().__init__(*of_a_screen, **of_any_screen)
        self._printer = printer
        self._order: object = None

    def _show(self, page: Page, *, again: bool = False) -> None:
        super()._show(page, again=again)
        sheets = self._visit.to_print
        if not sheets:
            # Who has left waits no more.
            self._order = None
        elif self._order is None:
            self._order = order = object()
            # The function and not its coroutine: one that ends before it began would never be awaited.
            begin: Callable[[], Awaitable[None]] = partial(self._print, sheets, order)
            self.run_worker(begin)

    async def _print(self, sheets: Sequence[Sheet], order: object) -> None:
        works = await asyncio.to_thread(self._printed, sheets)
        if self._order is not order:
            return
        self._visit.printed(works=works)
        if self._layout is not EMPTY:  # Else it is shown when the window has room again.
            self._show(self._visit.page)

    def _printed(self, sheets: Sequence[Sheet]) -> bool:
        try:
            self._printer.print(sheets)
        except Exception:
            # Whatever is wrong with a printer: the visitor is sent to the desk, and the screen goes on.
            return False
        return True
