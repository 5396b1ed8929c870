"""The choices of a page as buttons: where each stands, so that it is painted and touched in the same cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kiosk.guides.commands import Command
from kiosk.guides.page import BETWEEN_NAMES, MOST_CHOICES, Page
from kiosk.guides.place import LANGUAGE
from kiosk.tui.lines import Paper
from kiosk.tui.spacing import FEWEST_IN_COLUMNS

CAP: Final = 3
"""Cells of the key before the text of a choice: the marker, the digit and a space."""

BESIDE_TEXT: Final = CAP + 2
"""Cells of a choice that hold no text: the key, and one at both sides of the text."""

GAP: Final = 2
"""Cells of paper between two columns."""

MEASURE: Final = 64
"""The longest line of text in cells: longer ones are hard to follow with the eye (WCAG 1.4.8 asks for at most 80)."""


class Option(NamedTuple):
    """Something that can be chosen: a numbered choice, or the rest of a long page.

    ``lines`` are in visual order. It stands ``row`` rows below the first option and ``column`` cells from the side
    where reading begins, and takes a touch in ``rows`` rows of ``width`` cells. From one line to the next are ``step``
    rows, and ``top`` is the row of the first. ``several``: each line is a choice of the next part, ``1`` the first.
    """

    key: str
    lines: tuple[str, ...]
    row: int = 0
    column: int = 0
    rows: int = 1
    width: int = 1
    step: int = 1
    top: int = 0
    several: bool = False

    def holds(self, column: int, row: int) -> bool:
        """Whether a touch there is a touch on it; ``column`` is counted from the side where reading begins."""
        return self.row <= row < self.row + self.rows and self.column <= column < self.column + self.width

    def line_at(self, row: int) -> int | None:
        """Which of its lines a touch in this row means; None beside them."""
        line = max(0, row - self.top) // self.step
        return line if line < len(self.lines) else None


class Options(NamedTuple):
    """All options of a page, ``rows`` in all, each ``high`` rows for a single line."""

    each: tuple[Option, ...] = ()
    rows: int = 0
    high: int = 1


def options_of(page: Page, paper: Paper, high: int, columns: int) -> Options | None:
    """The options of a page, ``high`` rows each, in so many columns; None when they do not go into two."""
    if page.place == LANGUAGE and (beside := _names_beside(page, paper, high)) is not None:
        return beside
    named = [(str(choice.number), choice.label) for choice in page.numbered]
    if (rest := _rest(page)) is not None:
        named.append((Command.MORE.value, f"{rest} ({page.part + 1}/{page.parts})"))
    if columns == 1:
        room = min(paper.width, MEASURE) - BESIDE_TEXT
        return placed([[Option(key, paper.wrapped(label, room)) for key, label in named]], paper.width, high)
    width = (paper.width - GAP) // 2
    options = [Option(key, paper.wrapped(label, width - BESIDE_TEXT)) for key, label in named]
    if len(options) < FEWEST_IN_COLUMNS or any(len(option.lines) > 1 for option in options):
        return None
    half = (len(options) + 1) // 2
    return placed([options[:half], options[half:]], width, high)


def _rest(page: Page) -> str | None:
    """What ``8`` leads to on a page in parts."""
    labels = (key.label for key in page.commands if key.command is Command.MORE)
    return next(labels, None) if page.parts > 1 else None


def _names_beside(page: Page, paper: Paper, high: int) -> Options | None:
    """The languages of this part at one side, and at the other those that ``8`` leads to, each on a line of its own:
    everybody finds the own language at once. None where they do not go beside one another."""
    names = (_rest(page) or "").split(BETWEEN_NAMES)
    width = (paper.width - GAP) // 2
    room = width - BESIDE_TEXT
    if not (page.choices and 2 <= len(names) <= MOST_CHOICES):
        return None
    labels = [[_one_line(choice.label, paper, room) for choice in page.choices]]
    labels.append([_one_line(choice.brief or choice.label, paper, room) for choice in page.choices])
    shown = next((each for each in labels if all(each)), None)
    others = [_one_line(name, paper, room) for name in names]
    if shown is None or not all(others):
        return None
    mine = placed([[Option(str(c.number), (t,)) for c, t in zip(page.choices, shown, strict=True)]], width, high)
    edge = int(high > 1)
    rows = high * (len(others) - 1) + 1 + 2 * edge
    rest = Option(Command.MORE.value, tuple(others), 0, width + GAP, rows, width, high, edge, several=True)
    return Options((*mine.each, rest), max(mine.rows, rows), high)


def _one_line(text: str, paper: Paper, room: int) -> str:
    """A text in visual order; empty where it takes more than one line."""
    lines = paper.wrapped(text, room)
    return lines[0] if len(lines) == 1 else ""


def placed(columns: Sequence[Sequence[Option]], width: int, high: int) -> Options:
    """Options in columns, each below the one before it. Of 3 rows each has its own edges; of 2 they share a row."""
    each: list[Option] = []
    most = 0
    for index, column in enumerate(columns):
        row = 0
        for number, option in enumerate(column):
            edge = int(high == 3 or (high == 2 and number == 0))
            rows = edge + len(option.lines) + (high > 1)
            each.append(option._replace(row=row, column=index * (width + GAP), rows=rows, width=width, top=row + edge))
            row += rows
        most = max(most, row)
    return Options(tuple(each), most, high)
