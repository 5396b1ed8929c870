"""One visitor's state: small, frozen, and the same after a trip through JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kiosk.guides.kinds import parse
from kiosk.guides.place import END, HELP_NOW, LANGUAGE, MENU, PERSON, Place

TRAIL_LENGTH: Final = 20
"""How many places back a visitor can go. Keeps a stored conversation small."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where one visitor is, in which language, and the way back.

    ``language`` is None until one is chosen. ``part`` is which part of a long page is shown, from 0. ``state`` is what
    the kind of the place keeps of this visit to it, such as tries and a score.
    """

    language: str | None = None
    place: Place = LANGUAGE
    trail: tuple[Place, ...] = ()
    part: int = 0
    state: tuple[int, ...] = ()

    def to(self, place: Place, state: tuple[int, ...] = ()) -> Conversation:
        """Go to a place and remember the way back. The main menu is home: the trail starts anew there."""
        if place == self.place:
            return replace(self, part=0, state=state)
        before = self.trail if self.trail[-1:] == (self.place,) else (*self.trail, self.place)
        trail = () if place == MENU else before[-TRAIL_LENGTH:]
        return replace(self, place=place, trail=trail, part=0, state=state)

    def back(self) -> Conversation:
        """The place before this one; from the main menu that is the choice of a language."""
        if self.trail:
            return replace(self, place=self.trail[-1], trail=self.trail[:-1], part=0, state=())
        home = LANGUAGE if self.language is None or self.place in (MENU, LANGUAGE) else MENU
        return replace(self, place=home, part=0, state=())

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
        """The conversation as it may be stored: nothing in it tells which crisis there was.

        Instead it stands where the answer leads on: at Help now for somebody who chose it there, so that the number
        leads to it again; else where the key for a person leads, as after that key. So everything that the answer
        names works in the next message, and ``0`` leads back to where somebody was.
        """
        trail = [place for place in self.trail if not place.tells_of_a_crisis]
        if not self.place.tells_of_a_crisis:
            return replace(self, trail=tuple(trail))
        stands = HELP_NOW if trail[-1:] == [HELP_NOW] else PERSON
        while len(trail) > 1 and trail[-1] == trail[-2]:
            trail.pop()
        if trail[-1:] == [PERSON]:
            trail.pop()
        return replace(self, place=stands, trail=tuple(trail), part=0, state=())

    def to_json(self) -> str:
        """One line of JSON, read back by ``from_json``."""
        return _in_json()(
            {
                "language": self.language,
                "place": str(self.place),
                "trail": [str(place) for place in self.trail],
                "part": self.part,
            }
            | ({"state": self.state} if self.state else {})
        )

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """The conversation that ``to_json`` wrote. Raises ValueError, KeyError or TypeError when it is no such text."""
        from json import loads

        state = loads(text)
        language, part = state["language"], int(state["part"])
        if not isinstance(language, str | None) or part < 0:
            raise ValueError("not a conversation")
        return cls(
            language=language,
            place=parse(state["place"]),
            trail=tuple(parse(place) for place in state["trail"])[-TRAIL_LENGTH:],
            part=part,
            state=tuple(int(number) for number in state.get("state", ())),
        )


@cache
def _in_json() -> Callable[[object], str]:
    # Imported here, as in ``from_json``: the first page of a screen is written nowhere.
    from json import JSONEncoder

    return JSONEncoder(separators=(",", ":")).encode
