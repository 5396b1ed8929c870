"""A phone number in digits of three rows, to read from a distance."""

from __future__ import annotations

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

ROWS = 3
WIDTH = 3
"""Cells of a digit; the space between two groups takes one."""


def large_number(number: str) -> list[str]:
    """The rows of a phone number, always from left to right; empty for an address or another text."""
    shown = "".join(character for character in number if character.isascii())
    if not shown.replace(" ", "").isdecimal():
        return []
    return [" ".join(_glyph_row(character, row) for character in shown) for row in range(ROWS)]


def _glyph_row(character: str, row: int) -> str:
    if character == " ":
        return character
    return DIGITS3X3_BOLD[ROWS * DIGITS.index(character) + row].ljust(WIDTH)
