"""The lines that the screen says about itself, in the visitor's language."""

from __future__ import annotations

from kiosk.guides.wording import Wording


def still_there(words: Wording, seconds: int) -> str:
    """The warning before an unattended screen is wiped."""
    return words.plural(
        "notice/idle",
        "Are you still there? The screen goes empty in {count} second.",
        "Are you still there? The screen goes empty in {count} seconds.",
        seconds,
    )


def wiped_when_left(words: Wording) -> str:
    """On the first page: what becomes of a page that nobody touches."""
    return words.text("notice/wiped", "Nobody here? The screen goes empty.")


def soon_anew(words: Wording, seconds: int) -> str:
    """Under the goodbye, until the first page comes."""
    return words.plural(
        "notice/anew",
        "In {count} second the screen is for the next person.",
        "In {count} seconds the screen is for the next person.",
        seconds,
    )


def go_on(words: Wording) -> str:
    """The choice of somebody who is still there."""
    return words.text("notice/go-on", "Go on")


def dead_key(words: Wording) -> str:
    """The answer to a key that means nothing on this page."""
    return words.text("notice/key", "This key does nothing here. Choose a number.")


def colours(words: Wording) -> str:
    """The name of the key for other colours, in the bar at the top."""
    return words.text("key/colours", "Colours")


def one_moment(words: Wording) -> str:
    """While the kiosk still loads what understands words."""
    return words.text("notice/moment", "One moment.")


def search_hint(words: Wording) -> str:
    """The hint in the empty search field."""
    return words.text("notice/search", "Type here, then press Enter")


def search(words: Wording) -> str:
    """What the button beside the field does."""
    return words.text("key/search", "Search")


def question_hint(words: Wording) -> str:
    """The hint in the empty field for a question to the desk."""
    return words.text("notice/question", "Your question, then Enter")


def send(words: Wording) -> str:
    """What the button beside that field does."""
    return words.text("key/send", "Send")


def space_key(words: Wording) -> str:
    """On the keyboard of the screen: the key between two words."""
    return words.text("touch/space", "Space")


def delete_key(words: Wording) -> str:
    """On the keyboard of the screen: takes the last letter away."""
    return words.text("touch/delete", "Delete")


def close_key(words: Wording) -> str:
    """On the keyboard of the screen: takes the keyboard away."""
    return words.text("touch/close", "Close")


def too_small(words: Wording) -> str:
    """On a screen that cannot hold a page."""
    return words.text("notice/small", "This screen is too small.")


def read_aloud(words: Wording) -> str:
    """What the key of the voice does, beside its name."""
    return words.text("sign/read", "Read aloud")


def volunteer(words: Wording) -> str:
    """What the key of the volunteer's side is for, beside its name."""
    return words.text("sign/volunteer", "Volunteer")
