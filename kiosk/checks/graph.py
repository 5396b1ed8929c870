"""Rules about the way from page to page."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.checks.subject import Finding, Subject
from kiosk.guides.commands import Command
from kiosk.guides.kinds import all_places, kind_of, topic
from kiosk.guides.page import MOST_CHOICES
from kiosk.guides.parts import Channel
from kiosk.guides.place import LANGUAGE, MENU, PERSON
from kiosk.guides.walk import Stop


def unreachable(subject: Subject, language: str) -> Iterator[Finding]:
    """Places that the content makes and that no choice leads to, on any channel."""
    walks = (subject.walked(name, channel, language) for name, channel in _channels(subject))
    reached = {stop.place.bare for stops in walks for stop in stops}
    for place in sorted(all_places(subject.catalogue.content) - reached, key=str):
        if not subject.catalogue.content.offers(place, language):
            continue
        yield Finding(f"{language}, {place}", "no page leads here; give it a topic that is on the menu")


def dead_ends(subject: Subject, language: str) -> Iterator[Finding]:
    """Pages from which there is no way back, to the main menu or to a person, on any channel."""
    for name, channel in _channels(subject):
        for stop in subject.walked(name, channel, language):
            yield from _stuck(subject, channel, f"{language}, {name}, {stop.place}", stop)


def _channels(subject: Subject) -> list[tuple[str, Channel]]:
    return [*subject.channels.items(), *subject.screens.items()]


def _stuck(subject: Subject, channel: Channel, where: str, stop: Stop) -> Iterator[Finding]:
    if stop.conversation.ended:
        # Everything is forgotten: what follows begins anew.
        return
    home = MENU if stop.conversation.language else LANGUAGE
    for command, expected in ((Command.MENU, home), (Command.PERSON, PERSON), (Command.BACK, None)):
        turn = subject.engine.perform(stop.conversation, command, channel)
        arrived = turn.conversation.place
        lost = arrived != expected if expected is not None else arrived == stop.place != LANGUAGE
        if lost:
            yield Finding(
                where, f"{command.name.lower()} leads to {arrived}; it must lead to {expected or 'the page before'}"
            )
    if not any(page.choices for page in stop.parts) and kind_of(stop.place).leads_on:
        yield Finding(where, "nothing can be chosen; give the page a way on")


def choices(subject: Subject, language: str) -> Iterator[Finding]:
    """Pages with more choices than keys, with numbers out of order, or with two choices in the same words."""
    for stop in subject.whole(language):
        for page in stop.parts:
            where = f"{language}, {stop.place}"
            if len(page.choices) > MOST_CHOICES:
                yield Finding(where, f"{len(page.choices)} choices; at most {MOST_CHOICES} have a key")
            if [choice.number for choice in page.choices] != list(range(1, len(page.choices) + 1)):
                yield Finding(where, "the choices are not numbered from 1")
            labels = [choice.label for choice in page.choices]
            for label in sorted({label for label in labels if labels.count(label) > 1}):
                yield Finding(where, f"two choices are called {label!r}; give one another name")
    most = topic.KIND.most_at_once
    for each in subject.catalogue.topics:
        count = len(subject.catalogue.guides_in(each.id))
        if count > most:
            yield Finding(f"topic {each.id}", f"{count} guides; at most {most}: move one to another topic")
