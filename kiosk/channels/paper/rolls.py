"""The rolls of receipt printers: how many dots their heads draw across, and how close together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Roll:
    """``dots`` are those of a line: the paper is wider than what the head reaches. ``dpi`` is how many stand on an
    inch, along the paper too."""

    dots: int
    dpi: float


_EIGHT_A_MILLIMETRE: Final = 203.2

ROLLS: Final[Mapping[str, Roll]] = {
    "80 mm": Roll(576, _EIGHT_A_MILLIMETRE),
    "80 mm, 180 dpi": Roll(512, 180),
    "58 mm": Roll(384, _EIGHT_A_MILLIMETRE),
}
"""By the name that ``office.toml`` has for each."""
