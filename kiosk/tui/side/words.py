"""The lines that the volunteer's side says about itself."""

from __future__ import annotations

from kiosk.guides.page import BETWEEN_NAMES
from kiosk.guides.wording import Wording


def whose(words: Wording) -> str:
    """The title of the side: whose it is."""
    return words.text("side/title", "For the volunteer")


def whose_and_language(words: Wording) -> str:
    """The same, and in which language it is."""
    return f"{whose(words)}{BETWEEN_NAMES}{words.name}"


def note_title(words: Wording) -> str:
    """Above the note of a step."""
    return words.text("side/note", "What helps here")


def always(words: Wording) -> str:
    """The note of a page that has none of its own: what holds on every page."""
    return words.text("side/always", "The visitor does it. Ask first. Look away at passwords and codes.")


def close(words: Wording) -> str:
    """What the key of the side does while both pages are in sight."""
    return words.text("side/close", "Close")


def own_page(words: Wording) -> str:
    """The same where the page is turned over, for a visitor who reads nothing else there."""
    return words.text("side/own-page", "My page")
