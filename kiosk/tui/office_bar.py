"""The bar at the top: the name of the office and the time."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from rich.cells import set_cell_size

from kiosk.tui.lines import Paper
from kiosk.tui.lines_widget import LinesWidget


class OfficeBar(LinesWidget):
    """Where a visitor is, and what time it is."""

    ROLES: ClassVar = frozenset({"office", "time"})
    COMPONENT_CLASSES: ClassVar = set(ROLES)

    def show_time(self, office: str, now: datetime, paper: Paper) -> None:
        """Say the name and the time, where reading begins and where it ends."""
        line = paper.apart(office, f"{now:%H:%M}", ("office", "time"))
        self.show_lines((line or paper.aligned(set_cell_size(paper.seen(office), paper.width), "office"),))
