"""The report as CSV that a spreadsheet opens with a double click, also in Belgium: semicolons, and a mark that says
UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from kiosk.figures.publishing import SHOWN
from kiosk.figures.report import Report

DELIMITER: Final = ";"
"""What separates lists where the comma is the decimal sign: in Dutch, French and German."""

MARK: Final = "\ufeff"

_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_IS_TEXT: Final = "'"


def spreadsheet(report: Report) -> str:
    """One table for all of it: what a line is told apart by, which one it is, and its numbers."""
    paper = StringIO()
    paper.write(MARK)
    writer = csv.writer(paper, delimiter=DELIMITER, lineterminator="\r\n")
    for line in _lines(report):
        writer.writerow(map(_harmless, line))
    return paper.getvalue()


def _lines(report: Report) -> Iterator[Iterable[str]]:
    yield (report.title, report.office, *(report.columns[outcome] for outcome in SHOWN))
    yield (report.period, report.total.name, *report.total.cells)
    for table in (report.months, *report.tables):
        for name, cells in table.lines:
            yield (table.title, name, *cells)
    for note in report.notes:
        yield (note,)


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: the title of a guide may come from anybody's pack."""
    return f"{_IS_TEXT}{text}" if text.startswith(_BEGINS_A_FORMULA) else text
