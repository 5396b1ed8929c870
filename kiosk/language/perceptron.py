"""A perceptron for many classes: each lesson that does not come out in its own class, well ahead of the next one, moves
the weights of its rows of letters. In pure Python, and the same on every machine.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

_LANE: Final = 32
"""Bits for each class in the one whole number that holds a row's weights: adding rows is then one addition."""


def practise(
    lessons: Sequence[tuple[int, Sequence[int]]], weights: list[int], classes: int, rates: Sequence[int], ahead: int
) -> None:
    """Move the weights until each lesson comes out in its own class. A lesson is the number of its class and the rows
    that it holds. ``rates`` is how far it moves a weight, round by round; its class should be ``ahead`` of
    the next one, for the root of the number of its rows."""
    for rate in rates:
        for own, rows in lessons:
            scores = unpacked(sum(map(weights.__getitem__, rows)), classes)
            wanted = scores[own] - ahead * math.sqrt(len(rows))
            scores[own] = min(scores) - 1
            other = scores.index(max(scores))
            if scores[other] > wanted:
                move = (rate << _LANE * own) - (rate << _LANE * other)
                for row in rows:
                    weights[row] += move


def packed(weights: Iterable[int]) -> int:
    """The weights of a row, one for each class, as one whole number."""
    return sum(weight << _LANE * place for place, weight in enumerate(weights))


def unpacked(row: int, classes: int) -> list[int]:
    """The weights of a row, or of the sum of some rows."""
    middle = 1 << _LANE - 1
    lanes = (row + _middles(classes)).to_bytes(_LANE // 8 * classes, "little")
    return [lane - middle for lane in struct.unpack(f"<{classes}I", lanes)]


@lru_cache
def _middles(classes: int) -> int:
    """What makes every lane of a row a positive number."""
    return packed([1 << _LANE - 1] * classes)
