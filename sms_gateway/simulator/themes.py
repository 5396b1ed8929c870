"""The colours of the phone."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

THEME: Final = Theme(
    name="phone",
    dark=True,
    primary="#9fd3ff",
    error="#ffb3ad",
    foreground="#f4f1ea",
    background="#12161b",
    surface="#12161b",
    panel="#27313b",
    text_alpha=1.0,
    variables={"quiet": "#c3c8ce", "on-primary": "#10222f", "rule": "#8b939c"},
)
