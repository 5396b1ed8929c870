"""Every theme can be read: what is painted has the contrast that people need, and an office can choose it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.pilot import Pilot

from kiosk.language.facts import load_facts, locales_folder
from kiosk.mistake import OfficeError
from kiosk.office import read_office
from kiosk.themes import THEMES
from kiosk.tui.app import KioskApp
from kiosk.tui.idle_warning import IdleWarning
from tests.tui.screens import FakeClock, Kiosk, text_of

CODES = tuple(load_facts(locales_folder()))
EN, AR = (str(1 + CODES.index(code)) for code in ("en", "ar"))
THEME_NAMES = list(THEMES)


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


def colours(style: Style) -> set[ColorTriplet]:
    assert style.color is not None
    assert style.bgcolor is not None
    return {style.color.get_truecolor(), style.bgcolor.get_truecolor()}


GRAPHICS = set("▄▌▐━─╺╸┃┗┛┏┓╻╹┣┫╋╭╮╰╯│║═╔╗╚╝┌┐└┘▏▕▔▁ ")
FILLING = set("▄━")
"""Half a row of a button or of a band, and the line of paper between two buttons. In the colours of the panel and the
paper they are what a space in the colour of the panel is: a filling. What shows the button is its key, with 3:1."""


def fills(pilot: Pilot[str], text: str, style: Style) -> bool:
    """Whether a run of cells is a filling, and nothing that somebody must make out."""
    theme = THEMES[pilot.app.theme]
    panel, *papers = (Color.parse(each).get_truecolor() for each in (theme.panel, theme.paper, theme.side))
    return set(text.strip()) <= FILLING and any(colours(style) == {panel, paper} for paper in papers)


def unclear(pilot: Pilot[str]) -> list[tuple[str, Style, float]]:
    """Every run of cells on the screen that has too little contrast: 7:1 for text (WCAG 1.4.6), 3:1 for what is drawn
    (1.4.11)."""
    painted = [
        (segment.text, segment.style, 3.0 if set(segment.text) <= GRAPHICS else 7.0)
        for strip in pilot.app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.strip() and segment.style is not None
    ]
    painted = [each for each in painted if not fills(pilot, each[0], each[1])]
    assert len(painted) > 1
    assert not any(style.dim for _, style, _ in painted), "a terminal makes dim text as pale as it likes"
    return [(text, style, contrast(style)) for text, style, wanted in painted if contrast(style) < wanted]


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize(
    "keys",
    [
        (),
        (EN, "1", "6", "1", "1"),
        (EN, "9", "5", "1"),
        (EN, "f1", "1"),
        (EN, "s"),
        (EN, "s", "a", "b"),
        (AR, "6"),
        (EN, "6", "7"),
        (EN, "end"),
        (AR, "1", "6", "1", "1", "v"),
    ],
)
async def test_everything_has_the_contrast_that_it_needs(kiosk: Kiosk, theme: str, keys: tuple[str, ...]) -> None:
    async with kiosk(*keys, theme=theme) as pilot:
        assert pilot.app.theme == theme
        assert unclear(pilot) == []


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_the_warning_and_a_screen_that_is_too_small_have_the_contrast_too(
    kiosk: Kiosk, clock: FakeClock, theme: str
) -> None:
    async with kiosk(EN, theme=theme) as pilot:
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert "too small" in " ".join(text_of(pilot).split())
        assert unclear(pilot) == []
        await pilot.resize_terminal(80, 24)
        clock.now += 120
        assert isinstance(pilot.app, KioskApp)
        pilot.app.mind_idle()
        await pilot.pause()
        assert isinstance(pilot.app.screen, IdleWarning)
        assert unclear(pilot) == []


async def test_pale_grey_on_white_is_seen_to_be_unclear(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure itself: a theme that nobody can read does not pass it, whichever of its colours is pale."""
    light = THEMES["light"]
    changes: dict[str, Any] = {field.name: "#b0b0b0" for field in fields(light) if field.name != "dark"}
    grey = replace(light, **changes | {"paper": "#ffffff", "panel": "#ffffff"})
    monkeypatch.setitem(THEMES, "grey", grey)
    async with kiosk(EN, "1", "6", "1", "1", theme="grey") as pilot:
        seen = {round(ratio, 1) for _, _, ratio in unclear(pilot)}
    assert 2.2 in seen, "#b0b0b0 on white"


async def test_f2_goes_through_all_themes(kiosk: Kiosk) -> None:
    async with kiosk(EN, theme=THEME_NAMES[0]) as pilot:
        for name in (*THEME_NAMES[1:], THEME_NAMES[0]):
            await pilot.press("f2")
            assert pilot.app.theme == name


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_an_office_can_choose_every_theme(tmp_path: Path, theme: str) -> None:
    path = tmp_path / "office.toml"
    path.write_text(f'theme = "{theme}"\n', encoding="utf-8")
    assert read_office(path).theme == theme


def test_a_theme_that_is_none_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text('theme = "sepia"\n', encoding="utf-8")
    with pytest.raises(OfficeError, match=re.escape(f"`theme` is 'sepia'; write one of {', '.join(THEME_NAMES)}")):
        read_office(path)
