"""A phone number to read from a distance: in digits of three rows, or with space between its digits."""

from __future__ import annotations

from typing import Final

ROWS: Final = 3
WIDTH: Final = 3
"""Cells of a digit; the space between two groups takes one."""


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
    lines: list[str] = []
    for group in _digits(number).split():
        longer = f"{lines[-1]} {group}" if lines else group
        if lines and _width(longer) <= width:
            lines[-1] = longer
        elif _width(group) <= width:
            lines.append(group)
        else:
            return []
    return [" ".join(_glyph_row(character, row) for character in line) for line in lines for row in range(ROWS)]


def _width(digits: str) -> int:
    return sum(1 if character == " " else WIDTH for character in digits) + len(digits) - 1


def spaced_number(number: str) -> str:
    """The digits of a phone number apart; empty for an address or another text."""
    return "   ".join(" ".join(group) for group in _digits(number).split())


def _digits(number: str) -> str:
    """A phone number without the marks that order it; empty for an address or another text."""
    shown = "".join(character for character in number if character.isascii())
    return shown if shown.replace(" ", "").isdecimal() else ""


def _glyph_row(character: str, row: int) -> str:
    if character == " ":
        return character
    return _GLYPHS[character][row]
