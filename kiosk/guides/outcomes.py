"""What a turn of a conversation came to, as an office counts it: nothing of a visitor, and nothing of a crisis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from kiosk.guides.conversation import Conversation
from kiosk.guides.place import HELP_NOW, PERSON

if TYPE_CHECKING:
    from kiosk.guides.moves import Turn
    from kiosk.guides.place import Place

_OF_A_GUIDE: Final = ("guide", "step", "summary")
_STEP: Final = "step"


class Outcome(StrEnum):
    """What is counted. A guide is begun when its first step is seen, finished when its last one is."""

    BEGUN = "begun"
    FINISHED = "finished"
    PERSON = "person"
    PRINTED = "printed"
    NO_GUIDE = "no-guide"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing to count. ``guide`` is the id of the guide that somebody was in, "" for none."""

    outcome: Outcome
    guide: str
    language: str


class Tally(Protocol):
    """Counts what was seen on one channel."""

    def take(self, seen: Seen) -> None:
        """Count it. Neither waits nor raises."""


def seen(before: Conversation, turn: Turn) -> Seen | None:
    """What a turn came to, of the conversation before it; None for all that nobody counts.

    It is told by where somebody came from: who goes on in a guide, or back to a page on the way, begins nothing.
    """
    after, page = turn.conversation, turn.page
    language = after.language or page.language
    if turn.unanswered:
        return Seen(Outcome.NO_GUIDE, "", language)
    been = (before.place, *before.trail)
    if after.place in been or any(place.tells_of_a_crisis for place in (after.place, before.place)):
        return None
    if after.place == PERSON and before.place != HELP_NOW:
        return Seen(Outcome.PERSON, _guide(before.place), language)
    if after.place.kind != _STEP or page.progress is None:
        return None
    guide = _guide(after.place)
    if page.progress.step == page.progress.steps:
        return Seen(Outcome.FINISHED, guide, language)
    if page.progress.step == 1 and not any(place.kind == _STEP and _guide(place) == guide for place in been):
        return Seen(Outcome.BEGUN, guide, language)
    return None


class OnceAVisit:
    """Counts for the visitor at one screen: each outcome once, however often they go back and forth."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._counted: dict[tuple[Outcome, str], str] = {}

    def turned(self, before: Conversation, turn: Turn) -> None:
        """Something was pressed or said."""
        if before == Conversation() or before.ended:
            self.forget()
        if (happened := seen(before, turn)) is not None:
            self._take(happened)
        if turn.conversation.ended:
            self.forget()

    def printed(self, conversation: Conversation, language: str) -> None:
        """The paper of somebody who waits is out. That of a service is not counted: it may be one of a crisis."""
        if guide := _guide(conversation.trail[-1]) if conversation.trail else "":
            self._take(Seen(Outcome.PRINTED, guide, language))

    def forget(self) -> None:
        """The visitor is gone, and what was counted of them is a number among others."""
        self._counted.clear()

    def _take(self, happened: Seen) -> None:
        # Who asks for a person from two guides, or asks two questions, is one visitor.
        guide = "" if happened.outcome in (Outcome.PERSON, Outcome.NO_GUIDE) else happened.guide
        if (happened.outcome, guide) in self._counted:
            return
        if happened.outcome is Outcome.FINISHED:
            # Whoever changes the language on the way finishes what was begun.
            begun = self._counted.get((Outcome.BEGUN, guide), happened.language)
            happened = replace(happened, language=begun)
        self._counted[happened.outcome, guide] = happened.language
        self._tally.take(happened)


def _guide(place: Place) -> str:
    """The id of the guide that a place is a page of, "" for none."""
    return place.ids[0] if place.kind in _OF_A_GUIDE else ""
