"""Rules about the words that people say."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.commands import Command
from kiosk.understanding.normalise import normalise

NUMBERS = 10


def incomplete(subject: Subject, language: str) -> Iterator[Finding]:
    """Languages that lack words for a number or a command, or use one word for two."""
    file = f"{language}/words.toml"
    words = subject.folder(language).words()
    if len(words.numbers) != NUMBERS or not all(words.numbers):
        yield Finding(file, f"`numbers` must hold a list of words for each of 0 to {NUMBERS - 1}")
    names = {command.name.lower() for command in Command}
    for name in sorted(names - {name for name, said in words.commands.items() if said}):
        yield Finding(file, f"`commands.{name}` is missing; write the words people say for it")
    for name in sorted(words.commands.keys() - names):
        yield Finding(file, f"`commands.{name}` is no command; write one of {', '.join(sorted(names))}")
    if not words.common:
        yield Finding(file, "`common` is missing; write the words that are too frequent to search for")
    if not words.greetings:
        yield Finding(file, "`greetings` is missing; write how people greet and thank")
    if not words.onward:
        yield Finding(file, "`onward` is missing; write what people say to go on: ok, yes, done, next")
    if not words.unsubscribe:
        yield Finding(file, "`unsubscribe` is missing; write what people text who want no more messages")
    meanings: dict[str, str] = {}
    for name, said in sorted(words.commands.items()):
        for word in map(normalise, said):
            if meanings.setdefault(word, name) != name:
                yield Finding(file, f"{word!r} stands for {meanings[word]} and for {name}; leave it at one of them")
