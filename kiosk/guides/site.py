"""What pages are made with: the content, the languages, the office, and the time there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from kiosk.guides.assembly import Target
from kiosk.guides.place import Place
from kiosk.guides.wording import Languages, Wording

if TYPE_CHECKING:
    from kiosk.guides.catalogue import Catalogue
    from kiosk.guides.content import Content
    from kiosk.guides.hours import Moment
    from kiosk.guides.letters import Letters


@dataclass(frozen=True, slots=True)
class Office:
    """What pages say about the office: its name; the number where a person answers, and the one to which people text,
    where it has them; whether a page can be printed where it is shown; whether it counts what is used; whether
    somebody can be called there; where questions in writing are kept, where it answers them; and the id of the region
    in which its visitors live, where it says so."""

    name: str
    phone: str = ""
    sms_number: str = ""
    prints: bool = False
    counts: bool = False
    calls: bool = False
    letters: Letters | None = None
    region: str = ""


class LedTo(Protocol):
    """What the page of one kind of place asks of the other kinds."""

    def target(self, place: Place, words: Wording, site: Site) -> Target:
        """The choice that leads there, from any page."""

    def in_topic(self, topic: str, content: Content) -> Iterator[tuple[int, Place]]:
        """The places that a topic lists, each with its place in the order."""


@dataclass(frozen=True, slots=True)
class Site:
    """One office with what it offers. ``clock`` gives its local time, for "open now"; ``kinds`` are those of places."""

    kinds: Mapping[str, LedTo]
    catalogue: Catalogue
    languages: Languages
    office: Office
    clock: Callable[[], datetime]

    def target(self, place: Place, words: Wording) -> Target:
        """The choice that leads to a place."""
        return self.kinds[place.kind].target(place, words, self)

    def offers(self, place: Place, language: str | None) -> bool:
        """Whether a place is there in a language; None asks for any."""
        return self.catalogue.content.offers(place, language)

    def in_topic(self, topic: str, language: str) -> tuple[Place, ...]:
        """What a topic lists in a language, in order."""
        listed = [each for kind in self.kinds.values() for each in kind.in_topic(topic, self.catalogue.content)]
        ordered = sorted(listed, key=lambda each: (each[0], str(each[1])))
        return tuple(place for _, place in ordered if self.offers(place, language))

    def moment(self) -> Moment:
        """Now, and whether today is a public holiday."""
        # Imported here: the first page tells no time.
        from kiosk.guides.hours import Moment

        now = self.clock()
        return Moment(now, now.date() in self.catalogue.content.public_holidays)
