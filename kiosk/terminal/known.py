"""The terminals that we know: by what each is recognised, and what it does with our screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Known:
    """A terminal. ``keeps_order``: it shows right-to-left text as it is given, where it is told that the program has
    ordered it. ``resizes``: it lets a program change the size of its text."""

    name: str
    keeps_order: bool = True
    resizes: bool = False


XTERM: Final = Known("xterm", resizes=True)
CONSOLE: Final = Known("the Linux console", resizes=True)
KITTY: Final = Known("kitty", keeps_order=False, resizes=True)
ALACRITTY: Final = Known("alacritty", resizes=True)
FOOT: Final = Known("foot")
OTHER: Final = Known("an unknown terminal")

_BY_TERM: Final = {
    "linux": CONSOLE,
    "foot": FOOT,
    "xterm-kitty": KITTY,
    "alacritty": ALACRITTY,
    "mlterm": Known("mlterm", keeps_order=False),
    "konsole": Known("konsole", keeps_order=False),
    "tmux": Known("tmux"),
    "screen": Known("tmux or screen"),
}
"""By TERM, or by what stands in it before a hyphen."""

_BY_VARIABLE: Final = {
    "XTERM_VERSION": XTERM,
    "KITTY_WINDOW_ID": KITTY,
    "ALACRITTY_WINDOW_ID": ALACRITTY,
    "KONSOLE_VERSION": _BY_TERM["konsole"],
    "MLTERM": _BY_TERM["mlterm"],
    "VTE_VERSION": Known("a terminal with VTE"),
}
"""By a variable that it sets. A terminal that was started in another one hands on those of both: xterm, which
`kiosk launch` starts from any of them, comes first."""


def terminal_of(environment: Mapping[str, str]) -> Known:
    """The terminal that we run in."""
    term = environment.get("TERM", "")
    by_term = _BY_TERM.get(term) or _BY_TERM.get(term.partition("-")[0])
    return by_term or next((known for name, known in _BY_VARIABLE.items() if name in environment), OTHER)
