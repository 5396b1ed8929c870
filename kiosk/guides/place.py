"""Where somebody is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


class UnknownPlace(ValueError):
    """A text is not a place, for example from an older version."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place a visitor can be: a kind, and the names that tell which one.

    Written as ``kind/name/step``, for example ``step/strong-password/words``. Names are ids of the content, never
    words that a visitor wrote: a place may be stored, a visitor's words may not.
    """

    kind: str
    name: str = ""
    step: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.kind, self.name, self.step) if part)

    @property
    def tells_of_a_crisis(self) -> bool:
        """Whether the place tells which crisis somebody is in. The menu of Help now does not: anybody looks at it."""
        return self.kind == "crisis" and bool(self.name)

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read back what ``str()`` wrote."""
        kind, *names = text.split("/")
        if kind not in KINDS or len(names) > 2:
            raise UnknownPlace(f"{text!r} is not a place")
        return cls(kind, *names)


KINDS: Final = (
    "language",
    "menu",
    "topic",
    "guide",
    "step",
    "person",
    "services",
    "service",
    "search",
    "crisis",
    "privacy",
    "end",
)

LANGUAGE: Final = Place("language")
MENU: Final = Place("menu")
PERSON: Final = Place("person")
SEARCH: Final = Place("search")
HELP_NOW: Final = Place("crisis")
PRIVACY: Final = Place("privacy")
END: Final = Place("end")


def results(hits: tuple[Place, ...]) -> Place:
    """The place that lists these hits: guides, services, the privacy page."""
    return Place("search", ",".join(f"{hit.kind}:{hit.name}" for hit in hits))


def listed(group: Place, ids: Iterable[str]) -> Place:
    """The place that lists the services of a group in this order."""
    return Place(group.kind, group.name, ",".join(ids))


def listed_in(place: Place) -> tuple[str, ...]:
    """The ids of the services in the order in which the place lists them."""
    return tuple(place.step.split(","))


def hits_of(place: Place) -> tuple[Place, ...]:
    """The places that a search place lists."""
    pairs = (item.partition(":") for item in place.name.split(",") if item)
    return tuple(Place(kind, name) for kind, _, name in pairs)
