"""Where the terminal's cursor stands: Braille lines and the screen readers of a console read where it is.

Asked anew at every paint, so that it never stays behind what changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol, runtime_checkable

from rich.cells import cell_len
from textual.geometry import Offset

from kiosk.tui.lines import Line

SELECTED: Final = "highlighted-key"
"""The role of the key of what is selected, in whatever widget it stands."""

HOME: Final = Offset(0, 0)


@runtime_checkable
class Readable(Protocol):
    """A screen, or a part of one, that says where reading goes on."""

    def caret(self) -> Offset:
        """The cell of the screen for the cursor: the caret of a field, the digit of what is selected, or the first
        letter of the first line."""


def caret_in(lines: Sequence[Line], *, right_to_left: bool) -> Offset:
    """The cell in these lines where the cursor stands: on the key of what is selected, else on the first letter, from
    the side where reading begins."""
    first: Offset | None = None
    for row, line in enumerate(lines):
        column = 0
        for span in line:
            letters = span.text.strip()
            if letters and span.role == SELECTED:
                return Offset(column + _before(span.text), row)
            if letters and (first is None or (right_to_left and first.y == row)):
                last = column + cell_len(span.text.rstrip()) - 1
                first = Offset(last if right_to_left else column + _before(span.text), row)
            column += cell_len(span.text)
    return first or HOME


def _before(text: str) -> int:
    """Blank cells before the first letter."""
    return cell_len(text) - cell_len(text.lstrip())
