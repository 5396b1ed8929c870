"""Words that Twilio takes for itself: it answers them, and refuses an answer of ours (error 21610).

https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out and "Twilio support for opt-out keywords".
"""

from __future__ import annotations

from typing import Final

TAKEN: Final = frozenset(
    {
        *("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
        *("START", "YES", "UNSTOP"),
        *("HELP", "INFO"),
        # Not Twilio's own, but how people here say stop: no answer is what they ask for.
        *("STOPPEN", "ARRET", "ARRÊT"),
    }
)


def is_taken(body: str, opt_out_type: str) -> bool:
    """Whether Twilio answers this message: one of its words alone, or marked so by Advanced Opt-Out."""
    return bool(opt_out_type) or body.strip().upper() in TAKEN
