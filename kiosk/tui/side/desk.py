"""Puts the volunteer's side on the screen: its half beside the page, or its page in the place of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final

from textual.screen import Screen

from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.tui.key_rows import keys_at_the_foot
from kiosk.tui.keys import VOLUNTEER, VOLUNTEERS_LANGUAGE, VOLUNTEERS_LEAVES, Action, asks_for_words
from kiosk.tui.layout import Layout, margin
from kiosk.tui.lines import Line, Paper
from kiosk.tui.side.at_hand import at_hand
from kiosk.tui.side.half import Half, HalfView, SideKey
from kiosk.tui.side.leaves import Leaf, leaf_alone, leaves
from kiosk.tui.side.pair import Window, lay_out_pair
from kiosk.tui.side.side import Sheet, Side
from kiosk.tui.side.turned import note_alone, turned_over
from kiosk.tui.side.window import HalfWindow
from kiosk.tui.side.words import (
    close,
    more,
    note_title,
    own_page,
    standing_note,
    whose,
    whose_and_language,
)
from kiosk.tui.visit import Visit
from kiosk.tui.writing_place import beside_keyboard

_ROWS_AROUND_LEAF: Final = 6
"""In a half: whose it is, its title with a free row around it, and the keys with one above them."""

_ROWS_OF_TITLE: Final = 3
"""Where the page is turned over: the bar at the top, and a title."""

LANGUAGE_FROM: Final = 56
"""Columns from which the bar at the top has room for the language of the side."""


class SideDesk:
    """The side on a screen. Made when somebody opens it for the first time."""

    def __init__(self, screen: Screen[None], visit: Visit, languages: OfferedLanguages, office: OfficeSettings) -> None:
        self._screen = screen
        self._visit = visit
        self._languages = languages
        self._today: Callable[[], date] = lambda: office.now().date()
        self._side = Side(visit, languages, office.volunteer_language, self._today)
        self.below: tuple[Line, ...] = ()

    @property
    def open(self) -> bool:
        """Whether something is seen of it."""
        return self._side.open

    @property
    def turned(self) -> bool:
        """Whether the volunteer's page stands where the visitor's was."""
        return self._side.turned

    def press(self, action: Action) -> Callable[[], None]:
        """Do what a key of the side does. What comes back takes that back."""
        return self._side.press(action)

    def close(self) -> None:
        """Leave the screen to the visitor."""
        self._side.close()

    def resized(self, columns: int, rows: int) -> None:
        """The screen has another size."""
        self._side.resized(columns, rows)

    def lay_out(self, page: Page, *, again: bool, touching: bool) -> Layout | None:
        """What stands where the visitor's page stands, laid out; None while the side is closed.
        ``again``: it was there before; ``touching``: with the keyboard of the screen."""
        side = self._side
        self.below = ()
        self._screen.set_class(side.beside, "beside")
        self._screen.set_class(side.turned, "turned")
        if not again:
            side.back_to_page()
        if side.beside:
            return self._beside(page, touching=touching)
        return self._turned(page) if side.turned else None

    def bar(self) -> tuple[str, Mapping[Action, str], Mapping[Action, str]]:
        """What the bar at the top says where the page is turned over: whose it is, what the next sheet is, which in the
        end is the visitor's page, and where there is room, the other keys of the side."""
        words, page = self._side.words, self._visit.page
        to_note = self._side.sheet is Sheet.PAGE and self._side.note_apart and not self._side.leaf
        following = note_title(words) if to_note else own_page(self._languages[page.language])
        name = whose_and_language(words) if self._visit.channel.columns >= LANGUAGE_FROM else whose(words)
        language = {Action.VOLUNTEERS_LANGUAGE: self._side.next_words.name}
        behind = {Action.VOLUNTEERS_LEAVES: more(words)}
        if asks_for_words(page):
            # There the key of the side is a letter.
            return name, language, behind
        return name, {Action.VOLUNTEER: following}, language | behind

    def _beside(self, page: Page, *, touching: bool) -> Layout:
        window, words = self._visit.channel, self._side.words
        assert isinstance(window, HalfWindow), "the window of an open side"
        told = self._side.tell(page)
        mine, theirs = window.window(page), window.window(told)
        if touching:
            # The keyboard leaves the page few rows, and beside it there are all.
            columns, right_to_left = window.columns, mine.right_to_left
            visitor = beside_keyboard(page, columns, window.rows, right_to_left=right_to_left)
            pair = replace(lay_out_pair(told, told, theirs, theirs), visitor=visitor)
        else:
            pair = lay_out_pair(page, told, mine, theirs)
        pair = pair if told.helper else pair.noting(standing_note(words, page.place), window.rows)
        keys = (
            *(() if asks_for_words(page) else (SideKey(Action.VOLUNTEER, VOLUNTEER, close(words)),)),
            SideKey(Action.VOLUNTEERS_LANGUAGE, VOLUNTEERS_LANGUAGE, self._side.next_words.name),
            SideKey(Action.VOLUNTEERS_LEAVES, VOLUNTEERS_LEAVES, more(words)),
        )
        half = Half(whose_and_language(words), note_title(words), keys)
        if (leaf := self._leaf(theirs.paper, window.rows - _ROWS_AROUND_LEAF)) is not None:
            self._half.show_leaf(leaf, theirs.paper, half, window.rows, margin(window.columns))
        else:
            self._half.show_pair(pair, half, window.rows, margin(window.columns))
        return pair.visitor

    def _turned(self, page: Page) -> Layout:
        window = self._visit.channel
        told, words = self._side.tell(page), self._side.words
        place = Window(window.columns, window.rows_for(told), window.right_to_left(told))
        keys = len(keys_at_the_foot(told, place.paper, place.rows)[0])
        if (leaf := self._leaf(place.paper, place.rows - keys - _ROWS_OF_TITLE)) is not None:
            return leaf_alone(leaf, told, place)
        if self._side.sheet is Sheet.NOTE:
            turned = note_alone(told, note_title(words), place)
        else:
            turned = turned_over(told, note_title(words), standing_note(words, page.place), place)
        self._side.note_apart, self.below = turned.apart, turned.below
        return turned.layout

    def _leaf(self, paper: Paper, rows: int) -> Leaf | None:
        """The leaf that is seen in the place of the page."""
        if not self._side.leaf:
            return None
        words, visitors = self._side.words, self._visit.language
        place, catalogue = self._visit.page.place, self._visit.catalogue
        sayings = list(at_hand(words, visitors, place, catalogue, self._languages, self._today()))
        bound = leaves(sayings, paper, Paper(paper.width, visitors.facts.right_to_left), rows)
        if self._side.leaf > len(bound):
            self._side.back_to_page()
            return None
        return bound[self._side.leaf - 1]

    @cached_property
    def _half(self) -> HalfView:
        half = HalfView()
        self._screen.mount(half)
        return half
