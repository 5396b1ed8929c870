"""What was made of the last text: the same text is asked about two or three times in a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


def last_kept(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """The same function, which does not make anew what it made of the last text. It keeps no text: only a hash, which
    is another one in each process. What is made must tell no words of the text either."""
    kept: tuple[int, Made] | None = None

    def made(text: str) -> Made:
        nonlocal kept
        last, wanted = kept, hash(text)
        if last is None or last[0] != wanted:
            last = kept = wanted, make(text)
        return last[1]

    return made
