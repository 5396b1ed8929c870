"""A phone number to read from a distance: in digits of three rows, or with space between its digits."""

from __future__ import annotations

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

ROWS = 3
WIDTH = 3
"""Cells of a digit; the space between two groups takes one."""


def large_number(number: str) -> list[str]:
    """The rows of a phone number, always from left to right; empty for an address or another text."""
    shown = _digits(number)
    return [" ".join(_glyph_row(character, row) for character in shown) for row in range(ROWS)] if shown else []


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
    return DIGITS3X3_BOLD[ROWS * DIGITS.index(character) + row].ljust(WIDTH)
