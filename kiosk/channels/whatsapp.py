"""Messages through WhatsApp: in every letter, on one page, and paid for by the message.

Twilio writes ``whatsapp:`` before the number of a sender (https://www.twilio.com/docs/whatsapp/api).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from kiosk.channels.messages.channel import MessageChannel
from kiosk.language.facts import LanguageFacts


class WhatsAppChannel(MessageChannel):
    """Messages without segments: up to Twilio's longest, a page is one message."""

    name: ClassVar[str] = "whatsapp"
    prefix: ClassVar[str] = "whatsapp:"


def open_channel(languages: Mapping[str, LanguageFacts]) -> WhatsAppChannel:
    """WhatsApp."""
    return WhatsAppChannel(languages)
