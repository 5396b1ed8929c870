"""A receipt printer: what it draws is the paper, and whatever is wrong with it is told within seconds."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from kiosk.guides.engine import Engine
from kiosk.guides.kinds import parse
from kiosk.guides.sheet import Sheet
from kiosk.guides.site import Office
from kiosk.language.offered import OfferedLanguages
from kiosk.printing import typeset
from kiosk.printing.printer import PrintingError
from kiosk.printing.receipt import delivery
from kiosk.printing.receipt.delivery import PrinterFault, deliver, draw, reach
from kiosk.printing.receipt.devices import UsbPrinter, device_at
from kiosk.printing.receipt.library import Dummy
from kiosk.printing.receipt.printer import Condition, ReceiptPrinter, condition_of
from kiosk.printing.typeset import receipt
from kiosk.receipt_addresses import OnNetwork
from tests.conftest import NOON
from tests.printing.roll_printer import OnSocket, RollPrinter, on_socket

SECONDS = 12.0
"""Until the visitor reads that no paper comes, on a machine that is busy."""


@pytest.fixture(scope="module")
def sheets(engine: Engine) -> tuple[Sheet, ...]:
    office = Office("Digipunt Genk", "089 12 34 56", "0460 20 12 34", prints=True)
    there = Engine(engine.catalogue, engine.languages, office, lambda: NOON)
    found = (there.sheet(parse("guide/strong-password"), code) for code in ("ar", "nl"))
    return tuple(each for each in found if each is not None)


@pytest.fixture(scope="module")
def picture(sheets: tuple[Sheet, ...], languages: OfferedLanguages) -> bytes:
    """The receipt as it should come out."""
    return receipt(sheets, languages.facts, "80 mm", os.environ)


@pytest.fixture
def there() -> Iterator[OnSocket]:
    with on_socket(RollPrinter()) as found:
        yield found


def printer_at(address: str, languages: OfferedLanguages) -> ReceiptPrinter:
    return ReceiptPrinter(address, "80 mm", languages.facts, os.environ)


def without_end(seconds: float, fault: str) -> AbstractContextManager[None]:
    return nullcontext()


def printed_in_this_process(there: OnSocket, picture: Image.Image) -> None:
    printer = device_at(OnNetwork("127.0.0.1", there.port), 3)
    try:
        deliver(printer, picture, without_end, tells=reach(printer, without_end))
    finally:
        printer.close()


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and one.convert("1").tobytes() == other.convert("1").tobytes()


def test_what_the_library_sends_is_the_picture_line_by_line_and_then_a_cut(picture: bytes) -> None:
    dummy, printer = Dummy(), RollPrinter()
    draw(dummy, opened(picture), lambda: None, without_end)
    printer.take(dummy.output)
    assert same(printer.picture, opened(picture))
    (square,) = zxingcpp.read_barcodes(printer.picture.convert("L"))
    assert square.text == "sms:0460201234?body=JRC0"


def test_a_guide_in_two_languages_comes_out_of_a_printer_on_the_network(
    there: OnSocket, sheets: tuple[Sheet, ...], picture: bytes, languages: OfferedLanguages
) -> None:
    printer_at(there.address, languages).print(sheets)
    assert same(there.printer.picture, opened(picture))
    assert not there.printer.forgot


def test_it_comes_out_of_a_printer_behind_a_device_file(
    sheets: tuple[Sheet, ...], picture: bytes, languages: OfferedLanguages
) -> None:
    printer = RollPrinter()
    ours, theirs = os.openpty()

    def speak() -> None:
        with suppress(OSError):
            while given := os.read(ours, 4096):
                os.write(ours, printer.take(given))

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    try:
        printer_at(os.ttyname(theirs), languages).print(sheets)
        assert same(printer.picture, opened(picture))
        printer.paper = False
        with pytest.raises(PrintingError, match=f"^printer {os.ttyname(theirs)}: out of paper$"):
            printer_at(os.ttyname(theirs), languages).print(sheets)
    finally:
        os.close(theirs)
        thread.join(10)
        os.close(ours)


def test_a_printer_that_says_nothing_of_itself_prints_too(
    there: OnSocket, sheets: tuple[Sheet, ...], picture: bytes, languages: OfferedLanguages
) -> None:
    there.printer.silent = True
    printer_at(there.address, languages).print(sheets)
    assert there.done.wait(20)
    assert same(there.printer.picture, opened(picture))


def test_little_paper_and_what_nobody_asked_for_hinder_nobody(there: OnSocket, picture: bytes) -> None:
    there.printer.paper_low = True
    there.printer.chatter = b"\x14\x00\x00\x0f\x37\x25\x00"
    printed_in_this_process(there, opened(picture))
    assert there.done.wait(20)
    assert same(there.printer.picture, opened(picture))


@pytest.mark.parametrize(
    ("fault", "why"),
    [("paper", "out of paper"), ("cover_open", "offline: is its cover open?")],
)
def test_nothing_is_sent_to_a_printer_that_would_not_print(
    there: OnSocket, sheets: tuple[Sheet, ...], languages: OfferedLanguages, fault: str, why: str
) -> None:
    setattr(there.printer, fault, fault != "paper")
    with pytest.raises(PrintingError) as caught:
        printer_at(there.address, languages).print(sheets)
    assert str(caught.value) == f"printer {there.address}: {why}"
    assert not there.printer.bands


def test_paper_that_ends_in_the_middle_is_told_and_the_rest_is_forgotten(
    there: OnSocket, sheets: tuple[Sheet, ...], languages: OfferedLanguages
) -> None:
    there.printer.bands_of_paper = 5
    with pytest.raises(PrintingError, match=r": out of paper$"):
        printer_at(there.address, languages).print(sheets)
    assert there.done.wait(20)
    assert there.printer.forgot, "the next visitor would find it"
    assert not there.printer.papers


def test_a_printer_that_is_switched_off_in_the_middle_is_told(
    there: OnSocket, sheets: tuple[Sheet, ...], languages: OfferedLanguages
) -> None:
    there.takes_bands, there.closes = 3, True
    with pytest.raises(PrintingError, match=r"(Connection reset by peer|Broken pipe|it closed the connection)$"):
        printer_at(there.address, languages).print(sheets)


@pytest.mark.parametrize(("paper", "why"), [(1_000_000, "it takes no more: "), (2, "out of paper")])
def test_a_printer_that_takes_no_more_is_given_up_within_seconds(
    there: OnSocket, sheets: tuple[Sheet, ...], languages: OfferedLanguages, paper: int, why: str
) -> None:
    there.takes_bands, there.printer.bands_of_paper = 2, paper
    began = time.monotonic()
    with pytest.raises(PrintingError, match=why):
        printer_at(there.address, languages).print(sheets)
    assert time.monotonic() - began < SECONDS


def test_a_printer_that_is_not_there_is_named_with_the_cause(
    sheets: tuple[Sheet, ...], languages: OfferedLanguages, tmp_path: Path
) -> None:
    with on_socket(RollPrinter()) as gone:
        pass
    for address, why in (
        (gone.address, "Connection refused"),
        ("/dev/no-such-printer", "No such file or directory"),
        ("/dev/shm", "Is a directory"),
    ):
        began = time.monotonic()
        with pytest.raises(PrintingError, match=f"^printer {address}: {why}$"):
            printer_at(address, languages).print(sheets)
        assert time.monotonic() - began < SECONDS


def test_a_slow_printer_without_a_fault_is_trusted_and_one_that_fell_silent_is_not(
    there: OnSocket, picture: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "LONGEST", 4.0)
    monkeypatch.setattr(delivery, "EVERY", 0.2)
    there.printer.says_when_drawn = False
    # A few bands: what the printer of this test takes long for is no slowness of its own.
    short = opened(picture).crop((0, 0, 576, 300))
    printed_in_this_process(there, short)
    cut = RollPrinter._draw

    def falls_silent(self: RollPrinter, command: bytes) -> None:
        cut(self, command)
        self.silent = bool(self.papers)

    there.printer.papers.clear()
    monkeypatch.setattr(RollPrinter, "_draw", falls_silent)
    with pytest.raises(PrinterFault, match="does not say that the paper is out"):
        printed_in_this_process(there, short)


def test_the_doctor_is_told_how_a_printer_is_and_nothing_is_printed(there: OnSocket) -> None:
    assert condition_of(there.address, os.environ) == Condition("", tells=True)
    there.printer.paper = False
    assert condition_of(there.address, os.environ) == Condition("out of paper", tells=False)
    there.printer.silent = True
    assert condition_of(there.address, os.environ) == Condition("", tells=False)
    assert not there.printer.bands


def test_without_what_draws_receipts_the_message_says_what_to_install(
    sheets: tuple[Sheet, ...], languages: OfferedLanguages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset, "find_spec", lambda name: None if name == "PIL" else object())
    with pytest.raises(PrintingError, match=r"\.\[receipt\]"):
        printer_at("/dev/usb/lp0", languages).print(sheets)


class Descriptor(SimpleNamespace):
    """A descriptor of USB: what a test does not say of it is 0."""

    def __getattr__(self, name: str) -> int:
        if name.startswith("__"):
            raise AttributeError(name)
        return 0


class UsbCable:
    """The USB of a machine with one printer, whose ends are not those of the library, behind a card reader."""

    def __init__(self, printer: RollPrinter) -> None:
        self.printer = printer
        self.answers = b""
        self.interfaces = (
            Descriptor(bInterfaceClass=11, bNumEndpoints=1, ends=(Descriptor(bEndpointAddress=0x05, bmAttributes=2),)),
            Descriptor(
                bInterfaceNumber=1,
                bInterfaceClass=7,
                bNumEndpoints=2,
                ends=(
                    Descriptor(bEndpointAddress=0x81, bmAttributes=2),
                    Descriptor(bEndpointAddress=0x03, bmAttributes=2),
                ),
            ),
        )

    def enumerate_devices(self) -> Iterator[int]:
        yield 1

    def get_device_descriptor(self, device: object) -> Descriptor:
        return Descriptor(idVendor=0x04B8, idProduct=0x0E15, bNumConfigurations=1)

    def get_configuration_descriptor(self, device: object, index: int) -> Descriptor:
        if index:
            raise IndexError
        return Descriptor(bConfigurationValue=1, bNumInterfaces=len(self.interfaces), extra_descriptors=[])

    def get_interface_descriptor(self, device: object, index: int, setting: int, configuration: int) -> Descriptor:
        if setting:
            raise IndexError
        return self.interfaces[index]

    def get_endpoint_descriptor(self, device: object, end: int, index: int, setting: int, configuration: int) -> Any:
        return self.interfaces[index].ends[end]

    def get_configuration(self, handle: object) -> int:
        return 1

    def bulk_write(self, handle: object, end: int, index: int, given: Any, timeout: int) -> int:
        assert end == 0x03
        self.answers += self.printer.take(bytes(given))
        return len(given)

    def bulk_read(self, handle: object, end: int, index: int, room: Any, timeout: int) -> int:
        from usb.core import USBTimeoutError

        assert end == 0x81
        if not self.answers:
            raise USBTimeoutError("timed out")
        told, self.answers = self.answers[: len(room)], self.answers[len(room) :]
        room[: len(told)] = type(room)("B", told)
        return len(told)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_: None


def test_it_comes_out_of_a_printer_on_usb_whatever_its_ends_are(picture: bytes) -> None:
    printer = RollPrinter()
    device = UsbPrinter(0x04B8, 0x0E15, usb_args={"backend": UsbCable(printer)})
    tells = reach(device, without_end)
    deliver(device, opened(picture), without_end, tells=tells)
    assert tells
    assert same(printer.picture, opened(picture))
    printer.paper = False
    with pytest.raises(PrinterFault, match="out of paper"):
        reach(device, without_end)
    missing = UsbPrinter(0x04B8, 0x0001, usb_args={"backend": UsbCable(printer)})
    with pytest.raises(PrinterFault, match="not found or cable not plugged in"):
        reach(missing, without_end)
