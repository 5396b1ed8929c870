"""How long nobody has touched the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

WARNING_SECONDS: Final = 30
"""How long the warning stays. EN 301 549 11.2.2.1 (WCAG 2.2.1) asks for at least 20."""

END_SECONDS: Final = 10
"""How long the page with the goodbye stays."""


class IdleWatch:
    """Counts the seconds since the last touch, on a clock that is given: seconds that only go up."""

    def __init__(self, idle_seconds: int, clock: Callable[[], float]) -> None:
        self._idle_seconds = idle_seconds
        self._clock = clock
        self._touched = clock()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clock()

    @property
    def quiet(self) -> float:
        """Seconds since the last touch."""
        return self._clock() - self._touched

    @property
    def warning(self) -> int | None:
        """None while there is time; then the seconds that are left, down to 0."""
        left = self._idle_seconds + WARNING_SECONDS - self.quiet
        if left > WARNING_SECONDS:
            return None
        return max(0, int(left + 0.999))

    @property
    def left_after_end(self) -> int:
        """The seconds that the goodbye still stays, down to 0."""
        return max(0, int(END_SECONDS - self.quiet + 0.999))
