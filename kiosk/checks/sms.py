"""Rules about text messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kiosk.channels.sms.segments import measure
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.kinds import kind_of
from kiosk.guides.page import MOST_CHOICES
from sms_gateway.opt_out import TAKEN

LONGEST: Final = 1600
"""Characters of a message that Twilio sends (error 21617)."""


def too_long(subject: Subject, language: str) -> Iterator[Finding]:
    """Messages over the budget of segments of their language."""
    for stop in subject.walked("sms", subject.sms, language):
        where = f"{language}, {stop.place}"
        page = subject.engine.page(stop.place, language)
        if len(stop.parts) > 1 and kind_of(stop.place).in_one_message and len(page.choices) <= MOST_CHOICES:
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
    """Words that Twilio takes for itself, where they would be needed: by text message they never reach us."""
    file = f"{language}/words.toml"
    words = subject.languages[language].words
    for name, said in (
        *((f"commands.{name}", said) for name, said in words.commands.items()),
        *((f"numbers, {number}", said) for number, said in enumerate(words.numbers)),
        ("onward", words.onward),
    ):
        if said and all(word.upper() in TAKEN for word in said):
            yield Finding(file, f"`{name}`: Twilio takes {', '.join(map(repr, said))} for itself; add another word")
    for label, where in _printed(subject, language).items():
        if label.upper() in TAKEN:
            what = f"{label!r} is printed, and Twilio takes it for itself when it is sent back; use another word"
            yield Finding(f"{language}, {where}", what)


def _printed(subject: Subject, language: str) -> dict[str, str]:
    """What text messages print that can be sent back, each with the first place where it stands."""
    printed: dict[str, str] = {}
    for stop in subject.walked("sms", subject.sms, language):
        for part in stop.parts:
            for label in (*(choice.label for choice in part.choices), *(key.brief for key in part.commands)):
                printed.setdefault(label, str(stop.place))
    return printed
