"""Topics, guides and steps: the how-to's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

CONTENT_FILE: Final = {"extra": "forbid", "str_min_length": 1}
"""pydantic's settings for what comes from a content file: no field that is not known, no empty text."""

FEWEST_STEPS: Final = 5
MOST_STEPS: Final = 8
"""A guide is short enough to follow standing, and long enough to do one thing a step."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of guides on the main menu."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    """One action, in plain language. ``sms`` holds the short words, ``helper`` the volunteer's note.

    ``exception`` says why the English needs more words than easy language allows.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    title: str
    text: str
    helper: str
    sms: str | None = None
    exception: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A how-to for one digital task, in 5 to 8 steps.

    ``order`` is its place among the guides of its topic. ``digcomp`` holds codes of the DigComp framework
    ("4.1"; "0" is UNESCO's area of devices).
    ``search`` holds words that people say, with commas between. ``exception`` says why the English is more difficult
    than the formula of readability allows.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    topic: str
    order: int
    title: str
    goal: str
    digcomp: tuple[str, ...]
    search: str
    checked: date
    source: str
    steps: tuple[Step, ...]
    exception: str | None = None

    def step(self, id: str) -> int:
        """The index of a step. Raises KeyError when there is none of that id."""
        for index, step in enumerate(self.steps):
            if step.id == id:
                return index
        raise KeyError(id)
