"""The keys of the keyboard on the screen: where each stands, so that it is painted and touched in the same cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from kiosk.language.keyboard import ROWS as LETTER_ROWS
from kiosk.tui.buttons import HALF
from kiosk.tui.lines import Line, Paper, Span
from kiosk.tui.touch_rows import HIGHEST, ROWS

SPACE: Final = " "
DELETE: Final = "backspace"
SEARCH: Final = "enter"
CLOSE: Final = "close"
SHIFT: Final = "shift"
LAYER: Final = "layer"

_SHOWN: Final = 3
"""Characters by which a set of keys is named: those at its beginning."""

_LEAST_SPACE: Final = 3
_BESIDE_LABEL: Final = 2
_GAP: Final = 1


@dataclass(frozen=True, slots=True)
class Labels:
    """What the keys say that write no letter, in visual order."""

    space: str
    delete: str
    search: str
    close: str


@dataclass(frozen=True, slots=True)
class TouchKey:
    """A key: its name, as a keyboard would send it, what stands on it, its row of keys, and the cells that it takes."""

    name: str
    label: str
    row: int
    start: int
    width: int
    role: str = "letter"


@dataclass(frozen=True, slots=True)
class TouchKeys:
    """All keys of one set, each ``high`` rows."""

    keys: tuple[TouchKey, ...]
    high: int
    paper: Paper

    def at(self, column: int, row: int) -> TouchKey | None:
        """The key in this cell of the paper. What is free behind a key belongs to it."""
        fits = (key for key in self.keys if key.row == row // self.high and 0 <= column - key.start < key.width)
        return next(fits, None)

    def painted(self) -> tuple[Line, ...]:
        """The rows of all keys, from left to right as on every keyboard, whatever the direction of reading."""
        return tuple(line for row in range(ROWS) for line in self._row([key for key in self.keys if key.row == row]))

    def _row(self, keys: Sequence[TouchKey]) -> Iterator[Line]:
        if self.high >= HIGHEST:
            yield tuple(_in_their_cells((key, HALF * (key.width - _GAP), "edge") for key in keys))
        yield tuple(_in_their_cells((key, key.label.center(key.width - _GAP), key.role) for key in keys))
        if self.high > 1:
            yield tuple(_in_their_cells((key, HALF * (key.width - _GAP), "seam") for key in keys))


def touch_keys(
    layers: Sequence[Sequence[str]], layer: int, *, shifted: bool, high: int, labels: Sequence[Labels], paper: Paper
) -> TouchKeys:
    """The keys of one of several sets of rows. ``labels`` are tried one after the other, the fullest first."""
    width = paper.width // max(len(row) for rows in layers for row in rows)
    keys: list[TouchKey] = []
    for number, letters in enumerate(layers[layer]):
        start = (paper.width - width * len(letters)) // 2
        for column, letter in enumerate(letters):
            written = _capital(letter, layers[layer]) if shifted else letter
            keys.append(TouchKey(written, paper.seen(written), number, start + column * width, width))
    return TouchKeys((*keys, *_last_row(layers, layer, shifted, labels, paper)), high, paper)


def _last_row(
    layers: Sequence[Sequence[str]], layer: int, shifted: bool, labels: Sequence[Labels], paper: Paper
) -> Iterator[TouchKey]:
    """What changes the keys at the left, what ends at the right, and the space between as wide as it can be."""
    rows = layers[layer]
    capitals = ["".join(_capital(letter, rows) for letter in row) for row in rows]
    switches = [(SHIFT, rows[0] if shifted else capitals[0])] if capitals != [*rows] else []
    switches += [(f"{LAYER} {other}", layers[other][0]) for other in range(len(layers)) if other != layer]
    named = [(name, paper.seen(first[:_SHOWN])) for name, first in switches]
    for texts in labels:
        ends = [(DELETE, texts.delete), (SEARCH, texts.search), (CLOSE, texts.close)]
        free = paper.width - sum(cell_len(label) + _BESIDE_LABEL + _GAP for _, label in (*named, *ends))
        if free >= max(_LEAST_SPACE, cell_len(texts.space) + _BESIDE_LABEL) + _GAP:
            break
    start = 0
    for name, label in (*named, (SPACE, texts.space), *ends):
        width = free if name == SPACE else cell_len(label) + _BESIDE_LABEL + _GAP
        role = "strong" if name == SEARCH or (name == SHIFT and shifted) else "letter" if name == SPACE else "special"
        yield TouchKey(name, label, LETTER_ROWS, start, width, role)
        start += width


def _capital(letter: str, rows: Sequence[str]) -> str:
    """The capital of a letter among these; the letter itself where it has none of one character, like ß. Where there is
    a letter i without a dot, the capital of the other one has its dot too."""
    capital = "İ" if letter == "i" and any("ı" in row for row in rows) else letter.upper()
    return capital if len(capital) == 1 else letter


def _in_their_cells(texts: Iterator[tuple[TouchKey, str, str]]) -> Iterator[Span]:
    used = 0
    for key, text, role in texts:
        yield Span(" " * (key.start - used), "text")
        yield Span(text, role)
        used = key.start + cell_len(text)
