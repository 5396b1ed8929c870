"""What text messages may cost: who gets an answer, who gets one sentence instead, and who gets nothing.

Everything here is in memory and forgotten within a day. What a restart forgets is counted anew, save what was spent on
the day: that sum comes from the store.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from threading import Lock
from typing import Final

from kiosk.sms_limits import SmsLimits

HOUR: Final = 3600.0
DAY: Final = 24 * HOUR

MOST_SENDERS: Final = 50_000
"""Senders that are remembered: who texted least lately is forgotten first."""

MOST_SAME_WORDS: Final = 40
"""How often one number says the same within a day with another answer each time, such as the next page. A guide has
at most eight steps; who turns forty pages is a machine."""

MOST_CRISES: Final = 50
"""Crisis answers of an hour that are told apart; after that many it makes no difference."""

WARN_AT: Final = 0.8
"""The part of a day's segments after which the operator is warned."""

NO_CALLER: Final = frozenset({"266696687", "7378742833", "2562533", "8656696", "86282452253"})
"""What Twilio sends as the number of somebody who hides it: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE,
as they are spelled on the keys of a telephone (ITU-T E.161). That Twilio turns these words into digits:
https://www.twilio.com/en-us/changelog/upcoming-changes-to-withheld-caller-ids-behavior-for-dial-calls"""

_NUMBER: Final = re.compile(r"\+?([0-9]{7,15})")
"""A telephone number of any country (ITU-T E.164). Fewer digits are a short code, which receives nothing."""


