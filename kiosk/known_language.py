"""A language that a command is asked for, and that the kiosk must have."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.mistake import Mistake


class UnknownLanguage(Mistake):
    """The message says which languages there are."""

    def __init__(self, language: str, codes: Sequence[str]) -> None:
        super().__init__(f"kiosk: there is no language {language!r}; write one of {', '.join(codes)}")
