"""What becomes of the colours where a terminal has sixteen, or should show none.

Each pair of colours is chosen anew, whatever the theme: so what can be read in full colour can be read there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from kiosk.tui.buttons import HALF

Rgb = tuple[int, int, int]

CONSOLE: Final[tuple[Rgb, ...]] = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255)),
    (255, 255, 255),
)
"""The sixteen colours of the Linux console."""

XTERM: Final[tuple[Rgb, ...]] = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255)),
    (255, 255, 255),
)
"""The same sixteen in xterm."""

PAPERS: Final = (0, 4, 6, 7)
"""Black, blue, cyan and grey: of the eight dark colours those alone have 7:1 to black or to white in both tables. The
Linux console has no light ones to write on."""

BLACK: Final = 0
WHITE: Final = 15
DARK: Final = 8
"""Inks below this one are dark."""

CLEAR: Final = 7.0
"""WCAG 2.2, 1.4.6."""

STANDS_OUT: Final = 3.0
"""Paper with this contrast to that of the page stands out by itself (1.4.11)."""


class SixteenColours(LineFilter):
    """For a terminal with sixteen colours: paper of the four that can be written on, and ink that is clear on it. Half
    a row of a button is of the colour that the button has."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(text, _of_sixteen(style, half=set(text) == {HALF}) if style else style, control)
            for text, style, control in segments
        ]


class NoColours(LineFilter):
    """For who wants none (``NO_COLOR``): what stands out by its paper is drawn the other way round; bold stays."""

    def __init__(self, paper: Callable[[], str]) -> None:
        """``paper`` tells the colour of the page."""
        super().__init__()
        self._paper = paper

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        paper = self._paper()
        return [
            Segment(text, _without_colours(style, paper) if style else style, control)
            for text, style, control in segments
        ]


@lru_cache(256)
def _of_sixteen(style: Style, *, half: bool) -> Style:
    if style.bgcolor is None:
        return style
    paper = _nearest(style.bgcolor, PAPERS)
    if style.color is None:
        return style + Style(bgcolor=RichColor.from_ansi(paper))
    if half:
        ink = _nearest(style.color, PAPERS)
        return style + Style(color=RichColor.from_ansi(ink), bgcolor=RichColor.from_ansi(paper), bold=False)
    ink = _nearest(style.color, range(len(CONSOLE)))
    if _least_contrast(ink, paper) < CLEAR:
        ink = max((BLACK, WHITE), key=lambda each: _least_contrast(each, paper))
    # Many consoles write a bold dark ink in its light colour: black letters would turn grey.
    bold = bool(style.bold) and ink >= DARK
    return style + Style(color=RichColor.from_ansi(ink), bgcolor=RichColor.from_ansi(paper), bold=bold)


@lru_cache(256)
def _without_colours(style: Style, paper: str) -> Style:
    plain = style.without_color
    if style.bgcolor is None or _contrast(_rgb(style.bgcolor), Color.parse(paper).rgb) < STANDS_OUT:
        return plain
    return plain + Style(reverse=True)


def _nearest(color: RichColor, among: Iterable[int]) -> int:
    red, green, blue = _rgb(color)
    distance = {
        each: (red - CONSOLE[each][0]) ** 2 + (green - CONSOLE[each][1]) ** 2 + (blue - CONSOLE[each][2]) ** 2
        for each in among
    }
    return min(distance, key=distance.__getitem__)


def _rgb(color: RichColor) -> Rgb:
    triplet = color.get_truecolor()
    return triplet.red, triplet.green, triplet.blue


def _least_contrast(ink: int, paper: int) -> float:
    """The contrast in whichever table shows less of it."""
    return min(_contrast(table[ink], table[paper]) for table in (CONSOLE, XTERM))


def _contrast(first: Rgb, second: Rgb) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Rgb) -> float:
    parts = (part / 255 for part in color)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
