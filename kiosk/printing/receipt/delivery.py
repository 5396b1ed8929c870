"""Gives a picture to a receipt printer, and finds out what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Final

from PIL import Image

from kiosk.printing.receipt.devices import NoAnswer, ReceiptDevice, is_status
from kiosk.printing.receipt.library import RT_STATUS_PAPER

BAND: Final = 96
"""Lines of dots that are sent at once, 12 mm of paper: each printer has drawn so much long before ``STALLED``."""

REACHED: Final = 3.0
"""Seconds in which a printer answers at all."""

STALLED: Final = 4.0
"""Seconds in which it takes a band."""

LONGEST: Final = 8.0
"""Seconds in which the last of a paper is out, once all of it was sent."""

EVERY: Final = 0.5
"""Seconds between two questions how it is."""

NO_PAPER: Final = "out of paper"
OFFLINE: Final = "offline: is its cover open?"
SILENT: Final = "it does not answer"
STUCK: Final = "it takes no more: switched off, out of paper, or jammed"
LATE: Final = "it does not say that the paper is out"

_TELL_NOTHING_UNASKED: Final = b"\x1da\x00"
_TELL_WHEN_DRAWN: Final = b"\x1dr\x01"
_FORGET: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Clears what a printer holds: the rest of a paper would come out for the next visitor. Few know it."""

_PAPER_END: Final = 0b0110_0000
_DRAWN: Final = 0b1001_0000

Within = Callable[[float, str], AbstractContextManager[None]]
"""Ends the program, with this fault, when what is inside takes more seconds than that."""


class PrinterFault(Exception):
    """The printer prints nothing; the message says why."""


def reach(printer: ReceiptDevice, within: Within) -> bool:
    """Reach a printer, and say whether it tells how it is. Raises PrinterFault, also for one without paper."""
    with within(REACHED + EVERY, SILENT):
        try:
            printer.open()
        except Exception as error:
            # The library, the system and what drives USB each have errors of their own.
            raise PrinterFault(reason(error)) from error
    with within(STALLED, SILENT):
        return _tells(printer)


def deliver(printer: ReceiptDevice, picture: Image.Image, within: Within, *, tells: bool) -> None:
    """Print a picture and cut. A printer that ``tells`` of itself is asked on the way; one that does not is trusted
    with what it has taken. Raises PrinterFault."""
    try:
        draw(printer, picture, lambda: _look(printer) if tells else None, within)
        _settle(printer, within, tells=tells)
    except (OSError, PrinterFault) as error:
        with within(EVERY, reason(error)), suppress(OSError):
            printer._raw(_FORGET)
        raise PrinterFault(reason(error)) from error


def draw(printer: ReceiptDevice, picture: Image.Image, look: Callable[[], None], within: Within) -> None:
    """Send a picture in bands, with a ``look`` after each, and cut. The paper hangs on by a corner until it is taken:
    it does not fall to the floor."""
    with within(STALLED, STUCK):
        printer.hw("INIT")
    for top in range(0, picture.height, BAND):
        with within(STALLED, STUCK):
            band = picture.crop((0, top, picture.width, min(top + BAND, picture.height)))
            printer.image(band, fragment_height=BAND)
            look()
    with within(STALLED, STUCK):
        printer.cut(mode="PART")


def last_word(printer: ReceiptDevice) -> str:
    """Why a printer takes no more."""
    with suppress(OSError):
        try:
            no_paper_in(printer.heard(0))
        except PrinterFault as fault:
            return str(fault)
    return STUCK


def reason(error: BaseException) -> str:
    """Why, in one line: of the library's errors that which the system gave, where there is one."""
    inner = error.__context__
    if isinstance(inner, (OSError, AssertionError)):
        return reason(inner)
    if isinstance(error, TimeoutError):
        return SILENT
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def _tells(printer: ReceiptDevice) -> bool:
    """Whether a printer says how it is. Raises PrinterFault when it says that it prints nothing."""
    try:
        printer.heard(0)
        paper = printer.paper_status()
        printer.heard(0)
        online = printer.is_online()
    except NoAnswer:
        return False
    except OSError as error:
        raise PrinterFault(reason(error)) from error
    if not paper:
        raise PrinterFault(NO_PAPER)
    if not online:
        raise PrinterFault(OFFLINE)
    return True


def _look(printer: ReceiptDevice) -> None:
    """Ask for the paper, and read what was answered to the questions before: nobody waits."""
    printer._raw(RT_STATUS_PAPER)
    no_paper_in(printer.heard(0))


def no_paper_in(told: bytes) -> None:
    """Raises PrinterFault when the last answer says that there is none."""
    answers = [byte for byte in told if is_status(byte)]
    if answers and answers[-1] & _PAPER_END == _PAPER_END:
        raise PrinterFault(NO_PAPER)


def _settle(printer: ReceiptDevice, within: Within, *, tells: bool) -> None:
    """Wait until all is out. A slow printer that has no fault, and still answers, is trusted."""
    end = time.monotonic() + LONGEST
    if not tells:
        while printer.unsent():
            if time.monotonic() > end:
                raise PrinterFault(STUCK)
            time.sleep(EVERY / 10)
        return
    with within(LONGEST * 2, LATE):
        printer._raw(_TELL_NOTHING_UNASKED + _TELL_WHEN_DRAWN)
        answered, unsent = time.monotonic(), 0
        while time.monotonic() < end:
            told = printer.heard(EVERY)
            no_paper_in(told)
            # Before the next question, which nobody has taken yet when it is just sent.
            unsent = printer.unsent()
            if any(not byte & _DRAWN for byte in told) and not unsent:
                return
            answered = time.monotonic() if told else answered
            printer._raw(RT_STATUS_PAPER)
        if unsent or answered < end - LONGEST / 2:
            raise PrinterFault(LATE)
