"""The themes: what an office may choose, and F2 goes through. Data alone: the settings are read before any screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the screen.

    What is read has a contrast of 7:1 or more (WCAG 2.2, 1.4.6): ``text``, ``quiet`` and ``strong`` on ``paper``,
    ``text`` on ``panel``, ``on_strong`` on ``strong``, and ``paper`` on ``warning``. What is drawn has 3:1 (1.4.11):
    ``rule`` on ``paper``, ``marker`` on ``strong``. ``side`` is the paper of the volunteer's side: what stands on
    ``paper`` stands on it too.
    """

    dark: bool
    text: str
    quiet: str
    paper: str
    side: str
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
        quiet="#383e45",
        paper="#faf8f3",
        side="#d7e6f5",
        panel="#e4e4e4",
        strong="#0b2d62",
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
        side="#1d2b3d",
        panel="#262626",
        strong="#ffd666",
        on_strong="#12161b",
        warning="#ffc08a",
        marker="#a03000",
        rule="#8b939c",
    ),
    "yellow-on-black": Theme(
        dark=True,
        text="#ffff5f",
        quiet="#ffd75f",
        paper="#000000",
        side="#00005f",
        panel="#262626",
        strong="#ffff00",
        on_strong="#000000",
        warning="#ffffff",
        marker="#0000af",
        rule="#878700",
    ),
    "blue-on-cream": Theme(
        dark=False,
        text="#00005f",
        quiet="#1c1c6c",
        paper="#ffffd7",
        side="#d7ffff",
        panel="#d7d7af",
        strong="#000087",
        on_strong="#ffffff",
        warning="#870000",
        marker="#ffd75f",
        rule="#5f5f87",
    ),
}
"""Each theme by its name; the first is the one of an office that chooses none."""
