"""The lines that the screen says about itself, in the visitor's language."""

from __future__ import annotations

from kiosk.guides.wording import Wording


def still_there(words: Wording, seconds: int) -> str:
    """The warning before an unattended screen is wiped."""
    return words.plural(
        "notice/idle",
        "Are you still there? Press a key. In {count} second the screen is wiped.",
        "Are you still there? Press a key. In {count} seconds the screen is wiped.",
        seconds,
    )


def dead_key(words: Wording) -> str:
    """The answer to a key that means nothing on this page."""
    return words.text("notice/key", "This key does nothing here. Choose a number.")


def one_moment(words: Wording) -> str:
    """While the kiosk still loads what understands words."""
    return words.text("notice/moment", "One moment.")


def search_hint(words: Wording) -> str:
    """The hint in the empty search field."""
    return words.text("notice/search", "Type here, then press Enter")


def too_small(words: Wording) -> str:
    """On a screen that cannot hold a page."""
    return words.text("notice/small", "This screen is too small.")
