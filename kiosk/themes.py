"""The themes: what an office may choose, and F2 goes through. Data alone: the settings are read before any screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the screen.

    What is read has a contrast of 7:1 or more (WCAG 2.2, 1.4.6): ``text``, ``quiet`` and ``strong`` on ``paper``,
    ``text`` on ``panel``, ``on_strong`` on ``strong``, and ``paper`` on ``warning``. What is drawn has 3:1 (1.4.11):
    ``rule`` on ``paper``, ``marker`` on ``strong``.
    """

    dark: bool
    text: str
    quiet: str
    paper: str
    panel: str
    strong: str
    on_strong: str
    warning: str
    marker: str
    rule: str


THEMES: Final = {
    "light": Theme(
        dark=False,
        text="#14181c",
        quiet="#454b52",
        paper="#faf8f3",
        panel="#e4e4e4",
        strong="#0b3d62",
        on_strong="#ffffff",
        warning="#6b2c00",
        marker="#ffc733",
        rule="#6d6a62",
    ),
    "dark": Theme(
        dark=True,
        text="#f4f1ea",
        quiet="#c3c8ce",
        paper="#12161b",
        panel="#20272f",
        strong="#ffd666",
        on_strong="#12161b",
        warning="#ffc08a",
        marker="#a03000",
        rule="#8b939c",
    ),
}
"""Each theme by its name; the first is the one of an office that chooses none."""
