"""What a browser shows while there is no screen in it, in every language of the office."""

from __future__ import annotations

from kiosk.guides.wording import Wording


def all_taken(words: Wording) -> str:
    """To whoever comes while as many screens are open as the office allows."""
    return words.text("notice/full", "Many people use this help now. Please wait. In danger now? Call 112.")


def begins_again(words: Wording) -> str:
    """When the connection to the screen was lost."""
    return words.text("notice/lost", "One moment, please. The screen starts again. In danger now? Call 112.")
