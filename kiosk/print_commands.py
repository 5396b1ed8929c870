"""The ``kiosk print`` command: what comes out of the printer, to look at before a visitor does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.mistake import Mistake, to_install

if TYPE_CHECKING:
    from kiosk.guides.engine import Engine
    from kiosk.guides.place import Place
    from kiosk.guides.sheet import Sheet


class CannotPrint(Mistake):
    """What was asked cannot be printed; the message says why."""


def add_print_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which this is added."""
    command = commands.add_parser("print", help="print a guide or a service, or write its paper into a file")
    command.add_argument("what", metavar="WHAT", help="the id of a guide or a service, its place, or a place code")
    command.add_argument("--language", metavar="CODE", help="otherwise the first of the office")
    command.add_argument("--with", dest="beside", metavar="CODE", help="a second language, line beside line")
    written = "a PDF (A4) or a PNG (a receipt); otherwise the printer of the office"
    command.add_argument("--to", type=Path, metavar="FILE", help=written)
    command.set_defaults(run=lambda options: _print(options.what, options.language, options.beside, options.to))


def _print(what: str, language: str | None, beside: str | None, to: Path | None) -> int:
    from kiosk.known_language import UnknownLanguage
    from kiosk.office import load_office
    from kiosk.printing.typeset import paper, receipt
    from kiosk.wiring import offered_languages, office_printer, open_engine

    office = load_office()
    languages = offered_languages(office)
    codes = [language or languages.codes[0], *([beside] if beside else [])]
    for code in codes:
        if code not in languages.codes:
            raise UnknownLanguage(code, languages.codes)
    sheets = tuple(_sheets(open_engine(office, languages), what, codes))
    if to is None:
        printer = office_printer(office, languages)
        if printer is None and office.printer:
            extra = "receipt" if office.prints_receipts else "paper"
            raise CannotPrint(f"kiosk: what {office.printer} needs is not installed: {to_install(extra)}")
        if printer is None:
            raise CannotPrint("kiosk: office.toml names no `printer`; add one, or write a file: --to paper.pdf")
        printer.print(sheets)
        return 0
    picture = to.suffix.lower() == ".png"
    facts = languages.facts
    made = receipt(sheets, facts, office.receipt_paper, os.environ) if picture else paper(sheets, facts, os.environ)
    try:
        to.write_bytes(made)
    except OSError as error:
        raise CannotPrint(f"kiosk: {to}: {error.strerror}") from error
    return 0


def _sheets(engine: Engine, what: str, codes: list[str]) -> list[Sheet]:
    place = _place(engine, what)
    sheets = []
    for code in codes:
        if not engine.catalogue.content.offers(place, code):
            raise CannotPrint(f"kiosk: {place} is not there in {code}")
        sheet = engine.sheet(place, code)
        if sheet is None:
            raise CannotPrint(f"kiosk: {place} is a page and no paper; write a guide, a step or a service")
        sheets.append(sheet)
    return sheets


def _place(engine: Engine, what: str) -> Place:
    from kiosk.guides.codes import places_of
    from kiosk.guides.kinds import all_places, parse
    from kiosk.guides.place import UnknownPlace

    content = engine.catalogue.content
    there = all_places(content)
    for written in (what, f"guide/{what}", f"service/{what}"):
        try:
            place = parse(written)
        except UnknownPlace:
            continue
        if place in there:
            return place
    coded = places_of(what, engine.catalogue)
    if not coded:
        raise CannotPrint(f"kiosk: there is no guide, service or place {what!r}; `kiosk pages` lists them")
    return coded[0]
