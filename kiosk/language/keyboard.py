"""The keyboard on the screen, as a language writes it down: rows of keys, some of them shown together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

ROWS: Final = 3
"""Rows of letters that are shown at once."""


def layers(keyboard: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows that are shown together; none where a draft has no keyboard yet."""
    return tuple(tuple(keyboard[start : start + ROWS]) for start in range(0, len(keyboard), ROWS))
