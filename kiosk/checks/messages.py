"""Rules about messages, on every channel: how long they are, what they cost, and which words are not ours."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.channels.channel import Channel
from kiosk.checks.subject import Finding, Subject
from kiosk.guides.kinds import kind_of


def too_long(subject: Subject, language: str) -> Iterator[Finding]:
    """Messages over the budget of segments of their language, or longer than a message can be."""
    for channel, stop in subject.written(language):
        where = f"{language}, {channel.name}, {stop.place}"
        page = subject.engine.page(stop.place, language)
        kind = kind_of(stop.place)
        if len(stop.parts) > 1 and kind.in_one_message and len(page.choices) <= kind.most_at_once:
            taken = _taken(channel, channel.body(channel.worded(page)), channel.budget(stop.parts[0]))
            yield Finding(where, f"{taken}; give it shorter sms words")
        for part in stop.parts:
            body = channel.body(part)
            if channel.longest is not None and len(body) > channel.longest:
                yield Finding(where, f"{len(body)} characters; a message has at most {channel.longest}")
            if kind.undivided:
                # However many segments that takes: nobody waits for a second message then.
                continue
            if (size := channel.size(body)) is not None and not channel.fits(part):
                yield Finding(where, f"a part takes {size.segments} segments; use shorter words")


def _taken(channel: Channel, body: str, budget: int | None) -> str:
    """What a page takes that does not fit one message."""
    size = channel.size(body)
    if size is None or budget is None:
        return f"{len(body)} characters, more than one message holds"
    return f"{size.units} {size.encoding} units, more than {budget} segments hold"


def taken_words(subject: Subject, language: str) -> Iterator[Finding]:
    """Words that whoever carries the messages takes for itself, where they would be needed: they never reach us."""
    for channel in subject.channels.values():
        if channel.taken:
            yield from _needed(subject, channel, language)
            yield from _printed(subject, channel, language)


def _needed(subject: Subject, channel: Channel, language: str) -> Iterator[Finding]:
    """What people say, all of which is taken."""
    words = subject.languages[language].words
    for name, said in (
        *((f"commands.{name}", said) for name, said in words.commands.items()),
        *((f"numbers, {number}", said) for number, said in enumerate(words.numbers)),
        ("onward", words.onward),
    ):
        if said and all(word.upper() in channel.taken for word in said):
            what = f"`{name}`: Twilio takes {', '.join(map(repr, said))} for itself; add another word"
            yield Finding(f"{language}/words.toml", what)


def _printed(subject: Subject, channel: Channel, language: str) -> Iterator[Finding]:
    """What messages print that can be sent back, each with the first place where it stands."""
    printed: dict[str, str] = {}
    for stop in subject.walked(channel.name, channel, language):
        for part in stop.parts:
            for label in (*(choice.label for choice in part.choices), *(key.brief for key in part.commands)):
                printed.setdefault(label, str(stop.place))
    for label, where in printed.items():
        if label.upper() in channel.taken:
            what = f"{label!r} is printed, and Twilio takes it for itself when it is sent back; use another word"
            yield Finding(f"{language}, {where}", what)
