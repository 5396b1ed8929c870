"""One visitor's state: small, frozen, and the same after a trip through JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Final

from kiosk.guides.place import END, LANGUAGE, MENU, PERSON, Place

TRAIL_LENGTH: Final = 20
"""How many places back a visitor can go. Keeps a stored conversation small."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where one visitor is, in which language, and the way back.

    ``language`` is None until one is chosen. ``part`` is which part of a long page is shown, from 0.
    """

    language: str | None = None
    place: Place = LANGUAGE
    trail: tuple[Place, ...] = ()
    part: int = 0

    def to(self, place: Place) -> Conversation:
        """Go to a place and remember the way back. The main menu is home: the trail starts anew there."""
        if place == self.place:
            return replace(self, part=0)
        trail = () if place == MENU else (*self.trail, self.place)[-TRAIL_LENGTH:]
        return replace(self, place=place, trail=trail, part=0)

    def back(self) -> Conversation:
        """The place before this one; from the main menu that is the choice of a language."""
        if self.trail:
            return replace(self, place=self.trail[-1], trail=self.trail[:-1], part=0)
        home = LANGUAGE if self.language is None or self.place in (MENU, LANGUAGE) else MENU
        return replace(self, place=home, part=0)

    def speaking(self, language: str) -> Conversation:
        """The same conversation in another language."""
        return replace(self, language=language, part=0)

    @property
    def ended(self) -> bool:
        """Whether the visitor said goodbye: nothing is known of them any more but the language of the goodbye."""
        return self.place == END

    def goodbye(self) -> Conversation:
        """The conversation with everything forgotten; the goodbye itself is still said in the visitor's language."""
        return Conversation(self.language, END)

    def without_crisis(self) -> Conversation:
        """The conversation as it may be stored: nothing in it tells that there was a crisis.

        Instead it stands where the key for a person leads, as it does for everybody who pressed that key: so all that
        the answer to a crisis names works in the next message, and ``0`` leads back to where somebody was.
        """
        trail = tuple(place for place in self.trail if not _tells(place))
        if not _tells(self.place):
            return replace(self, trail=trail)
        return replace(self, place=PERSON, trail=trail[:-1] if trail[-1:] == (PERSON,) else trail, part=0)

    def to_json(self) -> str:
        """One line of JSON, read back by ``from_json``."""
        return json.dumps(
            {
                "language": self.language,
                "place": str(self.place),
                "trail": [str(place) for place in self.trail],
                "part": self.part,
            },
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """The conversation that ``to_json`` wrote. Raises ValueError or KeyError when it is no such text."""
        state = json.loads(text)
        return cls(
            language=state["language"],
            place=Place.parse(state["place"]),
            trail=tuple(Place.parse(place) for place in state["trail"]),
            part=int(state["part"]),
        )


def _tells(place: Place) -> bool:
    """Whether a place tells which crisis somebody is in. The menu of Help now does not: anybody may look at it."""
    return place.kind == "crisis" and bool(place.name)
