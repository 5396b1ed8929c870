"""The floor of a terminal screen: a bare Textual app with one list. ``python -m bench.bare_app [OPTION ...]``."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import OptionList

OPTIONS = ("Nederlands · Welkom", "Français · Bienvenue", "English · Welcome", "العربية · أهلاً وسهلاً")


class BareApp(App[None]):
    """Shows the options."""

    def compose(self) -> ComposeResult:
        yield OptionList(*(sys.argv[1:] or OPTIONS))


if __name__ == "__main__":
    BareApp().run()
