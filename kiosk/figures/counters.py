"""Counts in memory, and now and then adds the sums to the store: in a thread of its own, so that nobody waits."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from kiosk.figures.store import Cell, Store
from kiosk.guides.outcomes import OnceAVisit, Seen

FLUSH_EVERY: Final = 300.0
"""Seconds between two additions to the store."""

_ENDS_WITHIN: Final = 3.0
"""Seconds that the end of a program waits for a disk."""


class Counters:
    """The counters of one program. What cannot be written waits for a disk that works, until the end of the next day:
    a month that is over stays as it was shown."""

    def __init__(self, store: Store, site: str, today: Callable[[], date], *, every: float = FLUSH_EVERY) -> None:
        """``site`` is the name of the office, ``today`` the day there."""
        self._store = store
        self._site = site
        self._today = today
        self._every = every
        self._counts: Counter[Cell] = Counter()
        self._counting = threading.Lock()
        self._writing = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="figures", daemon=True)
        self.lost = 0

    def __enter__(self) -> Self:
        """Write from now on, every few minutes."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Write what is left. A disk that hangs holds up nobody."""
        self._ended.set()
        self._thread.join(_ENDS_WITHIN)

    def on(self, channel: str) -> ChannelTally:
        """What counts on a channel."""
        return ChannelTally(self, channel)

    def visits_on(self, channel: str) -> OnceAVisit:
        """What counts the visits of one screen or one line mode, one after the other."""
        return OnceAVisit(self.on(channel))

    def count(self, channel: str, seen: Seen) -> None:
        """Count something on a channel."""
        cell = Cell(self._today().isoformat(), self._site, channel, seen.language, seen.guide, seen.outcome.value)
        with self._counting:
            self._counts[cell] += 1

    def flush(self) -> None:
        """Add what was counted to the store. Never raises."""
        with self._writing:
            with self._counting:
                waiting, self._counts = self._counts, Counter()
            today = self._today()
            oldest = (today - timedelta(days=1)).isoformat()
            fresh = Counter({cell: count for cell, count in waiting.items() if cell.day >= oldest})
            self.lost += waiting.total() - fresh.total()
            if fresh and not self._store.add(fresh, today):
                with self._counting:
                    self._counts.update(fresh)

    def _go_on(self) -> None:
        while not self._ended.wait(self._every):
            self.flush()
        self.flush()


@dataclass(frozen=True, slots=True)
class ChannelTally:
    """Counts what is seen on one channel."""

    counters: Counters
    channel: str

    def take(self, seen: Seen) -> None:
        """As ``Tally``."""
        self.counters.count(self.channel, seen)
