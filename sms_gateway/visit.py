"""What is kept of a sender between two messages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from kiosk.guides.conversation import Conversation

TWICE_WITHIN: Final = 3.0
"""Seconds in which the same words from the same number are one message: phones and carriers deliver some twice, with
two ids. Nobody reads an answer and texts back in less."""


_written: Final = json.JSONEncoder(separators=(",", ":")).encode


def mark_of(said: str) -> str:
    """A short mark of what somebody said, by which the same words are known again. It is kept sealed."""
    return blake2b(said.encode(errors="replace"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Visit:
    """Where somebody is, and the last message: a mark of what was said, when (seconds since 1970), and the reply."""

    conversation: Conversation
    mark: str = ""
    at: float = 0.0
    reply: str = ""

    def heard_already(self, said: str, now: float) -> bool:
        """Whether this message is the last one, delivered once more."""
        return self.mark == mark_of(said) and 0 <= now - self.at < TWICE_WITHIN

    def to_json(self) -> str:
        """One line of JSON, read back by ``from_json``."""
        kept = {"conversation": self.conversation.to_json(), "mark": self.mark, "at": self.at, "reply": self.reply}
        return _written(kept)

    @classmethod
    def from_json(cls, text: str) -> Visit | None:
        """The visit that ``to_json`` wrote; None for a text that is none, for example from another version."""
        try:
            kept = json.loads(text)
            return cls(
                Conversation.from_json(kept["conversation"]), str(kept["mark"]), float(kept["at"]), str(kept["reply"])
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
