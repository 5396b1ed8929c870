"""What a search can find: texts that lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

TITLE: Final = 3.0
SEARCH_WORDS: Final = 2.5
BODY: Final = 0.6
"""What a word counts for, by where it stands."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Findable(Generic[Found]):
    """A text that leads to something, and what a word in it counts for: ``TITLE``, ``SEARCH_WORDS`` or ``BODY``."""

    found: Found
    weight: float
    text: str
