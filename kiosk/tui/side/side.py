"""The volunteer's side: whether it is open, and in which language. The visitor stays where they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import partial

from kiosk.guides.conversation import Conversation
from kiosk.guides.page import Page
from kiosk.language.language import Language
from kiosk.language.offered import OfferedLanguages
from kiosk.tui.keys import Action
from kiosk.tui.layout import holds_a_page
from kiosk.tui.side.window import BESIDE_FROM, HalfWindow, TurnedWindow
from kiosk.tui.visit import ScreenChannel, Visit


class Sheet(Enum):
    """What is seen of the side."""

    CLOSED = auto()
    PAGE = auto()
    NOTE = auto()
    """The note alone, where the page is turned over and leaves it no room."""


@dataclass(frozen=True, slots=True)
class State:
    """What a press changes. ``chosen`` is the language that a volunteer chose, and on which day. ``leaf`` is which
    of the leaves behind the page is seen, from 1; 0 is the page."""

    sheet: Sheet = Sheet.CLOSED
    leaf: int = 0
    chosen: tuple[str, date] | None = None


class Side:
    """Opens and closes the side for whoever stands beside the visitor. It knows the language of a volunteer, for a day,
    and nothing else of anybody."""

    def __init__(self, visit: Visit, languages: OfferedLanguages, usual: str, today: Callable[[], date]) -> None:
        """Closed. ``usual`` is the office's language for its volunteers; "" is its first."""
        self._visit = visit
        self._languages = languages
        self._usual = usual or languages.codes[0]
        self._today = today
        self._state = State()
        self._alone = visit.channel
        self._came: tuple[Conversation, Conversation] | None = None
        self.note_apart = False

    @property
    def sheet(self) -> Sheet:
        """What is seen of it."""
        return self._state.sheet

    @property
    def leaf(self) -> int:
        """Which leaf is seen in the place of the page, from 1; 0 for none."""
        return self._state.leaf

    @property
    def open(self) -> bool:
        """Whether something is seen of it."""
        return self._state.sheet is not Sheet.CLOSED

    @property
    def beside(self) -> bool:
        """Whether both pages stand beside each other."""
        return self.open and self._holds_both

    @property
    def turned(self) -> bool:
        """Whether the volunteer's page stands where the visitor's was."""
        return self.open and not self._holds_both

    @property
    def words(self) -> Language:
        """The language of the volunteer. What one chose holds until the day is over."""
        chosen = self._state.chosen
        return self._languages[self._usual if chosen is None or chosen[1] != self._today() else chosen[0]]

    @property
    def next_words(self) -> Language:
        """The language that the key for another one leads to."""
        codes = self._languages.codes
        return self._languages[codes[(codes.index(self.words.code) + 1) % len(codes)]]

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the whole screen."""
        return self._alone.columns, self._alone.rows

    @property
    def tell(self) -> Callable[[Page], Page]:
        """Says a page in the language of the volunteer."""
        return partial(self._visit.told, language=self.words.code)

    def press(self, action: Action) -> Callable[[], None]:
        """Open the side; when it is open, go on in it. What comes back takes that back."""
        before = self._state
        if before.sheet is Sheet.CLOSED:
            self._turn_to(replace(before, sheet=Sheet.PAGE))
        elif action is Action.VOLUNTEERS_LANGUAGE:
            self._turn_to(replace(before, chosen=(self.next_words.code, self._today())))
        elif action is Action.VOLUNTEERS_LEAVES:
            self._turn_to(replace(before, sheet=Sheet.PAGE, leaf=self.leaf + 1))
        elif before.sheet is Sheet.PAGE and not self.leaf and self.turned and self.note_apart:
            self._turn_to(replace(before, sheet=Sheet.NOTE))
        else:
            self._turn_to(replace(before, sheet=Sheet.CLOSED, leaf=0))
        return lambda: self._turn_to(before)

    def back_to_page(self) -> None:
        """The visitor went on, or the last leaf was turned: what is seen is the page again."""
        if self.open:
            self._state = replace(self._state, sheet=Sheet.PAGE, leaf=0)

    def close(self) -> None:
        """Close it, and keep nothing of where somebody was."""
        self._turn_to(replace(self._state, sheet=Sheet.CLOSED, leaf=0))

    def resized(self, columns: int, rows: int) -> None:
        """The screen has another size. Where the pages change places it closes: nobody asked to turn a page over."""
        both = self._holds_both
        self._put_away()
        self._alone = self._visit.channel = self._alone.resized(columns, rows)
        if self._holds_both is not both or not holds_a_page(columns, rows):
            self._state = replace(self._state, sheet=Sheet.CLOSED, leaf=0)
        self._lay_down()

    def _turn_to(self, state: State) -> None:
        self._put_away()
        self._state = state
        self._lay_down()

    def _put_away(self) -> None:
        """The visitor's page alone, at the text that is in sight; as it was where nobody went on since."""
        if not self.open:
            return
        if self._came is not None and self._visit.bookmark == self._came[1]:
            self._visit.return_to(self._came[0])
            self._visit.channel = self._alone
        else:
            self._visit.move_to(self._alone)
        self._came = None

    def _lay_down(self) -> None:
        if not self.open:
            return
        came_from = self._visit.bookmark
        self._visit.move_to(self._window())
        self._came = (came_from, self._visit.bookmark)

    def _window(self) -> ScreenChannel:
        columns, rows = self.size
        if self._holds_both:
            return HalfWindow(self._languages, columns // 2, rows, self.tell)
        return TurnedWindow(self._languages, columns, rows, self.tell)

    @property
    def _holds_both(self) -> bool:
        columns, rows = self.size
        return columns >= BESIDE_FROM[0] and rows >= BESIDE_FROM[1]
