"""Visitors who walk through the real pages, so that there is something to count."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from kiosk.channels.plain import PlainLines
from kiosk.figures.counters import Counters
from kiosk.figures.store import Cell, Store
from kiosk.guides.commands import Command
from kiosk.guides.conversation import Conversation
from kiosk.guides.engine import Engine
from kiosk.guides.kinds.guide import GuidePlace
from kiosk.guides.outcomes import OnceAVisit, Outcome, Seen

SITE = "Digipunt Genk"
YEAR = 2026
NOT_COMMON = (30, 20, 14, 10, 8, 6, 4, 3, 2, 1)
"""How much one language, guide or channel is used more than another."""


class Days:
    """A day that goes on when it is told to."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


def counted(engine: Engine, file: Path, visits: int, seed: int = 1, recorded: int = 1500) -> dict[Cell, int]:
    """What is in the store after so many visits, spread over the months of a year. So many of them really walk; the
    others do what one of these did."""
    chance = random.Random(seed)
    guides, languages = sorted(engine.catalogue.content.guides), engine.languages.codes
    walked = [seen_on_a_visit(engine, _one(chance, languages), _one(chance, guides), chance) for _ in range(recorded)]
    days = Days(date(YEAR, 1, 1))
    counters = Counters(Store(file), SITE, days)
    for number in range(visits):
        day = date(YEAR, 1 + number * 12 // visits, 15)
        if day != days.day:
            counters.flush()
            days.day = day
        tally = counters.on(_one(chance, ("screen", "plain", "sms")))
        for seen in chance.choice(walked):
            tally.take(seen)
    counters.flush()
    return Store(file).read()


class Kept:
    """Keeps what is counted."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def take(self, seen: Seen) -> None:
        self.seen.append(seen)


def seen_on_a_visit(engine: Engine, language: str, guide: str, chance: random.Random) -> list[Seen]:
    """What is counted of one visitor."""
    kept = Kept()
    visit(engine, OnceAVisit(kept), PlainLines(), language, guide, chance.random)
    if chance.random() < 0.1:
        kept.take(Seen(Outcome.PRINTED, guide, language))
    if chance.random() < 0.03:
        kept.take(Seen(Outcome.NO_GUIDE, "", language))
    return kept.seen


def visit(
    engine: Engine, counts: OnceAVisit, channel: PlainLines, language: str, guide: str, chance: Callable[[], float]
) -> None:
    """One visitor, who goes on step by step, and may stop, go back and forth or ask for a person on the way."""
    conversation = Conversation(language).to(GuidePlace(guide))
    for key in keys(chance):
        turn = engine.press(conversation, key, channel) if key else engine.perform(conversation, Command.END, channel)
        counts.turned(conversation, turn)
        conversation = turn.conversation
        if conversation.ended:
            return
    counts.forget()


def keys(chance: Callable[[], float]) -> Iterator[str]:
    """What somebody presses; "" is the end."""
    for _ in range(14):
        drawn = chance()
        if drawn < 0.03:
            yield "9"
            yield "0"
        elif drawn < 0.08:
            yield "0"
            yield "1"
        elif drawn < 0.1:
            yield ""
        yield "1"


def _one(chance: random.Random, names: Sequence[str]) -> str:
    weights = [NOT_COMMON[index] if index < len(NOT_COMMON) else 0.4 for index in range(len(names))]
    return chance.choices(names, weights)[0]
