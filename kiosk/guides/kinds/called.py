"""Where somebody waits for a person who was asked to come.

The place leads back to the page on which help was wanted, so that it is on the screen when somebody comes. The
``state`` says how far it is: asked a moment ago, still waiting, somebody comes, or nobody answers.
``kiosk.guides.calling`` reads and writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from kiosk.guides.assembly import Target, assemble, fill
from kiosk.guides.content import Content
from kiosk.guides.kinds import KINDS
from kiosk.guides.kinds.kind import Kind, State
from kiosk.guides.page import Page, Paragraph
from kiosk.guides.place import CALLED, MENU, Place, UnknownPlace
from kiosk.guides.site import Site
from kiosk.guides.wording import Wording

ASKED: Final = (1,)
"""Chosen, and the desk is not told yet."""

WAITING: Final = ()
COMING: Final = (2,)
NOBODY: Final = (0,)
"""What became of it. Nobody answers, or the desk cannot be reached: to a visitor both are one."""


@dataclass(frozen=True, slots=True)
class CalledPlace(Place):
    """Waiting, with the page on which somebody reads on."""

    kind: str = field(default="called", init=False)
    reading: Place

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.reading.kind, *self.reading.ids)

    @property
    def bare(self) -> Place:
        return CALLED


class CalledKind(Kind[Place]):
    """What is said about a call."""

    name = CALLED.kind

    def read(self, ids: Sequence[str], parse: Callable[[str], Place]) -> Place:
        if list(ids[:1]) == [CALLED.kind]:
            raise UnknownPlace("nobody waits to wait")
        return CalledPlace(parse("/".join(ids))) if ids else CALLED

    def places(self, content: Content) -> Iterable[Place]:
        return (CALLED,)

    def exists(self, place: Place, content: Content, places: Set[Place]) -> bool:
        if not isinstance(place, CalledPlace):
            return True
        return KINDS[place.reading.kind].exists(place.reading, content, places)

    def offered(self, place: Place, language: str | None, content: Content) -> bool:
        if not isinstance(place, CalledPlace):
            return True
        return KINDS[place.reading.kind].offered(place.reading, language, content)

    def page(self, place: Place, words: Wording, site: Site, state: State) -> Page:
        paragraphs = (Paragraph(text) for text in _texts(words, site, state))
        return assemble(place, words, _title(words, state), paragraphs, [_onward(place, words, site)])

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        return Target(words.text("choice/call", "Ask somebody to come"), place, brief="", state=ASKED)


def news(words: Wording, state: State) -> str:
    """What became of a call, in a line for any page."""
    if state == COMING:
        return words.text("called/coming", "Somebody comes to you now. Please stay here.")
    return f"{_nobody(words)} {_numbers(words)}"


def _nobody(words: Wording) -> str:
    return words.text("called/nobody", "Nobody answers now. Please go to the desk.")


def _numbers(words: Wording) -> str:
    return words.text("called/numbers", "For phone numbers: choose 9.")


def _title(words: Wording, state: State) -> str:
    if state == COMING:
        return words.text("called/title-coming", "Somebody comes")
    if state == NOBODY:
        return words.text("called/title-nobody", "Nobody answers")
    return words.text("called/title", "We call somebody")


def _texts(words: Wording, site: Site, state: State) -> Iterator[str]:
    if state == COMING:
        yield news(words, state)
    elif state == NOBODY:
        yield _nobody(words)
        if site.office.phone:
            text = words.text("person/office", "Call {office}: {number}.")
            yield fill(text, {"office": site.office.name, "number": words.quoted(site.office.phone)})
        yield _numbers(words)
    else:
        yield words.text("called/waiting", "We ask at the desk. Please stay here.")
        yield words.text("called/meanwhile", "You can read on. The screen tells you if somebody comes.")
        yield words.text("called/seen", "The desk sees your language and your guide. The desk sees no name.")
        yield words.text("called/stop", "To stop the call: choose 0.")


def _onward(place: Place, words: Wording, site: Site) -> Target:
    if isinstance(place, CalledPlace):
        return Target(words.text("choice/read-on", "Read on"), place.reading)
    return site.target(MENU, words)


KIND = CalledKind()
