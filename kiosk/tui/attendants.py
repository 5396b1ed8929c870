"""What stands beside the page and is told of each: the paper tray, the bell. Each is loaded where an office has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from kiosk.tui.visit import Visit

if TYPE_CHECKING:
    from kiosk.calling.desk import Desk
    from kiosk.printing.printer import Printer
    from kiosk.tui.page_screen import PageScreen


class Attendant(Protocol):
    """Does something for a visitor who goes on meanwhile."""

    @property
    def waited_for(self) -> bool:
        """Whether the visitor stands still because they wait for it: they are there, though they touch nothing."""

    def mind(self) -> bool:
        """Another page is shown. Called before each; whether the page is another one by it."""


def attendants(
    screen: PageScreen, visit: Visit, clock: Callable[[], float], printer: Printer | None, desk: Desk | None
) -> Iterator[Attendant]:
    """Those of this office. ``clock`` gives seconds that only go up."""
    if printer is not None:
        from kiosk.tui.paper_tray import PaperTray

        yield PaperTray(screen, visit, printer)
    if desk is not None:
        from kiosk.tui.bell import Bell

        yield Bell(screen, visit, desk, clock)
