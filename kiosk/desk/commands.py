"""The ``kiosk desk`` command: who asks somebody to come, on the phones of the volunteers."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from kiosk.mistake import Mistake, to_install


class DeskMissing(Mistake):
    """The desk cannot be run here; the message says what is missing."""


def add_desk_commands(commands: Any) -> None:
    """``commands`` are those of ``kiosk``, to which this is added."""
    desk: argparse.ArgumentParser = commands.add_parser("desk", help="a page for volunteers: who asks somebody to come")
    only = desk.add_mutually_exclusive_group()
    only.add_argument("--pair", action="store_true", help="print a code for one more phone; the desk runs on")
    only.add_argument("--forget", action="store_true", help="forget all phones; each must be paired again")
    desk.set_defaults(run=_desk, is_service=True)


def _desk(options: argparse.Namespace) -> int:
    try:
        from kiosk.desk.qr import pairing_address
        from kiosk.desk.server import front_of, sections_of, serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "kiosk":
            raise
        raise DeskMissing(f"kiosk desk: {error.name} is not installed; run: {to_install('desk')}") from error
    from kiosk.desk.front import own_addresses
    from kiosk.desk.pairing import Pairing, pairing_file
    from kiosk.office import load_office
    from kiosk.wiring import offered_languages

    pairing = Pairing(pairing_file(os.environ))
    if options.forget:
        print(f"kiosk desk: devices forgotten: {pairing.forget()}")
        return 0
    office = load_office()
    if not office.desk:
        raise DeskMissing(
            'kiosk desk: office.toml names no `desk`; write the address of this machine, like "http://192.168.1.20:8765"'
        )
    # A code in a log could be read by others.
    if options.pair or sys.stdout.isatty():
        here = f"http://{own_addresses(office.desk)[0]}"
        _print_codes(*(pairing_address(address, pairing.offer()) for address in (office.desk, here)))
    if not options.pair:
        languages = offered_languages(office)
        front = front_of(office, languages, pairing, os.environ)
        print(f"kiosk desk: {office.desk}", flush=True)
        serve(front, sections_of(office, front, languages, os.environ))
    return 0


def _print_codes(phone: str, here: str) -> None:
    from kiosk.desk.qr import for_terminal

    print(f"A phone: scan this, or open {phone}")
    if sys.stdout.isatty():
        print(for_terminal(phone))
    print(f"The browser of this machine: open {here}\nEach is for one device, for 10 minutes.", flush=True)
