"""How each role of a span looks: the names of two colours of the theme, and whether it is bold or underlined.

Data, and no style sheet: Textual would read and match a rule for each role of each widget before the first page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from rich.style import Style

from kiosk.themes import Theme


class Look(NamedTuple):
    """``ink`` on ``paper``, both by their names in a theme."""

    ink: str
    paper: str = "paper"
    bold: bool = False
    underline: bool = False


_ON_PANEL: Final = Look("text", "panel")
_STRONG_ON_PANEL: Final = Look("strong", "panel", bold=True)
_ON_STRONG: Final = Look("on_strong", "strong", bold=True)
_ON_WARNING: Final = Look("paper", "warning", bold=True)
_EDGE: Final = Look("panel")
"""Half a row of panel, above what stands on it. Its seam is the half row below."""
_SEAM: Final = Look("paper", "panel")

LOOKS: Final[Mapping[str, Look]] = {
    "office": _ON_PANEL,
    "time": _ON_PANEL,
    "notice": _ON_WARNING,
    # The band with the title.
    "band": _ON_PANEL,
    "band-end": _SEAM,
    "title": _STRONG_ON_PANEL,
    "guide": _ON_PANEL,
    "progress": _ON_PANEL,
    "done": _STRONG_ON_PANEL,
    "left": Look("rule", "panel"),
    # The text, and what is read aloud of it.
    "number": Look("strong", bold=True),
    "read": Look("on_strong", "strong", bold=True, underline=True),
    "time-done": Look("strong", bold=True),
    "time-left": Look("rule"),
    # What can be chosen.
    "option": _ON_PANEL,
    "option-key": _ON_STRONG,
    "option-read": Look("text", "panel", bold=True, underline=True),
    "highlighted": _ON_STRONG,
    "highlighted-key": _ON_STRONG,
    "highlighted-read": Look("on_strong", "strong", bold=True, underline=True),
    "marker": Look("marker", "strong"),
    "edge": _EDGE,
    "seam": _SEAM,
    "key-edge": Look("strong"),
    "key-seam": Look("paper", "strong"),
    # The keys at the foot.
    "key": _STRONG_ON_PANEL,
    "label": _ON_PANEL,
    "flat-label": Look("text"),
    "help-edge": Look("warning"),
    "help-seam": Look("paper", "warning"),
    "help-between": Look("panel", "warning"),
    "help-key": _ON_WARNING,
    "help-label": _ON_WARNING,
    # The field to write in, and its keyboard.
    "frame": Look("strong"),
    "written": Look("text"),
    "hint": Look("quiet"),
    "caret": Look("on_strong", "strong"),
    "button": _ON_PANEL,
    "button-key": _ON_STRONG,
    "letter": _ON_PANEL,
    "special": _STRONG_ON_PANEL,
    "strong": _ON_STRONG,
    # The volunteer's side.
    "halves": Look("rule", "side"),
    "whose": Look("strong", bold=True),
    "side-title": Look("strong", bold=True),
    "side-key": Look("strong", bold=True),
    "digit": Look("strong", bold=True),
    "note-title": Look("strong", bold=True),
    "whose-office": _ON_STRONG,
    "whose-time": Look("on_strong", "strong"),
    # The warning before everything is wiped.
    "question": Look("text", bold=True),
    "seconds-done": Look("warning", bold=True),
    "seconds-left": Look("rule"),
}
"""By role. A role that is not here looks as the widget does: plain text."""


@cache
def on_side(theme: Theme) -> Theme:
    """The theme on the paper of the volunteer's side, whose side is the visitor's paper."""
    return replace(theme, paper=theme.side, side=theme.paper)


@cache
def style_of(role: str, theme: Theme) -> Style | None:
    """The style of a role in a theme; None for plain text."""
    if (look := LOOKS.get(role)) is None:
        return None
    ink, paper = getattr(theme, look.ink), getattr(theme, look.paper)
    return Style(color=ink, bgcolor=paper, bold=look.bold or None, underline=look.underline or None)
