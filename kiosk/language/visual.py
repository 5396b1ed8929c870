"""Logical text to the order in which eyes read it, for a screen that draws cells from left to right.

Order of work: shape (join the letters), wrap in logical order, reorder each line. Only the terminal's edge uses this.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_CONTROLS: Final = dict.fromkeys(
    map(ord, "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Marks that join, part or order letters and have no picture of their own."""

_JOINED: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
"""Letters of the Arabic alphabet, Persian ones too."""

_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters that are read from the right, and the marks that turn others: a line without them stands as it is read."""

_MOST_KEPT: Final = 2000
"""Texts whose shape is kept: shaping takes longer than everything else on the way to the screen. They are texts of
the kiosk; what a visitor types is not shaped."""

_OPENING: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»"}
_CLOSING: Final = {close: open for open, close in _OPENING.items()}


@lru_cache(_MOST_KEPT)
def shaped(text: str) -> str:
    """The text with Arabic letters in their joined forms, still in logical order. Shape before measuring: the two
    letters of لا take one cell when they are joined."""
    return str(_reshaper().reshape(text)) if _JOINED.search(text) else text


def reordered(line: str, *, right_to_left: bool) -> str:
    """A shaped line in visual order (Unicode bidirectional algorithm), without the marks that ordered it."""
    if not right_to_left and _FROM_THE_RIGHT.search(line) is None:
        return line.translate(_CONTROLS)
    from bidi import get_display

    shown = get_display(line, base_dir="R" if right_to_left else "L")
    return _mirrored(str(shown)).translate(_CONTROLS)


def visual(text: str, *, right_to_left: bool) -> str:
    """One line, shaped and reordered."""
    return reordered(shaped(text), right_to_left=right_to_left)


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    # The one ligature that terminal fonts often lack.
    return ArabicReshaper({"ARABIC LIGATURE ALLAH": False})


def _mirrored(line: str) -> str:
    """Brackets of right-to-left words, which come out as ``)…(``, turned to face their words (UAX 9, rule L4)."""
    characters = list(line)
    open_here: list[str] = []
    waiting: list[int] = []
    for index, character in enumerate(characters):
        if character in _OPENING:
            if waiting and characters[waiting[-1]] == _OPENING[character]:
                characters[waiting.pop()] = character
                characters[index] = _OPENING[character]
            else:
                open_here.append(character)
        elif character in _CLOSING:
            if open_here and open_here[-1] == _CLOSING[character]:
                open_here.pop()
            else:
                waiting.append(index)
    return "".join(characters)
