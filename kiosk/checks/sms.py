"""Rules about text messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.page import MOST_CHOICES
from sms_gateway.opt_out import TAKEN
from sms_gateway.segments import measure

WHOLE: Final = ("language", "menu", "topic", "guide", "step", "person", "end")
"""Pages that come in one message. A longer page, a list of services or a service, may go on with 8; so does a page
with more choices than keys."""

LONGEST: Final = 1600
"""Characters of a message that Twilio sends (error 21617)."""


def too_long(subject: Subject, language: str) -> Iterator[Finding]:
    """Messages over the budget of segments of their language."""
    for stop in subject.walked("sms", subject.sms, language):
        where = f"{language}, {stop.place}"
        page = subject.engine.page(stop.place, language)
        if len(stop.parts) > 1 and stop.place.kind in WHOLE and len(page.choices) <= MOST_CHOICES:
            size = measure(subject.sms.body(page.in_brief()))
            budget = subject.sms.budget(stop.parts[0])
            yield Finding(
                where,
                f"{size.units} {size.encoding} units, more than {budget} segments hold; give it shorter sms words",
            )
        for part in stop.parts:
            body = subject.sms.body(part)
            if len(body) > LONGEST:
                yield Finding(where, f"{len(body)} characters; Twilio sends at most {LONGEST}")
            if not subject.sms.fits(part):
                yield Finding(where, f"a part takes {measure(body).segments} segments; use shorter words")


def taken_words(subject: Subject, language: str) -> Iterator[Finding]:
    """Words to say that Twilio takes for itself: by text message they would never reach us."""
    words = subject.languages[language].words
    said = {word for command in words.commands.values() for word in command}
    said.update(word for number in words.numbers for word in number)
    for word in sorted(said):
        if word.upper() in TAKEN:
            yield Finding(
                f"{language}/words.toml", f"{word!r} is a word that Twilio takes for itself; use another word"
            )
