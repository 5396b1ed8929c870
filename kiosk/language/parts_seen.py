"""Shows whoever learns a part of each text, another one each time: what stands beside it among strangers differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from random import Random
from typing import Final

_STARTS: Final = 1 << 16


def parts(share: float, longest: int) -> Callable[[Sequence[int]], Sequence[int]]:
    """What takes about this ``share`` of the rows of a text, of at most ``longest``; the same at each build."""
    chance = Random(1).random  # noqa: S311 - no secret
    # One long row of what is seen and what is not; each time it is read from somewhere else.
    seen = bytes(chance() < share for _ in range(_STARTS + longest))

    def part_of(rows: Sequence[int]) -> Sequence[int]:
        start = int(chance() * _STARTS)
        return tuple(compress(rows, seen[start : start + longest])) or rows

    return part_of
