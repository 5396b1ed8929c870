"""What somebody wants who asks a person to come, and what the desk is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.called import ASKED, WAITING, CalledPlace
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.kind import State
from kiosk.guides.kinds.step import StepPlace
from kiosk.guides.place import CALLED, HELP_NOW, MENU, PERSON, Place


@dataclass(frozen=True, slots=True)
class About:
    """What a call is about: a guide and its step, by the title that the office reads. Of help now only that it was
    shown, and of any other page nothing: it could tell what only its visitor may tell."""

    language: str
    guide: str = ""
    step: int = 0
    steps: int = 0
    help_now: bool = False


def asks(conversation: Conversation) -> bool:
    """Whether somebody has chosen that a person is called."""
    return is_called(conversation) and conversation.state == ASKED


def is_called(conversation: Conversation) -> bool:
    """Whether somebody is on the page about the call."""
    return conversation.place.kind == CALLED.kind


def called(conversation: Conversation, state: State = WAITING) -> Conversation:
    """The conversation of somebody who asks, with the way on to the page on which help was wanted."""
    reading = _wanted(conversation)
    if reading.tells_of_a_crisis:
        reading = HELP_NOW
    place = CALLED if reading == MENU else CalledPlace(reading)
    return replace(conversation, place=place, part=0, state=state)


def taken_back(before: Conversation, now: Conversation) -> bool:
    """Whether somebody went back from the page about the call, which takes the call back."""
    return is_called(before) and replace(now, language=before.language) == before.back()


def about(conversation: Conversation, engine: Engine, read_by: str = "") -> About:
    """What the desk is told of somebody who asks; ``read_by`` is the language of its volunteers, else that of the
    office."""
    place, language = _wanted(conversation), conversation.language or engine.home_language
    if place.kind == HELP_NOW.kind:
        return About(language, help_now=True)
    if not isinstance(place, GuidePlace | StepPlace):
        return About(language)
    home = read_by or engine.home_language
    page = engine.page(place, home if engine.catalogue.content.offers(place, home) else language)
    if page.progress is None:
        return About(language, page.title)
    return About(language, page.progress.guide, page.progress.step, page.progress.steps)


def _wanted(conversation: Conversation) -> Place:
    """The page before those that lead to a person."""
    trail = reversed(conversation.trail)
    return next((place for place in trail if place.kind not in (PERSON.kind, CALLED.kind)), MENU)
