"""A press belongs to the page that it was made on."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from kiosk.guides.commands import Command
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.page_view import PageView
from kiosk.tui.presses import PressGuard, TypedNumber, Verdict
from kiosk.tui.search_field import SearchField
from tests.tui.screens import FakeClock, Kiosk, on_choice, on_key, press, text_of

PAUSE = 0.4
MILLISECONDS = 400

TAKEN, DROPPED, TAKEN_BACK = Verdict.TAKEN, Verdict.DROPPED, Verdict.TAKEN_BACK


class Walker:
    """Counts the pages that a row of presses passes: each one that is taken turns one."""

    def __init__(self, pause: float = PAUSE) -> None:
        self.guard = PressGuard(pause)
        self.guard.turned(0.0)
        self.pages = 0

    def press(self, key: str, *times: float) -> list[Verdict]:
        verdicts = []
        for time in times:
            verdict = self.guard.judge(key, time)
            verdicts.append(verdict)
            if verdict is not DROPPED:
                self.pages += 1 if verdict is TAKEN else -1
                self.guard.turned(time)
        return verdicts


def held(start: float, delay: float, rate: float, seconds: float) -> list[float]:
    """When a held key comes: at once, after a delay, and then many times a second."""
    repeats = int((seconds - delay) * rate)
    return [start, *(start + delay + index / rate for index in range(repeats))]


@pytest.mark.parametrize("delay", [0.2, 0.25, 0.3, 0.41, 0.5, 0.66, 0.75])
@pytest.mark.parametrize("rate", [8, 11, 25, 30, 40])
@pytest.mark.parametrize("seconds", [1, 5])
def test_a_held_key_passes_one_page(delay: float, rate: float, seconds: float) -> None:
    walker = Walker()
    walker.press("enter", *held(10.0, delay, rate, seconds))
    assert walker.pages == 1
    walker.press("enter", 20.0)
    assert walker.pages == 2, "the next real press counts"


@pytest.mark.parametrize("gap", [0.02, 0.1, 0.2, 0.39])
def test_a_double_strike_passes_one_page(gap: float) -> None:
    walker = Walker()
    assert walker.press("enter", 10.0, 10.0 + gap) == [TAKEN, DROPPED]


def test_who_presses_steadily_passes_a_page_with_each_press() -> None:
    walker = Walker()
    assert walker.press("enter", *(10 + 0.5 * index for index in range(20))) == [TAKEN] * 20


def test_another_key_too_soon_is_dropped_and_a_later_one_is_not() -> None:
    walker = Walker()
    walker.press("1", 10.0)
    assert walker.press("2", 10.1, 10.3) == [DROPPED, DROPPED]
    assert walker.press("3", 10.4) == [TAKEN]


def test_a_double_strike_long_after_a_press_is_not_taken_for_a_held_key() -> None:
    walker = Walker()
    walker.press("1", 10.0)
    assert walker.press("1", 15.0, 15.1) == [TAKEN, DROPPED]


def test_before_the_first_page_nothing_counts() -> None:
    guard = PressGuard(PAUSE)
    assert guard.judge("1", 5.0) is DROPPED
    assert guard.too_early(5.0)
    assert not guard.tap(5.0)
    guard.turned(6.0)
    assert guard.judge("2", 5.9) is DROPPED, "read before the page came, handled after it"
    guard.painted(6.3)
    assert guard.judge("3", 6.5) is DROPPED
    assert guard.judge("4", 6.7) is TAKEN


def test_no_pause_lets_everything_through_once_there_is_a_page() -> None:
    walker = Walker(0)
    assert walker.press("1", -1.0, 0.0, 0.01, 0.02) == [DROPPED, TAKEN, TAKEN, TAKEN]
    assert walker.guard.tap(0.02)
    assert walker.guard.tap(0.03)


def test_taps_that_follow_fast_are_one() -> None:
    guard = PressGuard(PAUSE)
    guard.turned(0.0)
    assert [guard.tap(time) for time in (1.0, 1.45, 1.9, 2.41)] == [True, False, False, True]


def test_a_number_is_known_by_its_speed_and_leads_back_to_before_its_first_digit() -> None:
    numbers = frozenset({"112", "1712"})
    typed: TypedNumber[int] = TypedNumber()
    assert [typed.whole(d, 0.3 * i, i, numbers) for i, d in enumerate("9112")] == [None, None, None, ("112", 1)]
    assert [typed.whole(d, 5 + 0.3 * i, i, numbers) for i, d in enumerate("1712")][-1] == ("1712", 0)
    assert [typed.whole(d, 9 + 0.5 * i, i, numbers) for i, d in enumerate("112")] == [None, None, None]
    assert typed.whole("1", 20.0, 0, frozenset()) is None
    typed.whole("1", 20.1, 0, numbers)
    typed.whole("1", 20.2, 0, numbers)
    typed.broken_off()
    assert typed.whole("2", 20.3, 0, numbers) is None


def place(pilot: Pilot[str]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    return str(screen._visit.page.place)


async def pressing(pilot: Pilot[str], clock: FakeClock, key: str, times: list[float]) -> None:
    """Press a key at these times of the clock."""
    for time in times:
        clock.now = time
        await press(pilot, key)


async def test_a_held_enter_goes_one_step_on(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        for time, key in enumerate(("3", "5", "1", "1"), start=1):
            await pressing(pilot, clock, key, [float(time)])
        assert place(pilot) == "step/strong-password/words"
        first = text_of(pilot)
        await pressing(pilot, clock, "enter", held(10, 0.5, 20, 3))
        second = place(pilot)
        assert second not in ("step/strong-password/words", "end")
        await pressing(pilot, clock, "escape", [20])
        assert text_of(pilot) == first, "the way back does not know of what was taken back"


@pytest.mark.parametrize("key", ["f5", "f2", "f1", "end", "0", "x", "s", "8"])
async def test_any_other_held_key_is_pressed_once(kiosk: Kiosk, clock: FakeClock, key: str) -> None:
    async def after(times: list[float]) -> tuple[str, str]:
        clock.now = 0
        async with kiosk(press_pause=MILLISECONDS) as pilot:
            for time, first in enumerate(("3", "5", "1", "1"), start=1):
                await pressing(pilot, clock, first, [float(time)])
            await pressing(pilot, clock, key, times)
            return place(pilot), pilot.app.theme

    assert await after(held(10, 0.5, 20, 2)) == await after([10])


async def test_keys_before_the_first_page_is_settled_are_dropped(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("3", "5", press_pause=MILLISECONDS) as pilot:
        assert place(pilot) == "language"
        await pressing(pilot, clock, "3", [0.39])
        assert place(pilot) == "language"
        await pressing(pilot, clock, "3", [1.0])
        assert place(pilot) == "menu"


async def test_three_taps_on_a_topic_open_the_topic(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        spot = on_choice(pilot, "2")
        for time in (2.0, 2.2, 2.45):
            clock.now = time
            await pilot.click(PageView, offset=spot)
            await pilot.pause()
        assert place(pilot) == "topic/find"
        assert "I do not understand" not in text_of(pilot)


async def test_a_tap_is_not_taken_back_by_a_key(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        await pressing(pilot, clock, "f5", [2.0, 2.2])
        clock.now = 2.25
        await pilot.click(PageView, offset=on_choice(pilot, "2"))
        await pressing(pilot, clock, "f5", [2.3])
        assert place(pilot) == "topic/find"


async def test_a_tap_on_a_page_that_has_gone_is_dropped(kiosk: Kiosk, clock: FakeClock) -> None:
    """A message that waited in a queue while the page changed carries the page that it was made on."""
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        stale = screen._layout
        await pressing(pilot, clock, "5", [2.0])
        clock.now = 9.0
        screen.post_message(PageView.Chosen("1", stale, clock.now))
        await pilot.pause()
        clock.now = 19.0
        command = screen.query_one(KeyBar)._layout.keys[0].command  # type: ignore[union-attr]
        screen.post_message(KeyBar.Pressed(command, stale, clock.now))
        await pilot.pause()
        assert place(pilot) == "topic/safe"


async def test_writing_is_not_held_up_and_enter_is(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        await pressing(pilot, clock, "p", [2.0])
        await press(pilot, *"assword", "s", "s", "enter")
        assert place(pilot) == "search", "Enter came too soon after the page"
        await pressing(pilot, clock, "backspace", [2.1, 2.2])
        await pressing(pilot, clock, "enter", [3.0])
        assert place(pilot).startswith("search/guide:strong-password")


@pytest.mark.parametrize(("word", "written"), [("menu", "menu"), ("lost", "lost"), ("Help", "Help"), ("spam", "pam")])
async def test_who_types_a_word_is_writing_it(kiosk: Kiosk, clock: FakeClock, word: str, written: str) -> None:
    """The letter of a command that a word begins with is no command then; after S the field stands there at once."""
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        for time, key in enumerate("35", start=1):
            await pressing(pilot, clock, key, [float(time)])
        for index, letter in enumerate(word):
            await pressing(pilot, clock, letter, [5 + 0.15 * index])
        assert place(pilot) == "search"
        assert pilot.app.screen.query_one(SearchField).value == written
        await pressing(pilot, clock, "escape", [9])
        assert place(pilot) == "topic/safe"


async def test_a_letter_long_after_a_command_begins_a_word_of_its_own(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        await pressing(pilot, clock, "l", [2.0])
        await pressing(pilot, clock, "o", [3.0])
        assert pilot.app.screen.query_one(SearchField).value == "o"
        await pressing(pilot, clock, "escape", [4.0])
        assert place(pilot) == "language"


async def test_a_held_arrow_runs_over_the_choices(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        await pressing(pilot, clock, "down", [1.2, 2.0, 2.05, 2.1])
        assert "▌4  Write and make" in text_of(pilot)


async def test_a_press_for_the_warning_is_not_one_for_the_page(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk(press_pause=MILLISECONDS) as pilot:
        await pressing(pilot, clock, "3", [1.0])
        clock.now = 125.0
        pilot.app.mind_idle()  # type: ignore[attr-defined]
        await pilot.pause()
        for _ in range(3):
            pilot.app.post_message(events.Key("5", "5"))
        await pilot.pause()
        await pressing(pilot, clock, "5", [125.2])
        assert place(pilot) == "menu"


@pytest.mark.parametrize("language", ["3", "4"])
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
async def test_a_finger_that_slides_off_a_choice_presses_nothing(
    kiosk: Kiosk, language: str, size: tuple[int, int]
) -> None:
    """What counts is down and up on the same target: no drag, and no double click is ever wanted."""
    async with kiosk(language, size=size) as pilot:
        for down, up in (("1", "2"), ("2", "1"), ("7", "8")):
            await pilot.mouse_down(PageView, offset=on_choice(pilot, down))
            await pilot.mouse_up(PageView, offset=on_choice(pilot, up))
            await pilot.pause()
            assert place(pilot) == "menu"
        await pilot.mouse_down(KeyBar, offset=on_key(pilot, Command.PERSON))
        await pilot.mouse_up(KeyBar, offset=on_key(pilot, Command.HELP_NOW))
        await pilot.pause()
        assert place(pilot) == "menu"
        await pilot.mouse_down(KeyBar, offset=on_key(pilot, Command.HELP_NOW))
        await pilot.mouse_up(PageView, offset=on_choice(pilot, "1"))
        await pilot.pause()
        assert place(pilot) == "menu"
        await pilot.click(KeyBar, offset=on_key(pilot, Command.PERSON))
        assert place(pilot) == "person"
