"""Calling somebody from the screen: what is told, what becomes of it, and that a dead desk holds up nobody."""

from __future__ import annotations

import asyncio

import pytest
from textual.pilot import Pilot

from kiosk.calling.desk import Call
from kiosk.calling.line import DeskSilentError
from kiosk.tui.app import KioskApp
from kiosk.tui.bell import LONGEST, PATIENCE, SILENT, Bell
from kiosk.tui.page_screen import PageScreen
from tests.tui.screens import FakeClock, Kiosk, Walk, press, text_of
from tests.tui.speakers import FakeSpeaker

STEP = "1111"
"""Dutch, the first topic, its first guide, its first step."""

CALL = "98"

ASKED = "Wij vragen het aan de balie."
COMES = "Er komt nu iemand naar u."
NOBODY = "Niemand antwoordt nu."


class FakeDesk:
    """Hears what it is told. Somebody may come, it may be off, or take its time until ``answers``."""

    def __init__(self) -> None:
        self.calls: dict[str, Call] = {}
        self.heard: list[Call] = []
        self.comes = False
        self.off: Exception | None = None
        self.answers = asyncio.Event()
        self.answers.set()

    async def call(self, call: Call, waited: float) -> bool:
        await self.answers.wait()
        if self.off is not None:
            raise self.off
        self.heard.append(call)
        self.calls[call.id] = call
        return self.comes

    async def take_back(self, call: Call) -> None:
        if self.off is not None:
            raise self.off
        self.calls.pop(call.id, None)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


