"""Any window: nothing loops, nothing raises, nothing is painted wider than the window is."""

from __future__ import annotations

import random

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.crisis import CrisisPlace
from kiosk.guides.kinds.service import ServicePlace
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.page import Page
from kiosk.guides.place import HELP_NOW, LANGUAGE, MENU, SEARCH
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.layout import fits, holds_a_page, lay_out, paper_of
from kiosk.tui.lines import Paper, plain
from kiosk.tui.notices import still_there, too_small
from kiosk.tui.visit import ScreenChannel
from tests.tui.screens import FakeClock, Kiosk, press, rows_of

WIDTHS = range(1, 251)
HEIGHTS = range(1, 81)
PLACES = (
    LANGUAGE,
    MENU,
    SEARCH,
    HELP_NOW,
    StepPlace("strong-password", "words"),
    ServicePlace("card-stop"),
    CrisisPlace("suicide"),
)


def pages(engine: Engine) -> list[Page]:
    return [engine.page(place, code) for code in ("nl", "ar", "de") for place in PLACES]


def test_laying_out_ends_and_stays_within_every_width(engine: Engine, languages: OfferedLanguages) -> None:
    """Any size at all is survived; where a page is shown, its lines and keys are no wider than the window."""
    for page in pages(engine):
        right_to_left = languages[page.language].facts.right_to_left
        for columns in WIDTHS:
            for rows in (1, 12, 24, 80) if columns < 100 else (24,):
                layout = lay_out(page, columns, rows, right_to_left=right_to_left)
                assert layout.paper.width >= 1
                if holds_a_page(columns, rows):
                    lines = [plain(line) for line in (*layout.text, *layout.key_lines)]
                    lines += [f"   {line}" for option in layout.options.each for line in option.lines]
                    assert max(map(cell_len, lines)) <= layout.paper.width, (page.place, columns, rows)
                    assert all(0 <= key.start < key.stop <= layout.paper.width for key in layout.keys)


def test_a_page_fits_every_window_that_holds_one(engine: Engine, languages: OfferedLanguages) -> None:
    """Every width and every height from the smallest on: the page is split into parts that fit."""
    sizes = [(columns, rows) for columns in WIDTHS for rows in HEIGHTS if holds_a_page(columns, rows)]
    chance = random.Random(1)
    smallest = [size for size in sizes if size[0] == 40 or size[1] == 12]
    for columns, rows in (*smallest, *chance.sample(sizes, 300)):
        channel = ScreenChannel(languages, columns, rows)
        place = chance.choice(PLACES)
        conversation = Conversation(chance.choice(languages.codes), place)
        page = engine.show(conversation, channel)
        assert channel.fits(page), (place, columns, rows)


@pytest.mark.parametrize("code", ["nl", "ar", "de", "uk"])
def test_where_no_page_fits_the_window_says_so(languages: OfferedLanguages, code: str) -> None:
    words = languages[code]
    for columns in WIDTHS:
        paper = paper_of(columns, right_to_left=words.facts.right_to_left)
        for text in (too_small(words), still_there(words, 30)):
            lines = paper.written(text, "notice")
            assert max(cell_len(plain(line)) for line in lines) <= max(1, columns)
            assert "".join("".join(map(plain, lines)).split())


def test_wrapping_ends_at_every_width(languages: OfferedLanguages) -> None:
    for width in (-300, -1, 0, 1, 2, 7):
        lines = Paper(width, right_to_left=False).wrapped("Kies 4 woorden 漢字 0800 32 123 «oui»", width)
        assert lines


def test_a_window_without_room_is_no_place_for_a_page(engine: Engine, languages: OfferedLanguages) -> None:
    page = engine.page(MENU, "nl")
    for columns, rows in ((1, 1), (6, 2), (39, 80), (250, 11)):
        assert not holds_a_page(columns, rows)
        assert isinstance(fits(page, columns, rows, right_to_left=False), bool)


STORM = [
    *[(1, 1), (2, 1), (3, 3), (250, 80), (6, 2), (40, 12), (39, 12), (40, 11), (80, 24), (5, 70), (250, 1), (56, 16)],
    *((random.Random(7).randint(1, 250), random.Random(11 + index).randint(1, 80)) for index in range(20)),
]


async def painted(pilot: Pilot[str], columns: int) -> None:
    """Wait until every row that is painted fills the window. A busy machine tells of a new size a few turns later."""
    widths: set[int] = set()
    for _ in range(200):
        widths = {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()}
        if widths <= {columns}:
            return
        await pilot.pause()
    raise AssertionError(f"rows of {widths} cells in a window of {columns}")


@pytest.mark.parametrize("keys", [("1", "1", "6", "1"), ("4", "9", "5", "1"), ("3", "s", "a", "b"), ("3", "f5"), ()])
async def test_a_storm_of_sizes_is_survived(kiosk: Kiosk, clock: FakeClock, keys: tuple[str, ...]) -> None:
    async with kiosk(*keys) as pilot:
        before = rows_of(pilot)
        for index, (columns, rows) in enumerate(STORM):
            await pilot.resize_terminal(columns, rows)
            if index % 3 == 0:
                await press(pilot, "f5")
            if index % 7 == 0:
                clock.now += 125
                pilot.app.mind_idle()  # type: ignore[attr-defined]
                await press(pilot, "f5")
            assert pilot.app.is_running
            await painted(pilot, columns)
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert rows_of(pilot)[4:] == before[4:]


async def test_no_key_acts_on_a_page_that_nobody_sees(kiosk: Kiosk) -> None:
    async with kiosk("3", size=(80, 24)) as pilot:
        before = rows_of(pilot)
        await pilot.resize_terminal(20, 8)
        await press(pilot, "5", "end", "enter", "x", "f1")
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert rows_of(pilot) == before
