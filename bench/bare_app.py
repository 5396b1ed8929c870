"""The floor of a terminal screen: a bare Textual app with one list. ``python -m bench.bare_app [OPTION ...]``.

``2`` puts seven other options into the list and ``0`` the first ones back: the least that another page costs.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

OPTIONS = ("Nederlands · Welkom", "Français · Bienvenue", "English · Welcome", "العربية · أهلاً وسهلاً")
OTHERS = (
    "Inloggen",
    "Gemeente, overheid",
    "Werk en gezin",
    "Gezondheid, wonen",
    "Betalen, reizen",
    "Gsm",
    "Zoeken, nakijken",
)


class BareApp(App[None]):
    """Shows the options."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("2", "show(1)"), Binding("0", "show(0)")]

    def compose(self) -> ComposeResult:
        yield OptionList(*(sys.argv[1:] or OPTIONS))

    def action_show(self, other: int) -> None:
        self.query_one(OptionList).set_options(OTHERS if other else OPTIONS)


if __name__ == "__main__":
    BareApp().run()
