"""Where the field stands, and below it the keyboard of the screen: as large as it can be, and never over the field or
the keys at the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.guides.page import Page
from kiosk.tui.key_rows import keys_at_the_foot
from kiosk.tui.layout import Layout, lay_out
from kiosk.tui.search_box import BOX_ROWS, rows_below
from kiosk.tui.touch_rows import HIGHEST, ROWS


@dataclass(frozen=True, slots=True)
class WritingPlace:
    """The row of the screen where the field begins, and how many rows each key takes; 0 without a keyboard."""

    top: int
    high: int = 0


def beside_keyboard(page: Page, columns: int, rows: int, *, right_to_left: bool) -> Layout:
    """A page in the rows that the field and a keyboard leave of a window. Its keys stay where they always are."""
    layout = lay_out(page, columns, rows - BOX_ROWS - ROWS * HIGHEST, right_to_left=right_to_left)
    lines, keys = keys_at_the_foot(page, layout.paper, rows)
    return replace(layout, key_lines=lines, keys=keys)


def writing_place(layout: Layout, rows: int, *, keyboard: bool) -> WritingPlace:
    """The place on the page of this layout. The keyboard takes that of the text, and last that of the title."""
    above_foot = rows - len(layout.key_lines)
    below_text = 1 + len(layout.text)
    if not keyboard:
        # A free row stands between them where there is one.
        return WritingPlace(min(below_text + 1, above_foot - rows_below(layout.paper.width)))
    below_title = 1 + max(row for row, line in enumerate(layout.text, 1) for span in line if span.role == "title")
    for high in range(HIGHEST, 0, -1):
        top = above_foot - ROWS * high - BOX_ROWS
        if top >= below_title:
            # Of a text that has no room nothing is left standing.
            return WritingPlace(below_text if top >= below_text else below_title, high)
    return WritingPlace(max(1, top), 1)
