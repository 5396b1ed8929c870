"""What stands beside the page and is told of each: paper tray, bell, postman. Each is loaded where an office has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from kiosk.guides.page import Page
from kiosk.language.offered import OfferedLanguages
from kiosk.office import OfficeSettings
from kiosk.tui.page_view import EMPTY
from kiosk.tui.two_sided import TwoSidedScreen
from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from kiosk.calling.desk import Desk
    from kiosk.printing.printer import Printer


class Attendant(Protocol):
    """Does something for a visitor who goes on meanwhile."""

    @property
    def waited_for(self) -> bool:
        """Whether the visitor stands still because they wait for it: they are there, though they touch nothing."""

    def mind(self) -> bool:
        """Another page is shown. Called before each; whether the page is another one by it."""


class AttendedScreen(TwoSidedScreen, inherit_bindings=False):
    """A screen on which something may happen that its visitor did not press."""

    def __init__(self, visit: Visit, languages: OfferedLanguages, office: OfficeSettings) -> None:
        """With nobody beside it."""
        super().__init__(visit, languages, office)
        self._layout = EMPTY
        self.attendants: tuple[Attendant, ...] = ()

    def announce(self, notice: str) -> None:
        """Something happened: a line says it, over the page as it is."""
        if self._layout is not EMPTY:
            self._tell(notice)

    def show_anew(self) -> None:
        """What the visitor waited for has come: show it. On a screen without a page, that is done when it has room."""
        if self._layout is not EMPTY:
            self._show(self._visit.page)

    def _minded(self, page: Page) -> Page:
        """The page to show, when those beside it were told of this one: it may be another by that. The volunteer's side
        is closed when the visit ends."""
        changed = [attendant.mind() for attendant in self.attendants]
        if self.side is not None and self._visit.ended:
            self.side.close()
            changed.append(True)
        return self._visit.page if any(changed) else page

    def _tell(self, notice: str) -> None:
        raise NotImplementedError


def attendants(
    screen: AttendedScreen,
    visit: Visit,
    clock: Callable[[], float],
    office: OfficeSettings,
    printer: Printer | None,
    desk: Desk | None,
) -> Iterator[Attendant]:
    """Those of this office. ``clock`` gives seconds that only go up."""
    if printer is not None:
        from kiosk.tui.paper_tray import PaperTray

        yield PaperTray(screen, visit, printer)
    if desk is not None:
        from kiosk.tui.bell import Bell

        yield Bell(screen, visit, desk, clock, office.volunteer_language)
    if visit.writes:
        from kiosk.tui.postman import Postman

        yield Postman(screen, visit)
