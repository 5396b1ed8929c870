"""Lines of cells: wrapped in logical order, then in visual order and aligned to the side where reading begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len

from kiosk.language.visual import Gap, reordered, shaped, written

_UNBROKEN: Final = re.compile(r"(?<=\d) (?=\d)|(?<=[«·]) | (?=[?!:»])|(?<=\b\w) ")
"""Spaces at which no line ends: in a phone number, before the signs that French sets apart, behind a dot that parts two
names, and behind a word of one letter."""

_KEPT: Final = "\u00a0"

_MOST_KEPT: Final = 2000
"""Texts whose lines are kept: a page is laid out many times until what fits is found. They are texts of the kiosk; what
a visitor types is not wrapped."""


class Span(NamedTuple):
    """Text in one style; ``role`` names what it is, the widget's styles say how that looks.

    A tuple with names, as all that many are made of for each paint: it is made in half the time of a dataclass, its
    class in a quarter.
    """

    text: str
    role: str


Line = tuple[Span, ...]
"""One row of the screen, in visual order."""

BLANK: Final[Line] = ()


def plain(line: Line) -> str:
    """The text of a line."""
    return "".join(span.text for span in line)


class Paper(NamedTuple):
    """Where lines are written: a width in cells, and the direction of reading. A window may leave no width at all."""

    width: int
    right_to_left: bool

    def wrapped(self, text: str, width: int | None = None) -> tuple[str, ...]:
        """Lines of at most ``width`` cells, in visual order, not yet aligned. A phone number stays on one line."""
        return _wrapped(text, max(1, self.width if width is None else width), self.right_to_left)

    def aligned(self, text: str, role: str, margin: int = 0) -> Line:
        """A line in visual order, against the side where reading begins."""
        room = max(0, self.width - margin - cell_len(text))
        if not self.right_to_left:
            return (Span(" " * margin + text, role),)
        return (Span(" " * room + text, role),)

    def written(self, text: str, role: str) -> list[Line]:
        """A text as aligned lines."""
        return [self.aligned(line, role) for line in self.wrapped(text)]

    def in_order(self, *spans: Span) -> Line:
        """Spans from the side where reading begins, filled to the width; their texts are in visual order already."""
        used = sum(cell_len(span.text) for span in spans)
        filler = Span(" " * max(0, self.width - used), "text")
        return (filler, *reversed(spans)) if self.right_to_left else (*spans, filler)

    def apart(self, first: str, last: str, roles: tuple[str, str]) -> Line | None:
        """Two logical texts at both ends of a line; None when there is no room for both."""
        seen = [self.seen(text) for text in (first, last)]
        between = self.width - sum(map(cell_len, seen))
        if between < 2:
            return None
        return self.in_order(Span(seen[0], roles[0]), Span(" " * between, "text"), Span(seen[1], roles[1]))

    def seen(self, text: str) -> str:
        """One short text in visual order."""
        return _seen(shaped(text), self.right_to_left)

    def on_one_line(self, text: str, width: int) -> str:
        """As many words of a text as one line holds, in visual order; of a first word that is wider, its beginning."""
        return _seen(next(_wrap(text, max(1, width)), ""), self.right_to_left)

    def typed(self, text: str) -> tuple[str, tuple[Gap, ...]]:
        """What a visitor types, in visual order, and where a caret may stand in it. Nothing of it is kept."""
        return written(text, right_to_left=self.right_to_left)


@lru_cache(_MOST_KEPT)
def _wrapped(text: str, width: int, right_to_left: bool) -> tuple[str, ...]:
    return tuple(_seen(line, right_to_left) for paragraph in text.splitlines() for line in _balanced(paragraph, width))


def _seen(line: str, right_to_left: bool) -> str:
    return reordered(line, right_to_left=right_to_left).replace(_KEPT, " ")


def _balanced(text: str, width: int) -> list[str]:
    """The lines of a text; where the last one would hold a word alone, all of them about as long as one another."""
    lines = list(_wrap(text, width))
    if len(lines) < 2 or " " in lines[-1]:
        return lines
    # The narrowest lines that are no more of them, none of which cuts a word.
    narrow, wide = max(map(cell_len, _words(text))), width
    while narrow < wide:
        middle = (narrow + wide) // 2
        if len(list(_wrap(text, middle))) == len(lines):
            wide = middle
        else:
            narrow = middle + 1
    return list(_wrap(text, wide))


def _words(text: str) -> list[str]:
    return _UNBROKEN.sub(_KEPT, shaped(text)).split(" ")


def _wrap(text: str, width: int) -> Iterator[str]:
    """Greedy wrapping of shaped text; a word wider than the line is cut."""
    line = ""
    for word in _words(text):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        while cell_len(word) > width:
            cut = _cut(word, width)
            yield word[:cut]
            word = word[cut:]
        line = word
    if line:
        yield line


def _cut(word: str, width: int) -> int:
    """How many characters of a word fill the width."""
    cut = len(word)
    while cut > 1 and cell_len(word[:cut]) > width:
        cut -= 1
    return cut
