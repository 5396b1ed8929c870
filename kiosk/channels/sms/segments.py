"""How many segments a text message takes.

A segment is 1120 bits (GSM 03.38, GSM 03.40): 160 septets alone, 153 in a series; UCS-2: 70 UTF-16 units alone, 67 in
a series. An extension character costs two septets. Neither it nor a surrogate pair may stand half in one segment.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from kiosk.channels.channel import Size

GSM7_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_EXTENSION: Final = frozenset("\f^{}\\[~]|€")

_GSM7: Final = GSM7_BASIC | GSM7_EXTENSION

Encoding = Literal["GSM-7", "UCS-2"]
_SIZES: Final[dict[Encoding, tuple[int, int]]] = {"GSM-7": (160, 153), "UCS-2": (70, 67)}
"""Units in a message that stands alone, and in each segment of a series."""

SEGMENT_BITS: Final = 1120


def is_gsm7(text: str) -> bool:
    """Whether every character is in the GSM 7-bit alphabet. One that is not makes the whole message UCS-2."""
    return _GSM7.issuperset(text)


def measure(text: str) -> Size:
    """The size of a message as Twilio sends it. Its units are septets in GSM-7 and UTF-16 units in UCS-2."""
    if is_gsm7(text):
        return _size("GSM-7", text, GSM7_EXTENSION.__contains__)
    return _size("UCS-2", text, "\uffff".__lt__)


def _size(encoding: Encoding, text: str, costs_two: Callable[[str], bool]) -> Size:
    alone, in_series = _SIZES[encoding]
    units = len(text) + sum(map(costs_two, text))
    if units <= alone:
        return Size(encoding, units, 1)
    segments, room = 1, in_series
    for character in text:
        cost = 1 + costs_two(character)
        if cost > room:
            segments, room = segments + 1, in_series
        room -= cost
    return Size(encoding, units, segments)
