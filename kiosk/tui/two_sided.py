"""A screen with the visitor's page, on which the volunteer's side can be opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.screen import Screen

from kiosk.guides.page import Page
from kiosk.guides.wording import Wording
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.tui.keys import Action
from kiosk.tui.layout import Layout, lay_out
from kiosk.tui.notices import volunteer
from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from kiosk.tui.side.desk import SideDesk


class TwoSidedScreen(Screen[None], inherit_bindings=False):
    """Lays out the page of a visit: alone, or together with what a volunteer reads."""

    def __init__(self, visit: Visit, languages: OfferedLanguages, office: OfficeSettings) -> None:
        """With the visitor's side alone."""
        super().__init__()
        self._visit = visit
        self._languages = languages
        self._settings = office
        self.side: SideDesk | None = None

    @property
    def side_open(self) -> bool:
        """Whether the volunteer's side is open."""
        return self.side is not None and self.side.open

    def _press_side(self, action: Action) -> Callable[[], None]:
        """Open the volunteer's side, or go on in it. What comes back takes that back."""
        if self.side is None:
            # Imported here: who stands alone at the screen does not wait for it.
            from kiosk.tui.side.desk import SideDesk

            self.side = SideDesk(self, self._visit, self._languages, self._settings)
        before = self.side.press(action)
        self._show(self._visit.page, again=True)

        def take_back() -> None:
            before()
            self._show(self._visit.page, again=True)

        return take_back

    def _laid_out(self, page: Page, *, again: bool, touching: bool) -> Layout:
        """The page for its window; ``again``: it was there before; ``touching``: with the keyboard of the screen."""
        if self.side is not None and (laid := self.side.lay_out(page, again=again, touching=touching)) is not None:
            return laid
        channel = self._visit.channel
        right_to_left = channel.right_to_left(page)
        if touching:
            # Imported here: the first page does not wait for it.
            from kiosk.tui.writing_place import beside_keyboard

            return beside_keyboard(page, channel.columns, channel.rows, right_to_left=right_to_left)
        return lay_out(page, channel.columns, channel.rows_for(page), right_to_left=right_to_left)

    def _show(self, page: Page, *, again: bool = False) -> None:
        raise NotImplementedError


def opening(words: Wording, *, writing: bool) -> Mapping[Action, str]:
    """The key that opens the volunteer's side, and what it is for; while ``writing``, one that is no letter."""
    return {Action.VOLUNTEERS_LANGUAGE if writing else Action.VOLUNTEER: volunteer(words)}
