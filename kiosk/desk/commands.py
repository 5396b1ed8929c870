"""The ``kiosk desk`` command: who asks somebody to come, on the phones of the volunteers."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

from kiosk.mistake import Mistake

if TYPE_CHECKING:
    from kiosk.desk.front import Front


class DeskMissing(Mistake):
    """The desk cannot be run here; the message says what is missing."""


def add_desk_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which this is added."""
    desk: argparse.ArgumentParser = commands.add_parser("desk", help="a page for volunteers: who asks somebody to come")
    only = desk.add_mutually_exclusive_group()
    only.add_argument("--pair", action="store_true", help="print a code for one more phone; the desk runs elsewhere")
    only.add_argument("--forget", action="store_true", help="forget all phones; each must be paired again")
    desk.set_defaults(run=_desk, is_service=True)


def _desk(options: argparse.Namespace) -> int:
    try:
        from kiosk.desk.server import front_of, serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "kiosk":
            raise
        raise DeskMissing(f"kiosk desk: {error.name} is not installed; run: pip install 'kiosk[desk]'") from error
    from kiosk.desk.pairing import Pairing, pairing_file
    from kiosk.office import load_office
    from kiosk.wiring import offered_languages

    if options.forget:
        print(f"kiosk desk: devices forgotten: {Pairing(pairing_file(os.environ)).forget()}", flush=True)
        return 0
    office = load_office()
    if not office.desk:
        raise DeskMissing(
            'kiosk desk: office.toml names no `desk`; write the address of this machine, like "http://192.168.1.20:8765"'
        )
    languages = offered_languages(office)
    front = front_of(office, languages, os.environ)
    _print_codes(front, asked=options.pair)
    if not options.pair:
        serve(front, languages)
    return 0


def _print_codes(front: Front, *, asked: bool) -> None:
    """Codes for a phone and for the browser of this machine. A log gets none: others can read it."""
    from kiosk.desk.qr import for_terminal, pairing_address

    print(f"kiosk desk: {front.address}", flush=True)
    if not asked and not sys.stdout.isatty():
        return
    code = pairing_address(front.address, front.pairing.offer())
    print(f"A phone: scan this, or open {code}\n{for_terminal(code)}")
    here = pairing_address(f"http://{front.own_addresses[0]}", front.pairing.offer())
    print(f"The browser of this machine: open {here}\nEach is for one device, for 10 minutes.", flush=True)
