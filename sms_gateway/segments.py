"""How many segments a text message takes.

A segment is 1120 bits (GSM 03.38, GSM 03.40): 160 septets alone, 153 in a series; UCS-2: 70 UTF-16 units alone, 67 in
a series. An extension character costs two septets. Neither it nor a surrogate pair may stand half in one segment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

GSM7_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_EXTENSION: Final = frozenset("\f^{}\\[~]|€")

Encoding = Literal["GSM-7", "UCS-2"]
_SIZES: Final[dict[Encoding, tuple[int, int]]] = {"GSM-7": (160, 153), "UCS-2": (70, 67)}
"""Units in a message that stands alone, and in each segment of a series."""

SEGMENT_BITS: Final = 1120


@dataclass(frozen=True, slots=True)
class Size:
    """What a message takes. ``units`` are septets in GSM-7 and UTF-16 units in UCS-2."""

    encoding: Encoding
    units: int
    segments: int


def is_gsm7(text: str) -> bool:
    """Whether every character is in the GSM 7-bit alphabet. One that is not makes the whole message UCS-2."""
    return all(character in GSM7_BASIC or character in GSM7_EXTENSION for character in text)


def measure(text: str) -> Size:
    """The size of a message as Twilio sends it."""
    if is_gsm7(text):
        return _size("GSM-7", [2 if character in GSM7_EXTENSION else 1 for character in text])
    return _size("UCS-2", [2 if ord(character) > 0xFFFF else 1 for character in text])


def _size(encoding: Encoding, costs: Iterable[int]) -> Size:
    costs = tuple(costs)
    alone, in_series = _SIZES[encoding]
    units = sum(costs)
    if units <= alone:
        return Size(encoding, units, 1)
    segments, room = 1, in_series
    for cost in costs:
        if cost > room:
            segments, room = segments + 1, in_series
        room -= cost
    return Size(encoding, units, segments)
