"""An untouched screen warns, counts down, and forgets the visitor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot

from kiosk.guides.commands import Command
from kiosk.guides.engine import Engine
from kiosk.guides.page import Page
from kiosk.guides.pages import Pages
from kiosk.guides.place import END
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.language.visual import visual
from kiosk.tui.app import KioskApp
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.idle import END_SECONDS, WARNING_SECONDS, IdleWatch
from kiosk.tui.idle_warning import Countdown, IdleWarning
from kiosk.tui.notices import still_there
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import ScreenChannel
from tests.test_walkthrough import choosing
from tests.tui.screens import FakeClock, FakeTerminal, Kiosk, rows_of, text_of

CODES = tuple(load_facts(locales_folder()))
IDLE = 120


async def wait(pilot: Pilot[str], clock: FakeClock, seconds: float) -> None:
    """Let seconds go by."""
    assert isinstance(pilot.app, KioskApp)
    clock.now += seconds
    for _ in range(2):
        pilot.app.mind_idle()
        await pilot.pause()


def test_the_warning_lasts_long_enough() -> None:
    assert WARNING_SECONDS >= 20, "EN 301 549, 11.2.2.1"


def test_the_watch_counts_down() -> None:
    clock = FakeClock()
    watch = IdleWatch(IDLE, clock)
    clock.now = IDLE - 1
    assert watch.warning is None
    clock.now = IDLE
    assert watch.warning == WARNING_SECONDS
    clock.now = IDLE + WARNING_SECONDS - 0.5
    assert watch.warning == 1
    clock.now = IDLE + WARNING_SECONDS
    assert watch.warning == 0
    watch.touch()
    assert watch.warning is None


async def test_nobody_is_warned_on_the_first_page(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk() as pilot:
        await wait(pilot, clock, 10 * IDLE)
        assert isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("answer", ["a", "escape", "1", "enter", "f1"])
async def test_any_key_answers_the_warning_and_does_nothing_else(kiosk: Kiosk, clock: FakeClock, answer: str) -> None:
    async with kiosk("3", "1") as pilot:
        before = text_of(pilot)
        await wait(pilot, clock, IDLE)
        assert isinstance(pilot.app.screen, IdleWarning)
        assert "30 seconds" in text_of(pilot)
        await pilot.press(answer)
        await pilot.pause()
        assert text_of(pilot) == before
        await wait(pilot, clock, IDLE - 1)
        assert isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("answer", ["2", "end", "touch"])
@pytest.mark.parametrize("code", ["3", "4"])
@pytest.mark.parametrize("size", [(80, 24), (56, 16), (40, 12)])
async def test_the_warning_offers_to_finish(
    kiosk: Kiosk, clock: FakeClock, answer: str, code: str, size: tuple[int, int]
) -> None:
    async with kiosk(code, "1", size=size) as pilot:
        title = rows_of(pilot)[1:3]
        await wait(pilot, clock, IDLE)
        assert rows_of(pilot)[1:3] == title, "the page is still seen above the box"
        if answer == "touch":
            finish = pilot.app.screen._options.each[1]  # type: ignore[attr-defined]
            row = pilot.app.screen._above + finish.top + 1  # type: ignore[attr-defined]
            await pilot.mouse_down(Countdown, offset=(12, row))
        else:
            await pilot.press(answer)
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        assert screen._visit.ended


async def test_the_warning_is_heard_and_seen_long_before_the_wipe(
    kiosk: Kiosk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[float] = []
    monkeypatch.setattr(KioskApp, "bell", lambda app: heard.append(clock.now))
    async with kiosk("3", "1") as pilot:
        lengths = []
        for _ in range(WARNING_SECONDS - 1):
            await wait(pilot, clock, 1 if heard else IDLE)
            lengths.append(bar_length(pilot))
        assert heard == [IDLE]
        assert lengths == sorted(lengths, reverse=True)
        assert lengths[0] > 3 * lengths[-1], "the bar grows shorter"


def bar_length(pilot: Pilot[str]) -> int:
    """The heavy cells of the bar in the box of the warning."""
    box = pilot.app.screen.query_one(Countdown)
    return sum(len(span.text) for line in box.lines for span in line if span.role == "seconds-done")


async def test_a_touch_answers_the_warning(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("3", "1") as pilot:
        before = text_of(pilot)
        await wait(pilot, clock, IDLE)
        await pilot.click(offset=(3, 3))
        await pilot.pause()
        assert text_of(pilot) == before


async def test_the_countdown_counts_and_can_be_answered_many_times(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("3") as pilot:
        for _ in range(12):
            await wait(pilot, clock, IDLE)
            await wait(pilot, clock, 29)
            assert "1 second." in text_of(pilot)
            await pilot.press("a")
            await pilot.pause()
        assert "What do you want to do?" in text_of(pilot)


async def test_without_an_answer_nothing_is_left(kiosk: Kiosk, clock: FakeClock, terminal: FakeTerminal) -> None:
    async with kiosk("3", "s", *"secret") as pilot:
        await wait(pilot, clock, IDLE)
        await wait(pilot, clock, WARNING_SECONDS)
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = text_of(pilot)
        assert "Nederlands" in shown
        assert "secret" not in shown
        assert pilot.app.screen.query_one(SearchField).value == ""
        assert terminal.wiped == 1
        await pilot.press("0")
        assert "Nederlands" in text_of(pilot)


async def test_the_warning_is_in_the_language_of_the_page(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("1") as pilot:
        await wait(pilot, clock, IDLE)
        assert "30 seconden" in text_of(pilot)


def warning_rows(pilot: Pilot[str]) -> list[str]:
    """The question in the box of the warning, row by row, as wide as it may be."""
    box = pilot.app.screen.query_one(Countdown)
    left, right = box.content_region.x + box.margin, box.content_region.right - box.margin
    rows = [row[left:right].ljust(right - left) for row in rows_of(pilot)]
    rows = [row for row in rows[box.content_region.y : box.content_region.bottom] if row.strip()]
    return rows[: next(index for index, row in enumerate(rows) if "━" in row)]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("code", CODES)
async def test_the_warning_is_seen_whole_and_from_the_side_where_reading_begins(
    kiosk: Kiosk, clock: FakeClock, engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    right_to_left = languages[code].facts.right_to_left
    first, *words = still_there(languages[code], 30).split()
    async with kiosk(*choosing(engine, ScreenChannel(languages, *size), code), size=size) as pilot:
        await wait(pilot, clock, IDLE)
        box = pilot.app.screen.query_one(Countdown)
        assert box.region.height <= size[1]
        assert box.region.right <= size[0]
        rows = warning_rows(pilot)
    seen = visual(first, right_to_left=right_to_left)
    if right_to_left:
        assert rows[0].split()[-1] == seen
        assert len({len(row.rstrip()) for row in rows}) == 1, "every line begins at the right"
        assert rows[-1].startswith(" ")
    else:
        assert rows[0].startswith(seen)
        assert all(not row.startswith(" ") for row in rows)
    assert sum(len(row.split()) for row in rows) == 1 + len(words)
    assert "30" in " ".join(rows).split()


async def test_the_goodbye_goes_by_itself(kiosk: Kiosk, clock: FakeClock, terminal: FakeTerminal) -> None:
    async with kiosk("3", "1", "end") as pilot:
        assert "Goodbye" in text_of(pilot)
        assert "Everything is forgotten." in text_of(pilot)
        assert f"In {END_SECONDS} seconds" in text_of(pilot)
        await wait(pilot, clock, END_SECONDS - 1)
        assert "Goodbye" in text_of(pilot)
        assert "In 1 second " in text_of(pilot)
        await wait(pilot, clock, 1)
        assert "Nederlands" in text_of(pilot)
        assert terminal.wiped == 1


async def test_a_tick_of_the_clock_while_the_kiosk_ends_is_no_mistake(kiosk: Kiosk) -> None:
    async with kiosk() as pilot:
        pass
    assert isinstance(pilot.app, KioskApp)
    pilot.app.mind_idle()


async def test_a_mouse_that_moves_answers_the_warning(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("3", "1") as pilot:
        before = text_of(pilot)
        await wait(pilot, clock, IDLE)
        await pilot.hover(offset=(3, 3))
        await pilot.pause()
        assert text_of(pilot) == before
        await wait(pilot, clock, IDLE)
        await wait(pilot, clock, 5)
        assert "25 seconds" in text_of(pilot)


async def test_a_mouse_that_moves_keeps_the_warning_away(kiosk: Kiosk, clock: FakeClock) -> None:
    """A tremor or a nudge of the mouse is somebody who is there, as a key is."""
    async with kiosk("3", "1") as pilot:
        for column in (3, 4, 5):
            await wait(pilot, clock, IDLE - 1)
            await pilot.hover(offset=(column, 3))
            await wait(pilot, clock, 1)
            assert isinstance(pilot.app.screen, HelpScreen)
        await wait(pilot, clock, IDLE - 1)
        assert isinstance(pilot.app.screen, IdleWarning)


async def test_a_warning_that_somebody_has_touched_goes_even_when_it_was_not_told(
    kiosk: Kiosk, clock: FakeClock
) -> None:
    async with kiosk("3", "1") as pilot:
        await wait(pilot, clock, IDLE)
        assert isinstance(pilot.app, KioskApp)
        pilot.app._idle.touch()
        await wait(pilot, clock, 1)
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_two_quick_answers_to_the_warning_are_one(kiosk: Kiosk, clock: FakeClock) -> None:
    async with kiosk("3", "1") as pilot:
        before = text_of(pilot)
        await wait(pilot, clock, IDLE)
        for _ in range(3):
            pilot.app.screen.post_message(events.Key("f5", None))
        await pilot.pause()
        assert text_of(pilot) == before


@pytest.mark.parametrize("end", ["idle", "goodbye"])
async def test_the_next_visitor_finds_language_and_theme_as_the_office_set_them(
    kiosk: Kiosk, clock: FakeClock, end: str
) -> None:
    async with kiosk() as pilot:
        first = text_of(pilot)
        await pilot.press("4", "f2", "s", *"secret")
        assert pilot.app.theme == "dark"
        if end == "goodbye":
            await pilot.press("end")
            await wait(pilot, clock, END_SECONDS)
        else:
            await wait(pilot, clock, IDLE)
            await wait(pilot, clock, WARNING_SECONDS)
        assert pilot.app.theme == "light"
        assert text_of(pilot) == first


async def test_the_first_page_too_is_put_in_order(kiosk: Kiosk, clock: FakeClock, terminal: FakeTerminal) -> None:
    async with kiosk() as pilot:
        first = text_of(pilot)
        await pilot.press("f2", "f5")
        assert text_of(pilot) != first
        await wait(pilot, clock, IDLE)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert text_of(pilot) == first
        assert pilot.app.theme == "light"
        await wait(pilot, clock, IDLE)
        assert terminal.wiped == 1


def offering_nothing(page: Page) -> Page:
    """A goodbye as the core makes it: no choices, and only what somebody in need may still want."""
    few = tuple(key for key in page.commands if key.command in (Command.HELP_NOW, Command.LANGUAGE))
    return replace(page, choices=(), commands=few)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        *((key, "Kies uw taal") for key in ("f5", "x", "escape", "s", "m", "1", "enter", "space", "0")),
        ("f1", "Help now"),
        ("l", "Choose your language"),
    ],
)
async def test_the_goodbye_does_what_it_prints_and_every_other_key_begins_anew(
    kiosk: Kiosk,
    clock: FakeClock,
    terminal: FakeTerminal,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    expected: str,
) -> None:
    whole = Pages.page
    monkeypatch.setattr(
        Pages,
        "page",
        lambda pages, place, *of: (
            offering_nothing(whole(pages, place, *of)) if place == END else whole(pages, place, *of)
        ),
    )
    async with kiosk("3", "f2", "5", "end") as pilot:
        keys = pilot.app.screen._layout.keys  # type: ignore[attr-defined]
        assert [each.command for each in keys] == [Command.HELP_NOW, Command.LANGUAGE]
        await pilot.press(key)
        await pilot.pause()
        assert expected in text_of(pilot)
        anew = expected == "Kies uw taal"
        assert terminal.wiped == anew
        assert pilot.app.theme == ("light" if anew else "dark")
