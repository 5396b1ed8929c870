"""Slows down who tries codes. In memory alone: a restart forgets it, and so does a quarter of an hour.

Nobody is locked out for good: whoever has a right code waits at most ``LONGEST`` seconds for the wrong ones of others.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

FREE: Final = 5
"""Wrong codes without a wait: a code is written down badly, or read badly."""

FIRST: Final = 60.0
LONGEST: Final = 600.0
"""Seconds of a wait: it doubles with each further wrong code. At the longest, two weeks without a pause are 2016
codes of 900,000."""

_FORGOTTEN_AFTER: Final = 900.0
_MOST_ASKERS: Final = 10_000


class WrongCodes:
    """The wrong codes of each asker: a kiosk, or the keyed hash of a phone number."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock`` gives seconds."""
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def must_wait(self, asker: str) -> bool:
        """Whether this asker must wait before a code is looked at."""
        with self._lock:
            wrong, at = self._of(asker)
        return wrong >= FREE and self._clock() - at < min(LONGEST, FIRST * 2.0 ** min(wrong - FREE, 10))

    def wrong(self, asker: str) -> None:
        """A code was wrong."""
        with self._lock:
            self._wrong[asker] = (self._of(asker)[0] + 1, self._clock())
            self._wrong.move_to_end(asker)
            if len(self._wrong) > _MOST_ASKERS:
                self._wrong.popitem(last=False)

    def right(self, asker: str) -> None:
        """A code was right. Who has one of their own may not try those of others for it: one wrong code is forgiven."""
        with self._lock:
            wrong, at = self._of(asker)
            if wrong:
                self._wrong[asker] = (wrong - 1, at)

    def _of(self, asker: str) -> tuple[int, float]:
        wrong, at = self._wrong.get(asker, (0, 0.0))
        return (0, 0.0) if self._clock() - at > _FORGOTTEN_AFTER else (wrong, at)
