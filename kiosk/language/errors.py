"""What is wrong with the files of a language."""

from __future__ import annotations

from kiosk.mistake import Mistake


class LanguageError(Mistake):
    """Something about a language is wrong or missing; the message says which file and what to do."""
