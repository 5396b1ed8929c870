"""Text messages of the phone network: how a page is written as one, and what that costs."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.channels.sms.rendering import SmsChannel
from kiosk.language.facts import LanguageFacts


def open_channel(languages: Mapping[str, LanguageFacts]) -> SmsChannel:
    """SMS."""
    return SmsChannel(languages)
