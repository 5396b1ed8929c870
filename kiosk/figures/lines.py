"""The report in a terminal, or as lines of text in a file: tables, with bars beside the numbers."""

from __future__ import annotations

from io import StringIO
from typing import Final

from rich import box
from rich.bar import Bar
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from kiosk.figures.publishing import HIDDEN, rounded
from kiosk.figures.report import Report, Table

NARROWEST: Final = 80
WIDEST: Final = 120
"""Columns of the report."""

_BAR: Final = 10
_NAME: Final = 18
_NUMBER: Final = 10
"""Columns of the longest bar, that a name has at least, and a number at most."""


def lines(report: Report, width: int = NARROWEST) -> str:
    """The report, in at most this many columns where that can be."""
    paper = StringIO()
    columns = min(max(width, NARROWEST), WIDEST)
    # What a pack of the office writes is text, and no markup of Rich.
    console = Console(file=paper, width=columns, markup=False, highlight=False, emoji=False)
    console.print(f"{report.title}\n{report.office}\n{report.period}\n")
    total = Table("", "", report.months.outcomes, (report.total,))
    for table in (total, report.months, *report.tables):
        console.print(_drawn(table, report, min(_NUMBER, (columns - _BAR - _NAME) // len(table.outcomes) - 1)))
        console.print()
    for note in report.notes:
        console.print(note)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines()) + "\n"


def _drawn(table: Table, report: Report, most: int) -> Drawn:
    """A table whose numbers have at most so many columns each."""
    drawn = Drawn(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    drawn.add_column(Text(table.title), ratio=1, overflow="fold")
    drawn.add_column("", width=_BAR)
    for outcome in table.outcomes:
        drawn.add_column(Text(report.columns[outcome]), justify="right", width=most, overflow="fold")
    longest = max((rounded(row.numbers[0]) for row in table.rows), default=0)
    for row in table.rows:
        # Of one line alone, a bar says nothing.
        bar = Bar(longest or 1, 0, rounded(row.numbers[0]), width=_BAR) if len(table.rows) > 1 else ""
        drawn.add_row(Text(row.name), bar, *row.cells)
    if table.others:
        drawn.add_row(Text(table.others), "", *(HIDDEN for _ in table.outcomes))
    return drawn
