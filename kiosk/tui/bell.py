"""Calls a person to the screen while its visitor reads on, and says what becomes of it."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.calling.desk import Call
from kiosk.guides.calling import asks, called, is_called, taken_back
from kiosk.guides.conversation import Conversation
from kiosk.guides.kinds.called import COMING, NOBODY, WAITING, news
from kiosk.guides.kinds.kind import State
from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from textual.timer import Timer

    from kiosk.calling.desk import Desk
    from kiosk.tui.attendants import AttendedScreen

EVERY: Final = 1.0
"""Seconds between two questions to the desk."""

PATIENCE: Final = 120.0
"""Seconds after which the visitor is told that nobody answers. Who answers later is told all the same."""

SILENT: Final = 12.0
"""Seconds without a word of the desk after which the visitor is told: a desk that is started again takes less."""

LONGEST: Final = 600.0
"""Seconds after which a call is over."""

STAYS: Final = 20.0
"""Seconds for which the line about it stands on each page."""


class Bell:
    """One call at a time, of the visitor who is there. Keys are answered meanwhile."""

    def __init__(
        self, screen: AttendedScreen, visit: Visit, desk: Desk, clock: Callable[[], float], read_by: str = ""
    ) -> None:
        """``clock`` gives seconds that only go up. ``read_by`` is the language of the volunteers, else that of the
        office."""
        self._screen = screen
        self._visit = visit
        self._desk = desk
        self._clock = clock
        self._read_by = read_by
        self._before = visit.bookmark
        self._call: Call | None = None
        self._news: State = WAITING
        self._began = self._heard = self._told = clock()
        self._asking = False
        self._timer: Timer | None = None

    @property
    def waited_for(self) -> bool:
        """As ``Attendant``. On another page they read on, and are there as long as they do."""
        return self._call is not None and self._news == WAITING and is_called(self._visit.bookmark)

    def mind(self) -> bool:
        """Another page is shown. Called before each; whether the page is another one by it."""
        before, now = self._before, self._visit.bookmark
        self._before = now
        if self._visit.untouched or self._visit.ended or taken_back(before, now):
            self._end()
            self._news = WAITING
        elif asks(now):
            self._begin()
            self._be(called(now))
            return True
        elif is_called(now):
            if now.state != self._news:
                self._be(replace(now, state=self._news))
                return True
        elif self._news != WAITING and self._clock() - self._told < STAYS and not self._visit.notice:
            self._visit.notice = self._line
        return False

    def tick(self) -> None:
        """Ask the desk, where nobody comes yet to a call and no question is on its way."""
        if self._call is not None and self._news != COMING and not self._asking:
            self._asking = True
            self._run(partial(self._ask, self._call))

    def _begin(self) -> None:
        if self._call is not None and self._news == WAITING:
            return  # It is called already, and the time runs.
        self._end()
        self._call = Call(secrets.token_urlsafe(12), **asdict(self._visit.asks_about(self._read_by)))
        self._news = WAITING
        self._began = self._heard = self._clock()
        self._timer = self._screen.set_interval(EVERY, self.tick)
        self.tick()

    def _end(self) -> None:
        """Call no more."""
        if self._call is not None:
            self._run(partial(self._take_back, self._call))
        self._call = None
        self._ask_no_more()

    def _ask_no_more(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    async def _ask(self, call: Call) -> None:
        comes = None
        try:
            # Whatever is wrong with a desk: the visitor is sent there, and the screen goes on.
            with suppress(Exception):
                comes = await self._desk.call(call, self._clock() - self._began)
        finally:
            self._asking = False
        if self._call is not call:
            # It was taken back while it was on its way, and may have come later than that.
            await self._take_back(call)
            return
        now = self._clock()
        if comes is not None:
            self._heard = now
        if comes:
            # The call stays: whoever comes is told when the visitor has gone meanwhile.
            self._ask_no_more()
            self._tell(COMING)
            return
        if self._news == WAITING and (now - self._began >= PATIENCE or now - self._heard >= SILENT):
            self._tell(NOBODY)
        if now - self._began >= LONGEST:
            self._end()

    async def _take_back(self, call: Call) -> None:
        # A desk that does not hear it forgets the call by itself.
        with suppress(Exception):
            await self._desk.take_back(call)

    def _tell(self, state: State) -> None:
        self._news, self._told = state, self._clock()
        if is_called(self._visit.bookmark):
            self._screen.show_anew()
        else:
            self._screen.announce(self._line)

    @property
    def _line(self) -> str:
        return news(self._visit.language, self._news)

    def _be(self, there: Conversation) -> None:
        self._visit.return_to(there)
        self._before = self._visit.bookmark

    def _run(self, work: Callable[[], Awaitable[None]]) -> None:
        # The function and not its coroutine: one that ends before it began would never be awaited.
        self._screen.run_worker(work)
