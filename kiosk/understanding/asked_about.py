"""Which guide a question is about, by something else than words: what people ask seldom holds those of the guide."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping
from typing import Final, Protocol

from kiosk.understanding.lately_made import COMMON, lately_made
from kiosk.understanding.letter_rows import numbers_of

ROWS: Final = 1 << 16
"""How many rows of letters are told apart."""

MOST_ASKED: Final = 20
"""Words of a question that are looked at: what it is about shows in the first ones."""

LEANING: Final = 0.35
"""What is added, so that a place of which nothing was learned must be found by more words than the others."""

SERVICES: Final = "service"
"""What somebody asks about who looks for a number to call."""


class AskedAbout(Protocol):
    """Something that tells what a question is about. The same text gets the same answer, and nothing of it is kept."""

    @property
    def abouts(self) -> tuple[str, ...]:
        """What it can tell: the ids of guides, and ``SERVICES``."""

    def of(self, said: str) -> Mapping[str, float]:
        """How much more a text is about each guide (by its id), or about ``SERVICES``, than about nothing: 1 is as much
        as one word tells that stands in one guide alone. Nothing for what was not learned of."""


class AskedLetters:
    """What tells it by the rows of letters, as ``kiosk.language.questions_learning`` learned it."""

    def __init__(self, abouts: tuple[str, ...], weights: bytes, unit: float) -> None:
        """``weights`` holds for each row how much it speaks for nothing at all, and for each of ``abouts``, ``unit``
        times as much as it is, in signed bytes: the ids of guides, and ``SERVICES`` for all services together."""
        self.abouts = abouts
        self.weights = weights
        self.unit = unit
        self._lately = lately_made(self._told, COMMON)

    def of(self, said: str) -> Mapping[str, float]:
        """As ``AskedAbout``."""
        return self._lately(said)

    def _told(self, said: str) -> Mapping[str, float]:
        rows, size = rows_of(said), len(self.abouts) + 1
        if not rows:
            return {}
        held = array("b", b"".join([self.weights[row * size : row * size + size] for row in rows]))
        none, *each = (sum(held[column::size]) for column in range(size))
        unit = self.unit * math.sqrt(len(rows))
        return {about: (weight - none) / unit + LEANING for about, weight in zip(self.abouts, each, strict=True)}


def rows_of(said: str) -> set[int]:
    """The rows of letters, the words and the pairs of words of a text."""
    words = said.split()
    first = said if len(words) <= MOST_ASKED else " ".join(words[:MOST_ASKED])
    return {number % ROWS for number in numbers_of(first)}
