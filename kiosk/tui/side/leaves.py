"""What a volunteer has at hand behind every page: sentences to point at, in both languages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.guides.page import Page
from kiosk.tui.layout import Layout, lay_out
from kiosk.tui.lines import BLANK, Line, Paper
from kiosk.tui.side.pair import Window


@dataclass(frozen=True, slots=True)
class Sayings:
    """Sentences under a title: each in the volunteer's words, and in the visitor's."""

    title: str
    both: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """As many sentences as fit, in lines."""

    title: str
    lines: tuple[Line, ...]


def leaves(sayings: Sequence[Sayings], theirs: Paper, mine: Paper, rows: int) -> list[Leaf]:
    """The sentences on leaves of so many ``rows``. A sentence is not divided."""
    return [Leaf(each.title, lines) for each in sayings for lines in _filled(each, theirs, mine, rows)]


def leaf_alone(leaf: Leaf, told: Page, window: Window) -> Layout:
    """A leaf where the page is turned over. The keys of the page work there too."""
    page = replace(told, title=leaf.title, paragraphs=(), choices=(), eighth=None, number="", progress=None, parts=1)
    rows = window.rows - len(leaf.lines)
    laid = lay_out(replace(page, part=0), window.columns, rows, right_to_left=window.right_to_left)
    return replace(laid, text=(*laid.text, *leaf.lines))


def _filled(sayings: Sayings, theirs: Paper, mine: Paper, rows: int) -> Iterator[tuple[Line, ...]]:
    held: list[Line] = []
    for own, visitors in sayings.both:
        saying = theirs.written(own, "text")
        if visitors != own:
            saying += mine.written(visitors, "note-title")
        if held and len(held) + 1 + len(saying) > rows:
            yield tuple(held)
            held = []
        held += [BLANK, *saying] if held else saying
    yield tuple(held)
