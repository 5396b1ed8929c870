"""A text message as it came in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """Kept nowhere. ``sender`` is an address as Twilio writes it; ``pictures`` says whether there are any."""

    sid: str
    sender: str
    body: str
    opt_out_type: str = ""
    pictures: bool = False
