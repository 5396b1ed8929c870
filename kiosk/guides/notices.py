"""The lines that a channel says about itself, in the visitor's language."""

from __future__ import annotations

from kiosk.guides.assembly import fill
from kiosk.guides.wording import Wording


def still_there(words: Wording, seconds: int) -> str:
    """The warning before an unattended screen is wiped."""
    return words.plural(
        "notice/idle",
        "Are you still there? Press a key. In {count} second the screen is wiped.",
        "Are you still there? Press a key. In {count} seconds the screen is wiped.",
        seconds,
    )


def still_reading(words: Wording, seconds: int) -> str:
    """The same in plain lines, where nothing can be wiped and there is no key to press."""
    return words.plural(
        "notice/idle/plain",
        "Are you still there? Write your answer. In {count} second we start again.",
        "Are you still there? Write your answer. In {count} seconds we start again.",
        seconds,
    )


def started_again(words: Wording) -> str:
    """In plain lines, when nobody answered."""
    return words.text("notice/forgotten", "Nobody answered. Everything is forgotten.")


def not_understood(words: Wording) -> str:
    """The answer to words that mean nothing to the kiosk."""
    return words.text("notice/unknown", "I do not understand. Choose a number or write 1 word.")


def all_seen(words: Wording) -> str:
    """The answer to "more" where there is no more."""
    return words.text("notice/all", "You have seen everything on this page.")


def dead_key(words: Wording) -> str:
    """The answer to a key that means nothing on this page."""
    return words.text("notice/key", "This key does nothing here. Choose a number.")


def one_moment(words: Wording) -> str:
    """While the kiosk still loads what understands words."""
    return words.text("notice/moment", "One moment.")


def prompt(words: Wording) -> str:
    """The question at the end of a page in plain lines."""
    return words.text("notice/prompt", "Your answer:")


def search_hint(words: Wording) -> str:
    """The hint in the empty search field."""
    return words.text("notice/search", "Type here, then press Enter")


def too_small(words: Wording) -> str:
    """On a screen that cannot hold a page."""
    return words.text("notice/small", "This screen is too small.")


def too_many(words: Wording) -> str:
    """The answer to a number that sent very many messages. A crisis is answered all the same."""
    return words.text(
        "notice/limit",
        "You sent many messages. Please wait 1 hour. In danger now? Call 112. A text message does not work.",
    )


def no_pictures(words: Wording) -> str:
    """The answer to a picture, a voice message or an empty text."""
    return words.text("notice/picture", "We cannot see pictures. Write a number or 1 word.")


def cannot_answer(words: Wording) -> str:
    """The answer while something of ours is broken."""
    return words.text(
        "notice/broken", "Something does not work here now. Try again in 10 minutes. In danger now? Call 112."
    )


def same_again(words: Wording) -> str:
    """Said once to a number that gets the same answer over and over; it may be a machine."""
    return words.text("notice/same", "You get the same answer each time. Write 9 for a person.")


def day_full(words: Wording) -> str:
    """The answer when the office has sent all that it can pay for today."""
    return words.text(
        "notice/day", "We can send no more messages today. Write again tomorrow. In danger now? Call 112."
    )


def other_country(words: Wording) -> str:
    """The answer to a number of a country to which the office sends nothing. 112 works in every country of the EU."""
    return words.text(
        "notice/country",
        "We cannot send messages to the country of your number. Ask a person for help. In danger now? Call 112.",
    )


def how_to_stop(words: Wording) -> str:
    """The answer to "stop" in words that the operators do not know; STOP is theirs."""
    return words.text("notice/stop", "To get no more messages: send STOP.")


def messages_stopped(words: Wording) -> str:
    """The answer to STOP where no operator answers it, as on WhatsApp."""
    return words.text("notice/stopped", "Everything is forgotten. We send nothing more until you write.")


def crisis_again(words: Wording, number: str) -> str:
    """The whole answer to a crisis that was answered in full many times: the line that answers now, and 112."""
    return fill(words.text("notice/crisis", "Call {number} now. In danger now? Call 112."), {"number": number})


def crisis_again_112(words: Wording) -> str:
    """The same where 112 itself is the line."""
    return words.text("notice/crisis-112", "Call 112 now. A text message does not work.")
