"""Mixes what is learned from, in the same way on every machine and with every version of Python."""

from __future__ import annotations

from typing import Any


def shuffle(items: list[Any], seed: int = 1) -> None:
    """Mix some items where they stand."""
    number = seed
    for index in range(len(items) - 1, 0, -1):
        number = number * 1103515245 + 12345 & 0x7FFFFFFF
        other = number % (index + 1)
        items[index], items[other] = items[other], items[index]
