"""Where a receipt printer is, as ``printer`` in ``office.toml`` says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kiosk.ports import LAST_PORT

RAW_PORT: Final = 9100
"""Where printers of a network listen, unless they were told otherwise."""

_NETWORK: Final = re.compile(r"tcp:([a-zA-Z0-9][a-zA-Z0-9.-]{0,252})(?::([1-9][0-9]{0,4}))?")
_USB: Final = re.compile(r"usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_DEVICE: Final = re.compile(r"/dev(?:/[\w-][\w.:-]*)+")
_BEGINS: Final = ("tcp:", "usb:", "/")


@dataclass(frozen=True, slots=True)
class OnNetwork:
    """A printer that listens on a network."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class OnUsb:
    """A printer by the two numbers of its maker and its model, as ``lsusb`` says them."""

    vendor: int
    product: int


@dataclass(frozen=True, slots=True)
class OnDevice:
    """A printer behind a file of ``/dev``."""

    path: str


ReceiptAddress = OnNetwork | OnUsb | OnDevice


class NoAddress(ValueError):
    """It begins like the address of a receipt printer, and is none; the message says what to write."""


def receipt_address(printer: str) -> ReceiptAddress | None:
    """The address of a receipt printer; None for the name of a queue of CUPS. Raises NoAddress."""
    if not printer.startswith(_BEGINS):
        return None
    if found := _NETWORK.fullmatch(printer):
        port = int(found[2] or RAW_PORT)
        if port <= LAST_PORT:
            return OnNetwork(found[1], port)
    if found := _USB.fullmatch(printer):
        return OnUsb(int(found[1], 16), int(found[2], 16))
    if _DEVICE.fullmatch(printer):
        return OnDevice(printer)
    raise NoAddress(
        'write the address of a receipt printer like "tcp:192.168.1.50:9100", "usb:04b8:0e15" or "/dev/usb/lp0"'
    )
