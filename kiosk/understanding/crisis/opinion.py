"""A second opinion on a text: whether it tells of a crisis, by something else than phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a text tells of a crisis (0 to 1), and the kind of crisis that it would be."""

    crisis: float
    kind: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which likelihood on an opinion counts.

    ``doubted``: below it, not even a strong phrase is answered. ``confirmed``: a weak phrase is answered. ``sure``: a
    text without any phrase is answered. ``offered``: help is offered on top of the everyday page.
    """

    doubted: float
    confirmed: float
    sure: float
    offered: float


class SecondOpinion(Protocol):
    """Something that has one. The same text gets the same opinion, and nothing of it is kept."""

    @property
    def name(self) -> str:
        """What `kiosk understand` calls it."""

    @property
    def thresholds(self) -> Thresholds:
        """From which likelihood on its opinions count."""

    def of(self, said: str) -> Opinion:
        """The opinion on a text."""
