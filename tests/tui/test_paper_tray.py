"""Paper at the screen: chosen by a key, waited for, and a sentence in the visitor's language when none comes."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from kiosk.guides.sheet import Sheet
from kiosk.printing.printer import PrintingError
from tests.tui.screens import Kiosk, Walk, press, text_of
from tests.tui.speakers import FakeSpeaker

GUIDE = "111"
"""Dutch, the first topic, its first guide."""


class FakePrinter:
    """Keeps what it was given. It may fail, or take its time until ``done``."""

    def __init__(self, fails: Exception | None = None, *, slow: bool = False) -> None:
        self.papers: list[tuple[str, ...]] = []
        self.done = threading.Event()
        self._fails = fails
        if not slow:
            self.done.set()

    def print(self, sheets: Sequence[Sheet]) -> None:
        self.papers.append(tuple(f"{sheet.place} {sheet.language}" for sheet in sheets))
        assert self.done.wait(20)
        if self._fails is not None:
            raise self._fails


async def test_without_a_printer_there_is_no_such_choice(kiosk: Kiosk, walk: Walk) -> None:
    async with kiosk() as pilot:
        await walk(pilot, GUIDE)
        assert "Print" not in text_of(pilot)


async def test_a_guide_is_printed_from_its_first_page_and_its_last(kiosk: Kiosk, walk: Walk) -> None:
    printer = FakePrinter()
    async with kiosk(printer=printer) as pilot:
        await walk(pilot, GUIDE)
        assert "Print deze uitleg" in text_of(pilot)
        await walk(pilot, "2")
        assert "Neem het papier uit de printer." in text_of(pilot)
        await walk(pilot, "011111111")
        assert "stap 8 van 8" in text_of(pilot)
        await walk(pilot, "3")
        assert "Neem het papier uit de printer." in text_of(pilot)
        await walk(pilot, "0")
        assert "stap 8 van 8" in text_of(pilot), "the way back is the page that was printed"
    assert printer.papers == [("guide/itsme-start nl",)] * 2


async def test_in_another_language_the_office_s_own_stands_beside_it(kiosk: Kiosk, walk: Walk) -> None:
    printer = FakePrinter()
    async with kiosk(printer=printer) as pilot:
        await walk(pilot, "2113")
        assert "Prenez le papier à l'imprimante." in text_of(pilot)
    assert printer.papers == [("guide/itsme-start fr", "guide/itsme-start nl")]


async def test_a_service_is_printed(kiosk: Kiosk, walk: Walk) -> None:
    printer = FakePrinter()
    async with kiosk(printer=printer) as pilot:
        await walk(pilot, "19112")
        assert "Neem het papier uit de printer." in text_of(pilot)
    assert printer.papers == [("service/antigif nl",)]


@pytest.mark.parametrize("error", [PrintingError("out of paper"), OSError("no more processes"), RuntimeError("?")])
async def test_a_printer_that_does_not_work_is_told_in_the_visitor_s_language(
    kiosk: Kiosk, walk: Walk, error: Exception
) -> None:
    async with kiosk(printer=FakePrinter(error)) as pilot:
        await walk(pilot, GUIDE + "2")
        assert "De printer werkt nu niet. Vraag het aan de balie." in text_of(pilot)
        await walk(pilot, "0")
        assert "Print deze uitleg" in text_of(pilot)


async def test_keys_are_answered_while_a_slow_printer_prints(kiosk: Kiosk, walk: Walk) -> None:
    printer = FakePrinter(PrintingError("jam"), slow=True)
    async with kiosk(printer=printer) as pilot:
        await walk(pilot, GUIDE)
        await pilot.press("2")
        await pilot.pause()
        assert "Uw papier komt." in text_of(pilot)
        await pilot.press("5")
        await pilot.pause()
        assert "Uw papier komt." in text_of(pilot), "a key that does nothing prints nothing again"
        await pilot.press("0")
        await pilot.pause()
        assert "Print deze uitleg" in text_of(pilot)
        printer.done.set()
        await press(pilot)
        assert "Print deze uitleg" in text_of(pilot), "who went on is not called back"
    assert len(printer.papers) == 1


async def test_what_becomes_of_a_paper_is_heard(kiosk: Kiosk, walk: Walk) -> None:
    speaker = FakeSpeaker()
    async with kiosk(printer=FakePrinter(PrintingError("jam")), speaker=speaker, speech="on") as pilot:
        await walk(pilot, GUIDE + "2")
        heard = [said.text for said in (each for log in speaker.log if log for each in log)]
    assert "Uw papier komt." in heard
    assert "De printer werkt nu niet." in heard


async def test_the_next_visitor_hears_nothing_of_a_paper(kiosk: Kiosk, walk: Walk) -> None:
    printer = FakePrinter(PrintingError("jam"), slow=True)
    async with kiosk(printer=printer) as pilot:
        await walk(pilot, GUIDE)
        await pilot.press("2")
        await pilot.press("end")
        await pilot.press("x")
        await pilot.pause()
        first = text_of(pilot)
        printer.done.set()
        await press(pilot)
        assert text_of(pilot) == first


async def test_a_paper_in_a_window_that_became_too_small_is_told_when_it_has_room(kiosk: Kiosk, walk: Walk) -> None:
    printer = FakePrinter(slow=True)
    async with kiosk(printer=printer) as pilot:
        await walk(pilot, GUIDE)
        await pilot.press("2")
        await pilot.resize_terminal(20, 5)
        printer.done.set()
        await press(pilot)
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert "Neem het papier uit de printer." in text_of(pilot)
