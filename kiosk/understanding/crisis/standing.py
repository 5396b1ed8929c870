"""Where the words of phrases stand in a text, worked out for all words of the text at once.

Whole numbers stand for the words of a text: bit 3 is the fourth word. So a phrase costs a few steps, whether a text has
three words or eight hundred, and also when it says the same thing in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MOST_SMALL: Final = 4
"""How many small words in a row count for nothing between two words of a phrase."""

Shapes = Mapping[int, int]
"""Where a phrase stands. A shape is the words that it takes, counted from its first one, which is bit 0; with it come
the words of the text where the phrase begins in that shape."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one word of a phrase may stand from the next in a text: with ``gap`` other words between, and with the
    ``small`` words of the text, which do not count."""

    gap: int
    small: int = 0

    @property
    def furthest(self) -> int:
        """The most words that may lie from one word of a phrase to the next."""
        return (self.gap + 1) * (MOST_SMALL + 1) if self.small else self.gap + 1

    def before(self, row: int) -> int:
        """The words that have one of these words within reach."""
        found = near = self._past_small(row >> 1)
        for _ in range(self.gap):
            near = self._past_small(near >> 1)
            found |= near
        return found

    def _past_small(self, near: int) -> int:
        if self.small:
            for _ in range(MOST_SMALL):
                near |= (near & self.small) >> 1
        return near


def shapes(places: Sequence[int], standing: Mapping[int, int], free: int, reach: Reach) -> Shapes:
    """Where a phrase of these places stands among the free words of a text, in order and near one another: from each
    word where it can begin, with the nearest words. ``standing`` tells for each place the words that may stand there.
    """
    rows = []
    can_follow = -1
    for place in reversed(places):
        row = standing.get(place, 0) & free & can_follow
        if not row:
            return {}
        rows.append(row)
        can_follow = reach.before(row)
    found = {1: rows.pop()}
    while rows:
        found = _longer(found, rows.pop(), reach.furthest)
    return found


def _longer(found: Shapes, row: int, furthest: int) -> dict[int, int]:
    """The shapes with one word more, the nearest of this row. Each has one within reach, so the nearest is."""
    longer = {}
    for shape, starts in found.items():
        for bit in range(shape.bit_length(), shape.bit_length() + furthest):
            if here := starts & (row >> bit):
                longer[shape | 1 << bit] = here
                starts &= ~here
                if not starts:
                    break
    return longer


def taken(found: Shapes) -> int:
    """All words of a text that a phrase takes."""
    words = 0
    for shape, starts in found.items():
        for bit in range(shape.bit_length()):
            if shape >> bit & 1:
                words |= starts << bit
    return words


def inside(phrases: Iterable[Shapes]) -> dict[int, int]:
    """Where any shape would be only a part of one of these phrases."""
    whole: dict[int, int] = {}
    for found in phrases:
        for shape, starts in found.items():
            whole[shape] = whole.get(shape, 0) | starts
    covered: dict[int, int] = {}
    for shape, starts in whole.items():
        for part, first in _parts(shape):
            covered[part] = covered.get(part, 0) | starts << first
    return covered


def _parts(shape: int) -> Iterator[tuple[int, int]]:
    """The shapes inside a shape that are less than it, and where in it they begin."""
    part = (shape - 1) & shape
    while part:
        first = (part & -part).bit_length() - 1
        yield part >> first, first
        part = (part - 1) & shape
