"""Logical text to the order in which eyes read it, for a screen that draws cells from left to right.

Order of work: shape (join the letters), wrap in logical order, reorder each line. Only the terminal's edge uses this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

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
the kiosk; what a visitor types is shaped anew."""

_MARKS: Final = ("\u200b", "\u00ad")
"""Two signs that go with the letter before them and order no other (boundary neutral, UAX 9): put behind a letter, they
come out beside it, turned as it is."""

_END: Final = "\ufff9"
"""A sign without a direction, which nobody types: behind it, marks at the end of a line are at its end no more, where
they would be turned as the whole line is."""

_OPENING: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "«": "»"}
_CLOSING: Final = {close: open for open, close in _OPENING.items()}


class Gap(NamedTuple):
    """Where a caret may stand in a written line: at the edge before so many drawn characters, counted from the left.
    ``leftward``: what is written on there goes to the left."""

    edge: int
    leftward: bool


@lru_cache(_MOST_KEPT)
def shaped(text: str) -> str:
    """The text with Arabic letters in their joined forms, still in logical order. Shape before measuring: the two
    letters of لا take one cell when they are joined."""
    return _joined(text)


def written(text: str, *, right_to_left: bool) -> tuple[str, tuple[Gap, ...]]:
    """What somebody types, as ``visual`` draws it, and the gap before each of its characters and behind the last one.
    Nothing of it is kept. The gap inside of لا is behind both: they are drawn as one."""
    whole = _joined(text)
    gaps = [Gap(len(whole), leftward=True) if right_to_left else Gap(0, leftward=False)]
    gaps += (_gap_behind(whole, drawn, right_to_left=right_to_left) for drawn in _drawn(text))
    return reordered(whole, right_to_left=right_to_left), tuple(gaps)


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


def _joined(text: str) -> str:
    return str(_reshaper().reshape(text)) if _JOINED.search(text) else text


def _drawn(text: str) -> Iterator[int]:
    """After each character, how many are drawn: a mark that is left out adds none, nor does the second letter of لا."""
    drawn = 0
    before = ""
    for character in text:
        added = len(_joined(before + character)) - len(before)
        drawn += added
        if added or _joined(character):
            before = character
        yield drawn


def _gap_behind(line: str, index: int, *, right_to_left: bool) -> Gap:
    """The gap behind the first characters of a shaped line."""
    if not right_to_left and _FROM_THE_RIGHT.search(line) is None:
        return Gap(index, leftward=False)
    from bidi import get_display

    marked = "".join((line[:index], *_MARKS, line[index:], _END))
    shown = str(get_display(marked, base_dir="R" if right_to_left else "L")).replace(_END, "")
    first, last = (shown.index(mark) for mark in _MARKS)
    return Gap(min(first, last), leftward=last < first)


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
