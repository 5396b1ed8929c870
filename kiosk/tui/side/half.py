"""The volunteer's half of the screen: flat on a paper of its own, so that the visitor's half stays the one to press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events

from kiosk.tui.band import END as BAND_END
from kiosk.tui.band import SPACE
from kiosk.tui.keys import Action
from kiosk.tui.lines import BLANK, Line, Paper, Span
from kiosk.tui.lines_widget import LinesWidget
from kiosk.tui.office_bar import OfficeBar
from kiosk.tui.options import CAP, GAP, Options
from kiosk.tui.side.leaves import Leaf
from kiosk.tui.side.pair import FOOT_ROWS, Pair

SEAM: Final = "│"
"""Between the halves. It stands in the last cell of the visitor's margin, so that both halves are equally wide."""

_BETWEEN_KEYS: Final = 2

_FLAT: Final = {"title": "side-title", "done": "time-done", "left": "time-left", "number": "number"}
"""What the roles of a page look like here, without a band; all others are plain text."""


@dataclass(frozen=True, slots=True)
class SideKey:
    """A key of the side: its name, and what it does."""

    action: Action
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Half:
    """What the volunteer's half says: whose it is, the title of the note, and its keys."""

    whose: str
    note_title: str
    keys: Sequence[SideKey]


class HalfView(LinesWidget):
    """What the volunteer reads. A touch on a key at its foot does what the key does; elsewhere it does nothing: the
    visitor chooses."""

    ON_SIDE: ClassVar = True

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: list[tuple[Action, range]] = []

    def show_pair(self, pair: Pair, half: Half, rows: int, margin: int) -> None:
        """Show the page that is told, in so many rows, with a ``margin`` behind the seam."""
        paper = pair.told.paper
        self._show_half(list(_flat(pair)), list(_note(pair, half, paper)), half, paper, rows, margin)

    def show_leaf(self, leaf: Leaf, paper: Paper, half: Half, rows: int, margin: int) -> None:
        """Show a leaf in the place of the page."""
        title = paper.written(leaf.title, "side-title")
        self._show_half([BLANK, *title, BLANK, *leaf.lines], [], half, paper, rows, margin)

    def _show_half(
        self, body: Sequence[Line], note: Sequence[Line], half: Half, paper: Paper, rows: int, margin: int
    ) -> None:
        above = [paper.aligned(paper.seen(half.whose), "whose"), *body]
        foot = self._foot(half.keys, paper, 1 + margin)
        free = max(0, rows - len(above) - len(note) - FOOT_ROWS)
        apart = min(free, 1)
        lines = [*above, *[BLANK] * (free - apart), *note, *[BLANK] * apart, foot]
        edge = (Span(SEAM, "halves"), Span(" " * margin, "text"))
        self.styles.width = 1 + margin + paper.width + margin
        self.show_lines(tuple((*edge, *line) for line in lines), 0)

    def on_click(self, event: events.Click) -> None:
        cell = self.cell_of(event)
        if cell is None or cell.y != len(self.lines) - 1:
            return
        for action, cells in self._keys:
            if cell.x in cells:
                self.post_message(OfficeBar.Pressed(action, event.time))

    def _foot(self, keys: Sequence[SideKey], paper: Paper, start: int) -> Line:
        """The keys of the side, from where reading begins; each takes a touch in its cells and one at both sides."""
        self._keys = []
        spans: list[Span] = []
        used = 0
        for key in keys:
            label = paper.seen(key.label)
            width = cell_len(key.name) + 1 + cell_len(label)
            if used + width > paper.width:
                break
            first = paper.width - used - width if paper.right_to_left else used
            self._keys.append((key.action, range(start + first - 1, start + first + width + 1)))
            spans += [Span(key.name, "side-key"), Span(f"{label} " if paper.right_to_left else f" {label}", "text")]
            spans.append(Span(" " * _BETWEEN_KEYS, "text"))
            used += width + _BETWEEN_KEYS
        return paper.in_order(*spans[:-1])


def _note(pair: Pair, half: Half, paper: Paper) -> Iterator[Line]:
    if pair.note:
        yield BLANK
        yield paper.aligned(paper.seen(half.note_title), "note-title")
        yield from (paper.aligned(line, "text") for line in pair.note)


def _flat(pair: Pair) -> Iterator[Line]:
    """The page without its band and its buttons, each line in the row that it has beside it."""
    for line in pair.told.text:
        bare = line == SPACE or any(span.role == BAND_END for span in line)
        yield BLANK if bare else tuple(Span(span.text, _FLAT.get(span.role, "text")) for span in line)
    yield from _choices(pair.told.options, pair.told.paper)


def _choices(options: Options, paper: Paper) -> Iterator[Line]:
    """Each choice behind its digit."""
    columns = sorted({option.column for option in options.each})
    for row in range(options.rows):
        spans: list[Span] = []
        for column in columns:
            spans += [Span(" " * GAP, "text")] if spans else []
            spans += next(
                (
                    _cells(option.key if row == option.top else "", option.lines[line], option.width, paper)
                    for option in options.each
                    if option.column == column and (line := _line_in(row, option.top, option.step)) is not None
                    if line < len(option.lines)
                ),
                [Span(" " * options.each[0].width, "text")],
            )
        yield paper.in_order(*spans)


def _line_in(row: int, top: int, step: int) -> int | None:
    line, beside = divmod(row - top, step)
    return line if row >= top and not beside else None


def _cells(digit: str, text: str, width: int, paper: Paper) -> list[Span]:
    cap = f" {digit:1} "
    return [
        Span(cap[::-1] if paper.right_to_left else cap, "digit"),
        Span(" ", "text"),
        Span(text, "text"),
        Span(" " * max(0, width - CAP - 1 - cell_len(text)), "text"),
    ]
