"""Paints the box to write in and its button: the box is a frame around paper, so that it looks like nothing else that
can be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from kiosk.guides.commands import Command
from kiosk.tui.buttons import HALF
from kiosk.tui.keys import NAMES_WHILE_WRITING
from kiosk.tui.lines import Line, Paper, Span

BESIDE_FROM: Final = 64
"""Cells of paper from which the button stands beside the box: in fewer the hint would have no room."""

BOX_ROWS: Final = 3
WRITTEN_ROW: Final = 1
"""The row of the words, between those of the frame."""

_KEY: Final = NAMES_WHILE_WRITING[Command.SEARCH]
_GAP: Final = 2
_EDGES: Final = 2
"""Cells of the frame in a row of words."""


def rows_below(width: int) -> int:
    """Rows that the box and its button take on so wide a paper."""
    return BOX_ROWS + (width < BESIDE_FROM)


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The box on a paper. ``label`` is what its button says, in visual order; empty without a button."""

    paper: Paper
    label: str = ""

    @property
    def inside(self) -> Paper:
        """What there is to write on."""
        beside = self._button_width + _GAP if self._beside else 0
        return Paper(max(1, self.paper.width - beside - _EDGES), self.paper.right_to_left)

    @property
    def first(self) -> int:
        """The cell of the paper in which ``inside`` begins."""
        return self.paper.width - self.inside.width - 1 if self.paper.right_to_left else 1

    def painted(self, words: Sequence[Span]) -> tuple[Line, ...]:
        """The rows of both. ``words`` fill the inside, from left to right."""
        width = self.inside.width
        box = [
            (Span(f"┏{'━' * width}┓", "frame"),),
            (Span("┃", "frame"), *words, Span("┃", "frame")),
            (Span(f"┗{'━' * width}┛", "frame"),),
        ]
        turned = [tuple(reversed(row)) if self.paper.right_to_left else row for row in box]
        if not self.label:
            return tuple(self.paper.in_order(*row) for row in turned)
        if not self._beside:
            return (*(self.paper.in_order(*row) for row in turned), self.paper.in_order(*self._button))
        gap = Span(" " * _GAP, "text")
        begin, end = (Span(HALF * self._button_width, role) for role in ("edge", "seam"))
        beside = ((begin,), self._button, (end,))
        return tuple(self.paper.in_order(*row, gap, *more) for row, more in zip(turned, beside, strict=True))

    def on_button(self, column: int, row: int) -> bool:
        """Whether a touch in this cell of the paper is a touch on the button."""
        from_reading = self.paper.width - 1 - column if self.paper.right_to_left else column
        if not self.label:
            return False
        if self._beside:
            return self.paper.width - self._button_width <= from_reading < self.paper.width
        return row == BOX_ROWS and 0 <= from_reading < self._button_width

    @property
    def _beside(self) -> bool:
        return bool(self.label) and self.paper.width >= BESIDE_FROM

    @property
    def _button(self) -> Line:
        return (Span(f" {_KEY} ", "button-key"), Span(f" {self.label} ", "button"))

    @property
    def _button_width(self) -> int:
        return sum(cell_len(span.text) for span in self._button)
