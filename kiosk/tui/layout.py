"""A page laid out on a screen of a given size: pure, so that the same arithmetic says what fits and what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from kiosk.guides.commands import Command
from kiosk.guides.page import Choice, Page
from kiosk.tui.key_rows import Key, keys_at_the_foot
from kiosk.tui.large_number import large_number, spaced_number
from kiosk.tui.lines import BLANK, Line, Paper, Span

SMALLEST: Final = (40, 12)
"""Columns and rows below which a page is not shown."""

MEASURE: Final = 64
"""The longest line of text in cells: longer ones are hard to follow with the eye (WCAG 1.4.8 asks for at most 80)."""

LARGE: Final = (56, 16)
"""Columns and rows from which a phone number is shown in digits of three rows."""

MARKERS: Final = ("▌", "▐")
"""Stands before the highlighted option: at the left, or at the right where reading begins there."""

BAR_DONE: Final = "━"
BAR_END: Final = ("╸", "╺")
BAR_LEFT: Final = "─"


@dataclass(frozen=True, slots=True)
class Spacing:
    """How airy a page is laid out, in blank rows."""

    top: int
    under_bar: int
    under_title: int
    between_paragraphs: int
    before_choices: int
    between_choices: int
    before_keys: int
    under_number: int


SPACINGS: Final = (
    Spacing(1, 1, 1, 1, 1, 1, 1, 1),
    Spacing(1, 1, 1, 1, 1, 0, 1, 1),
    Spacing(1, 1, 1, 0, 1, 0, 1, 1),
    Spacing(1, 1, 0, 0, 1, 0, 1, 1),
    Spacing(0, 0, 0, 0, 0, 0, 0, 0),
)
"""From airy to tight: the first one that fits is used."""

ONE_AT_A_TIME: Final = (Spacing(1, 1, 1, 1, 1, 1, 1, 1), Spacing(0, 0, 0, 1, 1, 0, 0, 1))
"""The same for the answer to a crisis: each thing stands apart, also where the rest of them goes on with 8."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen: a numbered choice, or the rest of a long page. Its lines, without the marker."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A page in lines: the text above, the options, and the keys below. ``rows`` is what it takes of the screen."""

    text: tuple[Line, ...]
    options: tuple[Option, ...]
    between_options: int
    key_lines: tuple[Line, ...]
    keys: tuple[Key, ...]
    paper: Paper

    @property
    def rows(self) -> int:
        """Rows of everything, with one for the bar of the office at the top."""
        options = sum(len(option.lines) for option in self.options)
        return 1 + len(self.text) + options + self.between_options * max(0, len(self.options) - 1) + len(self.key_lines)


def margin(columns: int) -> int:
    """Cells left free at both sides."""
    return 2 if columns >= 56 else 1


def holds_a_page(columns: int, rows: int) -> bool:
    """Whether a window is large enough for a page. Asked before any page is split or laid out for it."""
    return columns >= SMALLEST[0] and rows >= SMALLEST[1]


def paper_of(columns: int, *, right_to_left: bool) -> Paper:
    """What a window of so many columns leaves to write on: at least one cell."""
    return Paper(max(1, columns - 2 * margin(columns)), right_to_left)


def lay_out(page: Page, columns: int, rows: int, *, right_to_left: bool) -> Layout:
    """The airiest layout that fits; the tightest when none does."""
    paper = paper_of(columns, right_to_left=right_to_left)
    number = _number(page, paper, large=columns >= LARGE[0] and rows >= LARGE[1])
    first, *tighter = _spacings(page)
    layout = _laid_out(page, paper, first, number)
    for spacing in tighter:
        if layout.rows <= rows:
            break
        layout = _laid_out(page, paper, spacing, number)
    if layout.rows > rows and page.eighth is not None:
        return _laid_out(page, paper, tighter[-1], number, eighth_below=True)
    return layout


def fits(page: Page, columns: int, rows: int, *, right_to_left: bool) -> bool:
    """Whether the whole page can be seen at once. A number stays large: the text that it leaves no room for goes on."""
    paper = paper_of(columns, right_to_left=right_to_left)
    number = _number(page, paper, large=columns >= LARGE[0] and rows >= LARGE[1])
    return _laid_out(page, paper, _spacings(page)[-1], number, eighth_below=True).rows <= rows


def _spacings(page: Page) -> tuple[Spacing, ...]:
    return ONE_AT_A_TIME if page.place.tells_of_a_crisis else SPACINGS


def _number(page: Page, paper: Paper, *, large: bool) -> list[Line]:
    """The number of a page, as large as it can stand there."""
    if not page.number:
        return []
    rows = large_number(page.number, paper.width) if large else []
    if not rows:
        spaced = spaced_number(page.number)
        rows = [spaced] if spaced and cell_len(spaced) <= paper.width else [*paper.wrapped(page.number)]
    return [paper.aligned(row, "number") for row in rows]


def _laid_out(page: Page, paper: Paper, spacing: Spacing, number: list[Line], *, eighth_below: bool = False) -> Layout:
    """``eighth_below`` names what stands behind ``8`` among the keys, where it may cost no row of its own."""
    key_lines, keys = keys_at_the_foot(page, paper, eighth_below=eighth_below)
    text = [*_head(page, paper, spacing), *number]
    if number:
        text += [BLANK] * spacing.under_number
    text += _body(page, paper, spacing)
    options = tuple(_options(page, page.choices if eighth_below else page.numbered, paper))
    if options and text[-1] != BLANK:
        text += [BLANK] * spacing.before_choices
    return Layout(
        text=tuple(text),
        options=options,
        between_options=spacing.between_choices,
        key_lines=(*(BLANK,) * spacing.before_keys, *key_lines),
        keys=tuple(Key(key.command, key.row + spacing.before_keys, key.start, key.stop) for key in keys),
        paper=paper,
    )


def _head(page: Page, paper: Paper, spacing: Spacing) -> Iterator[Line]:
    yield from (BLANK,) * spacing.top
    if page.progress is not None:
        label = page.progress.label
        both = paper.apart(page.progress.guide, label, ("guide", "progress"))
        yield both or paper.aligned(paper.seen(label), "progress")
        yield _bar(page.progress.step, page.progress.steps, paper)
        yield from (BLANK,) * spacing.under_bar
    yield from paper.written(page.title, "title")
    yield from (BLANK,) * spacing.under_title


def _bar(step: int, steps: int, paper: Paper) -> Line:
    done = max(1, paper.width * step // steps)
    if done == paper.width:
        return (Span(BAR_DONE * done, "done"),)
    end = BAR_END[paper.right_to_left]
    return paper.in_order(
        Span(BAR_DONE * (done - 1), "done"), Span(end, "done"), Span(BAR_LEFT * (paper.width - done), "left")
    )


def _body(page: Page, paper: Paper, spacing: Spacing) -> Iterator[Line]:
    column = Paper(min(paper.width, MEASURE), paper.right_to_left)
    for index, paragraph in enumerate(page.paragraphs):
        if index:
            yield from (BLANK,) * spacing.between_paragraphs
        yield from (paper.aligned(line, "text") for line in column.wrapped(paragraph.text))


def _options(page: Page, choices: Iterable[Choice], paper: Paper) -> Iterator[Option]:
    for choice in choices:
        yield _option(str(choice.number), choice.label, paper)
    if page.parts > 1:
        for key in page.commands:
            if key.command is Command.MORE:
                yield _option(key.command.value, f"{key.label} ({page.part + 1}/{page.parts})", paper)


def _option(key: str, label: str, paper: Paper) -> Option:
    # Room for the marker, the key, two spaces, and a cell of the highlight behind the text.
    return Option(key, paper.wrapped(label, min(paper.width, MEASURE) - 5))
