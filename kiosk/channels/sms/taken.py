"""The words that Twilio takes for itself in text messages, and their carriers with it.

Where Twilio writes of it:
https://help.twilio.com/articles/223134027 (the words for a stop; only a message of one such word counts),
https://www.twilio.com/docs/api/errors/23002 (the words for a start and for help),
https://www.twilio.com/en-us/blog/update-to-fcc-s-sms-opt-out-keywords (REVOKE and OPTOUT; no spaces in a word).
"""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
"""Twilio sends the number nothing more until it texts one of the words for a start."""

START_WORDS: Final = frozenset({"START", "YES", "UNSTOP"})

HELP_WORDS: Final = frozenset({"HELP", "INFO"})

TAKEN: Final = STOP_WORDS | START_WORDS | HELP_WORDS
"""Words that Twilio answers itself; it refuses an answer of ours to the first kind (error 21610)."""
