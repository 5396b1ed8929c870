"""The keys at the foot of a page, laid out in rows: where each stands, so that a touch finds it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rich.cells import cell_len

from kiosk.guides.commands import Command
from kiosk.guides.page import Page
from kiosk.tui.keys import foot
from kiosk.tui.lines import Line, Paper, Span

MOST_KEPT: Final = 64
"""Rows of keys that are kept: they hold no word of a visitor."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key at the foot of the page and the cells that it stands in."""

    command: Command
    row: int
    start: int
    stop: int


def keys_at_the_foot(page: Page, paper: Paper, *, eighth_below: bool) -> tuple[tuple[Line, ...], tuple[Key, ...]]:
    """The keys in as few rows as they take, and where each one stands."""
    named = foot(page)
    if eighth_below and page.eighth is not None:
        named = (*named, (Command.MORE, str(page.eighth.number), page.eighth.label))
    return _in_rows(named, paper)


@lru_cache(MOST_KEPT)
def _in_rows(named: tuple[tuple[Command, str, str], ...], paper: Paper) -> tuple[tuple[Line, ...], tuple[Key, ...]]:
    """Keys with their names and labels in rows. Nearly all pages of a language have the same."""
    rows: list[list[tuple[Command, str, str]]] = []
    used = 0
    for command, name, label in named:
        seen = paper.seen(label)
        width = cell_len(name) + 1 + cell_len(seen)
        if not rows or used + 2 + width > paper.width:
            rows.append([])
            used = 0
        used += width + (2 if rows[-1] else 0)
        rows[-1].append((command, name, seen))
    laid = [_key_row(row, cells, paper) for row, cells in enumerate(rows)]
    return tuple(line for line, _ in laid), tuple(key for _, keys in laid for key in keys)


def _key_row(row: int, cells: list[tuple[Command, str, str]], paper: Paper) -> tuple[Line, list[Key]]:
    widths = sum(cell_len(name) + 1 + cell_len(label) for _, name, label in cells)
    gap = 3 if widths + 3 * (len(cells) - 1) <= paper.width else 2
    spans: list[Span] = []
    keys: list[Key] = []
    start = 0
    for index, (command, name, label) in enumerate(cells):
        if index:
            spans.append(Span(" " * gap, "text"))
            start += gap
        # Help now has a colour of its own, besides its words and its key.
        kind = "help-" if command is Command.HELP_NOW else ""
        spans += [Span(name, f"{kind}key"), Span(" ", "text"), Span(label, f"{kind}label")]
        width = cell_len(name) + 1 + cell_len(label)
        keys.append(Key(command, row, start, start + width))
        start += width
    if paper.right_to_left:
        keys = [Key(key.command, row, paper.width - key.stop, paper.width - key.start) for key in keys]
    return paper.in_order(*spans), keys
