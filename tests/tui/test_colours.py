"""Every kind of page in every theme and size, in full colour, in 256, in sixteen, and in none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.color import Color as Background
from textual.pilot import Pilot
from textual.strip import Strip

from kiosk.guides.kinds import KINDS
from kiosk.themes import THEMES
from kiosk.tui.app import KioskApp
from kiosk.tui.idle_warning import IdleWarning
from kiosk.tui.ink import CONSOLE, PAPERS, XTERM, NoColours, SixteenColours
from tests.tui.screens import FakeClock, Kiosk, press, rows_of
from tests.tui.test_contrast import GRAPHICS, contrast, fills
from tests.tui.test_screen import AR, EN, place
from tests.tui.test_terminal import Terminal

SIZES = ((80, 24), (56, 16), (40, 12))
WALK = {
    "menu": (),
    "topic": ("2",),
    "guide": ("1",),
    "region": ("1",),
    "step": ("1", "1"),
    "person": ("9",),
    "services": ("5",),
    "service": ("1",),
    "crisis": ("f1",),
    "search": ("m", "s", "a", "b"),
    "privacy": ("escape", "8"),
    "language": ("l", "f5"),
    "end": ("end",),
}
"""The keys that lead from each kind of page to the next; on one of them a line says that a key does nothing."""

NO_COLOUR = Background.parse("black")


def painted(pilot: Pilot[str], filter: SixteenColours | NoColours | None = None) -> Iterator[tuple[str, Style]]:
    """Every run of cells on the screen, as it is sent."""
    for strip in pilot.app.screen._compositor.render_strips():
        for text, style, _ in strip if filter is None else Strip(list(strip)).apply_filter(filter, NO_COLOUR):
            if text.strip() and style is not None:
                yield text, style


def shown_by(style: Style, table: tuple[tuple[int, int, int], ...]) -> Style:
    """A style in the colours of a terminal with sixteen, at its least: bold makes a dark ink light on many."""
    assert style.color is not None
    assert style.bgcolor is not None
    ink, paper = style.color.number, style.bgcolor.number
    assert ink is not None
    assert paper in PAPERS
    assert not (style.bold and ink < 8)
    return Style(color=Color.from_rgb(*table[ink]), bgcolor=Color.from_rgb(*table[paper]))


def of_256(style: Style) -> Style:
    assert style.color is not None
    assert style.bgcolor is not None
    colours = (each.downgrade(ColorSystem.EIGHT_BIT) for each in (style.color, style.bgcolor))
    ink, paper = (Color.from_rgb(*colour.get_truecolor()) for colour in colours)
    return Style(color=ink, bgcolor=paper)


def unclear(pilot: Pilot[str]) -> list[tuple[str, str, float]]:
    """What has too little contrast, in whatever number of colours: 7:1 for text, 3:1 for what is drawn."""
    drawn = [not fills(pilot, text, style) for text, style in painted(pilot)]
    full, sixteen = (
        [run for run, counts in zip(painted(pilot, ink), drawn, strict=True) if counts]
        for ink in (None, SixteenColours())
    )
    depths = {
        "all": full,
        "256": [(text, of_256(style)) for text, style in full],
        "console": [(text, shown_by(style, CONSOLE)) for text, style in sixteen],
        "xterm": [(text, shown_by(style, XTERM)) for text, style in sixteen],
    }
    assert all(len(runs) > 1 for runs in depths.values())
    return [
        (depth, text, round(contrast(style), 1))
        for depth, runs in depths.items()
        for text, style in runs
        if contrast(style) < (3.0 if set(text) <= GRAPHICS else 7.0)
    ]


async def in_every_theme(pilot: Pilot[str]) -> None:
    for theme in THEMES:
        pilot.app.theme = theme
        await pilot.pause()
        assert unclear(pilot) == [], theme
        selection_without_colours(pilot)


def selection_without_colours(pilot: Pilot[str]) -> None:
    """What is selected has its marker, and is drawn the other way round; nothing else of the choices is."""
    runs = list(painted(pilot, NoColours(lambda: THEMES[pilot.app.theme].paper)))
    assert not any(style.color or style.bgcolor for _, style in runs)
    for text, style in runs:
        if "▌" in text or "▐" in text:
            assert style.reverse


@pytest.mark.parametrize("language", [EN, AR], ids=["en", "ar"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_page_is_clear_in_every_theme_and_number_of_colours(
    kiosk: Kiosk, clock: FakeClock, size: tuple[int, int], language: str
) -> None:
    assert set(WALK) == set(KINDS) - {"printed", "summary", "called", "question"}, (
        "every kind of page of a screen alone"
    )
    async with kiosk(language, size=size) as pilot:
        for kind, keys in WALK.items():
            await press(pilot, *keys)
            assert place(pilot).split("/")[0] == kind
            await in_every_theme(pilot)
        await press(pilot, "1", language, "5")
        clock.now += 130
        assert isinstance(pilot.app, KioskApp)
        pilot.app.mind_idle()
        await pilot.pause()
        assert isinstance(pilot.app.screen, IdleWarning)
        await in_every_theme(pilot)


COLOURS = re.compile(rb"\x1b\[([0-9;]*)m")


def colour_codes(sent: bytes) -> set[int]:
    """The codes of every colour that a terminal was sent; those of bold and the like are below 30."""
    return {int(code) for codes in COLOURS.findall(sent) for code in codes.split(b";") if code and int(code) >= 30}


@pytest.fixture
def quick(tmp_path: Path) -> str:
    path = tmp_path / "office.toml"
    path.write_text("press_pause = 0\n", encoding="utf-8")
    return str(path)


def walked(office: str, **environment: str) -> Terminal:
    """The real kiosk, from the first page through three others and another theme."""
    terminal = Terminal(size=(80, 24), KIOSK_OFFICE=office, **environment)
    terminal.until(lambda: "Nederlands" in terminal.text)
    for key, seen in ((b"1", "Wat wilt u doen?"), (b"1", "Een veilig wachtwoord"), (b"s", "Enter"), (b"\x1bOQ", "")):
        terminal.press(key)
        terminal.until(lambda seen=seen: seen in terminal.text)  # type: ignore[misc]
    terminal.press(b"\x1b")
    terminal.until(lambda: "▌1" in terminal.text)
    return terminal


def alone_reversed(terminal: Terminal) -> bool:
    """Whether the first choice is drawn the other way round, its digit bold, and the second one is not."""
    row = next((row for row, text in enumerate(terminal.screen.display) if "▌1" in text), 0)
    column = terminal.screen.display[row].find("1")
    digit = terminal.screen.buffer[row][column]
    return digit.reverse and digit.bold and not terminal.screen.buffer[row + 2][column + 4].reverse


def test_who_wants_no_colours_is_sent_none_and_sees_what_is_selected(quick: str) -> None:
    terminal = walked(quick, NO_COLOR="1", COLORTERM="truecolor")
    try:
        assert colour_codes(terminal.sent) == set()
        terminal.until(lambda: alone_reversed(terminal))
    finally:
        terminal.close()


def test_the_linux_console_is_sent_the_colours_that_it_has(quick: str) -> None:
    terminal = walked(quick, TERM="linux", COLORTERM="")
    try:
        inks, papers = {*range(30, 38), *range(90, 98)}, {40 + paper for paper in PAPERS}
        assert colour_codes(terminal.sent) <= inks | papers
        assert colour_codes(terminal.sent) & papers
    finally:
        terminal.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["1", "2", "3", "4", "5", "6", "7"])
async def test_the_key_for_other_colours_is_named_on_every_page_and_can_be_touched(
    kiosk: Kiosk, size: tuple[int, int], language: str
) -> None:
    async with kiosk(size=size) as pilot:
        for keys in ((), (language,), ("1", "6", "1", "1"), ("s",)):
            await press(pilot, *keys)
            assert "F2" in rows_of(pilot)[0]
        before = pilot.app.theme
        await pilot.click(offset=(rows_of(pilot)[0].index("F2"), 0))
        await pilot.pause()
        assert pilot.app.theme != before
