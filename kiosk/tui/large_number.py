"""A phone number to read from a distance: in digits of three rows, or with space between its digits."""

from __future__ import annotations

from typing import Final

ROWS: Final = 3
WIDTH: Final = 3
"""Cells of a digit."""
APART: Final = 3
"""Cells between two groups; one less where all of them then stand on one line."""

_GLYPHS: Final = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
}
"""Solid, so that they are the heaviest thing on the page."""


def large_number(number: str, width: int) -> list[str]:
    """The rows of a phone number, always from left to right; a long one goes on below, between two of its groups.

    Empty for an address or another text, and for a group that is wider than ``width`` cells.
    """
    apart = APART if _width(groups := _digits(number).split(), APART) <= width else APART - 1
    lines: list[list[str]] = []
    for group in groups:
        if lines and _width([*lines[-1], group], apart) <= width:
            lines[-1].append(group)
        elif _width([group], apart) <= width:
            lines.append([group])
        else:
            return []
    return [(" " * apart).join(_group_row(group, row) for group in line) for line in lines for row in range(ROWS)]


def _width(groups: list[str], apart: int) -> int:
    return sum((WIDTH + 1) * len(group) - 1 for group in groups) + apart * (len(groups) - 1)


def spaced_number(number: str) -> str:
    """The digits of a phone number apart; empty for an address or another text."""
    return "   ".join(" ".join(group) for group in _digits(number).split())


def _digits(number: str) -> str:
    """A phone number without the marks that order it; empty for an address or another text."""
    shown = "".join(character for character in number if character.isascii())
    return shown if shown.replace(" ", "").isdecimal() else ""


def _group_row(group: str, row: int) -> str:
    return " ".join(_GLYPHS[digit][row] for digit in group)
