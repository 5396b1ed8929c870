"""The ``kiosk figures`` command: what an office shows its funders."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.mistake import Mistake

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from kiosk.figures.store import Cell
    from kiosk.office import OfficeSettings


class NoFigures(Mistake):
    """There is nothing to show; the message says why, and what to do."""


def add_figure_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which this is added."""
    command = commands.add_parser("figures", help="what is used, month by month: for funders")
    command.add_argument("--from", dest="first", type=_day, metavar="DAY", help="as 2026-01-01; otherwise a year ago")
    command.add_argument("--to", dest="last", type=_day, metavar="DAY", help="as 2026-12-31; otherwise until now")
    command.add_argument("--format", choices=("table", "csv", "pdf"), default="table")
    command.add_argument("--to-file", dest="file", type=Path, metavar="FILE", help="a PDF needs one")
    command.add_argument("--language", metavar="CODE", help="of the report; otherwise the first of the office")
    stores = "a file of figures, more than once for more; otherwise those of this machine"
    command.add_argument("--store", dest="stores", action="append", type=Path, metavar="FILE", help=stores)
    command.set_defaults(run=_figures)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written!r} is no day; write one like 2026-01-31") from None


def _figures(options: Namespace) -> int:
    from kiosk.figures.publishing import publish
    from kiosk.figures.report import make_report
    from kiosk.known_language import UnknownLanguage
    from kiosk.office import load_office
    from kiosk.wiring import offered_languages, open_engine

    office = load_office()
    languages = offered_languages(office)
    code = options.language or languages.codes[0]
    if code not in languages.codes:
        raise UnknownLanguage(code, languages.codes)
    if options.format == "pdf" and options.file is None:
        raise NoFigures("kiosk: a PDF is a file; add --to-file figures.pdf")
    published = publish(_stores(options.stores, office), _months(options.first, options.last, office.now().date()))
    report = make_report(published, office.name, languages[code], open_engine(office, languages).catalogue.content)
    if options.format == "pdf":
        from kiosk.figures.pdf import pdf

        made = pdf(report, code, languages.facts[code].right_to_left, os.environ)
    elif options.format == "csv":
        from kiosk.figures.spreadsheet import spreadsheet

        made = spreadsheet(report).encode()
    else:
        from shutil import get_terminal_size

        from kiosk.figures.lines import WIDEST, lines

        made = lines(report, get_terminal_size((WIDEST, 0)).columns).encode()
    _write(made, options.file)
    return 0


def _months(first: date | None, last: date | None, today: date) -> tuple[str, ...]:
    from kiosk.figures.publishing import months_over

    # The months before this one: which days they have does not depend on what was counted.
    first = first or today.replace(year=today.year - 1, day=1)
    months = months_over(first, last or today, today)
    if not months:
        raise NoFigures(
            "kiosk: no month lies whole between these days and is over; one is shown from the second day of the next"
        )
    return months


def _stores(named: Sequence[Path] | None, office: OfficeSettings) -> list[dict[Cell, int]]:
    import sqlite3

    from kiosk.figures.store import Store, files_here

    files = named or files_here(os.environ)
    if not files:
        why = "nothing was counted here yet" if office.figures else "office.toml does not say `figures = true`"
        raise NoFigures(f"kiosk: there are no figures: {why}. --store FILE reads those of another machine")
    read = []
    for file in files:
        try:
            read.append(Store(file).read())
        except (OSError, sqlite3.Error) as error:
            raise NoFigures(f"kiosk: {file} cannot be read as figures: {error}") from error
    return read


def _write(made: bytes, file: Path | None) -> None:
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        return
    try:
        file.write_bytes(made)
    except OSError as error:
        raise NoFigures(f"kiosk: {file}: {error.strerror}") from error
