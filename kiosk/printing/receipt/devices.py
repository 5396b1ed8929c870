"""The printers of python-escpos, so that each is heard too, and what it cannot take is noticed."""

from __future__ import annotations

import fcntl
import os
import select
import socket
import struct
import termios
import time
import tty
from contextlib import suppress
from typing import Any, Final, Protocol

from usb.core import NoBackendError, USBTimeoutError

from kiosk.printing.receipt.library import File, Network, Usb
from kiosk.receipt_addresses import OnDevice, OnNetwork, ReceiptAddress

ANSWERS: Final = 1.5
"""Seconds in which a printer says how it is; one that does not answer cannot."""

_HELD: Final = 16 * 1024
"""Bytes that may wait on our side: with more, a printer that takes nothing would be noticed late."""

_MOST: Final = 64

_BULK: Final = 2
_PRINTER_CLASS: Final = 7
_INWARDS: Final = 0x80


class NoAnswer(Exception):
    """The printer says nothing of itself. Many cannot."""


class ReceiptDevice(Protocol):
    """A printer of python-escpos that we reach."""

    def open(self) -> None:
        """Reach it."""

    def close(self) -> None:
        """Leave it."""

    def image(self, img_source: Any, *, fragment_height: int) -> None:
        """Draw a picture."""

    def hw(self, hw: str) -> None:
        """``INIT``: as after switching on."""

    def cut(self, mode: str) -> None:
        """Feed and cut."""

    def paper_status(self) -> int:
        """0 without paper."""

    def is_online(self) -> bool:
        """Whether it would print."""

    def heard(self, seconds: float) -> bytes:
        """What it says within so many seconds; nothing when it says nothing. Raises OSError when it has gone."""

    def unsent(self) -> int:
        """The bytes that it has not taken yet, as far as we know."""

    def _raw(self, msg: bytes) -> None: ...


class _Hearing:
    """Reads answers as the library wants them, and only them: printers also say things that nobody asked for."""

    def heard(self, seconds: float) -> bytes:
        raise NotImplementedError

    def unsent(self) -> int:
        return 0

    def _read(self) -> bytes:
        end = time.monotonic() + ANSWERS
        while (left := end - time.monotonic()) > 0:
            if answers := [byte for byte in self.heard(left) if is_status(byte)]:
                return bytes(answers[-1:])
        raise NoAnswer


def is_status(byte: int) -> bool:
    """Whether a byte answers a question about the state (``DLE EOT``): it has four bits that are always so."""
    return byte & 0b1001_0011 == 0b0001_0010


class NetworkPrinter(_Hearing, Network):  # type: ignore[misc]
    """On a network."""

    def open(self, raise_not_found: bool = True) -> None:
        super().open(raise_not_found)
        # The program that waits for it ends what takes too long, and knows why.
        self.device.settimeout(None)
        self.device.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _HELD)

    def heard(self, seconds: float) -> bytes:
        if not _ready(self.device.fileno(), seconds):
            return b""
        told: bytes = self.device.recv(_MOST)
        if not told:
            raise ConnectionResetError("it closed the connection")
        return told

    def unsent(self) -> int:
        waiting = fcntl.ioctl(self.device.fileno(), termios.TIOCOUTQ, struct.pack("i", 0))
        (found,) = struct.unpack("i", waiting)
        return int(found)


class DevicePrinter(_Hearing, File):  # type: ignore[misc]
    """Behind a file, which is read as well where that is possible."""

    def open(self, raise_not_found: bool = True) -> None:
        # Not in the way of the library, which only writes. O_NOCTTY: a serial line is no terminal of ours.
        self.device = os.fdopen(os.open(self.devfile, os.O_RDWR | os.O_NOCTTY), "r+b", buffering=0)
        with suppress(termios.error):
            # A serial line passes on every byte as it is.
            tty.setraw(self.device.fileno())

    def _raw(self, msg: bytes) -> None:
        # An unbuffered file may take a part.
        left = memoryview(msg)
        while left:
            left = left[self.device.write(left) :]

    def heard(self, seconds: float) -> bytes:
        if not _ready(self.device.fileno(), seconds):
            return b""
        return os.read(self.device.fileno(), _MOST)


class UsbPrinter(_Hearing, Usb):  # type: ignore[misc]
    """On USB. Which of its ends takes and which one tells differs from maker to maker: it is asked."""

    def open(self, raise_not_found: bool = True) -> None:
        try:
            super().open(raise_not_found)
        except NoBackendError as error:
            raise OSError("what speaks USB is not installed: apt install libusb-1.0-0") from error
        self.out_ep, self.in_ep = usb_ends(self.device.get_active_configuration())

    def heard(self, seconds: float) -> bytes:
        if not self.in_ep:
            return b""
        try:
            return bytes(self.device.read(self.in_ep, _MOST, max(1, int(seconds * 1000))))
        except USBTimeoutError:
            return b""


def usb_ends(configuration: Any) -> tuple[int, int]:
    """The addresses of the ends of a printer that take and that tell; 0 where none tells. Raises OSError."""
    interfaces = sorted(configuration, key=lambda each: each.bInterfaceClass != _PRINTER_CLASS)
    for interface in interfaces:
        bulk = [each.bEndpointAddress for each in interface if each.bmAttributes & 3 == _BULK]
        out = [address for address in bulk if not address & _INWARDS]
        if out:
            return out[0], next((address for address in bulk if address & _INWARDS), 0)
    raise OSError("it is no printer")


def device_at(address: ReceiptAddress, seconds: float) -> ReceiptDevice:
    """The printer there, not reached yet; ``seconds`` is how long reaching it may take."""
    if isinstance(address, OnNetwork):
        return NetworkPrinter(address.host, address.port, timeout=seconds)
    if isinstance(address, OnDevice):
        return DevicePrinter(address.path)
    return UsbPrinter(address.vendor, address.product, usb_args={})


def _ready(file: int, seconds: float) -> bool:
    return bool(select.select([file], [], [], seconds)[0])
