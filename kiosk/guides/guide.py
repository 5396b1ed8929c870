"""Topics, guides and steps: the how-to's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Region:
    """A part of the country in which some errands go another way: another site, another office."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class InRegion:
    """What of a step is said otherwise in a region; None is said as everywhere."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    text: str | None = None
    sms: str | None = None
    helper: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What a guide says that can become untrue, with the ``address`` of the page on which it was ``read``."""

    __pydantic_config__: ClassVar = CONTENT_FILE

    says: str
    address: str
    read: date


@dataclass(frozen=True, slots=True)
class Step:
    """One action, in plain language. ``sms`` holds the short words, ``helper`` the volunteer's note.

    ``regions`` holds what is said otherwise in a region, by its id. ``exception`` says why the English needs more words
    than easy language allows.
    """

    __pydantic_config__: ClassVar = CONTENT_FILE

    id: str
    title: str
    text: str
    helper: str
    sms: str | None = None
    regions: Mapping[str, InRegion] = field(default_factory=dict)
    exception: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A how-to for one digital task, in 5 to 8 steps.

    ``order`` is its place among the guides of its topic. ``digcomp`` holds codes of the DigComp framework
    ("4.1"; "0" is UNESCO's area of devices). ``facts`` are what somebody must look up again before ``expires``.
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
    expires: date
    source: str
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...] = ()
    exception: str | None = None

    @property
    def regions(self) -> tuple[str, ...]:
        """The ids of the regions in which a step is said otherwise."""
        return tuple(dict.fromkeys(region for step in self.steps for region in step.regions))

    def step(self, id: str) -> int:
        """The index of a step. Raises KeyError when there is none of that id."""
        for index, step in enumerate(self.steps):
            if step.id == id:
                return index
        raise KeyError(id)
