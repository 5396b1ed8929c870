"""The keys at the foot of a page: two rows of cells that stay in their places from page to page."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from rich.cells import cell_len

from kiosk.guides.commands import Command
from kiosk.guides.page import Page
from kiosk.tui.buttons import HALF, SEAM
from kiosk.tui.keys import Foot, foot
from kiosk.tui.lines import Line, Paper, Span
from kiosk.tui.spacing import FINE_PRINT

MOST_KEPT: Final = 64
"""Rows of keys that are kept: they hold no word of a visitor."""

ROWS: Final = (
    (Command.BACK, Command.PERSON, Command.HELP_NOW),
    (Command.MENU, Command.SEARCH, Command.LANGUAGE, Command.END),
)
"""Where each key stands, on every page and in every language. Help now has the end of the first row, twice as wide."""

GRID: Final = (10, 14, 11, 14)
"""The cells that the four columns take at least: with one between them, a window of 56 columns."""

FIRST: Final = 8
"""The cells of the first key in a window too narrow for the grid, where there is room."""

_NO_CELL: Final = ("", "text")


class Key(NamedTuple):
    """A key at the foot of the page and the cells that take a touch on it."""

    command: Command
    row: int
    start: int
    stop: int
    rows: int = 1

    def holds(self, column: int, row: int) -> bool:
        """Whether a touch there is a touch on it."""
        return self.row <= row < self.row + self.rows and self.start <= column < self.stop


class _Cell(NamedTuple):
    """A key in its row, in cells from the side where reading begins."""

    command: Command
    name: str
    label: str
    start: int
    width: int


def keys_at_the_foot(page: Page, paper: Paper, rows: int) -> tuple[tuple[Line, ...], tuple[Key, ...]]:
    """The keys of a page, and where each one stands: 2 rows high each in a window with many ``rows``, else 1."""
    return _laid(foot(page), paper, rows >= FINE_PRINT)


@lru_cache(MOST_KEPT)
def _laid(named: tuple[Foot, ...], paper: Paper, tall: bool) -> tuple[tuple[Line, ...], tuple[Key, ...]]:
    """Keys with their names and labels in rows. Nearly all pages of a language have the same."""
    if not named:
        return (), ()
    rows = _in_the_grid(named, paper) or _in_their_own_widths(named, paper)
    lines: list[Line] = []
    keys: list[Key] = []
    for index, row in enumerate(rows):
        if tall:
            lines.append(_edges(rows[index - 1] if index else (), row, paper))
        # The row that two keys share belongs to the upper one.
        first, high = (0, 3) if tall and index == 0 else (len(lines), 1 + tall)
        keys += (_key(cell, first, high, paper) for cell in row)
        lines.append(_texts(row, paper, tall=tall))
    if tall:
        lines.append(_edges(rows[-1], (), paper))
    return tuple(lines), tuple(keys)


def _in_the_grid(named: tuple[Foot, ...], paper: Paper) -> list[list[_Cell]] | None:
    """Each key in the cell that it has in every language; None where the window or a label is not made for it."""
    spare = paper.width - sum(GRID) - len(GRID) + 1
    if spare < 0:
        return None
    widths = [cells + spare // len(GRID) for cells in GRID]
    widths[-1] += spare % len(GRID)
    starts = [sum(widths[:index]) + index for index in range(len(GRID))]
    by_command = {key.command: key for key in named}
    rows = []
    for commands in ROWS:
        row = []
        for column, command in enumerate(commands):
            if (key := by_command.get(command)) is None:
                continue
            end = len(GRID) if command is commands[-1] else column + 1
            width = starts[end - 1] + widths[end - 1] - starts[column]
            label = next((label for label in key.labels(paper) if _width(key.name, label) <= width), None)
            if label is None:
                return None
            row.append(_Cell(command, key.name, label, starts[column], width))
        rows.append(row)
    return rows


def _in_their_own_widths(named: tuple[Foot, ...], paper: Paper) -> list[list[_Cell]]:
    """In a narrow window the keys keep their order and the outer ones their ends; a label without room is short, and at
    worst a key goes on below."""
    rows: list[list[_Cell]] = []
    for commands in ROWS:
        keys = [key for command in commands for key in named if key.command is command]
        for labels in zip(*(_tried(key, paper) for key in keys), strict=True):
            cells = _flow(list(zip(keys, labels, strict=True)), paper.width)
            if len(cells) <= 1:
                break
        else:
            cells = [[]] if not keys else cells
        rows += cells
    return rows


def _tried(key: Foot, paper: Paper) -> tuple[str, ...]:
    """Its labels one after the other: help now keeps its number longer than the others their full words."""
    full, *shorter = key.labels(paper)
    return (full, full, shorter[0]) if key.command is Command.HELP_NOW else (full, shorter[0], shorter[0])


def _flow(keys: list[tuple[Foot, str]], width: int) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = []
    start = width
    for key, label in keys:
        wanted = _width(key.name, label)
        if start + wanted > width:
            rows.append([])
            start = 0
        rows[-1].append(_Cell(key.command, key.name, label, start, min(wanted, width)))
        start += wanted + 1
    return [_to_the_end(row, width) for row in rows]


def _to_the_end(row: list[_Cell], width: int) -> list[_Cell]:
    """The free cells of a row: between the keys as far as they go around, and to the last one."""
    *others, last = row
    if not others and last.command is Command.HELP_NOW:
        # Alone, as at the goodbye, it has the end of the row all the same.
        start = min(width // 2, width - last.width)
        return [_Cell(last.command, last.name, last.label, start, width - start)]
    free = width - last.start - last.width
    each = free // len(row)
    moved = [_Cell(c.command, c.name, c.label, c.start + i * each, c.width + each) for i, c in enumerate(others)]
    start = last.start + len(others) * each
    return [*moved, _Cell(last.command, last.name, last.label, start, width - start)]


def _width(name: str, label: str) -> int:
    return cell_len(name) + 1 + cell_len(label)


def _key(cell: _Cell, row: int, rows: int, paper: Paper) -> Key:
    start, stop = cell.start, cell.start + cell.width
    if paper.right_to_left:
        start, stop = paper.width - stop, paper.width - start
    return Key(cell.command, row, start, stop, rows)


def _kind(cell: _Cell) -> str:
    """Help now has a colour of its own, besides its words and its key."""
    return "help-" if cell.command is Command.HELP_NOW else ""


def _texts(row: list[_Cell], paper: Paper, *, tall: bool) -> Line:
    """One row of names and labels. In large type, without an edge, only the key and help now are coloured cells."""
    spans: list[Span] = []
    used = 0
    for cell in row:
        kind = _kind(cell)
        lead = int((tall or bool(kind)) and cell.width > _width(cell.name, cell.label) + 1)
        rest = cell.width - lead - _width(cell.name, cell.label)
        label = f"{kind}label" if tall or kind else "flat-label"
        spans += [
            Span(" " * (cell.start - used), "text"),
            Span(" " * lead, label),
            Span(cell.name, f"{kind}key"),
            Span(f" {cell.label}" if not paper.right_to_left else f"{cell.label} ", label),
            Span(" " * rest, label),
        ]
        used = cell.start + cell.width
    return paper.in_order(*(span for span in spans if span.text))


def _edges(upper: list[_Cell] | tuple[()], lower: list[_Cell] | tuple[()], paper: Paper) -> Line:
    """The row between two rows of keys: the lower half of it ends those above, the upper half begins those below."""

    def at(column: int) -> tuple[str, str]:
        above = next((cell for cell in upper if cell.start <= column < cell.start + cell.width), None)
        below = next((cell for cell in lower if cell.start <= column < cell.start + cell.width), None)
        if below is None:
            return _NO_CELL if above is None else (HALF, f"{_kind(above)}seam")
        if above is None:
            return (HALF, f"{_kind(below)}edge")
        return (HALF, "help-between") if _kind(above) else (SEAM, "seam")

    cells = [at(column) for column in range(paper.width)]
    return paper.in_order(*(Span((char or " ") * len(list(run)), role) for (char, role), run in groupby(cells)))
