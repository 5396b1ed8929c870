"""The address of a receipt printer as the argument; a picture on standard input, or nothing to look at the printer
alone; on standard output what became of it, as JSON.

A process of its own: reaching a name, a device or USB can hang where nothing else ends it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Timer
from typing import NoReturn

from PIL import Image

from kiosk.printing.receipt.delivery import REACHED, STUCK, PrinterFault, deliver, last_word, reach
from kiosk.printing.receipt.devices import device_at
from kiosk.receipt_addresses import receipt_address


def main() -> NoReturn:
    """Never waits for the printer when it ends: what it has, it has."""
    address = receipt_address(sys.argv[1])
    assert address is not None, "a queue of CUPS is no receipt printer"
    given = sys.stdin.buffer.read()
    printer = device_at(address, REACHED)

    @contextmanager
    def within(seconds: float, fault: str) -> Iterator[None]:
        timer = Timer(seconds, lambda: _end(last_word(printer) if fault == STUCK else fault))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    try:
        tells = reach(printer, within)
        if given:
            deliver(printer, Image.open(BytesIO(given)), within, tells=tells)
        with within(REACHED, ""):
            printer.close()
    except PrinterFault as error:
        _end(str(error))
    _end("", tells=tells)


def _end(fault: str, *, tells: bool = False) -> NoReturn:
    sys.stdout.write(json.dumps({"fault": fault, "tells": tells}))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
