"""The band at the top of a page: where in a guide it is, and its title, apart from what is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.guides.page import Page
from kiosk.tui.buttons import HALF
from kiosk.tui.lines import BLANK, Line, Paper, Span
from kiosk.tui.spacing import Spacing

ROLES: Final = frozenset({"band", "title", "guide", "progress", "done", "left"})
"""What stands in the band: a line that begins with one of them is coloured from one side of the window to the other."""

END: Final = "band-end"
"""The half row with which it ends."""

SPACE: Final[Line] = (Span(" ", "band"),)
"""A row of the band without a word."""

BAR_DONE: Final = "━"
BAR_END: Final = ("╸", "╺")
BAR_LEFT: Final = "─"


def band(page: Page, paper: Paper, spacing: Spacing) -> Iterator[Line]:
    """The title of a page, under the progress of its guide."""
    yield from (SPACE,) * spacing.top
    if page.progress is not None:
        label = page.progress.label
        both = paper.apart(page.progress.guide, label, ("guide", "progress"))
        yield _in_the_band(both or paper.aligned(paper.seen(label), "progress"))
        yield _in_the_band(bar(page.progress.step, page.progress.steps, paper))
        yield from (SPACE,) * spacing.under_bar
    yield from paper.written(page.title, "title")
    if spacing.under_title:
        yield (Span(HALF * paper.width, END),)
        yield from (BLANK,) * (spacing.under_title - 1)


def bar(part: int, whole: int, paper: Paper, kind: str = "") -> Line:
    """A line of which ``part`` of ``whole`` is heavy, from the side where reading begins: at least one cell. ``kind``
    stands before its roles."""
    done = max(1, paper.width * part // whole)
    if done == paper.width:
        return (Span(BAR_DONE * done, f"{kind}done"),)
    end = BAR_END[paper.right_to_left]
    return paper.in_order(
        Span(BAR_DONE * (done - 1), f"{kind}done"),
        Span(end, f"{kind}done"),
        Span(BAR_LEFT * (paper.width - done), f"{kind}left"),
    )


def _in_the_band(line: Line) -> Line:
    return tuple(Span(span.text, "band") if span.role == "text" else span for span in line)
