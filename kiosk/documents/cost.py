"""What an answer by text message costs: ``kiosk check --cost``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rich.console import Console
from rich.table import Table

from kiosk.channels.channel import Size
from kiosk.channels.sms.segments import SEGMENT_BITS, measure
from kiosk.checks.subject import Subject
from kiosk.documents import markdown
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.kinds.step import StepPlace

_BITS_A_UNIT = {"GSM-7": 7, "UCS-2": 16}


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is sent, and the place that it shows."""

    place: str
    body: str

    @property
    def size(self) -> Size:
        """What is paid for it: GSM 03.38 where it can be spelled so, else UCS-2."""
        return measure(self.body)

    @property
    def floor(self) -> int:
        """The segments that its bits need at least: ``ceil(bits / 1120)`` (GSM 03.40: 140 bytes a segment)."""
        return math.ceil(self.bits / SEGMENT_BITS)

    @property
    def bits(self) -> int:
        """The bits of the text, without the header that joins segments."""
        return self.size.units * _BITS_A_UNIT[self.size.encoding]


@dataclass(frozen=True)
class LanguageCost:
    """The messages of all guides in one language: ``guides`` maps a guide to its goal and steps, in order."""

    language: str
    budget: int
    guides: dict[str, tuple[Message, ...]]

    @cached_property
    def segments(self) -> dict[str, int]:
        """The segments of each whole guide."""
        return {guide: sum(m.size.segments for m in messages) for guide, messages in self.guides.items()}

    @property
    def mean(self) -> float:
        """Segments for a whole guide."""
        return sum(self.segments.values()) / len(self.segments)

    @property
    def worst(self) -> tuple[str, int]:
        """The guide that costs most, and its segments."""
        return max(self.segments.items(), key=lambda item: item[1])

    @property
    def bytes(self) -> float:
        """Bytes of text in a whole guide, on average."""
        bits = sum(message.bits for message in self.messages)
        return bits / 8 / len(self.guides)

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages of all guides, one after another."""
        return tuple(message for messages in self.guides.values() for message in messages)

    @property
    def longest(self) -> Message:
        """The message that takes most of its segments."""
        return max(self.messages, key=lambda message: (message.size.segments, message.size.units))

    @property
    def over(self) -> int:
        """Messages above the budget of the language."""
        return sum(message.size.segments > self.budget for message in self.messages)

    @property
    def above_floor(self) -> float:
        """Segments sent for each segment that the bits alone would need."""
        return sum(m.size.segments for m in self.messages) / sum(m.floor for m in self.messages)


def costs(subject: Subject) -> list[LanguageCost]:
    """What the guides cost, a language at a time."""
    return [_cost(subject, language) for language in subject.languages.codes]


def _cost(subject: Subject, language: str) -> LanguageCost:
    guides: dict[str, list[Message]] = {}
    for stop in subject.walked("sms", subject.sms, language):
        if isinstance(stop.place, GuidePlace) or (isinstance(stop.place, StepPlace) and not stop.place.region):
            # Whoever lives in a region gets its words in place of these, not beside them.
            bodies = (Message(str(stop.place), subject.sms.body(page)) for page in stop.parts)
            guides.setdefault(stop.place.guide, []).extend(bodies)
    facts = subject.languages[language].facts
    return LanguageCost(language, facts.segments, {guide: tuple(messages) for guide, messages in guides.items()})


COLUMNS = (
    "language",
    "budget",
    "guide, mean",
    "guide, worst",
    "bytes, mean",
    "sent / floor",
    "over budget",
    "longest message",
)


def rows(found: Iterable[LanguageCost]) -> list[tuple[str, ...]]:
    """The table, a language a row, in the words of ``COLUMNS``."""
    return [
        (
            cost.language,
            f"{cost.budget}",
            f"{cost.mean:.1f}",
            f"{cost.worst[1]} ({cost.worst[0]})",
            f"{cost.bytes:,.0f}",
            f"{cost.above_floor:.2f}",
            f"{cost.over}",
            f"{cost.longest.size.units} {cost.longest.size.encoding} ({cost.longest.place})",
        )
        for cost in found
    ]


def print_costs(subject: Subject, console: Console) -> None:
    """The table, and the longest message of each language in full."""
    found = costs(subject)
    table = Table(title="Segments of text messages", caption="sent / floor: against ceil(bits / 1120) a message")
    for column in COLUMNS:
        table.add_column(column)
    for row in rows(found):
        table.add_row(*row)
    console.print(table)
    for cost in found:
        size = cost.longest.size
        console.print(f"\n{cost.language}, {cost.longest.place}: {size.units} {size.encoding}", highlight=False)
        console.print(cost.longest.body, markup=False, highlight=False)


def cost_table(subject: Subject) -> str:
    """The table for the README."""
    return markdown.table(COLUMNS, rows(costs(subject)))
