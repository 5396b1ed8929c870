"""The screen: every way to press, what it looks like, and that nothing is ever cut off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style

from kiosk.guides.engine import Engine
from kiosk.guides.walk import walk
from kiosk.language.facts import load_facts, locales_folder
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.help_screen import HelpScreen
from kiosk.tui.key_bar import KeyBar
from kiosk.tui.page_view import PageView
from kiosk.tui.search_field import SearchField
from kiosk.tui.visit import ScreenChannel
from tests.tui.screens import Kiosk, text_of

CODES = tuple(load_facts(locales_folder()))
SIZES = ((80, 24), (56, 16), (40, 12))
GOLDEN = Path(__file__).parent / "golden"
NL, FR, EN, AR = "1234"


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
        ("search-en", (EN, "s")),
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
    channel = ScreenChannel(languages, *size)
    for stop in walk(engine, channel, code):
        assert all(channel.fits(page) for page in stop.parts), stop.place


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("1",), "menu"),
        (("enter",), "menu"),
        (("down", "down", "enter", "0"), "language"),
        (("1", "up", "enter"), "topic/daily"),
        (("1", "tab", "space"), "topic/find"),
        (("1", "5", "0"), "menu"),
        (("1", "5", "escape"), "menu"),
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
        view = pilot.app.screen.query_one(PageView)
        await pilot.click(view, offset=(10, view.text_rows + 2))
        assert place(pilot) == "topic/find"


async def test_the_keys_at_the_foot_can_be_touched(kiosk: Kiosk) -> None:
    async with kiosk(EN) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        row = bar.lines[-1]
        text = "".join(span.text for span in row)
        await pilot.click(bar, offset=(2 + text.index("A person"), len(bar.lines) - 1))
        assert place(pilot) == "person"


async def test_what_stands_behind_8_can_be_touched_among_the_keys_too(kiosk: Kiosk) -> None:
    """On the smallest screen the main menu keeps its seven lines in sight, and the eighth stands below them."""
    async with kiosk(NL, size=(40, 12)) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        texts = ["".join(span.text for span in row) for row in bar.lines]
        row = next(row for row, text in enumerate(texts) if "8 Privacy" in text)
        await pilot.click(bar, offset=(1 + texts[row].index("8 Privacy"), row))
        assert place(pilot) == "privacy"


async def test_the_keys_at_the_foot_can_be_touched_in_arabic(kiosk: Kiosk) -> None:
    async with kiosk(AR) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        text = "".join(span.text for span in bar.lines[-1])
        await pilot.click(bar, offset=(2 + text.index("9"), len(bar.lines) - 1))
        assert place(pilot) == "person"


async def test_the_focus_moves_and_goes_around(kiosk: Kiosk) -> None:
    async with kiosk(EN) as pilot:
        assert "▌1  First steps" in text_of(pilot)
        await pilot.press("down")
        assert "▌2  Find and judge" in text_of(pilot)
        await pilot.press("up", "up")
        assert "▌7  Daily life" in text_of(pilot)


async def test_the_terminals_cursor_follows_the_focus(kiosk: Kiosk) -> None:
    async with kiosk(EN, "down") as pilot:
        x, y = pilot.app.cursor_position
        assert text_of(pilot).splitlines()[y - 1][x : x + 2] == "▌2"


async def test_searching_by_words(kiosk: Kiosk) -> None:
    async with kiosk(EN, "s", *"pasword", "enter") as pilot:
        assert place(pilot).startswith("search/guide:strong-password")
        await pilot.press("1")
        assert place(pilot) == "guide/strong-password"


async def test_words_that_find_nothing_stay_on_the_search_page(kiosk: Kiosk) -> None:
    async with kiosk(EN, "s", *"xqzxq", "enter") as pilot:
        assert place(pilot) == "search"
        assert "I do not understand." in text_of(pilot)
        assert pilot.app.screen.query_one(SearchField).value == ""
        await pilot.press("escape")
        assert place(pilot) == "menu"


async def test_a_crisis_in_the_search_field_is_answered(kiosk: Kiosk) -> None:
    words = "i want to die"
    async with kiosk(EN, "s", *(" ".join(words).split(" ")), size=(80, 24)) as pilot:
        field = pilot.app.screen.query_one(SearchField)
        field.value = words
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == "crisis/suicide"
        assert "Call 02 648 40 14 now" in text_of(pilot)


async def test_another_size_keeps_the_page_and_the_highlight(kiosk: Kiosk) -> None:
    async with kiosk(EN, "down") as pilot:
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "▌2  Find and judge" in text_of(pilot)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert "This screen is too" in text_of(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Find and judge" in text_of(pilot)


async def test_a_long_page_goes_on_with_eight(kiosk: Kiosk) -> None:
    async with kiosk(EN, "9", "5", "1", size=(40, 12)) as pilot:
        first = text_of(pilot)
        assert "8  More (1/" in first
        await pilot.press("8")
        assert "8  More (2/" in text_of(pilot)
        assert text_of(pilot) != first


def luminance(color: Color) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [channel / 255 for channel in color.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GRAPHICS = set("▌▐━─╺╸┃┗┛┏┓╻╹┣┫╋╭╮╰╯│║═╔╗╚╝┌┐└┘▏▕▔▁ ")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "keys",
    [
        (),
        (EN, "5", "1", "1", "1"),
        (EN, "9", "5", "1"),
        (EN, "f1", "1"),
        (EN, "s"),
        (EN, "s", "a", "b"),
        (AR, "6"),
        (EN, "6", "7"),
        (EN, "end"),
    ],
)
async def test_everything_has_the_contrast_that_it_needs(kiosk: Kiosk, theme: str, keys: tuple[str, ...]) -> None:
    """7:1 for text (WCAG 1.4.6), 3:1 for what is drawn (1.4.11): every run of cells on the screen."""
    async with kiosk(*keys, theme=theme) as pilot:
        seen = 0
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                if not segment.text.strip() or segment.style is None:
                    continue
                wanted = 3.0 if set(segment.text) <= GRAPHICS else 7.0
                assert contrast(segment.style) >= wanted, (segment.text, segment.style)
                seen += 1
        assert seen > 5


async def test_f2_changes_the_theme(kiosk: Kiosk) -> None:
    async with kiosk(EN) as pilot:
        await pilot.press("f2")
        assert pilot.app.theme == "dark"
        await pilot.press("f2")
        assert pilot.app.theme == "light"
