"""What a kiosk asks of the office's desk."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final, Protocol

from kiosk.calling.line import DeskLine

LONGEST_NAME: Final = 100
"""Letters of it that are sent."""


@dataclass(frozen=True, slots=True)
class Call:
    """All that the desk is told of a visitor who asks somebody to come. ``id`` is made by chance for this call."""

    id: str
    language: str
    guide: str
    step: int
    steps: int
    help_now: bool


class Desk(Protocol):
    """Where volunteers see who asks somebody to come. Answers within seconds, or raises DeskSilentError."""

    async def call(self, call: Call, waited: float) -> bool:
        """Call, or call still, after so many seconds; whether somebody comes."""

    async def take_back(self, call: Call) -> None:
        """Nobody is needed any more."""


class OfficeDesk:
    """The desk that the office names."""

    def __init__(self, line: DeskLine, kiosk: str) -> None:
        """``kiosk`` is what this kiosk is called there."""
        self._line = line
        self._kiosk = kiosk[:LONGEST_NAME]

    async def call(self, call: Call, waited: float) -> bool:
        """As ``Desk``."""
        said = {**asdict(call), "kiosk": self._kiosk, "waited": round(waited, 1)}
        return (await self._line.ask("/kiosk/call", said)).get("comes") is True

    async def take_back(self, call: Call) -> None:
        """As ``Desk``."""
        await self._line.ask("/kiosk/take-back", {"id": call.id})
