"""Rules about text messages as they are sent, after their accents were taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.channels.messages.channel import MessageChannel
from kiosk.checks.subject import Finding, Subject

_WORD = re.compile(r"\w+")


def spoiled(subject: Subject, language: str) -> Iterator[Finding]:
    """Messages with a word that says something else, or something coarse, when it is sent: ``never_sent``."""
    never = {word.lower() for word in subject.languages[language].words.never_sent}
    for channel, stop in subject.written(language):
        for part in stop.parts if isinstance(channel, MessageChannel) else ():
            said = {word.lower() for word in _WORD.findall(channel.body(part))}
            for word in sorted(said & never):
                what = f"{word!r} is sent, which may not be; use another word"
                yield Finding(f"{language}, {channel.name}, {stop.place}", what)
