"""What somebody can mean by what they say, and what stands on the page that they see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.guides.commands import Command
from kiosk.guides.page import Choice, Labelled
from kiosk.guides.place import Place


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the numbered choices."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Speaks:
    """The name of a language."""

    language: str


@dataclass(frozen=True, slots=True)
class Searched:
    """Free words, normalised."""

    words: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A place code: the places where it leads, more than one where guides begin alike, none where no guide has it; and
    the words around it, normalised. ``for_note``: a volunteer asks for the note of the step."""

    places: tuple[Place, ...]
    rest: str
    for_note: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on the page that somebody answers: the choices, those in sight first, and the names of the keys.

    ``onward`` is the choice that goes on in a guide: there "ok" and "done" mean that one.
    """

    choices: tuple[Choice, ...]
    keys: tuple[Labelled, ...] = ()
    onward: Choice | None = None


NOTHING_PRINTED: Final = Printed(())
"""What stands there before the first page."""

Meaning = Chosen | Speaks | Command | Coded | Searched | None
