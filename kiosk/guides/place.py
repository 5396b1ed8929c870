"""Where somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


class UnknownPlace(ValueError):
    """A text is not a place, for example from an older version."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place a visitor can be, of a kind that has only this one. Kinds with many have a class of their own.

    Written as ``kind/id/id``, for example ``step/strong-password/words``, and read back by ``kinds.parse``. It holds
    ids of the content, never words that a visitor wrote: a place may be stored, a visitor's words may not.
    """

    kind: str

    @property
    def ids(self) -> tuple[str, ...]:
        """What tells this place from others of its kind."""
        return ()

    @property
    def bare(self) -> Place:
        """The same place without what changes by the clock: a list in whatever order it is shown."""
        return self

    @property
    def tells_of_a_crisis(self) -> bool:
        """Whether the place tells which crisis somebody is in."""
        return False

    @property
    def asks_the_desk(self) -> bool:
        """Whether the next words here are a question to the desk."""
        return self == QUESTION

    def __str__(self) -> str:
        return "/".join((self.kind, *self.ids))


LANGUAGE: Final = Place("language")
MENU: Final = Place("menu")
PERSON: Final = Place("person")
SEARCH: Final = Place("search")
HELP_NOW: Final = Place("crisis")
PRIVACY: Final = Place("privacy")
PRINTED: Final = Place("printed")
CALLED: Final = Place("called")
QUESTION: Final = Place("question")
END: Final = Place("end")
"""The places of which there is one."""