async def second(pilot: Pilot[str]) -> None:
    """What the screen does each second for a call."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, PageScreen)
    (bell,) = screen.attendants
    assert isinstance(bell, Bell)
    bell.tick()
    await press(pilot)


async def test_without_a_desk_nothing_speaks_of_it(kiosk: Kiosk, walk: Walk) -> None:
    async with kiosk() as pilot:
        await walk(pilot, "19")
        assert "Vraag of iemand komt" not in text_of(pilot)


async def test_somebody_is_called_comes_and_the_step_is_still_there(kiosk: Kiosk, walk: Walk, desk: FakeDesk) -> None:
    async with kiosk(desk=desk) as pilot:
        await walk(pilot, STEP)
        assert "stap 1 van 8" in text_of(pilot)
        await walk(pilot, "9")
        assert "8  Vraag of iemand komt" in text_of(pilot)
        await walk(pilot, "8")
        assert ASKED in text_of(pilot)
        (call,) = desk.calls.values()
        assert (call.language, call.guide, call.step, call.steps, call.help_now) == (
            "nl",
            "Itsme installeren",
            1,
            8,
            False,
        )
        await walk(pilot, "1")
        assert "stap 1 van 8" in text_of(pilot)
        assert set(desk.calls) == {call.id}, "the call stays while its visitor reads on"
        await walk(pilot, "1")
        assert "stap 2 van 8" in text_of(pilot)
        desk.comes = True
        await second(pilot)
        assert COMES in text_of(pilot)
        assert "stap 2 van 8" in text_of(pilot), "the page stays where it is"
        await walk(pilot, "1")
        assert COMES in text_of(pilot), "a press at that moment does not hide it"
        heard = len(desk.heard)
        await second(pilot)
        assert len(desk.heard) == heard, "an answered call is over"


async def test_it_shows_on_the_page_of_the_call_and_is_heard(kiosk: Kiosk, walk: Walk, desk: FakeDesk) -> None:
    speaker = FakeSpeaker()
    async with kiosk(desk=desk, speaker=speaker, speech="on") as pilot:
        await walk(pilot, "1" + CALL)
        desk.comes = True
        await second(pilot)
        assert COMES in text_of(pilot)
        assert ASKED not in text_of(pilot)
        heard = [said.text for said in (each for log in speaker.log if log for each in log)]
    assert COMES in heard


async def test_back_takes_the_call_back_and_so_do_the_end_and_the_wipe(
    kiosk: Kiosk, walk: Walk, desk: FakeDesk
) -> None:
    async with kiosk(desk=desk) as pilot:
        await walk(pilot, STEP + CALL)
        await walk(pilot, "10")
        assert ASKED in text_of(pilot), "back on the page of the call, it is still open"
        assert desk.calls
        await walk(pilot, "0")
        assert "Iemand helpt u" in text_of(pilot)
        assert not desk.calls
        heard = len(desk.heard)
        await second(pilot)
        assert len(desk.heard) == heard
        await walk(pilot, "8")
        assert desk.calls
        await press(pilot, "end")
        assert not desk.calls
        await press(pilot, "x")
        await walk(pilot, "1" + CALL)
        assert desk.calls
        await pilot.resize_terminal(20, 5)
        pilot.app.screen_stack[0].wipe()  # type: ignore[attr-defined]
        await press(pilot)
        assert not desk.calls


async def test_whoever_comes_is_told_when_the_visitor_has_gone(kiosk: Kiosk, walk: Walk, desk: FakeDesk) -> None:
    async with kiosk(desk=desk) as pilot:
        desk.comes = True
        await walk(pilot, STEP + CALL)
        await second(pilot)
        assert COMES in text_of(pilot)
        heard = len(desk.heard)
        await second(pilot)
        assert len(desk.heard) == heard, "nothing more is asked"
        assert desk.calls
        await press(pilot, "end")
        assert not desk.calls


async def test_nobody_answers_and_later_somebody_does(
    kiosk: Kiosk, walk: Walk, desk: FakeDesk, clock: FakeClock
) -> None:
    async with kiosk(desk=desk, phone="089 12 34 56", idle_seconds=3600) as pilot:
        await walk(pilot, "1" + CALL)
        clock.now += PATIENCE - 1
        await second(pilot)
        assert ASKED in text_of(pilot)
        clock.now += 1
        await second(pilot)
        assert NOBODY in text_of(pilot)
        assert "089 12 34 56" in text_of(pilot)
        assert desk.calls, "whoever comes to the desk now still sees it"
        desk.comes = True
        await second(pilot)
        assert COMES in text_of(pilot)
        desk.comes = False
        desk.calls.clear()
        await walk(pilot, CALL)
        assert ASKED in text_of(pilot), "another call"
        clock.now += LONGEST
        await second(pilot)
        assert NOBODY in text_of(pilot)
        assert not desk.calls


@pytest.mark.parametrize("error", [DeskSilentError("refused"), OSError("no network"), RuntimeError("?")])
async def test_a_desk_that_is_off_is_told_on_whichever_page_and_one_that_restarts_is_not(
    kiosk: Kiosk, walk: Walk, desk: FakeDesk, clock: FakeClock, error: Exception
) -> None:
    async with kiosk(desk=desk) as pilot:
        await walk(pilot, STEP + CALL)
        desk.off = error
        clock.now += SILENT - 1
        await second(pilot)
        assert ASKED in text_of(pilot)
        desk.off = None
        await second(pilot)
        await walk(pilot, "1")
        desk.off = error
        clock.now += SILENT
        await second(pilot)
        assert NOBODY in text_of(pilot)
        assert "Voor telefoonnummers: kies 9." in text_of(pilot)
        assert "stap 1 van 8" in text_of(pilot)


async def test_whoever_waits_is_there_until_they_are_told(
    kiosk: Kiosk, walk: Walk, desk: FakeDesk, clock: FakeClock
) -> None:
    async with kiosk(desk=desk, idle_seconds=60) as pilot:
        app = pilot.app
        assert isinstance(app, KioskApp)
        await walk(pilot, "1" + CALL)
        for _ in range(int(PATIENCE) - 1):
            clock.now += 1
            app.mind_idle()
        await second(pilot)
        assert ASKED in text_of(pilot)
        clock.now += 1
        await second(pilot)
        assert NOBODY in text_of(pilot)
        app.mind_idle()
        clock.now += 59
        app.mind_idle()
        await pilot.pause()
        assert NOBODY in text_of(pilot)
        clock.now += 2
        app.mind_idle()
        await press(pilot)
        assert app.screen is not app.screen_stack[0], "then the screen asks whether they are still there"


async def test_keys_are_answered_while_the_desk_does_not_answer(kiosk: Kiosk, walk: Walk, desk: FakeDesk) -> None:
    desk.answers.clear()
    async with kiosk(desk=desk) as pilot:
        await walk(pilot, "1")
        for key in (*CALL, "m"):
            await pilot.press(key)
            await pilot.pause()
        assert "Wat wilt u doen?" in text_of(pilot)
        await pilot.press("end")
        await pilot.pause()
        desk.answers.set()
        await press(pilot)
        assert not desk.calls, "a call that was on its way when its visitor left is taken back"
        assert COMES not in text_of(pilot)


async def test_from_help_now_the_desk_is_told_no_more_than_that(kiosk: Kiosk, walk: Walk, desk: FakeDesk) -> None:
    async with kiosk(desk=desk) as pilot:
        await walk(pilot, STEP)
        await press(pilot, "f1")
        await walk(pilot, "1" + CALL)
        await walk(pilot, "1")
        (call,) = desk.calls.values()
        assert (call.guide, call.step, call.steps, call.help_now) == ("", 0, 0, True)
