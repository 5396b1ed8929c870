"""Paints the options of a page: a key, the text, and an edge of half a row, so that they look as if one could press
them."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from kiosk.tui.lines import Line, Paper, Span
from kiosk.tui.options import CAP, GAP, Option, Options

MARKERS: Final = ("▌", "▐")
"""Stands before the highlighted option: at the left, or at the right where reading begins there."""

HALF: Final = "▄"
"""Half a row. In the colour of a button it begins one; in that of the paper, on the button, it ends one. Always the
lower half: in xterm the upper one is a line too short in many sizes, which shows between a button and its edge."""

SEAM: Final = "━"
"""The line of paper between two buttons that share a row."""

Cells = tuple[Span, ...]


def painted(options: Options, highlighted: int, paper: Paper, read: str | None = None) -> tuple[Line, ...]:
    """The rows of all options, one of them highlighted; none for a page without options. ``read`` is the key of the
    one that is read aloud."""
    if not options.each:
        return ()
    columns: dict[int, list[tuple[Option, bool]]] = {}
    for index, option in enumerate(options.each):
        columns.setdefault(option.column, []).append((option, index == highlighted))
    painted_columns = [(_column(column, options.high, paper, read), column[0][0].width) for column in columns.values()]
    lines = []
    for row in range(options.rows):
        cells: list[Span] = []
        for rows, width in painted_columns:
            cells += (Span(" " * GAP, "text"),) if cells else ()
            cells += rows[row] if row < len(rows) else (Span(" " * width, "text"),)
        lines.append(paper.in_order(*cells))
    return tuple(lines)


def _column(column: list[tuple[Option, bool]], high: int, paper: Paper, read: str | None) -> list[Cells]:
    rows: list[Cells] = []
    for number, (option, lit) in enumerate(column):
        if option.top > option.row:
            rows.append(_begin(option.width, lit=lit))
        label = f"{'highlighted' if lit else 'option'}{'-read' if option.key == read else ''}"
        rows += _texts(option, lit, label, high, paper)
        if high == 2 and number + 1 < len(column):
            rows.append(_between(option.width, upper_lit=lit, lower_lit=column[number + 1][1]))
        elif high > 1:
            rows.append(_end(option.width, lit=lit))
    return rows


def _texts(option: Option, lit: bool, label: str, high: int, paper: Paper) -> list[Cells]:
    """The rows of a button between its edges; ``label`` is the role of its text."""
    first = option.top - option.row
    last = option.rows - (high > 1)
    rows = []
    for row in range(first, last):
        line, beside = divmod(row - first, option.step)
        if beside == option.step - 1 and option.step > 1 and line + 1 < len(option.lines):
            rows.append(_between_lines(option.width, lit=lit))
            continue
        text = option.lines[line] if not beside and line < len(option.lines) else ""
        rows.append(_text(option.key if row == first else "", Span(text, label), option.width, lit, paper))
    return rows


def _text(key: str, text: Span, width: int, lit: bool, paper: Paper) -> Cells:
    """Only the row of the digit has its key: what goes on below is part of the same button."""
    kind = "highlighted" if lit else "option"
    marked = lit and key
    cap = f" {key}" if paper.right_to_left else f"{key} "
    return (
        Span(MARKERS[paper.right_to_left] if marked else " ", "marker" if marked else f"{kind}-key"),
        Span(cap if key else " " * (CAP - 1), f"{kind}-key"),
        Span(" ", kind),
        text,
        Span(" " * max(0, width - CAP - 1 - cell_len(text.text)), kind),
    )


def _begin(width: int, *, lit: bool) -> Cells:
    return _edge(HALF, "edge", width, lit=lit)


def _end(width: int, *, lit: bool) -> Cells:
    return _edge(HALF, "seam", width, lit=lit)


def _edge(character: str, role: str, width: int, *, lit: bool) -> Cells:
    """A row at the edge of a button. Its key is as high as the button; a highlighted one is all in the colour of it."""
    key = width if lit else CAP
    return (Span(character * key, f"key-{role}"), *(() if lit else (Span(character * (width - key), role),)))


def _between(width: int, *, upper_lit: bool, lower_lit: bool) -> Cells:
    """The row that two buttons share. The highlighted one has it for itself: so it stands apart."""
    if upper_lit:
        return _end(width, lit=True)
    if lower_lit:
        return _begin(width, lit=True)
    return _edge(SEAM, "seam", width, lit=False)


def _between_lines(width: int, *, lit: bool) -> Cells:
    """Between two lines of a button that are each a choice: one key stands for all."""
    return (
        Span(" " * CAP, "highlighted-key" if lit else "option-key"),
        Span(SEAM * (width - CAP), "key-seam" if lit else "seam"),
    )
