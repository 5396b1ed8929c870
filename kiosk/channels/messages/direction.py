"""A message in a right-to-left language, for phones that guess the direction of a line."""

from __future__ import annotations

import unicodedata
from typing import Final

RIGHT_TO_LEFT_MARK: Final = "\u200f"
"""A letter without a picture that is read from right to left (U+200F)."""


def in_reading_order(text: str) -> str:
    """A text in a right-to-left language, for phones that take the direction of a line from its first letter: a line
    that begins with a Latin word begins with a mark instead (UAX 9, rules P2 and P3)."""
    return "\n".join(RIGHT_TO_LEFT_MARK + line if _begins_latin(line) else line for line in text.split("\n"))


def _begins_latin(line: str) -> bool:
    strong = (unicodedata.bidirectional(letter) for letter in line)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "R") == "L"
