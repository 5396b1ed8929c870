"""The layout of the keyboard, and what the office says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kiosk.doctor.finding import Finding, needed, note, ok
from kiosk.doctor.machine import Machine
from kiosk.doctor.site import Site

DEBIAN: Final = "etc/default/keyboard"
"""Where Debian keeps the layout of the console (keyboard(5))."""

_AZERTY: Final = ("be", "fr")
"""Layouts on which the digits and ``+`` are written with Shift."""

_PLUS_ALONE: Final = ("de", "at", "ch", "es", "it", "pt", "se", "no", "dk", "fi")
"""Layouts on which ``+`` is written without Shift. On all others it is, and ``=`` is the same key without it."""


def look(machine: Machine, site: Site) -> Iterator[Finding]:
    """Which layout it is, which keys need Shift there, and whether the setting fits."""
    layout = _layout(machine)
    setting = site.office.keyboard
    if not layout:
        yield note(
            "keyboard",
            f"its layout is not known here; `keyboard` is {setting!r}",
            "In X: apt install x11-xkb-utils; on the console: dpkg-reconfigure keyboard-configuration",
        )
    elif setting in ("be", "fr", "us") and setting != layout and {setting, layout} & {*_AZERTY}:
        fitting = layout if layout in _AZERTY else "auto"
        remedy = f'Write keyboard = "{fitting}" in office.toml'
        yield needed(
            "keyboard", f"the layout is {layout}, and `keyboard` is {setting!r}: keys mean what they do not say", remedy
        )
    else:
        yield ok("keyboard", f"{layout}, `keyboard` is {setting!r}; {_shifted(layout)}")


def _layout(machine: Machine) -> str:
    """The first layout: the one that is there when the machine starts."""
    if machine.has_x:
        found = re.search(r"^layout:\s*(\w+)", machine.asked("setxkbmap", "-query") or "", re.MULTILINE)
    else:
        found = re.search(r"""^XKBLAYOUT=["']?(\w+)""", machine.text_of(DEBIAN), re.MULTILINE)
    return found[1] if found else ""


def _shifted(layout: str) -> str:
    if layout in _AZERTY:
        return "digits and `+` need Shift there: the kiosk takes the same keys without Shift, and `=` for `+`"
    if layout in _PLUS_ALONE:
        return "digits and `+` need no Shift"
    return "digits need no Shift; `+` does, and `=` is taken for it"
