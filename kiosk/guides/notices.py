"""The lines that a channel says about itself, in the visitor's language."""

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


def prompt(words: Wording) -> str:
    """The question at the end of a page in plain lines."""
    return words.text("notice/prompt", "Your answer:")


def search_hint(words: Wording) -> str:
    """The hint in the empty search field."""
    return words.text("notice/search", "Type here, then press Enter")


def no_meaning(words: Wording) -> str:
    """After a key that does nothing on this page."""
    return words.text("notice/key", "This key does nothing here. Choose a number.")


def one_moment(words: Wording) -> str:
    """While an answer is being looked for."""
    return words.text("notice/moment", "One moment.")


def forgotten(words: Wording) -> str:
    """In plain lines, where nobody answered for a while."""
    return words.text("notice/forgotten", "Nobody answered. Everything is forgotten.")


def too_small(words: Wording) -> str:
    """On a screen that cannot hold a page."""
    return words.text("notice/small", "This screen is too small.")


def too_many(words: Wording) -> str:
    """The answer to a number that sent very many messages. A crisis is answered all the same."""
    return words.text(
        "notice/limit",
        "You sent many messages. Please wait 1 hour. In danger now? Call 112. A text message does not work.",
    )
