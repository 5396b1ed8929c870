"""What is written as cells of one line, with the caret always among those that are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.cells import get_character_cell_size

from kiosk.tui.lines import Paper
from kiosk.tui.writing import Writing

_FREE: Final = 1
"""Cells beside the text, at both sides: in mixed text the next letter may come at either."""

_TAKEN: Final = ""
"""The second cell of a wide character."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of cells, in visual order: those that are seen, the first of them among all, the caret's, and where it
    would stand in each gap."""

    cells: tuple[str, ...]
    first: int
    caret: int
    gaps: tuple[int, ...]

    def gap_at(self, cell: int) -> int:
        """The gap that is nearest to a cell."""
        return min(range(len(self.gaps)), key=lambda at: abs(self.gaps[at] - cell))


def written_line(writing: Writing, paper: Paper, first: int) -> WrittenLine:
    """The line as wide as the paper. ``first`` is the cell that was seen first before: no more is moved than must be.
    A text that has room stands at the side where reading begins."""
    drawn, gaps = paper.typed(writing.text)
    cells, edges = _cells(drawn)
    carets = [_FREE + edges[gap.edge] - gap.leftward for gap in gaps]
    cells = [" " * _FREE, *cells, " " * _FREE]
    room = paper.width - len(cells)
    caret = carets[writing.at]
    # Of a text that has room the first cell of all stands before those that are there, or at the other side.
    first = min(max(first, caret - paper.width + 1, 0), caret, -room) if room < 0 else -room * paper.right_to_left
    while caret > max(0, first) and cells[caret] == _TAKEN:
        caret -= 1
    all_cells = dict(enumerate(cells))
    seen = [all_cells.get(cell, " ") for cell in range(first, first + paper.width)]
    # Half of a wide character is not drawn.
    if seen[0] == _TAKEN:
        seen[0] = " "
    if all_cells.get(first + paper.width) == _TAKEN:
        seen[-1] = " "
    return WrittenLine(tuple(seen), first, caret - first, tuple(cell - first for cell in carets))


def _cells(drawn: str) -> tuple[list[str], list[int]]:
    """The cells of a line, and in how many cells each of its edges stands. A mark without a width of its own shares the
    cell of its letter."""
    cells: list[str] = []
    edges = [0]
    for character in drawn:
        width = get_character_cell_size(character)
        if width:
            cells += [character, *[_TAKEN] * (width - 1)]
        elif cells:
            letter = -1 if cells[-1] != _TAKEN else -2
            cells[letter] += character
        edges.append(len(cells))
    return cells, edges
