"""How many rows the keyboard on the screen takes. Known before there is one, which is loaded when somebody touches the
field."""

from __future__ import annotations

from typing import Final

from kiosk.language.keyboard import ROWS as LETTER_ROWS

ROWS: Final = LETTER_ROWS + 1
"""Rows of keys: those of letters, and the one below them."""

HIGHEST: Final = 3
"""Rows of the screen for a row of keys, where they have room."""
