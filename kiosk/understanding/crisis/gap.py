"""How far the words of a phrase may stand apart."""

from __future__ import annotations

from typing import Final

GAP: Final = 2
"""How many other words may stand between two words of a phrase, where a language does not say."""

WIDEST: Final = 7
"""The most that a language may say."""
