"""What the screen counts for an office: each outcome once a visit, and the visit is forgotten."""

from __future__ import annotations

from kiosk.guides.outcomes import Outcome, Seen
from kiosk.tui.app import KioskApp
from tests.guides.test_outcomes import Kept
from tests.tui.screens import FakeClock, Kiosk, Walk, press, text_of
from tests.tui.test_paper_tray import GUIDE, FakePrinter

THROUGH = "11111111"


async def test_a_visit_is_counted_once_and_the_next_one_anew(kiosk: Kiosk, walk: Walk, clock: FakeClock) -> None:
    kept, printer = Kept(), FakePrinter()
    async with kiosk(tally=kept, printer=printer) as pilot:
        await walk(pilot, GUIDE)
        assert kept.seen == []
        await walk(pilot, THROUGH)
        assert "stap 8 van 8" in text_of(pilot)
        await walk(pilot, "3")
        assert printer.papers
        await walk(pilot, "0010109090")
        once = [
            Seen(outcome, "itsme-start", "nl")
            for outcome in (Outcome.BEGUN, Outcome.FINISHED, Outcome.PRINTED, Outcome.PERSON)
        ]
        assert kept.seen == once
        assert isinstance(pilot.app, KioskApp)
        clock.now += 1
        await press(pilot, "end")
        clock.now += 60
        pilot.app.mind_idle()
        await pilot.pause()
        await walk(pilot, GUIDE + THROUGH)
        assert kept.seen == once + once[:2]


async def test_a_printer_that_does_not_work_prints_nothing_to_count(kiosk: Kiosk, walk: Walk) -> None:
    kept = Kept()
    async with kiosk(tally=kept, printer=FakePrinter(RuntimeError("broken"))) as pilot:
        await walk(pilot, GUIDE + "2")
        assert "De printer werkt nu niet." in text_of(pilot)
    assert kept.seen == []


async def test_help_now_and_a_crisis_are_not_counted(kiosk: Kiosk, walk: Walk) -> None:
    kept = Kept()
    async with kiosk(tally=kept) as pilot:
        await walk(pilot, "1")
        await press(pilot, "f1")
        await walk(pilot, "19")
    assert kept.seen == []
