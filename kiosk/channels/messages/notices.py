"""What a gateway of text messages says of itself, in the language of who texted."""

from __future__ import annotations

from kiosk.guides.wording import Wording


def too_many(words: Wording) -> str:
    """The answer to a number that sent very many messages. A crisis is answered all the same."""
    return words.text(
        "notice/limit",
        "You sent very many messages. Write again after 1 hour. In danger now? Call 112. A text message does not work.",
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
