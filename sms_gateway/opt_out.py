"""Who wants no more messages: by the words that Twilio takes for itself, and by everyday ones.

Which words those are is a fact of each channel (``kiosk.channels``). Where Twilio writes of what it has answered:
https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out (``OptOutType``).
"""

from __future__ import annotations

from collections.abc import Set
from enum import Enum
from typing import Final

from kiosk.channels.sms.taken import STOP_WORDS
from kiosk.guides.wording import Languages
from kiosk.understanding.normalise import normalise

_TO_THE_MENU: Final = frozenset({"START", "UNSTOP", "INFO"})
"""Where Twilio does not take them, as on WhatsApp. "Help" leads to help now there, and "yes" goes on in a guide, as on
the screen."""

_SPELLED: Final = frozenset({*map(str.lower, STOP_WORDS), "stop all", "opt out"})
"""Twilio's words for a stop as people write them between other signs, normalised."""

LONGEST: Final = 160
"""Characters of a text that is looked at. A longer one says more than that somebody wants no more messages."""


class OptOut(Enum):
    """What becomes of a text about getting no more messages. The value is its name in the counts."""

    STOPPED = "stopped"
    """Twilio answers and sends nothing more: no answer of ours, and everything is forgotten."""

    ANSWERED = "answered"
    """Twilio answers: no answer of ours, and nothing changes."""

    HOW_TO = "how-to"
    """Twilio does not take this spelling: one sentence says how, and everything is forgotten."""

    FORGOTTEN = "forgotten"
    """Nobody else answers, as on WhatsApp: everything is forgotten, and one sentence says so."""

    MENU = "menu"
    """Nobody else answers: the menu is shown."""


def everyday_words(languages: Languages) -> frozenset[str]:
    """How people of these languages say that they want no more messages, normalised."""
    return frozenset(normalise(said) for code in languages.codes for said in languages[code].words.unsubscribe)


def opt_out(body: str, opt_out_type: str, taken: Set[str], everyday: Set[str]) -> OptOut | None:
    """What becomes of a text; None for one that is about something else.

    ``opt_out_type`` is Twilio's ``OptOutType``, "" when it sent none: then Advanced Opt-Out has answered. ``taken`` are
    the words that Twilio takes on this channel, ``everyday`` comes from ``everyday_words``. A crisis is looked for
    before this.
    """
    if opt_out_type:
        return OptOut.STOPPED if opt_out_type.upper() == "STOP" else OptOut.ANSWERED
    if len(body) > LONGEST:
        return None
    word = body.strip().upper()
    if word in taken:
        return OptOut.STOPPED if word in STOP_WORDS else OptOut.ANSWERED
    if word in _TO_THE_MENU:
        return OptOut.MENU
    if not _wants_no_more(body, everyday):
        return None
    return OptOut.FORGOTTEN if taken.isdisjoint(STOP_WORDS) else OptOut.HOW_TO


def _wants_no_more(body: str, everyday: Set[str]) -> bool:
    """Whether a text is one of the phrases, once or over and over: "stop stop"."""
    words = normalise(body).split()
    for length in range(1, len(words) + 1):
        if words == words[:length] * (len(words) // length):
            phrase = " ".join(words[:length])
            if phrase in _SPELLED or phrase in everyday:
                return True
    return False
