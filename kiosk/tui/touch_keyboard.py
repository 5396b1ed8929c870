"""A keyboard on the screen, for who has none of keys: what is touched is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.message import Message

from kiosk.guides.commands import Command
from kiosk.guides.wording import Wording
from kiosk.language.keyboard import layers
from kiosk.language.language import Language
from kiosk.tui.keys import NAMES_WHILE_WRITING
from kiosk.tui.lines import Paper
from kiosk.tui.lines_widget import LinesWidget
from kiosk.tui.notices import close_key, delete_key, space_key
from kiosk.tui.touch_keys import CLOSE, LAYER, SHIFT, Labels, TouchKey, TouchKeys, touch_keys

_SIGNS: Final = {False: "←", True: "→"}
"""Delete, in a sign that needs no room: it goes back to where reading begins."""


class TouchKeyboard(LinesWidget):
    """Three rows of letters of a language, and a row with what is no letter."""

    class Pressed(Message):
        """A key was touched, and let go there; ``name`` is what a key of a keyboard would send."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Closed(Message):
        """Nobody wants to write any more."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._layers: Sequence[Sequence[str]] = ()
        self._layer = 0
        self._shifted = False
        self._high = 1
        self._labels: tuple[Labels, ...] = ()
        self._paper = Paper(1, right_to_left=False)
        self._keys: TouchKeys | None = None
        self._begun: TouchKey | None = None

    def show_keys(self, words: Language, done: str, paper: Paper, margin: int, high: int) -> None:
        """Show the letters of a language, each key so many rows high, and what the key does that ends the words. In
        the same language the keys stay."""
        if (written := layers(words.facts.keyboard)) != self._layers:
            self._layers, self._layer, self._shifted = written, 0, False
        self.margin, self._paper, self._high = margin, paper, high
        self._labels = _labels(words, done, paper)
        self._paint()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._begun = self._key_at(event)

    def on_click(self, event: events.Click) -> None:
        key = self._key_at(event)
        if key is None or key is not self._begun:
            return
        if key.name == CLOSE:
            self.post_message(self.Closed())
        elif key.name == SHIFT:
            self._shifted = not self._shifted
        elif key.name.startswith(f"{LAYER} "):
            self._layer, self._shifted = int(key.name.removeprefix(f"{LAYER} ")), False
        else:
            # A capital stands at the beginning of a word.
            self._shifted = self._shifted and len(key.name) != 1
            self.post_message(self.Pressed(key.name))
        self._paint()

    def _key_at(self, event: events.MouseEvent) -> TouchKey | None:
        cell = self.cell_of(event)
        return None if cell is None or self._keys is None else self._keys.at(cell.x, cell.y)

    def _paint(self) -> None:
        self._keys = touch_keys(
            self._layers,
            self._layer,
            shifted=self._shifted,
            high=self._high,
            labels=self._labels,
            paper=self._paper,
        )
        self.show_lines(self._keys.painted())


def _labels(words: Wording, done: str, paper: Paper) -> tuple[Labels, ...]:
    """In words, and in signs where the window is too narrow for them."""
    space, delete, close = (paper.seen(text(words)) for text in (space_key, delete_key, close_key))
    find = paper.seen(done)
    key = NAMES_WHILE_WRITING[Command.SEARCH]
    named = f"{find} {key}" if paper.right_to_left else f"{key} {find}"
    return (
        Labels(space, delete, named, close),
        Labels(space, delete, key, close),
        Labels("", _SIGNS[paper.right_to_left], key, "×"),
    )
