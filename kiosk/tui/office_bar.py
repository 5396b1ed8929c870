"""The bar at the top: the name of the office, the time, and what changes how the page is seen and heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.message import Message

from kiosk.tui.keys import COLOURS, LARGER, READ, SIDE, VOLUNTEER, VOLUNTEERS_LANGUAGE, VOLUNTEERS_LEAVES, Action
from kiosk.tui.lines import Paper, Span
from kiosk.tui.lines_widget import LinesWidget

LARGER_TEXT: Final = f"{LARGER} Aa"
"""The key and what it does, in a sign that needs no language."""

SHORTEST_NAME: Final = 8
"""Cells that the name of the office keeps, if need be instead of the time."""

_GAP: Final = 3
_KEYS: Final = {
    Action.THEME: COLOURS,
    Action.READ: READ,
    Action.VOLUNTEER: VOLUNTEER,
    Action.VOLUNTEERS_LANGUAGE: VOLUNTEERS_LANGUAGE,
    Action.VOLUNTEERS_LEAVES: VOLUNTEERS_LEAVES,
}
_NONE: Final[Mapping[Action, str]] = MappingProxyType({})


class OfficeBar(LinesWidget):
    """Where a visitor is, and what time it is. A touch on a sign at its end does what the sign says."""

    class Pressed(Message):
        """A sign was clicked or touched, at the time ``made``."""

        def __init__(self, action: Action, made: float) -> None:
            super().__init__()
            self.action = action
            self.made = made

    def __init__(self, id: str | None = None, *, sizes_text: bool = False) -> None:
        super().__init__(id=id)
        self._sizes_text = sizes_text
        self._signs: list[tuple[Action, int, int]] = []
        self._right_to_left = False

    def show_time(
        self,
        office: str,
        now: datetime,
        paper: Paper,
        margin: int,
        labels: Mapping[Action, str] = _NONE,
        spare: Mapping[Action, str] = _NONE,
    ) -> None:
        """Say the name and the time, where reading begins and where it ends. ``labels`` name what the keys do that
        change how the page is seen and heard; those in ``spare`` are shown where everything else has room."""
        self.margin = margin
        signs = _signs(labels, paper)
        if self._sizes_text:
            signs.append((Action.LARGER, LARGER_TEXT))
        every = [*_signs(spare, paper), *signs]
        name, time = paper.seen(office), f"{now:%H:%M}"
        # Where they have no room, the time goes first, then what only changes the colours. Of a page that is turned
        # over it is said whose it is rather than what time it is.
        whole = not SIDE.isdisjoint(labels)
        heard = [sign for sign in signs if sign[0] is not Action.THEME]
        for kept, shown in ((every, (time,)), (signs, (time,)), (signs, ()), (heard, (time,)), (heard, ())):
            texts = [*(sign for _, sign in kept), *shown]
            end = sum(map(cell_len, texts)) + _GAP * (len(texts) - 1)
            room = paper.width - end - 2
            if room >= cell_len(name) or (
                kept and not (whole and shown) and kept is not every and room >= SHORTEST_NAME
            ):
                break
        self._right_to_left = paper.right_to_left
        named, timed = ("whose-office", "whose-time") if whole else ("office", "time")
        if room < cell_len(name) and not kept:
            self._signs = []
            self.show_lines((paper.aligned(paper.on_one_line(office, paper.width), named),))
            return
        # The signs stay, also where the name of the office leaves them no room.
        name = paper.on_one_line(office, room)
        spans = [Span(name, named), Span(" " * max(1, paper.width - end - cell_len(name)), named)]
        for index, text in enumerate(texts):
            spans += [*([Span(" " * _GAP, timed)] if index else []), Span(text, timed)]
        self._signs = list(_from_the_end(kept, texts))
        self.show_lines((paper.in_order(*spans),))

    def on_click(self, event: events.Click) -> None:
        cell = self.cell_of(event)
        if cell is None:
            return
        from_the_end = cell.x if self._right_to_left else self.content_region.width - 2 * self.margin - 1 - cell.x
        for action, first, last in self._signs:
            if first <= from_the_end <= last:
                self.post_message(self.Pressed(action, event.time))


def _signs(labels: Mapping[Action, str], paper: Paper) -> list[tuple[Action, str]]:
    return [(action, _sign(_KEYS[action], paper.seen(label), paper)) for action, label in labels.items()]


def _sign(key: str, label: str, paper: Paper) -> str:
    """A key and what it does, the key where reading begins."""
    return f"{label} {key}" if paper.right_to_left else f"{key} {label}"


def _from_the_end(signs: Sequence[tuple[Action, str]], texts: Sequence[str]) -> Iterator[tuple[Action, int, int]]:
    """The cells of each sign, counted from where the line ends. What stands behind the last one belongs to it, and a
    cell more at both sides: a finger is wider than a letter."""
    end = 0
    for index in reversed(range(len(texts))):
        start, end = end, end + cell_len(texts[index])
        if index < len(signs):
            yield signs[index][0], 0 if index == len(signs) - 1 else start - 1, end
        end += _GAP
