"""Topics, guides and steps: the how-to's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from annotated_types import Len, MinLen

Words = Annotated[str, MinLen(1)]
FORBID_EXTRA: dict[str, str] = {"extra": "forbid"}
"""pydantic's setting for a dataclass that refuses a field it does not know."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of guides on the main menu."""

    __pydantic_config__: ClassVar = FORBID_EXTRA

    id: Words
    title: Words


@dataclass(frozen=True, slots=True)
class Step:
    """One action, in plain language. ``sms`` holds the short words, ``helper`` the volunteer's note."""

    __pydantic_config__: ClassVar = FORBID_EXTRA

    id: Words
    title: Words
    text: Words
    helper: Words
    sms: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A how-to for one digital task, in 5 to 8 steps.

    ``order`` is its place among the guides of its topic. ``digcomp`` holds codes of the DigComp framework
    ("4.1"; "0" is UNESCO's area of devices).
    ``search`` holds words that people say, with commas between.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA

    id: Words
    topic: Words
    order: int
    title: Words
    goal: Words
    digcomp: Annotated[tuple[str, ...], MinLen(1)]
    search: Words
    checked: date
    source: Words
    steps: Annotated[tuple[Step, ...], Len(5, 8)]

    def step(self, id: str) -> int:
        """The index of a step. Raises KeyError when there is none of that id."""
        for index, step in enumerate(self.steps):
            if step.id == id:
                return index
        raise KeyError(id)
