"""What texts mean, as rows of numbers, in time: one person never costs another."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from kiosk.meaning.embedding import Embedding

WITHIN: Final = 0.15
"""Seconds that a text is waited for: ten times what one takes on a small computer that has nothing else to do."""

PAUSES: Final = 2
"""How many times as long as a text took, nobody is waited for after it."""


class Rows:
    """The row of a text, from a thread of its own: one text at a time, and a third of the time at most.

    A text is asked about twice, for a crisis and then for a guide: its row is kept until it is asked for again, or
    until the next text. The text itself is not.
    """

    def __init__(self, *, hurried: bool = True) -> None:
        """Nobody waits for those that are not ``hurried``: they are measured."""
        self._hurried = hurried
        self._embedding = Embedding()
        self._thread = ThreadPoolExecutor(1, "meaning")
        self._not_before = 0.0
        self._last: tuple[int, Any] = (0, None)

    def of(self, said: str) -> Any:
        """The row of a text; None when it is late, or another has just been read."""
        (number, row), self._last = self._last, (0, None)
        if row is None or number != hash(said):
            row = self._in_time(said) if self._hurried else self._embedding.of(said)
            self._last = (hash(said), row)
        return row

    def _in_time(self, said: str) -> Any:
        start = time.monotonic()
        if start < self._not_before:
            return None
        try:
            return self._thread.submit(self._embedding.of, said).result(WITHIN)
        except TimeoutError:
            return None
        finally:
            end = time.monotonic()
            self._not_before = end + PAUSES * (end - start)
