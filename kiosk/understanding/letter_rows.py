"""The rows of letters (n-grams), the words and the pairs of words of a text, as numbers.

Each has a number, by which what was learned of it is found: many share one, and that costs little.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final
from zlib import crc32

from kiosk.understanding.lately_made import lately_made
from kiosk.understanding.normalise import MOST_WORDS, normalise

NUMBERS: Final = 1 << 18
"""How many numbers there are."""

SHORTEST_ROW: Final = 3
LONGEST_ROW: Final = 6

_BYTES: Final = 4
"""Bytes of a letter in UTF-32."""


@lately_made
def numbers_of(said: str) -> tuple[int, ...]:
    """The numbers of the rows of letters, the words and the pairs of words of a text."""
    words = normalise(said).split()[:MOST_WORDS]
    found: set[int] = set()
    for word in words:
        letters = f" {word} ".encode("utf-32-le")
        for size in range(SHORTEST_ROW * _BYTES, LONGEST_ROW * _BYTES + 1, _BYTES):
            found.update([crc32(letters[at : at + size]) for at in range(0, len(letters) - size + 1, _BYTES)])
        found.add(crc32(letters, 1))
    found.update([crc32(f"{first} {second}".encode(), 2) for first, second in pairwise(words)])
    return tuple({number % NUMBERS for number in found})
