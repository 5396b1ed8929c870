"""Who calls somebody now. In memory alone: a call goes with its visitor, and after some minutes by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from pydantic import Field

from kiosk.desk.changes import Changes

LEASE: Final = 15.0
"""Seconds without a word of its kiosk after which a call is over: the kiosk was switched off."""

SHOWN: Final = 180.0
"""Seconds that a call is still shown after somebody went there."""

MOST: Final = 200
"""Calls at once."""

_Short = Annotated[str, Field(max_length=200)]
_Number = Annotated[int, Field(ge=0, le=99)]


@dataclass(frozen=True, slots=True)
class Told:
    """What a kiosk says of a call, and all that it says: no word of the visitor, and of a crisis only that help now was
    on the screen. ``waited`` are the seconds since the visitor called."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    kiosk: _Short
    language: Annotated[str, Field(max_length=20)]
    guide: _Short
    step: _Number
    steps: _Number
    help_now: bool
    waited: Annotated[float, Field(ge=0, le=86400)]


@dataclass(slots=True)
class Call:
    """One call. ``began`` and ``heard`` are on the clock of the desk; ``taker`` is the device of whoever goes there."""

    told: Told
    began: float
    heard: float
    taker: str | None = None
    taken_at: float = 0.0


class Calls:
    """The calls of this moment."""

    def __init__(self, changes: Changes, clock: Callable[[], float] = time.monotonic) -> None:
        """``changes`` are told of each; ``clock`` gives seconds that only go up."""
        self._changes = changes
        self._clock = clock
        self._calls: dict[str, Call] = {}

    def tell(self, told: Told) -> bool:
        """A kiosk calls, or calls still; whether somebody comes."""
        now = self._clock()
        call = self._calls.get(told.id)
        if call is None:
            if len(self._open(now)) >= MOST:
                raise ValueError("too many calls")
            self._calls[told.id] = call = Call(told, now - told.waited, now)
            self._changes.tell()
        call.heard = now
        return call.taker is not None

    def take_back(self, id: str) -> None:
        """The visitor needs nobody any more, or has gone."""
        if self._calls.pop(id, None) is not None:
            self._changes.tell()

    def take(self, id: str, device: str) -> None:
        """Somebody goes there. The first one does; a call that is over stays so."""
        call = self._calls.get(id)
        if call is not None and call.taker is None:
            call.taker, call.taken_at = device, self._clock()
            self._changes.tell()

    def waiting(self) -> list[tuple[Call, float]]:
        """All that are shown, each with the seconds since its visitor called: those to whom nobody goes yet first, of
        these those who looked for help now, and of these who has waited longest."""
        now = self._clock()
        ordered = sorted(self._open(now), key=lambda call: (call.taker is not None, not call.told.help_now, call.began))
        return [(call, now - call.began) for call in ordered]

    def _open(self, now: float) -> list[Call]:
        for id, call in tuple(self._calls.items()):
            over = now - call.heard > LEASE if call.taker is None else now - call.taken_at > SHOWN
            if over:
                del self._calls[id]
        return list(self._calls.values())
