"""Why the screen could not be launched."""

from __future__ import annotations

from kiosk.mistake import Mistake


class LaunchError(Mistake):
    """No full-screen terminal can be started here; the message says what is missing."""

    def __init__(self, said: str) -> None:
        super().__init__(f"kiosk launch: {said}")
