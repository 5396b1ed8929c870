"""The report as a PDF of two pages, with plots."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kiosk.figures.publishing import HIDDEN, rounded
from kiosk.figures.report import Report, Row, Table
from kiosk.guides.outcomes import Outcome
from kiosk.mistake import Mistake
from kiosk.printing.fonts import fonts_for
from kiosk.printing.typeset import EXTRA, installed

TEMPLATE: Final = Path(__file__).with_name("figures.typ")

MOST_ROWS: Final = 14
"""Of each table on the second page: those that are used most."""

MOST_MONTHS: Final = 12
"""Columns of the plot: of more months, the last ones are plotted."""


class NoReport(Mistake):
    """The report cannot be set; the message says what is missing."""


def pdf(report: Report, language: str, right_to_left: bool, environment: Mapping[str, str]) -> bytes:
    """The file, the same for the same report. Raises NoReport."""
    if not installed():
        raise NoReport(f"kiosk: what sets a PDF is not installed: {EXTRA}")
    from kiosk.channels.paper.pdf import NotSet, typeset

    fonts = fonts_for((language,), environment)
    if not fonts.families:
        raise NoReport("kiosk: no font is there for a PDF: apt install fonts-dejavu-core")
    inputs = {"report": json.dumps(_as_template(report, language, right_to_left)), "fonts": json.dumps(fonts.families)}
    try:
        return typeset(TEMPLATE, inputs, fonts.families, fonts.folders)
    except NotSet as error:
        raise NoReport(f"kiosk: the report cannot be set: {error}") from error


def _as_template(report: Report, language: str, right_to_left: bool) -> dict[str, Any]:
    guides, languages, *others = report.tables
    months = Table("month", report.months.title, report.months.outcomes, report.months.rows[-MOST_MONTHS:])
    return {
        "language": language,
        "right_to_left": right_to_left,
        "title": report.title,
        "office": report.office,
        "period": report.period,
        "tiles": [
            {"name": report.columns[outcome], "number": number}
            for outcome, number in zip(report.months.outcomes, report.total.cells, strict=True)
        ],
        "begun": report.columns[Outcome.BEGUN],
        "finished": report.columns[Outcome.FINISHED],
        "months": _table(months, report),
        "first": [_table(table, report) for table in others],
        "second": [_table(table, report) for table in (guides, languages)],
        "notes": report.notes,
    }


def _table(table: Table, report: Report) -> dict[str, Any]:
    rows = table.rows[:MOST_ROWS]
    longest = max((rounded(row.numbers[0]) for row in rows), default=0)
    if len(rows) < len(table.rows):
        last = [{"name": "…", "bars": [0, 0], "cells": [""] * len(table.outcomes)}]
    else:
        last = [{"name": table.others, "bars": [0, 0], "cells": [HIDDEN] * len(table.outcomes)}] * bool(table.others)
    return {
        "title": table.title,
        "columns": [report.columns[outcome] for outcome in table.outcomes],
        "rows": [*(_row(row, longest) for row in rows), *last],
    }


def _row(row: Row, longest: int) -> dict[str, Any]:
    return {
        "name": row.name,
        "bars": [rounded(number) / longest if longest else 0 for number in row.numbers[:2]],
        "cells": row.cells,
    }
