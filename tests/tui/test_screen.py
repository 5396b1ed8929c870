"""The screen: every way to press, what it looks like, and that nothing is ever cut off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.checks.subject import WalkedScreen
from kiosk.guides.commands import Command
from kiosk.guides.engine import Engine
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.language.visual import visual
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.notices import search_hint
from kiosk.tui.page_view import PageView
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import ScreenChannel
from tests.test_walkthrough import choosing
from tests.tui.screens import Kiosk, on_choice, on_key, press, rows_of, text_of

CODES = tuple(load_facts(locales_folder()))
SIZES = ((80, 24), (56, 16), (40, 12))
GOLDEN = Path(__file__).parent / "golden"
NL, FR, EN, AR = (str(1 + CODES.index(code)) for code in ("nl", "fr", "en", "ar"))
RIGHT_TO_LEFT = [code for code, facts in load_facts(locales_folder()).items() if facts.right_to_left]


def place(pilot) -> str:  # type: ignore[no-untyped-def]
    screen = pilot.app.screen
    assert isinstance(screen, HelpScreen)
    return str(screen._visit.page.place)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("language", ()),
        ("menu-nl", (NL,)),
        ("step-nl", (NL, "5", "1", "1", "1")),
        ("step-ar", (AR, "5", "1", "1", "1")),
        ("service-fr", (FR, "9", "5", "1")),
        ("help-now-en", (EN, "f1")),
        ("crisis-nl", (NL, "f1", "1")),
        ("search-en", (EN, "s")),
        ("search-ar", (AR, "s")),
    ],
)
async def test_it_looks_as_it_should(kiosk: Kiosk, name: str, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """Golden screens. ``GOLDEN=write make test`` writes them anew: look at the difference before you commit it."""
    path = GOLDEN / f"{name}-{size[0]}x{size[1]}.txt"
    async with kiosk(*keys, size=size) as pilot:
        shown = text_of(pilot) + "\n"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_page_is_cut_off(engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]) -> None:
    channel = WalkedScreen(languages, *size)
    for stop in walk(engine, channel, code):
        assert all(channel.fits(page) for page in stop.parts), stop.place


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("1",), "menu"),
        (("enter",), "menu"),
        (("down", "down", "enter", "0"), "language"),
        (("1", "up", "enter"), "privacy"),
        (("1", "tab", "space"), "topic/find"),
        (("1", "5", "0"), "menu"),
        (("1", "5", "escape"), "menu"),
        (("1", "5", "1", "escape"), "topic/safe"),
        (("1", "5", "1", "1", "1", "escape"), "step/strong-password/words"),
        (("1", "5", "1", "s", "escape"), "guide/strong-password"),
        (("1", "escape"), "language"),
        (("1", "9"), "person"),
        (("1", "f1"), "crisis"),
        (("1", "5", "m"), "menu"),
        (("1", "5", "M"), "menu"),
        (("1", "l"), "language"),
        (("1", "5", "l", "4"), "topic/safe"),
        (("1", "s"), "search"),
        (("1", "end"), "end"),
        (("1", "end", "1"), "language"),
        (("1", "end", "1", "1"), "menu"),
        (("1", "7", "2"), "guide/bank-reader"),
        (("1", "f5", "ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z", "%", "f12"), "menu"),
    ],
)
async def test_keys_lead_where_they_say(kiosk: Kiosk, keys: tuple[str, ...], expected: str) -> None:
    async with kiosk(*keys) as pilot:
        assert place(pilot) == expected
        assert pilot.app.is_running


async def test_a_click_or_a_touch_chooses(kiosk: Kiosk) -> None:
    async with kiosk(NL) as pilot:
        await pilot.click(PageView, offset=on_choice(pilot, "2"))
        assert place(pilot) == "topic/find"


async def test_the_keys_at_the_foot_can_be_touched(kiosk: Kiosk) -> None:
    async with kiosk(EN) as pilot:
        await pilot.click(KeyBar, offset=on_key(pilot, Command.PERSON))
        assert place(pilot) == "person"


async def test_the_highlight_follows_the_mouse(kiosk: Kiosk) -> None:
    async with kiosk(EN) as pilot:
        await pilot.hover(PageView, offset=on_choice(pilot, "2"))
        assert "▌2  Find and check" in text_of(pilot)
        await pilot.hover(PageView, offset=(10, 0))
        assert "▌2  Find and check" in text_of(pilot), "beside the choices it stays where it was"
        await pilot.press("enter")
        assert place(pilot) == "topic/find"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_main_menu_is_seen_whole(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str, size: tuple[int, int]
) -> None:
    """On the smallest screen too: its eighth choice is touched where it stands."""
    async with kiosk(*choosing(engine, ScreenChannel(languages, *size), code), size=size) as pilot:
        await pilot.click(PageView, offset=on_choice(pilot, "8"))
        assert place(pilot) == "privacy"


async def test_the_keys_at_the_foot_can_be_touched_in_arabic(kiosk: Kiosk) -> None:
    async with kiosk(AR) as pilot:
        await pilot.click(KeyBar, offset=on_key(pilot, Command.PERSON))
        assert place(pilot) == "person"


async def test_the_focus_moves_and_goes_around(kiosk: Kiosk) -> None:
    async with kiosk(EN) as pilot:
        assert "▌1  First steps" in text_of(pilot)
        await pilot.press("down")
        assert "▌2  Find and check" in text_of(pilot)
        await pilot.press("up", "up")
        assert "▌8  Privacy" in text_of(pilot)


async def test_the_terminals_cursor_follows_the_focus(kiosk: Kiosk) -> None:
    async with kiosk(EN, "down") as pilot:
        x, y = pilot.app.cursor_position
        assert text_of(pilot).splitlines()[y - 1][x - 1 : x + 1] == "▌2"


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
async def test_the_terminals_cursor_stands_where_reading_begins(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    """At the right, on the number that is read first, behind the marker of the highlight."""
    async with kiosk(*choosing(engine, ScreenChannel(languages), code), "down") as pilot:
        for number in ("2", "3"):
            x, y = pilot.app.cursor_position
            row = rows_of(pilot)[y]
            assert row[x : x + 2] == f"{number}▐"
            await pilot.press("down")


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
async def test_the_hint_in_the_search_field_is_read_from_right_to_left(
    kiosk: Kiosk, engine: Engine, languages: OfferedLanguages, code: str
) -> None:
    hint = search_hint(languages[code])
    async with kiosk(*choosing(engine, ScreenChannel(languages), code), "s") as pilot:
        shown = text_of(pilot)
        assert visual(hint, right_to_left=True) in shown
        assert hint not in shown


async def test_searching_by_words(kiosk: Kiosk) -> None:
    async with kiosk(EN, "s", *"pasword", "enter") as pilot:
        assert place(pilot).startswith("search/guide:strong-password")
        await pilot.press("1")
        assert place(pilot) == "guide/strong-password"


async def test_the_search_field_holds_a_long_sentence_and_is_empty_the_next_time(kiosk: Kiosk) -> None:
    sentence = "somebody sends me strange messages about my bank card every day"
    async with kiosk(EN, "s") as pilot:
        field = pilot.app.screen.query_one(SearchField)
        for letter in sentence:
            field.write(letter)
        assert field.value == sentence
        await pilot.press("escape", "s")
        assert place(pilot) == "search"
        assert field.value == ""


async def test_words_that_find_nothing_stay_on_the_search_page(kiosk: Kiosk) -> None:
    async with kiosk(EN, "s", *"xqzxq", "enter") as pilot:
        assert place(pilot) == "search"
        assert "I do not understand." in text_of(pilot)
        assert pilot.app.screen.query_one(SearchField).value == ""
        await pilot.press("escape")
        assert place(pilot) == "menu"


@pytest.mark.parametrize("typed", ["wkt3", "WKT3.", "wkt٣"])
async def test_a_place_code_in_the_search_field_opens_its_step(kiosk: Kiosk, typed: str) -> None:
    async with kiosk(EN, "s") as pilot:
        field = pilot.app.screen.query_one(SearchField)
        for letter in typed:
            field.write(letter)
        await press(pilot, "enter")
        assert place(pilot) == "step/family-group/list"
        assert "This is page WKT3." in text_of(pilot)


async def test_a_crisis_in_the_search_field_is_answered(kiosk: Kiosk) -> None:
    words = "i want to die"
    async with kiosk(EN, "s", *(" ".join(words).split(" ")), size=(80, 24)) as pilot:
        field = pilot.app.screen.query_one(SearchField)
        field.value = words
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == "crisis/suicide"
        assert "Call 02 648 40 14 now" in text_of(pilot)


@pytest.mark.parametrize("keys", ["s", ""], ids=["in the field", "on a page"])
async def test_a_crisis_in_one_word_is_answered(kiosk: Kiosk, keys: str) -> None:
    async with kiosk(EN, *keys, *"zelfmoord", "enter") as pilot:
        assert place(pilot) == "crisis/suicide"
        assert "Call 02 648 40 14 now" in text_of(pilot)


async def test_another_size_keeps_the_page_and_the_highlight(kiosk: Kiosk) -> None:
    async with kiosk(EN, "down") as pilot:
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "▌2  Find and check" in text_of(pilot)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert "This screen is too small." in " ".join(text_of(pilot).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Find and check" in text_of(pilot)


async def test_a_long_page_goes_on_with_eight(kiosk: Kiosk) -> None:
    async with kiosk(EN, "9", "5", "1", size=(40, 12)) as pilot:
        first = text_of(pilot)
        assert "8  More (1/" in first
        await pilot.press("8")
        assert "8  More (2/" in text_of(pilot)
        assert text_of(pilot) != first
