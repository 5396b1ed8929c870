"""How airy a page stands on the screen, from generous to tight: the first that fits is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FINE_PRINT: Final = 20
"""Rows from which the type of a window is small: 24 rows on a screen 27 cm high are 11 mm each, 16 are 17 mm."""

FEWEST_IN_COLUMNS: Final = 7
"""Choices from which a page may show them in two columns: fewer are found sooner one below the other."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Rows of space, and how high a choice is.

    A choice is 3 rows high where all of a page can be, with a row of paper between two of them; else 2, with a line of
    paper between. Seven and more go into two columns before they become lower than 3. A single row is left to large
    type, where it is as high as two rows of small type (``FINE_PRINT``), and to a page that would otherwise go on in
    another part.
    """

    top: int
    under_bar: int
    under_title: int
    between_paragraphs: int
    before_choices: int
    high: int
    columns: int
    before_keys: int
    under_number: int
    under_call: int = 0
    """Under the words that say which number to call, where no space is left between the others."""

    above_spare: int = 0
    """Above what a page can do without: choices are high before that stands apart."""


SPACINGS: Final = (
    Spacing(2, 1, 2, 1, 2, 3, 1, 2, 2, above_spare=1),
    Spacing(1, 1, 2, 1, 1, 3, 1, 1, 1),
    Spacing(1, 0, 2, 1, 1, 3, 1, 1, 1),
    Spacing(1, 1, 2, 1, 1, 2, 1, 1, 1),
    Spacing(1, 1, 2, 1, 1, 3, 2, 1, 1),
    Spacing(1, 0, 1, 1, 1, 3, 2, 0, 1),
    Spacing(1, 0, 1, 1, 1, 2, 1, 0, 1),
    Spacing(0, 0, 1, 1, 1, 2, 1, 1, 1),
    Spacing(1, 0, 1, 1, 1, 2, 2, 1, 1),
    Spacing(0, 0, 1, 1, 1, 2, 2, 0, 1),
    Spacing(0, 0, 1, 0, 1, 3, 1, 1, 1),
    Spacing(1, 0, 1, 0, 1, 2, 1, 1, 1),
    Spacing(0, 0, 1, 0, 0, 2, 1, 0, 1),
    Spacing(0, 0, 0, 0, 1, 2, 1, 0, 1),
    Spacing(1, 0, 1, 1, 1, 1, 1, 1, 1),
    Spacing(0, 0, 1, 1, 1, 1, 1, 1, 1),
    Spacing(0, 0, 1, 0, 1, 1, 1, 1, 1),
    Spacing(0, 0, 1, 0, 1, 1, 1, 0, 1),
    Spacing(0, 0, 0, 0, 1, 1, 1, 0, 1),
    Spacing(0, 0, 0, 0, 0, 1, 1, 0, 1),
    Spacing(0, 0, 0, 0, 0, 1, 1, 0, 0),
)

ONE_AT_A_TIME: Final = (
    Spacing(1, 1, 2, 1, 1, 3, 1, 1, 1),
    Spacing(1, 1, 2, 1, 1, 2, 1, 1, 1),
    Spacing(0, 0, 1, 1, 1, 2, 1, 0, 1),
    Spacing(1, 0, 1, 0, 1, 2, 1, 0, 1, under_call=1),
    Spacing(0, 0, 1, 1, 1, 1, 1, 0, 1),
    Spacing(0, 0, 1, 0, 1, 2, 1, 0, 1, under_call=1),
    Spacing(0, 0, 1, 0, 1, 1, 1, 0, 1, under_call=1),
)
"""The same for the answer to a crisis: the number to call and what is said of it stand apart, also where the rest goes
on with 8."""

IN_LARGE_TYPE: Final = (*ONE_AT_A_TIME, Spacing(0, 0, 0, 1, 1, 1, 1, 0, 0))
"""The same in few rows: as high as they are, the number stands apart without one around it."""
