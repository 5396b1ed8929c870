"""What of the figures may be shown, so that nothing under 5 can be worked out from it.

**The rule.** A month of a site is shown once it is over. Before anything is added up, whatever fewer than 5 of its
events have in common (an outcome; with it a guide, a language or a channel) is left out with all those events, again
and again until nothing of that kind is left. All that is shown, for every range of months, is a sum of what remains.

**Why it holds.** In what remains, each number of a guide, a language, a channel or a month is 0 or at least 5, and 0 is
shown as "<5". Put 1, 2, 3 or 4 events where a "<5" stands: they are left out first, and the rest is the same as before.
So every output, and all of them together, are the same for 0 to 4: nothing computed from them tells which it was. Those
who began a guide and did not finish count as an outcome of their own; so neither does "begun" less "finished" tell of
fewer than 5. ``tests/figures`` tries all of this.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kiosk.figures.store import Cell
from kiosk.guides.outcomes import Outcome

LEAST: Final = 5
HIDDEN: Final = f"<{LEAST}"
"""What stands for a number that is not shown, also for none at all."""

LEFT: Final = "left"
"""Begun, and not finished."""

SHOWN: Final = (Outcome.BEGUN, Outcome.FINISHED, Outcome.PERSON, Outcome.PRINTED, Outcome.NO_GUIDE)
_APART: Final = ("language", "guide", "channel")


@dataclass(frozen=True, slots=True)
class _Event:
    """What one event of a month of a site is counted under."""

    language: str
    guide: str
    channel: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Published:
    """What may be shown of some months: of each, how many events with an outcome have something in common."""

    months: tuple[str, ...]
    counts: Mapping[tuple[str, str, str, str], int]
    """By month, what is told apart, which one of it, and the outcome."""

    def number(self, by: str, which: str, outcome: Outcome) -> int:
        """How many in all the months; 0 where it is not shown."""
        return sum(self.counts.get((month, by, which, outcome), 0) for month in self.months)

    def of(self, by: str) -> tuple[str, ...]:
        """Those of which something is shown, the most begun first; months as they follow one another."""
        if by == "month":
            return self.months
        found = {which for _, apart, which, _ in self.counts if apart == by and which}
        return tuple(sorted(found, key=lambda which: (*(-self.number(by, which, each) for each in SHOWN), which)))


def shown(number: int) -> str:
    """A number as it is shown: to the nearest multiple of 5, so that no two of them differ by less."""
    return HIDDEN if number < LEAST else str(rounded(number))


def rounded(number: int) -> int:
    """A number to the nearest multiple of 5."""
    return (number + LEAST // 2) // LEAST * LEAST


def months_over(first: date, last: date, today: date) -> tuple[str, ...]:
    """The months of which every day is in a range, and that are over for a day: what a screen counted on the last
    evening may be written in the night."""
    months = []
    day = first if first.day == 1 else _next_month(first)
    while (following := _next_month(day)) - timedelta(days=1) <= last and following < today:
        months.append(f"{day:%Y-%m}")
        day = following
    return tuple(months)


def publish(stores: Iterable[Mapping[Cell, int]], months: tuple[str, ...]) -> Published:
    """What may be shown. Each store, each site and each month is looked at by itself, whatever else is asked for: what
    is shown of one of them is the same in every output."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for store in stores:
        for (month, site), cells in _apart(store).items():
            if month in months:
                for event, count in _kept(_events(cells)).items():
                    for by, which in _commons(event, site, month):
                        counts[month, by, which, _column(event)] += count
                        if event.outcome == Outcome.FINISHED:
                            counts[month, by, which, Outcome.BEGUN] += count
    return Published(months, counts)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _apart(store: Mapping[Cell, int]) -> dict[tuple[str, str], dict[Cell, int]]:
    apart: dict[tuple[str, str], dict[Cell, int]] = defaultdict(dict)
    for cell, count in store.items():
        apart[cell.day[:7], cell.site][cell] = count
    return apart


def _events(cells: Mapping[Cell, int]) -> Counter[_Event]:
    """The events of a month, in outcomes of which no two are about the same: who finished a guide also began it."""
    events: Counter[_Event] = Counter()
    for cell, count in cells.items():
        events[_Event(cell.language, cell.guide, cell.channel, cell.outcome)] += count
    for event in [event for event in events if event.outcome == Outcome.BEGUN]:
        begun = events.pop(event)
        finished = events[_Event(event.language, event.guide, event.channel, Outcome.FINISHED)]
        events[_Event(event.language, event.guide, event.channel, LEFT)] = max(0, begun - finished)
    return +events


def _kept(events: Counter[_Event]) -> Counter[_Event]:
    """The events that remain when those are left out, again and again, of which fewer than 5 have something in
    common."""
    while True:
        common: Counter[tuple[str, ...]] = Counter()
        for event, count in events.items():
            for each in _told_apart(event):
                common[each] += count
        remaining = Counter(
            {
                event: count
                for event, count in events.items()
                if all(common[each] >= LEAST for each in _told_apart(event))
            }
        )
        if len(remaining) == len(events):
            return remaining
        events = remaining


def _told_apart(event: _Event) -> Iterator[tuple[str, ...]]:
    yield (event.outcome,)
    for by in _APART:
        yield (event.outcome, by, getattr(event, by))


def _commons(event: _Event, site: str, month: str) -> Iterator[tuple[str, str]]:
    yield from ((by, getattr(event, by)) for by in _APART)
    yield "site", site
    yield "month", month


def _column(event: _Event) -> str:
    return Outcome.BEGUN if event.outcome == LEFT else event.outcome
