"""Walks every page that a visitor can reach, as a channel shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.page import Page
from kiosk.guides.parts import Channel
from kiosk.guides.place import Place

START = Conversation()


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the walk: the conversation that came there, and the page in all its parts."""

    conversation: Conversation
    parts: tuple[Page, ...]

    @property
    def place(self) -> Place:
        """Where the walk stands: what its conversation came to."""
        return self.conversation.place


def walk(engine: Engine, channel: Channel, language: str) -> Iterator[Stop]:
    """Every place that can be reached in one language, once, nearest first: the choice of a language comes first.

    Follows the choices of every part of every page, and the commands. Results of a search are not walked: what they
    lead to is.
    """
    waiting = deque([START])
    seen = {START.place}
    while waiting:
        conversation = waiting.popleft()
        stop = Stop(conversation, tuple(_parts(engine, channel, conversation)))
        yield stop
        for following in _onward(engine, channel, stop, language):
            if following.place not in seen:
                seen.add(following.place)
                waiting.append(following)


def _parts(engine: Engine, channel: Channel, conversation: Conversation) -> Iterator[Page]:
    first = engine.show(conversation, channel)
    yield first
    for part in range(1, first.parts):
        yield engine.show(replace(conversation, part=part), channel)


def _onward(engine: Engine, channel: Channel, stop: Stop, language: str) -> Iterator[Conversation]:
    for page in stop.parts:
        for choice in page.numbered:
            if choice.language in (None, language):
                yield engine.choose(replace(stop.conversation, part=page.part), choice, channel).conversation
    for command in Command:
        if command not in (Command.MORE, Command.BACK) and stop.conversation.language is not None:
            yield engine.perform(stop.conversation, command, channel).conversation
