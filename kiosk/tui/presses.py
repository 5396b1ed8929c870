"""Which presses count: a press belongs to the page that it was made on.

Hands tremble, fingers rest on keys, and a slow page makes people press again. Pure: the times are given, in seconds
that only go up.
"""

from __future__ import annotations

from enum import Enum, auto
from math import inf
from typing import Final, Generic, TypeVar

REPEAT_GAP: Final = 0.15
"""A key that comes again sooner is held down. Keyboards repeat 10 to 40 times a second."""

REPEAT_DELAY: Final = 0.8
"""The first repeat of a held key comes within this; keyboards wait 0.25 to 0.66 seconds."""

TAP_GAP: Final = 0.5
"""A finger or a mouse that presses again sooner presses twice."""

TYPING_GAP: Final = 0.5
"""Digits that follow one another faster are one number, and letters one word."""

Before = TypeVar("Before")


class Verdict(Enum):
    """What becomes of a press."""

    TAKEN = auto()
    DROPPED = auto()
    TAKEN_BACK = auto()
    """The press before this one was the first repeat of a held key: undo it."""


class PressGuard:
    """Tells presses that were meant for the page in sight from those that were not.

    ``pause`` is how many seconds a new page takes no press; 0 lets every press through once a first page is there.
    """

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._first = inf
        self._turned = inf
        self._key = ""
        self._pressed = -inf
        self._gap_before_taken = inf
        self._tapped = -inf

    def turned(self, now: float) -> None:
        """Another page is shown."""
        self._first = min(self._first, now)
        if self._pause or self._turned == inf:
            self._turned = now

    def painted(self, now: float) -> None:
        """That page is in sight, a moment later: the pause begins there."""
        if self._pause:
            self._turned = now

    def too_early(self, made: float) -> bool:
        """Whether a press was made before there was a first page."""
        return made < self._first

    def settled(self, made: float) -> bool:
        """Whether a press at this time was made on the page in sight."""
        return made >= self._turned + self._pause

    def judge(self, key: str, made: float) -> Verdict:
        """A key was pressed."""
        gap = made - self._pressed if key == self._key else inf
        self._key, self._pressed = key, made
        if self._pause and gap < REPEAT_GAP:
            first_repeat = self._gap_before_taken < REPEAT_DELAY
            self._gap_before_taken = inf
            return Verdict.TAKEN_BACK if first_repeat else Verdict.DROPPED
        taken = self.settled(made)
        self._gap_before_taken = gap if taken else inf
        return Verdict.TAKEN if taken else Verdict.DROPPED

    def tap(self, made: float) -> bool:
        """Whether a click or a touch counts."""
        gap = made - self._tapped
        self._tapped = made
        # What a key did before is no longer the last thing that was done, and not to be taken back.
        self._key = ""
        return self.settled(made) and not (self._pause and gap < TAP_GAP)


class TypedNumber(Generic[Before]):
    """Notices a known phone number in digits that are typed quickly: "112" is no walk through three menus."""

    def __init__(self) -> None:
        self._typed: list[tuple[str, Before]] = []
        self._last = -inf

    def whole(self, digit: str, made: float, before: Before, numbers: frozenset[str]) -> tuple[str, Before] | None:
        """The number that this digit completes, and what was before its first digit."""
        if made - self._last >= TYPING_GAP:
            self._typed.clear()
        self._last = made
        longest = max(map(len, numbers), default=0)
        self._typed = [*self._typed, (digit, before)][-longest:] if longest else []
        for start in range(len(self._typed)):
            number = "".join(digit for digit, _ in self._typed[start:])
            if number in numbers:
                first = self._typed[start][1]
                self._typed.clear()
                return number, first
        return None

    def broken_off(self) -> None:
        """Something else was pressed."""
        self._typed.clear()
