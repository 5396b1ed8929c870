"""Where the words of phrases stand in a text, worked out for all words of the text at once.

Whole numbers stand for the words of a text: bit 3 is the fourth word. So a phrase costs a few steps, whether a text has
three words or eight hundred, and also when it says the same thing in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

GAP: Final = 2
"""How many other words may stand between two words of a phrase."""

Shapes = Mapping[int, int]
"""Where a phrase stands. A shape is the words that it takes, counted from its first one, which is bit 0; with it come
the words of the text where the phrase begins in that shape."""


def shapes(places: Sequence[int], standing: Mapping[int, int], free: int) -> Shapes:
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
        can_follow = 0
        for step in range(1, GAP + 2):
            can_follow |= row >> step
    found = {1: rows.pop()}
    while rows:
        found = _longer(found, rows.pop())
    return found


def _longer(found: Shapes, row: int) -> dict[int, int]:
    """The shapes with one word more, the nearest of this row."""
    longer = {}
    for shape, starts in found.items():
        for bit in range(shape.bit_length(), shape.bit_length() + GAP + 1):
            if here := starts & (row >> bit):
                longer[shape | 1 << bit] = here
                starts &= ~here
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
