"""What a visitor can always say, on every page and in every channel."""

from __future__ import annotations

from enum import Enum


class Command(Enum):
    """An action that is the same on every page. The value is its key: a digit, a sign or a letter."""

    MORE = "8"
    BACK = "0"
    PERSON = "9"
    HELP_NOW = "!"
    MENU = "m"
    SEARCH = "s"
    LANGUAGE = "l"
    QUESTION = "question"
    END = "end"
