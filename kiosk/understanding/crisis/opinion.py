"""A second opinion on a text: whether it tells of a crisis, by something else than phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


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


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a text tells of a crisis (0 to 1), from where on that counts, and ``by`` what it was found: as
    `kiosk understand` names it. ``kinds`` says how much speaks for each kind of crisis; only the differences count."""

    crisis: float
    kinds: Mapping[str, float]
    counts: Thresholds
    by: str

    @property
    def kind(self) -> str:
        """The kind of crisis that it would be."""
        return max(self.kinds, key=self.kinds.__getitem__)


class SecondOpinion(Protocol):
    """Something that has one. The same text gets the same opinion, and nothing of it is kept."""

    @property
    def name(self) -> str:
        """What it is called where several are held against each other."""

    def of(self, said: str) -> Opinion:
        """The opinion on a text."""
