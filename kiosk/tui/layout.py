"""A page laid out on a screen of a given size: pure, so that the same arithmetic says what fits and what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from kiosk.guides.page import Page
from kiosk.tui.band import SPACE, band
from kiosk.tui.key_rows import Key, keys_at_the_foot
from kiosk.tui.large_number import ROWS, large_number, spaced_number
from kiosk.tui.lines import BLANK, Line, Paper
from kiosk.tui.options import MEASURE, Options, options_of
from kiosk.tui.spacing import IN_LARGE_TYPE, ONE_AT_A_TIME, SPACINGS, Spacing

SMALLEST: Final = (40, 12)
"""Columns and rows below which a page is not shown."""

WIDEST: Final = 76
"""Cells of a page in a window of any width: what is wider is not seen at one glance (WCAG 1.4.8). It stands in the
middle."""

APART_AT_MOST: Final = 2
"""Choices that have a free row above them on every screen: more of them would not be seen at once then."""

ROWS_FOR_MORE: Final = 16
"""Rows of a window from which a long number may take two lines of large digits, and the one to call in a crisis has
free rows around it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in lines: the text above, the options, and the keys below. ``free`` rows stay above the keys."""

    text: tuple[Line, ...]
    options: Options
    key_lines: tuple[Line, ...]
    keys: tuple[Key, ...]
    paper: Paper
    free: int = 0

    @property
    def rows(self) -> int:
        """Rows that everything takes of the screen, with one for the bar of the office at the top."""
        return 1 + len(self.text) + self.options.rows + self.free + len(self.key_lines)

    @property
    def rows_above(self) -> int:
        """Rows of the band above its first words."""
        return next((index for index, line in enumerate(self.text) if line != SPACE), 0)


def margin(columns: int) -> int:
    """Cells left free at both sides."""
    return max(2 if columns >= 56 else 1, (columns - WIDEST) // 2)


def holds_a_page(columns: int, rows: int) -> bool:
    """Whether a window is large enough for a page. Asked before any page is split or laid out for it."""
    return columns >= SMALLEST[0] and rows >= SMALLEST[1]


def paper_of(columns: int, *, right_to_left: bool) -> Paper:
    """What a window of so many columns leaves to write on: at least one cell."""
    return Paper(max(1, min(WIDEST, columns - 2 * margin(columns))), right_to_left)


def lay_out(page: Page, columns: int, rows: int, *, right_to_left: bool) -> Layout:
    """The airiest layout that fits; the tightest when none does."""
    paper = paper_of(columns, right_to_left=right_to_left)
    number = _number(page, paper, rows)
    for spacing in _spacings(page, rows):
        laid = _laid_out(page, paper, rows, spacing, number)
        if laid is not None and laid.rows <= rows:
            return laid
    return _tightest(page, paper, rows, number)


def fits(page: Page, columns: int, rows: int, *, right_to_left: bool) -> bool:
    """Whether the whole page can be seen at once. A number stays large: the text that it leaves no room for goes on."""
    paper = paper_of(columns, right_to_left=right_to_left)
    return _tightest(page, paper, rows, _number(page, paper, rows)).rows <= rows


def _spacings(page: Page, rows: int) -> tuple[Spacing, ...]:
    if not page.place.tells_of_a_crisis:
        return SPACINGS
    return ONE_AT_A_TIME if rows >= ROWS_FOR_MORE else IN_LARGE_TYPE


def _tightest(page: Page, paper: Paper, rows: int, number: list[Line]) -> Layout:
    laid = _laid_out(page, paper, rows, _spacings(page, rows)[-1], number)
    assert laid is not None, "one column is always possible"
    return laid


def _number(page: Page, paper: Paper, rows: int) -> list[Line]:
    """The number of a page, as large as it can stand there: in digits of three rows, or with a free row around."""
    if not page.number:
        return []
    large = large_number(page.number, paper.width)
    if large and (len(large) == ROWS or rows >= ROWS_FOR_MORE):
        return [paper.aligned(row, "number") for row in large]
    spaced = spaced_number(page.number)
    lines = [spaced] if spaced and cell_len(spaced) <= paper.width else [*paper.wrapped(page.number)]
    return [BLANK, *(paper.aligned(line, "number") for line in lines), BLANK]


def _laid_out(page: Page, paper: Paper, rows: int, spacing: Spacing, number: list[Line]) -> Layout | None:
    """None where the options do not go into the columns of this spacing."""
    options = options_of(page, paper, spacing.high, spacing.columns)
    if options is None:
        return None
    key_lines, keys = keys_at_the_foot(page, paper, rows)
    text = [*band(page, paper, spacing), *number]
    if number and text[-1] != BLANK:
        text += [BLANK] * spacing.under_number
    text += _body(page, paper, spacing)
    if options.each and page.paragraphs:
        # One or two choices always stand apart from what is read.
        text += [BLANK] * max(spacing.before_choices, len(options.each) <= APART_AT_MOST)
    return Layout(tuple(text), options, key_lines, keys, paper, spacing.before_keys)


def _body(page: Page, paper: Paper, spacing: Spacing) -> Iterator[Line]:
    column = Paper(min(paper.width, MEASURE), paper.right_to_left)
    for index, paragraph in enumerate(page.paragraphs):
        # Where a fact was read stands with it.
        if index and not paragraph.source:
            called = spacing.under_call if index == 1 and page.number else 0
            between = spacing.above_spare if paragraph.spare else spacing.between_paragraphs
            yield from (BLANK,) * max(called, between)
        yield from (paper.aligned(line, "text") for line in column.wrapped(paragraph.text))
