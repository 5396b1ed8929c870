"""The themes. Every pair of colours that text stands in has a contrast of 7:1 or more (WCAG 2.2, 1.4.6)."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(
    name="light",
    dark=False,
    primary="#0b3d62",
    secondary="#0b3d62",
    accent="#0b3d62",
    warning="#6b2c00",
    error="#7a1010",
    success="#12492a",
    foreground="#14181c",
    background="#faf8f3",
    surface="#faf8f3",
    panel="#e4e4e4",
    text_alpha=1.0,
    variables={"quiet": "#454b52", "on-primary": "#ffffff", "marker": "#ffc733", "rule": "#6d6a62"},
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    primary="#ffd666",
    secondary="#ffd666",
    accent="#ffd666",
    warning="#ffc08a",
    error="#ffb3ad",
    success="#a8e6bf",
    foreground="#f4f1ea",
    background="#12161b",
    surface="#12161b",
    panel="#20272f",
    text_alpha=1.0,
    variables={"quiet": "#c3c8ce", "on-primary": "#12161b", "marker": "#12161b", "rule": "#8b939c"},
)

THEMES: Final = (LIGHT, DARK)
