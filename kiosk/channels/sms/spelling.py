"""Spells a message so that it costs little: the GSM alphabet where people text in it ("Belgie", "francais")."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal

from kiosk.channels.sms.segments import GSM7_BASIC, GSM7_EXTENSION, is_gsm7

_PLAIN_SIGNS: Final = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "«": '"',
        "»": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "·": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "OE", "ĳ": "ij", "ł": "l", "Ł": "L", "ı": "i"})


def spell(text: str, spelling: Literal["keep", "fold"]) -> str:
    """The text in composed form (NFC) with plain signs; with ``fold``, letters outside GSM-7 lose their accent.

    A message that cannot become GSM-7 even so keeps its letters: folding would cost reading and save nothing.
    """
    composed = unicodedata.normalize("NFC", text)
    if is_gsm7(composed):
        return composed
    plain = composed.translate(_PLAIN_SIGNS)
    if spelling == "fold":
        plain = "".join(map(_folded, plain.translate(_LIGATURES)))
    return plain if is_gsm7(plain) else composed


def _folded(character: str) -> str:
    if character in GSM7_BASIC or character in GSM7_EXTENSION:
        return character
    base = unicodedata.normalize("NFD", character)[0]
    return base if base in GSM7_BASIC else character
