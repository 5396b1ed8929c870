"""Has a question kept, or an answer looked for, while its visitor waits, and shows what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from kiosk.guides.moves import Turn
from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from kiosk.tui.attendants import AttendedScreen


class Postman:
    """Carries out what the turn of a visitor wants. Keys are answered meanwhile; who leaves the page waits no more."""

    def __init__(self, screen: AttendedScreen, visit: Visit) -> None:
        self._screen = screen
        self._visit = visit
        self._carrying: Turn | None = None

    @property
    def waited_for(self) -> bool:
        """As ``Attendant``."""
        return self._carrying is not None

    def mind(self) -> bool:
        """As ``Attendant``. A page whose turn wants something may be shown again meanwhile: it is carried out once."""
        turn = self._visit.wants
        if turn is not None and turn is not self._carrying:
            self._carrying = turn
            # The function and not its coroutine: one that ends before it began would never be awaited.
            carry: Callable[[], Awaitable[None]] = partial(self._carry, turn)
            self._screen.run_worker(carry)
        return False

    async def _carry(self, turn: Turn) -> None:
        done = await asyncio.to_thread(self._visit.carried, turn)
        if self._visit.wants is turn:
            self._visit.take(done)
            self._screen.show_anew()
        self._carrying = None
