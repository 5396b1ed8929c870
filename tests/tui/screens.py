"""The screen without a terminal around it, in any size, with a clock of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from kiosk.calling.desk import Desk
from kiosk.guides.commands import Command
from kiosk.guides.engine import Engine
from kiosk.guides.outcomes import OnceAVisit, Tally
from kiosk.guides.site import Office
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.printing.printer import Printer
from kiosk.speech.speaker import Speaker
from kiosk.terminal.text_size.steps import TextSize
from kiosk.tui.app import KioskApp
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.page_screen import PageScreen
from kiosk.tui.page_view import PageView
from tests.conftest import NOON


class FakeTerminal:
    """Counts how often it was wiped."""

    text: TextSize | None = None

    def __init__(self) -> None:
        self.wiped = 0

    def wipe(self) -> None:
        self.wiped += 1


class FakeClock:
    """Seconds that go up when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


Kiosk = Callable[..., AbstractAsyncContextManager[Pilot[str]]]
Walk = Callable[[Pilot[str], str], Awaitable[None]]


@pytest.fixture
def terminal() -> FakeTerminal:
    return FakeTerminal()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def kiosk(
    engine: Engine, languages: OfferedLanguages, office: OfficeSettings, terminal: FakeTerminal, clock: FakeClock
) -> Kiosk:
    """Runs the app in a size and presses keys."""

    @asynccontextmanager
    async def run(
        *keys: str,
        size: tuple[int, int] = (80, 24),
        speaker: Speaker | None = None,
        printer: Printer | None = None,
        tally: Tally | None = None,
        desk: Desk | None = None,
        **settings: Any,
    ) -> AsyncIterator[Pilot[str]]:
        # The clock stands still: with a pause, all keys would come too soon. The tests of the pause set one.
        set_so = replace(office, **{"press_pause": 0, **settings})
        beside = Office(office.name, set_so.phone, prints=printer is not None, calls=desk is not None)
        alone = printer is None and desk is None
        shown = engine if alone else Engine(engine.catalogue, languages, beside, lambda: NOON)
        app = KioskApp(
            shown,
            languages,
            set_so,
            terminal,
            printer=printer,
            desk=desk,
            counts=None if tally is None else OnceAVisit(tally),
            open_speaker=lambda: speaker,
            clock=clock,
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if speaker is not None and set_so.speech != "off":
                await found(app, pilot)
            await press(pilot, *keys)
            yield pilot

    return run


@pytest.fixture
def walk(clock: FakeClock) -> Walk:
    """Presses digits slowly: quickly, some of them are a phone number."""

    async def pressed(pilot: Pilot[str], digits: str) -> None:
        for digit in digits:
            clock.now += 1
            await press(pilot, digit)

    return pressed


async def found(app: KioskApp, pilot: Pilot[str]) -> None:
    """Wait until the screen has found its voice, behind the first page."""
    screen = app.screen
    assert isinstance(screen, PageScreen)
    while screen.voice is None:
        await pilot.pause(0.01)


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys, and wait until what they ask is answered: free words are understood in the background."""
    for key in keys:
        if len(key) == 1 and not key.isascii():
            # The pilot loses some characters ("§"); a keyboard sends them as they are.
            pilot.app.post_message(events.Key(key, key))
            await pilot.pause()
        else:
            await pilot.press(key)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def on_choice(pilot: Pilot[str], key: str) -> tuple[int, int]:
    """A cell of the page view on the text of a choice."""
    view = pilot.app.screen.query_one(PageView)
    paper = view._page.paper
    option = next(option for option in view._page.options.each if option.key == key)
    column = option.column + 6
    x = paper.width - 1 - column if paper.right_to_left else column
    return view.margin + x, view.text_rows + option.top


def on_key(pilot: Pilot[str], command: Command) -> tuple[int, int]:
    """The first cell of a key at the foot, in the key bar."""
    bar = pilot.app.screen.query_one(KeyBar)
    assert bar._layout is not None
    key = next(key for key in bar._layout.keys if key.command is command)
    return bar.margin + key.start, key.row


def text_of(pilot: Pilot[str]) -> str:
    """What stands on the screen, in visual order, without the clock at the top."""
    return "\n".join(rows_of(pilot)[1:])


def rows_of(pilot: Pilot[str]) -> list[str]:
    """Every row of the screen, in visual order."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]
