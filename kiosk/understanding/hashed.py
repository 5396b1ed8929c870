"""Many rows of bytes, such as words, each with a number, kept by their hashes.

That takes a twentieth of the memory of a dictionary.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from zlib import crc32

_HASH: Final = "I"
_NUMBER: Final = "H"
"""How hashes and numbers are kept: as ``array`` names them, 4 and 2 bytes."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """The numbers of some rows of bytes. One that has none is taken for another less than once in 100,000 times.

    ``hashes`` has a place for each row, at the end of its hash or at the next one that was free, and 0 where none is;
    its length is a power of two. ``numbers`` has the number of the row at that place.
    """

    hashes: array[int]
    numbers: array[int]

    @classmethod
    def of(cls, numbered: Mapping[bytes, int]) -> Hashed:
        """These rows with their numbers, at most 65,535. Of two that have the same hash the later one counts."""
        places = 1 << (2 * len(numbered)).bit_length()
        hashes, numbers = array(_HASH, bytes(4 * places)), array(_NUMBER, bytes(2 * places))
        for row, number in numbered.items():
            place = (checksum := crc32(row)) & places - 1
            wanted = checksum or 1
            while hashes[place] not in (0, wanted):
                place = place + 1 & places - 1
            hashes[place], numbers[place] = wanted, number
        return cls(hashes, numbers)

    def of_each(self, rows: Iterable[bytes]) -> list[int | None]:
        """The number of each row, or None for one that has none."""
        hashes, numbers, last = self.hashes, self.numbers, len(self.hashes) - 1
        found: list[int | None] = []
        for wanted in map(crc32, rows):
            place = wanted & last
            while (held := hashes[place]) and held != (wanted or 1):
                place = place + 1 & last
            found.append(numbers[place] if held else None)
        return found

    def get(self, row: bytes) -> int | None:
        """The number of a row."""
        return self.of_each((row,))[0]

    def to_bytes(self) -> bytes:
        """What ``from_bytes`` reads, on every machine."""
        return b"".join(_in_order(array(row.typecode, row)).tobytes() for row in (self.hashes, self.numbers))

    @classmethod
    def from_bytes(cls, data: bytes) -> Hashed:
        """What ``to_bytes`` wrote. Raises ValueError for anything else."""
        places, rest = divmod(len(data), 6)
        if rest or places.bit_count() != 1:
            raise ValueError("the rows are not whole")
        hashes, numbers = array(_HASH, data[: 4 * places]), array(_NUMBER, data[4 * places :])
        return cls(_in_order(hashes), _in_order(numbers))


def _in_order(numbers: array[int]) -> array[int]:
    """The lowest byte of each number first."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
