"""Two pages beside each other, line by line. Pure, as the layout of one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from kiosk.guides.page import Page
from kiosk.tui.layout import Layout, layouts, paper_of, tightest
from kiosk.tui.lines import Paper
from kiosk.tui.options import BESIDE_TEXT, MEASURE

FOOT_ROWS: Final = 1
"""The row with the keys of the side."""

ROWS_AROUND_NOTE: Final = 2
"""A free row above a note, and its title."""

_EMPTY_LINE: Final = "\n\u00a0"
"""What makes a text a line higher, and shows nothing."""


@dataclass(frozen=True, slots=True)
class Window:
    """The window of one of the two: so many cells and rows, and from where it is read."""

    columns: int
    rows: int
    right_to_left: bool

    @property
    def paper(self) -> Paper:
        """What there is to write on."""
        return paper_of(self.columns, right_to_left=self.right_to_left)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two layouts whose lines stand beside each other, and the note in lines."""

    visitor: Layout
    told: Layout
    note: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Rows that the higher one takes."""
        note = len(self.note) + ROWS_AROUND_NOTE if self.note else 0
        return max(self.visitor.rows, 1 + len(self.told.text) + self.told.options.rows + note + FOOT_ROWS)

    @property
    def even(self) -> bool:
        """Whether what belongs together stands in the same row."""
        both = (self.visitor, self.told)
        return len({(len(each.text), tuple((o.key, o.row, o.column) for o in each.options.each)) for each in both}) == 1

    def noting(self, note: str, rows: int) -> Pair:
        """The same with this note, where so many rows have room for it."""
        noting = replace(self, note=self.told.paper.wrapped(note))
        return noting if noting.rows <= rows else self


def lay_out_pair(page: Page, told: Page, mine: Window, theirs: Window) -> Pair:
    """The airiest layout in which both fit; the tightest when none does."""
    pair = _airiest(page, told, mine, theirs)
    if pair.even:
        return pair
    # Languages whose names are too long for their columns keep the names that they give themselves.
    return _airiest(page, replace(told, choices=page.choices, commands=page.commands), mine, theirs)


def fits_beside(page: Page, told: Page, mine: Window, theirs: Window) -> bool:
    """Whether all of both, and the note, can be seen at once."""
    note = theirs.paper.wrapped(told.helper) if told.helper else ()
    page, told = _evened(page, told, mine.paper, theirs.paper)
    return Pair(_tightest(page, mine), _tightest(told, theirs), note).rows <= mine.rows


def _airiest(page: Page, told: Page, mine: Window, theirs: Window) -> Pair:
    note = theirs.paper.wrapped(told.helper) if told.helper else ()
    page, told = _evened(page, told, mine.paper, theirs.paper)
    for visitor, volunteer in zip(_layouts(page, mine), _layouts(told, theirs), strict=True):
        if visitor is None or volunteer is None:
            continue
        pair = Pair(visitor, volunteer, note)
        if pair.even and pair.rows <= mine.rows:
            return pair
    return Pair(_tightest(page, mine), _tightest(told, theirs), note)


def _layouts(page: Page, window: Window) -> Iterator[Layout | None]:
    return layouts(page, window.columns, window.rows, right_to_left=window.right_to_left)


def _tightest(page: Page, window: Window) -> Layout:
    return tightest(page, window.columns, window.rows, right_to_left=window.right_to_left)


def _evened(page: Page, told: Page, mine: Paper, theirs: Paper) -> tuple[Page, Page]:
    """Both pages with each of their texts as high as the other one's."""
    papers = (mine, theirs)
    title = _as_high((page.title, told.title), papers, mine.width)
    column = min(mine.width, MEASURE)
    texts = [
        _as_high((one.text, other.text), papers, column)
        for one, other in zip(page.paragraphs, told.paragraphs, strict=False)
    ]
    labels = [
        _as_high((one.label, other.label), papers, column - BESIDE_TEXT)
        for one, other in zip(page.choices, told.choices, strict=False)
    ]
    return (
        _with(page, title[0], [text[0] for text in texts], [label[0] for label in labels]),
        _with(told, title[1], [text[1] for text in texts], [label[1] for label in labels]),
    )


def _as_high(texts: tuple[str, str], papers: tuple[Paper, Paper], width: int) -> list[str]:
    rows = [len(paper.wrapped(text, width)) for text, paper in zip(texts, papers, strict=True)]
    return [text + _EMPTY_LINE * (max(rows) - own) for text, own in zip(texts, rows, strict=True)]


def _with(page: Page, title: str, texts: list[str], labels: list[str]) -> Page:
    paragraphs = zip_longest(page.paragraphs, texts)
    choices = zip_longest(page.choices, labels)
    return replace(
        page,
        title=title,
        paragraphs=tuple(each if text is None else replace(each, text=text) for each, text in paragraphs),
        choices=tuple(each if label is None else replace(each, label=label) for each, label in choices),
    )