class Limit(Enum):
    """Why a number gets no answer. The value is how the log counts it."""

    HOUR = "limit-hour"
    LOOP = "limit-loop"
    DAY = "limit-day"
    COUNTRY = "limit-country"
    SENDER = "limit-sender"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a reply. ``send``: it is sent. ``limit``: the limit whose one sentence is sent in its place;
    None with ``send`` false is silence. ``cause`` is the limit that holds the reply back, also in silence."""

    send: bool
    limit: Limit | None = None
    cause: Limit | None = None


SEND: Final = Verdict(True)


@dataclass(slots=True)
class _Row:
    """The same thing in a row: a mark of it, and when it came. No text."""

    mark: int = 0
    times: list[float] = field(default_factory=list)

    def is_full(self, thing: str, most: int, now: float) -> bool:
        """Whether this is the same once more, after so many times within a day."""
        return hash(thing) == self.mark and _count(DAY, self.times, now) >= most

    def add(self, thing: str, most: int, now: float) -> bool:
        """One more; whether it is another thing than the one before."""
        another = hash(thing) != self.mark
        if another:
            self.mark, self.times = hash(thing), []
        self.times = [*(at for at in self.times if _within(DAY, at, now)), now][-most:]
        return another


@dataclass(slots=True)
class _Sender:
    """What is remembered of one sender. Times are seconds since 1970."""

    touched: float = 0.0
    answers: list[float] = field(default_factory=list)
    words: _Row = field(default_factory=_Row)
    reply: _Row = field(default_factory=_Row)
    said: dict[Limit, float] = field(default_factory=dict)
    day_full: str = ""
    crises: dict[str, float] = field(default_factory=dict)


_NOBODY: Final = _Sender()


class Limits:
    """The limits of one office. Answers to a crisis, help now and a person pass around them. May be used by threads.

    ``judge`` and ``sent`` are apart because a reply may be thought out twice before it is stored.
    """

    def __init__(self, settings: SmsLimits, clock: Callable[[], float], today: Callable[[], str]) -> None:
        """``clock`` gives seconds since 1970, ``today`` the day at the office."""
        self._settings = settings
        self._clock = clock
        self._today = today
        self._senders: OrderedDict[str, _Sender] = OrderedDict()
        self._lock = Lock()

    @property
    def remembered(self) -> int:
        """How many senders are remembered."""
        return len(self._senders)

    def judge(self, sender: str, number: str, said: str, reply: str, spent: int) -> Verdict:
        """What becomes of a reply to what this number said, when ``spent`` segments have gone out today.

        Changes nothing.
        """
        with self._lock:
            known = self._senders.get(sender, _NOBODY)
            return self._held(known, number, said, reply, spent, self._clock())

    def sent(self, sender: str, said: str, reply: str, verdict: Verdict) -> None:
        """What ``judge`` said of this reply is stored and on its way: from now on it counts."""
        if not verdict.send and verdict.limit is None:
            return
        with self._lock:
            now = self._clock()
            known = self._touched(sender, now)
            if verdict.limit is Limit.DAY:
                known.day_full = self._today()
            elif verdict.limit is not None:
                known.said[verdict.limit] = now
            else:
                self._count(known, said, reply, now)

    def crisis(self, sender: str, sid: str) -> int:
        """Which crisis of this sender within an hour a message tells of: 1 for the first. A message that is thought out
        twice, or sent again, counts once by its id. To be counted when it is answered; nothing of it is written."""
        with self._lock:
            now = self._clock()
            known = self._touched(sender, now)
            known.crises = {sid: at for sid, at in known.crises.items() if _within(HOUR, at, now)}
            known.crises.setdefault(sid, now)
            if len(known.crises) > MOST_CRISES:
                del known.crises[next(iter(known.crises))]
            return list(known.crises).index(sid) + 1

    def warning(self, spent_before: int, spent_after: int) -> bool:
        """Whether the operator is to be warned: an answer took the day's segments over 80 %."""
        return spent_before < WARN_AT * self._settings.segments_a_day <= spent_after

    def forget_old(self) -> None:
        """Forget every sender to whom nothing went out for a day."""
        with self._lock:
            self._forget_old(self._clock())

    def _held(self, known: _Sender, number: str, said: str, reply: str, spent: int, now: float) -> Verdict:
        settings = self._settings
        digits = _digits(number)
        if digits is None:
            return Verdict(False, None, Limit.SENDER)
        full = spent >= settings.segments_a_day
        if settings.countries and not f"+{digits}".startswith(settings.countries):
            # No sentence once the day is full: that is how numbers abroad are made to cost money.
            return _once(Limit.COUNTRY, full or _within(DAY, known.said.get(Limit.COUNTRY), now))
        same_reply = known.reply.is_full(reply, settings.same_answers, now)
        if same_reply or known.words.is_full(said, MOST_SAME_WORDS, now):
            return _once(Limit.LOOP, _within(DAY, known.said.get(Limit.LOOP), now))
        if _count(HOUR, known.answers, now) >= settings.messages_an_hour:
            return _once(Limit.HOUR, _within(HOUR, known.said.get(Limit.HOUR), now))
        if full:
            return _once(Limit.DAY, known.day_full == self._today())
        return SEND

    def _count(self, known: _Sender, said: str, reply: str, now: float) -> None:
        known.answers = [at for at in known.answers if _within(HOUR, at, now)] + [now]
        known.words.add(said, MOST_SAME_WORDS, now)
        if known.reply.add(reply, self._settings.same_answers, now):
            # Another answer: no machine that says the same for ever, and its sentence may be said again.
            known.said.pop(Limit.LOOP, None)

    def _touched(self, sender: str, now: float) -> _Sender:
        """What is remembered of a sender, who becomes the one that is forgotten last."""
        self._forget_old(now)
        known = self._senders.setdefault(sender, _Sender())
        known.touched = now
        self._senders.move_to_end(sender)
        if len(self._senders) > MOST_SENDERS:
            self._senders.popitem(last=False)
        return known

    def _forget_old(self, now: float) -> None:
        while self._senders and not _within(DAY, next(iter(self._senders.values())).touched, now):
            self._senders.popitem(last=False)


def _digits(number: str) -> str | None:
    """The digits of a number that can receive a text message; None for a name, a short code or a hidden number."""
    found = _NUMBER.fullmatch(number)
    return None if found is None or found[1] in NO_CALLER else found[1]


def _once(limit: Limit, said: bool) -> Verdict:
    """The sentence of a limit, or silence when it was said."""
    return Verdict(False, None if said else limit, limit)


def _within(seconds: float, at: float | None, now: float) -> bool:
    """Whether something was at most so long ago. What lies ahead was written by a clock that was wrong: it is over."""
    return at is not None and 0 <= now - at < seconds


def _count(seconds: float, times: list[float], now: float) -> int:
    return sum(_within(seconds, at, now) for at in times)
